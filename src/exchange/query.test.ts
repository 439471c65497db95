import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseQuery } from './query.ts'

test.each([
  ['', [], 'no query'],
  [
    'p1=1&p2=2',
    [
      ['p1', '1'],
      ['p2', '2'],
    ],
    '17.3.2.3.1',
  ],
  [
    'a=1&b=2&a=3',
    [
      ['a', '3'],
      ['b', '2'],
    ],
    'a repeated key keeps its last value at its first place (ours, D)',
  ],
  ['a+b=c+d', [['a+b', 'c+d']], '`+` stays `+` (source 13, C)'],
  ['%D0%BA=%D0%B7%25', [['к', 'з%']], 'names and values are decoded exactly once'],
  ['a=b=c', [['a', 'b=c']], 'the first `=` parts'],
  [
    'a&b=',
    [
      ['a', ''],
      ['b', ''],
    ],
    'a key alone has an empty value (D)',
  ],
  ['&&a=1&', [['a', '1']], 'empty options are none (D)'],
  ['=1', [['', '1']], 'an empty key is a key (D)'],
  ['a%3Db=%26', [['a=b', '&']], 'escaped separators are characters'],
  ['a;b=1', [['a;b', '1']], '`;` does not part'],
  [
    '__proto__=1&toString=2',
    [
      ['__proto__', '1'],
      ['toString', '2'],
    ],
    'prototype names are data',
  ],
] as const)('%s', (query, expected, _source) => {
  expect([...parseQuery(query)!]).toEqual(expected)
})

test.each(['a=%', 'a=%zz', '%FF=1', 'a=%D0'])('%s does not decode', (query) => {
  expect(parseQuery(query)).toBeUndefined()
})

test('options that were encoded come back', () => {
  const record = fc.uniqueArray(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })), { selector: ([key]) => key })
  fc.assert(
    fc.property(record, (options) => {
      const query = options.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join('&')
      expect([...parseQuery(query)!]).toEqual(options)
    }),
  )
})
