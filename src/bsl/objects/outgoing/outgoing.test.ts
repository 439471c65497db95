/** Calls of other servers from modules: the objects of chapter 17.3.1 over a door of the test, which answers with what it was asked. */
import { describe, expect, test } from 'vitest'
import { runBSL } from '../../../../test/support/bsl.ts'
import { eventually } from '../../../../test/support/eventually.ts'
import { temporaryFolder } from '../../../../test/support/temporary.ts'
import { outgoingError } from '../../../exchange/outgoing/error.ts'
import type { Outgoing, OutgoingRequest } from '../../../exchange/outgoing/request.ts'
import { bodyBytes } from '../../../exchange/reply.ts'

const asked: OutgoingRequest[] = []

/** Says what it was asked; `/fail` gets no answer. */
const echo: Outgoing = async (request) => {
  asked.push(request)
  if (request.url.path === '/fail') throw outgoingError('timeout', {})
  const body = new TextDecoder().decode(
    await bodyBytes({ status: 200, headers: [], ...(request.body !== undefined && { body: request.body }) }),
  )
  const text = `${request.method} ${request.url.path} ${body}`
  return { status: 207, headers: ['Content-Type', 'text/plain; charset=utf-8', 'Set-Cookie', 'a=1', 'Set-Cookie', 'b=2'], body: text }
}

const printed = async (text: string, folders: readonly string[] = []): Promise<string> => {
  const { lines, error } = await runBSL(text, {}, { outgoing: echo }, undefined, folders)
  return error ?? lines.join(' | ')
}

const connected = 'С = Новый HTTPСоединение("api.example"); З = Новый HTTPЗапрос("/a?б=1"); '

describe('what a module gets', () => {
  test.each<[code: string, printed: string]>([
    ['О = С.Получить(З); Сообщить("" + О.КодСостояния + " " + О.ПолучитьТелоКакСтроку());', '207 GET /a?%D0%B1=1 '],
    ['З.УстановитьТелоИзСтроки("да"); Сообщить(С.ОтправитьДляОбработки(З).ПолучитьТелоКакСтроку());', 'POST /a?%D0%B1=1 да'],
    ['З.УстановитьТелоИзСтроки("да"); Сообщить(С.Записать(З).ПолучитьТелоКакСтроку());', 'PUT /a?%D0%B1=1 да'],
    ['Сообщить(С.Изменить(З).ПолучитьТелоКакСтроку()); Сообщить(С.Удалить(З).КодСостояния);', 'PATCH /a?%D0%B1=1  | 207'],
    ['Сообщить(С.ПолучитьЗаголовки(З).Заголовки["Set-Cookie"]);', 'a=1, b=2'],
    ['Сообщить(С.ПолучитьЗаголовки(З).Заголовки["set-cookie"] = Неопределено);', 'Да'],
    ['Сообщить(С.CallHTTPMethod("PURGE", З).GetBodyAsString());', 'PURGE /a?%D0%B1=1 '],
    ['О = С.Получить(З); Сообщить(О.ПолучитьТелоКакДвоичныеДанные().Размер());', '16'],
    [
      'П = З.ПолучитьТелоКакПоток(); Ц = Новый ЗаписьДанных(П); Ц.ЗаписатьСтроку("а"); '
        + 'Сообщить(СокрЛП(С.Записать(З).ПолучитьТелоКакСтроку()));',
      'PUT /a?%D0%B1=1 а',
    ],
    [
      'Сообщить(С.Порт); Сообщить(С.Сервер); Сообщить(С.ЗащищенноеСоединение = Неопределено); Сообщить(С.Таймаут);',
      '80 | api.example | Да | 0',
    ],
    [
      'Т = Новый HTTPСоединение("api.example", , "и", "п", Новый ИнтернетПрокси(Ложь), 5, Новый ЗащищенноеСоединениеOpenSSL(, Новый '
        + 'СертификатыУдостоверяющихЦентровОС)); Сообщить(Т.Порт); '
        + 'Сообщить(ТипЗнч(Т.ЗащищенноеСоединение.СертификатыУдостоверяющихЦентров)); '
        + 'Сообщить(Т.ЗащищенноеСоединение.РежимПроверкиОтзываTLSСертификатаСервера);',
      '443 | СертификатыУдостоверяющихЦентровОС | Авто',
    ],
    [
      'П = Новый ИнтернетПрокси; П.Установить("http", "proxy", 80, "и", "п"); Сообщить(П.Сервер("http") + '
        + 'П.Порт("http") + П.Пользователь("http")); '
        + 'П.НеИспользоватьПроксиДляАдресов.Добавить("a"); Сообщить(П.Пользователь = ""); '
        + 'Сообщить(СтрСоединить(П.НеИспользоватьПроксиДляАдресов));',
      'proxy80и | Да | a',
    ],
  ])('%s', async (code, expected) => {
    expect(await printed(connected + code)).toBe(expected)
  })

  test('a header goes out in its place and case, a token as Bearer', async () => {
    await printed(`${connected}З.Заголовки.Вставить("x-Own", "1"); З.ДобавитьТокенДоступа("abc"); О = С.Получить(З);`)
    const usual = ['Host', 'api.example', 'User-Agent', '1C+Enterprise/8.3', 'Accept', '*/*']
    expect(asked.at(-1)!.headers).toEqual([...usual, 'x-Own', '1', 'Authorization', 'Bearer abc'])
  })

  test('an asynchronous method is waited for', async () => {
    const code =
      'Асинх Процедура Код() О = Ждать Новый HTTPСоединение("a.example").ВызватьHTTPМетодАсинх("GET", Новый HTTPЗапрос("/get")); '
      + 'Сообщить(О.КодСостояния); КонецПроцедуры Код();'
    const { lines } = await runBSL(code, {}, { outgoing: echo })
    expect(await eventually(async () => lines.join(), '207')).toBe('207')
  })

  test('bodies in files are those that the run may touch', async () => {
    const folder = temporaryFolder({ 'in.txt': 'из файла' })
    const code =
      `${connected}З.УстановитьИмяФайлаТела("${folder}/in.txt"); О = С.ОтправитьДляОбработки(З, "${folder}/out.txt"); `
      + `Т = Новый ТекстовыйДокумент; Т.Прочитать("${folder}/out.txt"); Сообщить(Т.ПолучитьТекст()); `
      + `Сообщить(О.ПолучитьИмяФайлаТела() <> "");`
    expect(await printed(code, [folder])).toBe('POST /a?%D0%B1=1 из файла | Да')
    expect(await printed(code)).toContain('разрешены только временные файлы вызова и папки --files')
  })
})

