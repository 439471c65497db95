/** Numbers of JSON keep their digits. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exactJSON, ExactNumber, parseExactJSON } from './exact-json.ts'

test.each(['12345678901234567890', '10.00', '-0', '1e400', '[1.10,{"a":2.50}]', '"12"', '{"1":"\\u0000","a\\"1":-3E+5}', 'null', '0.1'])(
  '%s goes in and out as written',
  (text) => {
    expect(exactJSON(parseExactJSON(text))).toBe(text)
  },
)

test.each([
  ['10.00', '10', true],
  ['1e1', '10', true],
  ['0.10', '1e-1', true],
  ['-0', '0', true],
  ['12345678901234567890', '12345678901234567891', false],
  ['100', '10', false],
  ['-1', '1', false],
])('%s and %s are one value: %s', (one, other, equal) => {
  expect(new ExactNumber(one).value === new ExactNumber(other).value).toBe(equal)
})

test.each<[string, boolean]>([
  ['{"sum":10,"rate":2.5}', true],
  ['{"sum":10.00}', false],
  ['[12345678901234567890]', false],
  ['[1e400]', false],
  ['["10.00"]', true],
  ['[-0]', false],
])('numbers of %s are plain ones: %s', (text, plain) => {
  expect(JSON.stringify(parseExactJSON(text)) === text).toBe(plain)
})

test.each(['{', '01', "{'a':1}", ''])('%s is no JSON', (text) => {
  expect(() => parseExactJSON(text)).toThrow(SyntaxError)
})

test('any JSON text without insignificant blanks comes back (property)', () => {
  fc.assert(
    fc.property(fc.json({ noUnicodeString: false }), (text) => {
      expect(JSON.parse(exactJSON(parseExactJSON(text)))).toEqual(JSON.parse(text))
    }),
    { numRuns: 300 },
  )
})
