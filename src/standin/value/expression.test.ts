/** Values and their filters, as templates and conditions read them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exactJSON, ExactNumber, parseExactJSON } from '../calls/exact-json.ts'
import type { Matched } from '../calls/matched.ts'
import { parseExpression, type Expression } from './expression.ts'
import { requestValues } from './values.ts'

const request = (json: unknown, options: Readonly<Record<string, string>> = {}): Matched => ({
  URLParameters: {},
  QueryOptions: new Map(Object.entries(options)),
  header: (name) => (name.toLowerCase() === 'x-a' ? 'A b' : undefined),
  text: typeof json === 'string' ? json : exactJSON(json),
})

const read = (text: string, of: Matched): unknown => {
  const found = parseExpression(text)
  if ('wrong' in found) throw new Error(`${found.wrong.kind} ${found.wrong.found}${found.wrong.meant.en}`)
  return (found satisfies Expression).read(requestValues(of))
}

describe('filters', () => {
  test.each<[expression: string, json: unknown, value: string]>([
    ['request.JSON.$.a | default: 5', {}, '5'],
    ["request.JSON.$.a | default: 'x, | y'", { a: '' }, '"x, | y"'],
    ['request.JSON.$.a | default: request.JSON.$.b', { a: null, b: 2 }, '2'],
    ['request.JSON.$.a | number', { a: ' 007 ' }, '7'],
    ['request.JSON.$.a | number', { a: '+1 234 567,50' }, '1234567.50'],
    ['request.JSON.$.a | number', { a: '12345678901234567890.10' }, '12345678901234567890.10'],
    ['request.JSON.$.a | number', { a: '1e3' }, '1e3'],
    ['request.JSON.$.a | number', { a: 'one' }, 'undefined'],
    ['request.JSON.$.a | number', { a: true }, '1'],
    ['request.JSON.$.a | boolean', { a: 'Да' }, 'true'],
    ['request.JSON.$.a | boolean', { a: 0 }, 'false'],
    ['request.JSON.$.a | boolean', { a: 'maybe' }, 'undefined'],
    ['request.JSON.$.a | text', { a: [1] }, '"[1]"'],
    ['request.JSON.$.a | date', { a: '20240229' }, '"2024-02-29T00:00:00"'],
    ['request.JSON.$.a | date', { a: '20240229101112' }, '"2024-02-29T10:11:12"'],
    ['request.JSON.$.a | date', { a: '2024-01-02T03:04:05+03:00' }, '"2024-01-02T00:04:05"'],
    ["request.JSON.$.a | date: 'dd.MM.yyyy HH:mm'", { a: '2024-01-02T03:04:05Z' }, '"02.01.2024 03:04"'],
    ['request.JSON.$.a | date', { a: '2024-02-30' }, 'undefined'],
    ["request.JSON.$.a | plus: '-1d'", { a: '2024-03-01' }, '"2024-02-29T00:00:00"'],
    ['request.JSON.$.a | upper | lower | trim', { a: ' Ёж ' }, '"ёж"'],
    ['request.JSON.$.a | pad: 5', { a: 42 }, '"00042"'],
    ["request.JSON.$.a | match: '^(\\w+)-'", { a: 'AB-1' }, '"AB"'],
    ["request.JSON.$.a | match: '\\d+$'", { a: 'AB-17' }, '"17"'],
    ["request.JSON.$.a | match: 'No (\\d+)'", { a: 'order No 42, No 43' }, '"42"'],
    ['request.JSON.$.a | skip: 1 | top: 1', { a: [1, 2, 3] }, '[2]'],
    ['request.JSON.$.a | top: request.QueryOptions.top', { a: [1, 2] }, '[1,2]'],
    ['request.JSON.$.a | first', { a: [] }, 'undefined'],
    ['request.JSON.$.a | last', { a: [1, 2] }, '2'],
    ['request.JSON.$.a | size', {}, '0'],
    ["request.JSON.$.a | where: 'k.x', 'y' | size", { a: [{ k: { x: 'y' } }, { k: {} }] }, '1'],
    ["request.JSON.$.a | where: 'n', 2 | size", { a: [{ n: 2 }, { n: '2' }, { n: 3 }] }, '2'],
    [
      "request.JSON.$.a | sort: '-n', 's' | map: 's'",
      {
        a: [
          { n: 9, s: 'b' },
          { n: 10, s: 'c' },
          { n: 9, s: 'a' },
        ],
      },
      '["c","a","b"]',
    ],
    ["request.JSON.$.a | sum: 'n'", { a: [{ n: 0.1 }, { n: 0.2 }, { n: 'x' }, {}] }, '0.3'],
    ["request.JSON.$.a | join: ' и '", { a: ['x', 1] }, '"x и 1"'],
    ['request.Headers.X-A | lower', {}, '"a b"'],
  ])('%s of %j is %s', (expression, json, value) => {
    const found = read(expression, request(json))
    expect(found === undefined ? 'undefined' : exactJSON(found)).toBe(value)
  })
})

describe('what is wrong is said with what was meant', () => {
  test.each([
    ['request.URLParameter.Number', 'value request.URLParameter.Number; did you mean "request.URLParameters.Number"?'],
    ['request.Cokies.sid', 'value request.Cokies.sid; did you mean "request.Cookies.sid"?'],
    ['nowadays', 'value nowadays'],
    ['random.integr', 'value random.integr; did you mean "random.integer"?'],
    ['captures', 'value captures'],
    ['items | numbr', 'filter numbr; did you mean "number"?'],
    ['items | top', 'argument top (0)'],
    ['items | top: 1, 2', 'argument top (2)'],
    ['items | top: -1', 'argument top: -1'],
    ['items | skip: -1', 'argument skip: -1'],
    ['random.integer: 10, 1', 'argument random.integer: 10, 1'],
    ["now | plus: 'a day'", 'argument plus: a day'],
    ["now | match: '(?=a)'", 'argument match: (?=a)'],
    ['items | top: request.QueryOption.top', 'value request.QueryOption.top; did you mean "request.QueryOptions.top"?'],
  ])('%s', (text, message) => {
    expect(() => read(text, request({}))).toThrow(message)
  })
})

test('numbers of a text keep their digits (property)', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.nat({ max: 999 }), (whole, fraction) => {
      const text = `${whole}.${String(fraction).padStart(3, '0')}`
      const found = read('request.JSON.$.a | number', request({ a: text }))
      expect((found as ExactNumber).text).toBe(text)
    }),
  )
})

test('a page is the list from skip to skip and top (property)', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.nat(30), fc.nat(30), (list, skip, top) => {
      const found = read(
        'request.JSON.$.a | skip: request.QueryOptions.skip | top: request.QueryOptions.top',
        request({ a: list }, { skip: String(skip), top: String(top) }),
      )
      expect(parseExactJSON(exactJSON(found))).toEqual(list.slice(skip, skip + top))
    }),
  )
})
