import { expect, test } from 'vitest'
import { isIdentifier } from './identifier.ts'

test.each(['_', 'a', 'Имя1', 'Ёлка', 'ёж', 'имяҚ', 'e\u0301', 'П٣'])('%s is a name', (text) => expect(isIdentifier(text)).toBe(true))

test.each(['', '1', '1А', 'а-б', 'a b', '\u0301e', 'А\n', '×', 'a÷', undefined, 1])('%j is none', (text) =>
  expect(isIdentifier(text)).toBe(false),
)

test('the short way and the general one agree on each character of the first planes', () => {
  const general = /^[\p{L}_][\p{L}\p{M}\p{Nd}_]*$/u
  const differing: string[] = []
  for (let code = 0; code < 0x3000; code++)
    for (const text of [String.fromCodePoint(code), `a${String.fromCodePoint(code)}`])
      if (isIdentifier(text) !== general.test(text)) differing.push(text)
  expect(differing).toEqual([])
})
