/** Modules as a program: calls between them, parameters, exceptions with their lines, Выполнить, waiting. */
import { describe, expect, test } from 'vitest'
import { runBSL } from '../../../test/support/bsl.ts'
import { Reference } from '../run/member.ts'
import type { Seams } from './parts.ts'

const printed = async (text: string, modules = {}): Promise<readonly string[]> => {
  const { lines, error } = await runBSL(text, modules)
  return error === undefined ? lines : [...lines, error]
}

describe('parameters', () => {
  test('are written through three calls unless Знач', async () => {
    const text = `Процедура Три(П) П = П + 1; КонецПроцедуры
Процедура Два(П) Три(П); КонецПроцедуры
Процедура Один(П) Два(П); КонецПроцедуры
Процедура Копия(Знач П) Три(П); КонецПроцедуры
А = 1; Один(А); Сообщить(А); Копия(А); Сообщить(А); Один(5);`
    expect(await printed(text)).toEqual(['2', '2'])
  })

  test('are written by common modules, also by those of a variable', async () => {
    const modules = { Общий: 'Процедура Удвоить(П) Экспорт П = П * 2; КонецПроцедуры' }
    expect(await printed('А = 2; Общий.Удвоить(А); М = Общий; М.Удвоить(А); Сообщить(А);', modules)).toEqual(['8'])
  })

  test('skipped takes the default, Неопределено does not', async () => {
    const text = `Функция Ф(А = 1, Б = "два") Возврат "" + А + Б; КонецФункции
Сообщить(Ф(, 3)); Сообщить(Ф(Неопределено)); Сообщить(Ф());`
    expect(await printed(text)).toEqual(['13', 'два', '1два'])
  })

  test('Свойство writes its second argument', async () => {
    expect(
      await printed('С = Новый Структура("А", 5); В = 1; С.Свойство("а", В); Сообщить(В); С.Свойство("Б", В); Сообщить(ТипЗнч(В));'),
    ).toEqual(['5', 'Не определено'])
  })
})

describe('modules', () => {
  test('see global methods, and only what is exported', async () => {
    const modules = { 'Все!': 'Функция Общая() Экспорт Возврат 7; КонецФункции Функция Своя() Возврат 1; КонецФункции' }
    expect(await printed('Сообщить(Общая()); Сообщить(Все.Своя());', modules)).toEqual([
      '7',
      '{Модуль(1)}: Метод объекта не обнаружен (Своя)',
    ])
  })

  test('with ReturnValuesReuse run once for the same arguments', async () => {
    const modules = { 'Кеш*': 'Функция Новое(А) Экспорт Возврат Новый Массив; КонецФункции' }
    expect(await printed('Сообщить(Кеш.Новое(1) = Кеш.Новое(1)); Сообщить(Кеш.Новое(1) = Кеш.Новое("1"));', modules)).toEqual(['Да', 'Нет'])
  })

  test('are values of a type of their own', async () => {
    expect(await printed('Сообщить(ТипЗнч(Общий) = Тип("ОбщийМодуль"));', { Общий: '' })).toEqual(['Да'])
  })

  test('that are privileged run so, and the caller does not', async () => {
    const modules = { 'Полные#': 'Функция Режим() Экспорт Возврат ПривилегированныйРежим(); КонецФункции' }
    expect(await printed('Сообщить(Полные.Режим()); Сообщить(ПривилегированныйРежим());', modules)).toEqual(['Да', 'Нет'])
  })

  test('of clients alone are not there', async () => {
    const modules = { 'Клиент-': 'Функция А() Экспорт Возврат 1; КонецФункции' }
    expect(await printed('Сообщить(Клиент.А());', modules)).toEqual(['{Модуль(1)}: Переменная не определена (Клиент)'])
  })

  test('a broken one is refused when it is called', async () => {
    const modules = { Битый: 'Процедура А() Экспорт\n Б = ;\nКонецПроцедуры' }
    expect(await printed('Сообщить("до"); Битый.А();', modules)).toEqual([
      'до',
      '{Модуль(1)}: {ОбщийМодуль.Битый.Модуль(2,6)}: Ожидается выражение\n Б = <<?>>;',
    ])
  })
})

