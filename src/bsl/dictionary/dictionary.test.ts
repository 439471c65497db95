/** Russian and English spelling of every entry reach the same member. */
import { expect, test } from 'vitest'
import { platformDictionary } from '../objects/library.ts'

const dictionary = platformDictionary()

const pairs = (map: ReadonlyMap<string, { readonly russian: string; readonly english: string }>): [string, string, unknown, unknown][] =>
  [...new Set(map.values())].map((one) => [
    one.russian,
    one.english,
    map.get(one.russian.toLowerCase()),
    map.get(one.english.toLowerCase()),
  ])

test('functions, types and values have both spellings', () => {
  for (const map of [dictionary.functions, dictionary.types, dictionary.values])
    for (const [russian, english, one, other] of pairs(map)) expect([russian, english, other]).toEqual([russian, english, one])
  expect(dictionary.functions.size).toBeGreaterThan(250)
})

test('members of every type have both spellings', () => {
  let count = 0
  for (const type of new Set(dictionary.types.values())) {
    for (const [russian, english, one, other] of pairs(type.members)) {
      expect([type.russian, russian, english, other === one]).toEqual([type.russian, russian, english, true])
      count++
    }
  }
  expect(count).toBeGreaterThan(300)
})

test('no spelling is Russian where English is expected', () => {
  const wrong = [...dictionary.functions.values(), ...dictionary.types.values()]
    .filter((one) => /[а-яё]/i.test(one.english))
    .map((one) => one.english)
  expect(wrong).toEqual([])
})
