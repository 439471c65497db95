import { expect, test } from 'vitest'
import { didYouMean, distance, nearest, subtleDifference } from './near.ts'

test.each([
  ['sklad', 'sklad', undefined],
  ['\u0441klad', 'cklad', '"\u0441klad" has Cyrillic "\u0441" where "cklad" has Latin letters that look the same'],
  ['H\u043eменклатура', 'Номенклатура', '"Hоменклатура" has Latin "H" where "Номенклатура" has Cyrillic letters that look the same'],
  ['Query', 'query', '"Query" differs from "query" in letter case only'],
  ['\u0421klad', 'cklad', '"\u0421klad" differs from "cklad" in letter case and in letters that look alike in Latin and Cyrillic'],
  ['orders', 'prices', undefined],
])('what sets %s and %s apart', (given, expected, said) => {
  expect(subtleDifference(given, expected)?.en).toBe(said)
})

test('the nearest name is one that is near enough, else none', () => {
  expect(nearest('ordres', ['prices', 'orders', 'order'])).toBe('orders')
  expect(nearest('zzz', ['prices', 'orders'])).toBeUndefined()
  expect(didYouMean('Orders', ['orders'])).toEqual({
    en: '; did you mean "orders"? ("Orders" differs from "orders" in letter case only)',
    ru: '; возможно, имелось в виду «orders»? («Orders» отличается от «orders» только регистром букв)',
  })
  expect(didYouMean('xyz', ['orders'])).toEqual({ en: '', ru: '' })
  expect(didYouMean('xyz', ['orders'], 'a').en).toBe('a')
})

test.each([
  ['prot', ['port', 'host'], 'port'],
  ['usres', ['users', 'users2'], 'users'],
  ['ab', ['ba'], undefined],
])('two neighbours in each other’s place are one slip: %s', (given, known, meant) => {
  expect(nearest(given, known)).toBe(meant)
})

test('a distance is 0 for equal texts and at most 1 for any', () => {
  expect([distance('a', 'a'), distance('', 'abc'), distance('abc', 'xyz'), distance('abcd', 'abce')]).toEqual([0, 1, 1, 0.25])
})
