/** Exact numbers in texts of any length. */
import { expect, test } from 'vitest'
import { exactJSON, ExactNumber, parseExactJSON } from './exact-json.ts'

const noughts = '0'.repeat(300_000)

test('noughts inside a number', () => {
  expect(new ExactNumber(`1${noughts}1${noughts}`).value === `1${noughts}1e${noughts.length}`).toBe(true)
})

test('exponents of any length', () => {
  const number = new ExactNumber(`1e${'9'.repeat(1_000_000)}`)
  expect(number.value === number.text).toBe(true)
})

test('a long string', () => {
  const text = `{"a":"${'b'.repeat(12_000_000)}","c":1.0}`
  expect(exactJSON(parseExactJSON(text)) === text).toBe(true)
})

test.each(['{"a":"\\u0000number 1,\\"b\\":2"}', '{"a":"b\\"\\u0000number 1"}'])(
  'a string with the mark of a number stays one: %s',
  (text) => {
    expect(exactJSON(parseExactJSON(text))).toBe(text)
  },
)
