/** A run that answers a call: background jobs that it began run behind the answer, or when they are waited for. */
import { expect, test } from 'vitest'
import { eventually } from '../../test/support/eventually.ts'
import { evaluate, machinePorts } from '../host/machine/bsl.ts'
import type { Call } from '../session/call.ts'
import { inRun } from './handler-run.ts'
import { Program } from './modules/program.ts'
import { platformDictionary } from './objects/library.ts'

const work = `Процедура Записать(Текст) Экспорт Сообщить(Текст); КонецПроцедуры
Процедура Упасть() Экспорт А = 1 / 0; КонецПроцедуры`

/** Answers of calls of one session, one after another; the session declares `Первый` and `Второй`. */
async function inSession(sessionModule: string, ...texts: readonly string[]): Promise<readonly string[]> {
  const values = new Map<string, unknown>()
  const parameters = { has: (name: string) => values.has(name), get: (name: string) => values.get(name), set: values.set.bind(values) }
  const call = { session: { parameters } } as unknown as Call
  const program = new Program({
    dictionary: platformDictionary(),
    commonModules: new Map(),
    evaluate,
    metadata: {
      configuration: undefined,
      names: (folder) => (folder === 'SessionParameters' ? ['Первый', 'Второй'] : []),
      object: () => undefined,
    },
    sessionModule: { id: 'МодульСеанса', file: 's', text: () => sessionModule },
  })
  const lines: string[] = []
  for (const [at, text] of texts.entries()) {
    const module = { id: 'Модуль', file: `m${at}`, text: () => `Процедура Ответ() Экспорт ${text} КонецПроцедуры` }
    const ports = { ...machinePorts(), message: (line: string) => void lines.push(line) }
    await inRun(
      program,
      () => ports,
      call,
      async (run) => run.module(module).own('ответ')?.(run, undefined, []),
    )
  }
  return lines
}

test('the session module runs once at the start of a session, and for each parameter that is not set when it is read', async () => {
  const module = `Процедура УстановкаПараметровСеанса(Имена)
	Если Имена = Неопределено Тогда ПараметрыСеанса.Первый = 1; Сообщить("начало");
	Иначе Сообщить(Имена[0] + ПривилегированныйРежим()); ПараметрыСеанса.Второй = ПараметрыСеанса.Первый + 1; КонецЕсли;
КонецПроцедуры`
  const read = 'Сообщить(ПараметрыСеанса.Первый); Сообщить(SessionParameters.Второй); Сообщить(ПривилегированныйРежим());'
  expect(await inSession(module, read, read)).toEqual(['начало', '1', 'ВторойДа', '2', 'Нет', '1', '2', 'Нет'])
})

test('a parameter that the session module does not set is refused by name; what the module throws fails the call', async () => {
  await expect(inSession('Procedure SessionParametersSetting(Names) EndProcedure', 'А = ПараметрыСеанса.Первый;')).rejects.toThrow(
    'ПараметрыСеанса.Первый',
  )
  await expect(inSession('Процедура УстановкаПараметровСеанса(Имена) ВызватьИсключение "нельзя"; КонецПроцедуры', '')).rejects.toThrow(
    '{МодульСеанса(1)}: нельзя',
  )
})

/** `limit`: how long a handler may go on, in milliseconds. */
async function printed(text: string, limit?: number): Promise<readonly string[]> {
  const lines: string[] = []
  const program = new Program({
    dictionary: platformDictionary(),
    commonModules: new Map([
      ['работа', { id: 'ОбщийМодуль.Работа.Модуль', file: 'w', name: 'Работа', global: false, reuses: false, text: () => work }],
    ]),
    evaluate,
  })
  const ports = {
    ...machinePorts(),
    ...(limit !== undefined && { limit }),
    message: (line: string) => void lines.push(line),
    log: ({ metadata, comment }: { readonly metadata: string; readonly comment: string }) => void lines.push(`${metadata}: ${comment}`),
  }
  const call = { session: { parameters: { has: () => false } } } as unknown as Call
  const module = { id: 'Модуль', file: 'm', text: () => `Функция Ответ() Экспорт ${text} Возврат "ответ"; КонецФункции` }
  const answer = await inRun(
    program,
    () => ports,
    call,
    async (run) => run.module(module).own('ответ')?.(run, undefined, []),
  )
  lines.push(String(answer))
  await new Promise((done) => setTimeout(done, 10))
  return lines
}

