/** Bodies of any length and depth are read or refused in words. */
import { describe, expect, test } from 'vitest'
import { readBody, WrittenNumber } from './body.ts'

const refused = expect.objectContaining({ code: 'odata/json' })

test('numbers keep their digits, texts stay texts', () => {
  const body = readBody('{"a":12345678901234567890,"b":"1","c":[-1.50,1e3],"d":{"e":0}}', 'application/json')
  expect(body).toEqual({
    a: new WrittenNumber('12345678901234567890'),
    b: '1',
    c: [new WrittenNumber('-1.50'), new WrittenNumber('1e3')],
    d: { e: new WrittenNumber('0') },
  })
})

test('a long text', () => {
  const text = 'a'.repeat(12_000_000)
  expect(readBody(`{"a":"${text}"}`, 'application/json')['a'] === text).toBe(true)
})

describe('what is no JSON is refused', () => {
  test.each([
    ['a text that does not end', `{"a":"${'\\"'.repeat(200_000)}`],
    ['objects in objects without end', '{"a":'.repeat(200_000)],
    ['a list', '[1]'],
  ])('%s', (_, text) => {
    expect(() => readBody(text, 'application/json')).toThrow(refused)
  })
})

describe('each number is taken as it was written, alone or among others', () => {
  const written = ['0', '-0', '7', '-7', '1.5', '-0.5', '0.00001', '0.000001', '1.50', '1e3', '1E+3', '10.', '01', '123456789012345']
  const long = ['1234567890123456', '-999999999999999', '123456789.12345', '1234567890.12345', '0.1234567', '-12.34e-5']
  test.each([...written, ...long])('%s', (number) => {
    const isNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(number)
    for (const text of [`{"a":${number}}`, `{"a": ${number}, "b":[1.0,\n${number}],"c":": 1.0"}`]) {
      if (isNumber) expect(readBody(text, 'application/json')['a']).toEqual(new WrittenNumber(number))
      else expect(() => readBody(text, 'application/json')).toThrow(refused)
    }
  })
})