describe('exceptions name module and line', () => {
  const modules = {
    Низ: 'Процедура А(Знач П) Экспорт\n\n\tП = 1 / П;\nКонецПроцедуры',
    Верх: [
      'Процедура Б() Экспорт\n\tНиз.А(0);\nКонецПроцедуры',
      'Функция Пойман() Экспорт\nПопытка\nНиз.А(0);\nИсключение\nВозврат ОписаниеОшибки();\nКонецПопытки;\nКонецФункции',
    ].join('\n'),
  }
  test.each<[string, string]>([
    ['\nВерх.Б();', '{ОбщийМодуль.Низ.Модуль(3)}: Деление на 0'],
    ['Сообщить(Верх.Пойман());', '{ОбщийМодуль.Низ.Модуль(3)}: Деление на 0'],
    ['\n\nА = Неопределено;\nА.Б = 1;', '{Модуль(4)}: Значение не является значением объектного типа (Б)'],
    ['А = Новый Структура("Б", 1);\nС = А.Нет;', '{Модуль(2)}: Поле объекта не обнаружено (Нет)'],
    ['А = Новый Массив;\n\nА.Получить(1);', '{Модуль(3)}: Индекс находится за границами массива'],
    ['\nВызватьИсключение "свой";', '{Модуль(2)}: свой'],
    ['А = Нет;', '{Модуль(1)}: Переменная не определена (Нет)'],
    ['\nНетТакой(1);', '{Модуль(2)}: Процедура или функция с указанным именем не определена (НетТакой)'],
    ['\nА = Новый Нет;', '{Модуль(2)}: Тип не определен (Нет)'],
    ['\nСтрДлина();', '{Модуль(2)}: Недостаточно фактических параметров'],
    ['\nСтрДлина("а", 1);', '{Модуль(2)}: Слишком много фактических параметров'],
    [
      '\nА = Новый ЗаписьZipФайла("а");',
      '{Модуль(2)}: не поддерживается onec-standin: Новый ЗаписьZipФайла (ответить может функция TypeScript: docs/ru/bsl.md, «Подмены»)',
    ],
    ['Процедура А() А(); КонецПроцедуры\n\nА();', '{Модуль(1)}: Переполнение стека встроенного языка на сервере'],
    ['Попытка\n\nА = 1 / 0;\nИсключение\nВызватьИсключение;\nКонецПопытки;', '{Модуль(3)}: Деление на 0'],
    [
      'Попытка\nА = 1 / 0;\nИсключение\nВызватьИсключение "выше: " + КраткоеПредставлениеОшибки(ИнформацияОбОшибке());\nКонецПопытки;',
      '{Модуль(4)}: выше: Деление на 0',
    ],
  ])('%s', async (text, expected) => {
    const { lines, error } = await runBSL(text, modules)
    expect(error ?? lines.at(-1)).toBe(expected)
  })
})

describe('Выполнить and Вычислить', () => {
  test.each<[string, string]>([
    ['А = 1; Выполнить("А = А + 1;"); Сообщить(А);', '2'],
    ['Функция Д(П) Возврат П * 2; КонецФункции\nСообщить(Вычислить("Д(21)"));', '42'],
    ['Выполнить("Новая = 5;"); Попытка Сообщить(Вычислить("Новая")); Исключение Сообщить("нет"); КонецПопытки;', 'нет'],
    ['Попытка Выполнить("Процедура А() КонецПроцедуры"); Исключение Сообщить("нет"); КонецПопытки;', 'нет'],
    ['Сообщить(Вычислить("Общий").Имя());', 'общий'],
  ])('%s prints %s', async (text, expected) => {
    expect(await printed(text, { Общий: 'Функция Имя() Экспорт Возврат "общий"; КонецФункции' })).toEqual([expected])
  })
})

test('labels and Перейти', async () => {
  const text = `Процедура Счет()
	А = 0;
	~Еще:
	А = А + 1;
	Пока Истина Цикл
		Если А < 3 Тогда Перейти ~Еще; КонецЕсли;
		Прервать;
	КонецЦикла;
	Сообщить(А);
КонецПроцедуры
Счет();`
  expect(await printed(text)).toEqual(['3'])
})

test('the counter of Для stays behind the loop, bounds are taken once', async () => {
  expect(await printed('К = 2; Для Н = 1 По К Цикл К = 9; КонецЦикла; Сообщить(Н);')).toEqual(['3'])
})

const call = (run: (...args: unknown[]) => unknown) => (_run: unknown, _self: unknown, args: readonly unknown[]) => run(...args)

const seams: Seams = {
  hasModule: (module) => module === 'обмен',
  method: (module, method) =>
    module === 'обмен' && method === 'получитькурс'
      ? call(async (code) => {
          await Promise.resolve()
          return `курс ${String(code instanceof Reference ? code.v : code)}`
        })
      : undefined,
  function: (name) => (name === 'получитьфункциональнуюопцию' ? call(() => true) : undefined),
  type: () => undefined,
  value: () => undefined,
}

test('what waits looks as if it did not, through several calls and with its line behind it', async () => {
  const text = `Функция Курс(Код) Возврат Обмен.ПолучитьКурс(Код); КонецФункции
Функция Все() А = Новый Массив; Для Н = 1 По 2 Цикл А.Добавить(Курс(Н)); КонецЦикла; Возврат СтрСоединить(А, ", "); КонецФункции
Сообщить(Все());
Сообщить(ПолучитьФункциональнуюОпцию("А"));
В = 1 / 0;`
  const { lines, error } = await runBSL(text, {}, {}, seams)
  expect([lines, error]).toEqual([['курс 1, курс 2', 'Да'], '{Модуль(5)}: Деление на 0'])
})

test('a run that does not end is ended', async () => {
  const { error } = await runBSL('Попытка Пока Истина Цикл КонецЦикла; Исключение Сообщить("поймано"); КонецПопытки;', {}, { limit: 20 })
  expect(error).toContain('дольше 0.02 с')
})

test('files outside the folders that are allowed are refused', async () => {
  const { lines } =
    await runBSL(`Попытка УдалитьФайлы("/etc/passwd"); Исключение Сообщить(КраткоеПредставлениеОшибки(ИнформацияОбОшибке())); КонецПопытки;
П = ПолучитьИмяВременногоФайла("txt"); З = Новый ЗаписьТекста(П); З.Записать("А"); З.Закрыть(); Сообщить(Новый ДвоичныеДанные(П));`)
  expect(lines).toEqual([
    'onec-standin: доступ к "/etc/passwd" закрыт: разрешены только временные файлы вызова и папки --files',
    'EF BB BF D0 90',
  ])
})
