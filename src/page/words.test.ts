/** Texts of the page: each is in both languages, and has no words of the other one. */
import { expect, test } from 'vitest'
import { busFailureNames } from '../bus/failure/names.ts'
import type { Said } from '../diagnostics/said.ts'
import { failureNames, failureRow } from '../standin/failure/names.ts'
import { failureWords } from './failure-words.ts'
import { words } from './words.ts'

/** Names that are the same in Russian. */
const names = new Set(['onec-standin', 'JSON', 'HTML', 'HTTP', 'SOAP', 'OData', 'cookie', 'windows', 'Content-Type', 'x'])

/** Texts with holes are asked with a name in them. */
const all: readonly (readonly [key: string, said: Said])[] = [
  ...Object.entries(words).map(
    ([key, one]) => [key, typeof one === 'function' ? (one as (...holes: unknown[]) => Said)('x', 'x', 'x') : one] as const,
  ),
  ...Object.entries(failureWords),
]

test('every text is in both languages, each by its letters', () => {
  const wrong = all.filter(
    ([key, { en, ru }]) =>
      key !== 'product'
      && (/[а-яё]/i.test(en) || !/[а-яё]/i.test(ru) || (ru.match(/[A-Za-z]+(?:-[A-Za-z]+)*/g) ?? []).some((word) => !names.has(word))),
  )
  expect(wrong).toEqual([])
  expect(all.length).toBeGreaterThan(100)
})

test('each failure has its meaning in both languages', () => {
  expect(Object.keys(failureWords).sort()).toEqual([...failureNames, ...busFailureNames].sort())
})

test('the English of a failure begins as that of the admin surface does', () => {
  const differ = failureNames.filter((name) => failureWords[name]!.en.slice(0, 3) !== failureRow(name).meaning.slice(0, 3))
  expect(differ).toEqual([])
})
