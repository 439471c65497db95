/** Objects of the language as handlers in TypeScript have them: one object one face, values both ways, 1C's exceptions. */
import { expect, test } from 'vitest'
import * as library from '../../library/index.ts'
import { DateTime } from '../../xdto/values/date-time.ts'
import { Decimal } from '../../xdto/values/decimal.ts'

const { Дата, ЗаписатьJSON, ЗаписьJSON, ИнформацияОбОшибке, Массив, ПараметрыЗаписиJSON, ПереносСтрокJSON, Соответствие, Структура } =
  library

test('what is put into a collection is the same object when it is taken out', () => {
  const inner = new Массив()
  const outer = new Соответствие()
  outer.Вставить('k', inner)
  expect(outer.Получить('k')).toBe(inner)
  inner.Добавить(outer)
  expect(inner.Получить(0)).toBe(outer)
})

test('instanceof knows the types of the language', () => {
  expect([new Массив() instanceof Массив, new Структура() instanceof Массив, [] instanceof Массив]).toEqual([true, false, false])
})

test.each<[string, unknown, unknown]>([
  ['a whole number', 5, 5],
  ['a fraction', 2.5, Decimal.from('2.5')],
  ['a Decimal', Decimal.from('0.1'), Decimal.from('0.1')],
  ['a text', 'a', 'a'],
  ['nothing', undefined, undefined],
  ['null', null, undefined],
  ['a date', DateTime.from('2024-01-31T10:00:00'), DateTime.from('2024-01-31T10:00:00')],
  ['bytes', Uint8Array.of(1, 2), Uint8Array.of(1, 2)],
])('%s comes back', (_what, given, expected) => {
  const array = new Массив()
  array.Добавить(given)
  expect(array.Получить(0)).toEqual(expected)
})

test('plain data within plain data is written as its collections are, faces among it', () => {
  const writer = new ЗаписьJSON()
  writer.УстановитьСтроку(new ПараметрыЗаписиJSON(ПереносСтрокJSON.Нет))
  ЗаписатьJSON(writer, { Строки: [new Структура('А', 1), { Б: [Дата(2024, 1, 31)] }] })
  expect(writer.Закрыть()).toBe('{"Строки":[{"А":1},{"Б":["2024-01-31T00:00:00"]}]}')
})

test('a field is set by a dot in any case, and one that is not there is an exception in words of 1C', () => {
  const structure = new Структура<Record<string, unknown>>('Код', 1)
  structure['код'] = 2
  expect(structure['Код']).toBe(2)
  expect(() => structure['Цена']).toThrow('Поле объекта не обнаружено (Цена)')
  expect(() => {
    structure['Цена'] = 1
  }).toThrow('Поле объекта не обнаружено (Цена)')
  expect(JSON.stringify(structure)).toBe('{"Код":2}')
})

test('an exception of the library is an Error, and a promise may hold a collection', async () => {
  expect(() => library.Число('x')).toThrow(library.BslError)
  const array = new Массив()
  expect(await Promise.resolve(array)).toBe(array)
})

test('a cause that was made is a cause', () => {
  expect(library.КраткоеПредставлениеОшибки(new ИнформацияОбОшибке('Отказ', new ИнформацияОбОшибке('нет прав')))).toBe(
    'Отказ\nпо причине:\nнет прав',
  )
})

test('clock, chance and digests are those of the machine', () => {
  expect(library.ТекущаяДата()).toBeInstanceOf(DateTime)
  expect(String(new library.УникальныйИдентификатор())).toMatch(/^[\da-f]{8}-/)
  const hash = new library.ХешированиеДанных(library.ХешФункция.MD5)
  hash.Добавить('abc')
  expect(library.ПолучитьHexСтрокуИзДвоичныхДанных(hash.ХешСумма)).toMatch(/^900150983CD24FB0/i)
})