describe('errors', () => {
  test.each<[code: string, error: string]>([
    ['О = С.Получить(Новый HTTPЗапрос("/fail"));', '{Модуль(1)}: Ошибка работы с Интернет:  Превышен таймаут'],
    [
      'Попытка О = С.Получить(Новый HTTPЗапрос("/fail")); Исключение '
        + 'Сообщить(ИнформацияОбОшибке().ЭтоОшибкаКатегории(КатегорияОшибки.ОшибкаСети, Истина)); '
        + 'КонецПопытки;',
      'Да',
    ],
    ['О = С.ВызватьHTTPМетод("СВОЙ", З);', '{Модуль(1)}: Недопустимое имя метода HTTP: "СВОЙ"'],
    ['З.Заголовки.Вставить("X-А", "1"); О = С.Получить(З);', '{Модуль(1)}: Недопустимый заголовок HTTP "X-А"'],
    ['А = Новый HTTPСоединение("http://api.example");', '{Модуль(1)}: Неправильный адрес "http://api.example"'],
    ['А = Новый ЗащищенноеСоединениеКриптоПро;', '{Модуль(1)}: не поддерживается onec-standin: ЗащищенноеСоединениеКриптоПро'],
    ['А = Новый ЗащищенноеСоединениеOpenSSL("а");', "{Модуль(1)}: Несоответствие типов (параметр номер '1')"],
    ['О = С.Получить("/a");', "{Модуль(1)}: Несоответствие типов (параметр номер '1')"],
  ])('%s', async (code, error) => {
    expect((await printed(connected + code)).slice(0, error.length)).toBe(error)
  })

  test('without a door a call is refused with its address', async () => {
    const { error } = await runBSL(`${connected}О = С.Получить(З);`)
    expect(error).toBe('{Модуль(1)}: onec-standin: вызов http://api.example/a?%D0%B1=1 запрещён: на него нет заглушки, и узел не разрешён')
  })
})

test.each([
  ['Сообщить(СредстваБуфераОбмена.ИспользованиеДоступно()); Сообщить(ClipboardTools.UsageAvailable());', 'Нет | Нет'],
  [
    'Если СредстваБуфераОбмена.ПоддерживаетсяФорматДанных(СтандартныйФорматДанныхБуфераОбмена.Текст) Тогда КонецЕсли;',
    '{Модуль(1)}: не поддерживается onec-standin: СредстваБуфераОбмена.ПоддерживаетсяФорматДанных '
      + '(буфер обмена есть только у клиента: проверьте ИспользованиеДоступно())',
  ],
])('a server has no clipboard: %s', async (code, expected) => {
  expect(await printed(code)).toBe(expected)
})

test.each([
  ['alone', 'С.Получить(З);'],
  ['in Попытка', 'Попытка С.Получить(З); Исключение КонецПопытки;'],
  ['in a loop', 'Пока Истина Цикл С.Получить(З); КонецЦикла;'],
])('a call ends with the time of its handler: %s', async (_, code) => {
  const asked: (number | undefined)[] = []
  const silent: Outgoing = async ({ timeout }) => {
    asked.push(timeout)
    await new Promise((resolve) => void setTimeout(resolve, timeout))
    throw outgoingError('timeout', {})
  }
  const { error } = await runBSL(`${connected}${code}`, {}, { outgoing: silent, limit: 500 })
  expect(error).toContain('обработчик выполнялся дольше 0.5 с и остановлен (--handler-timeout)')
  expect(asked).toEqual([expect.any(Number)])
})

test('the timeout of a connection counts where it is over before the time of the handler', async () => {
  const asked: (number | undefined)[] = []
  const silent: Outgoing = async ({ timeout }) => {
    asked.push(timeout)
    throw outgoingError('timeout', {})
  }
  const code = 'Новый HTTPСоединение("api.example", , , , , 1).Получить(Новый HTTPЗапрос("/a"));'
  const { error } = await runBSL(`С = ${code}`, {}, { outgoing: silent, limit: 60_000 })
  expect([error, asked]).toEqual([expect.stringContaining('Превышен таймаут'), [1000]])
})
