import { expect, test } from 'vitest'
import { charsetOf, headerValue, headerValues } from './headers.ts'

const headers = ['Host', 'x', 'x-a', '1', 'X-A', '2', '__proto__', 'p']

test('a header is found whatever the case of its name: the first value, or all', () => {
  expect([
    headerValue(headers, 'HOST'),
    headerValue(headers, 'X-a'),
    headerValue(headers, '__proto__'),
    headerValue(headers, 'constructor'),
    headerValue(headers, '1'),
  ]).toEqual(['x', '1', 'p', undefined, undefined])
  expect([headerValues(headers, 'X-A'), headerValues(headers, 'none')]).toEqual([['1', '2'], []])
})

test.each([
  ['text/plain; charset=windows-1251', 'windows-1251'],
  ['text/plain;CHARSET="koi8-r"; x=y', 'koi8-r'],
  ['text/plain ; charset = utf-8', 'utf-8'],
  ['text/plain', undefined],
  ['text/plain; xcharset=a', undefined],
  [undefined, undefined],
])('%s has the charset %s', (contentType, charset) => {
  expect(charsetOf(contentType)).toBe(charset)
})