const begin = 'П = Новый Массив; П.Добавить("задание"); З = ФоновыеЗадания.Выполнить("Работа.Записать", П, "к", "имя");'

test.each<[string, string, readonly string[]]>([
  ['runs behind the answer', `${begin} Сообщить(З.Состояние);`, ['Активно', 'ответ', 'задание']],
  ['runs when it is waited for', `${begin} З.ОжидатьЗавершенияВыполнения(); Сообщить(З.Состояние);`, ['задание', 'Завершено', 'ответ']],
  [
    'is found by its key',
    `${begin} Сообщить(ФоновыеЗадания.ПолучитьФоновыеЗадания(Новый Структура("Ключ", "к"))[0].Наименование);`,
    ['имя', 'ответ', 'задание'],
  ],
  ['does not run when it was cancelled', `${begin} З.Отменить();`, ['ответ']],
  ['goes to the event log when it fails', 'ФоновыеЗадания.Выполнить("Работа.Упасть");', ['ответ', 'Работа.Упасть: Деление на 0']],
  [
    'keeps what it failed by',
    'З = ФоновыеЗадания.Выполнить("Работа.Упасть"); З.ОжидатьЗавершенияВыполнения(); Сообщить(З.ИнформацияОбОшибке.Описание);',
    ['Работа.Упасть: Деление на 0', 'Деление на 0', 'ответ'],
  ],
])('a job %s', async (_, text, expected) => {
  const lines = await printed(text)
  expect(await eventually(async () => [...lines], [...expected])).toEqual(expected)
})

test('a job with a key that runs already, or of a module that is not there, is refused', async () => {
  await expect(printed(begin + begin)).rejects.toThrow('Задание с таким значением ключа уже выполняется')
  await expect(printed('ФоновыеЗадания.Выполнить("Нет.А");')).rejects.toThrow('Переменная не определена (нет)')
})

test.each<[string, number]>([
  ['Пока Истина Цикл КонецЦикла;', 2],
  ['Попытка Пока Истина Цикл КонецЦикла; Исключение Сообщить("нет"); КонецПопытки;', 2],
  // The line of its function: jumps are dispatched there.
  ['~А: Перейти ~А;', 1],
])('a handler that goes on for ever is ended, and the text names its line: %s', async (text, line) => {
  await expect(printed(`\n${text}`, 20)).rejects.toThrow(
    `{Модуль(${line})}: onec-standin: обработчик выполнялся дольше 0.02 с и остановлен (--handler-timeout)`,
  )
})

test.each([
  ['of its own', () => Object.defineProperty({}, 'infobase', { value: infobase })],
  [
    'of its class',
    () =>
      Object.create({
        get infobase() {
          return infobase
        },
      }),
  ],
])('a run has the infobase that its call has as a property %s', async (_, made) => {
  expect(await infobaseIn(made() as Call)).toBe(infobase)
})

test('a call whose infobase throws is one without data', async () => {
  const call = Object.create({
    get infobase() {
      throw new TypeError('none')
    },
  }) as Call
  expect(await infobaseIn(call)).toBeUndefined()
})

const infobase = {}

const infobaseIn = (call: Call): Promise<unknown> =>
  inRun(
    new Program({ dictionary: platformDictionary(), commonModules: new Map(), evaluate }),
    () => machinePorts(),
    call,
    async (run) => run.infobase,
  )
