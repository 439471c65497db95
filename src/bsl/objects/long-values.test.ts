/** What a request brings to a module, of any length: linear in time and in memory, or an exception of the call. */
import { describe, expect, test } from 'vitest'
import { runBSL } from '../../../test/support/bsl.ts'

const times = (text: string, count: number): string => text.repeat(count)
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
const json = (text: string): string =>
  `Чтение = Новый ЧтениеJSON; Чтение.УстановитьСтроку(${quoted(text)}); Сообщить(ПрочитатьJSON(Чтение).Количество());`
const eachNode = (text: string, statement: string): string =>
  `Чтение = Новый ЧтениеXML; Чтение.УстановитьСтроку(${quoted(text)}); Пока Чтение.Прочитать() Цикл ${statement} КонецЦикла;`
const xml = (text: string): string => `Число = 0; ${eachNode(text, 'Число = Число + 1;')} Сообщить(Число);`

test.each<[what: string, text: string, printed: string]>([
  ['noughts at the end of a number of JSON', json(`[1.${times('0', 300_000)}]`), '1'],
  ['noughts inside one', json(`[0.${times('0', 300_000)}1]`), '1'],
  ['noughts at the end of a text', `Сообщить(Число("1.${times('0', 300_000)}"));`, '1'],
  ['rounding far before the point', 'Сообщить(Окр(1.5, -900000000));', '0'],
  ['rounding before the point', 'Сообщить("" + Окр(5, -1) + Окр(4, -1) + Окр(55, -2) + Окр(5, -2));', '1001000'],
  ['a chain at the beginning of a chain', `Сообщить(Вычислить(${quoted(`((1${times('+1', 950)})${times('+1', 250)})`)}));`, '1\u00a0201'],
  ['letters in a format', `Сообщить(Формат(1, ${quoted(times('Ч', 300_000))}));`, '1'],
  ['letters in a text by languages', `Сообщить(ПустаяСтрока(НСтр(${quoted(times('ru', 150_000))})));`, 'Да'],
  [
    'namespaces declared again and again',
    xml(`<a ${Array.from({ length: 900 }, (_, at) => `xmlns:p${at}="u"`).join(' ')}>${times('<b xmlns:q="u"/>', 20_000)}</a>`),
    '40\u00a0002',
  ],
])('%s', async (_, text, printed) => {
  const ran = await runBSL(text)
  expect(ran.error).toBeUndefined()
  expect(ran.lines).toEqual([printed])
})

describe('exceptions of the call', () => {
  test.each<[what: string, text: string, error: string]>([
    ['document types without end', xml(times('<!DOCTYPE', 50_000)), 'Ошибка разбора XML'],
    ['lists in lists of JSON without end', json(times('[', 100_000)), 'Переполнение стека'],
    ['an exponent that would be kilobytes', json('[1e9999]'), 'Непредвиденный символ'],
    ['an array larger than the memory', 'А = Новый Массив(4000000000);', 'Недостаточно памяти'],
    ['arrays in arrays', 'А = Новый Массив(100000, 100000);', 'Недостаточно памяти'],
    ['brackets in brackets', `А = Вычислить(${quoted(`${times('(', 5_000)}1${times(')', 5_000)}`)});`, 'Вложенность больше'],
    [
      'chains at the beginning of chains',
      `А = Вычислить(${quoted(`${times('(', 200)}1${times(`${times('+1', 900)})`, 200)}`)});`,
      'Выражение глубже',
    ],
  ])('%s', async (_, text, error) => {
    expect((await runBSL(text)).error).toContain(error)
  })
})

test('a prefix is looked up where it was declared last', async () => {
  const text = '<a xmlns:p="1"><b xmlns:p="2"/><c/></a>'
  const ran = await runBSL(eachNode(text, 'Сообщить(Чтение.НайтиURIПространстваИмен("p"));'))
  expect(ran.lines).toEqual(['1', '2', '2', '1', '1', '1'])
})
