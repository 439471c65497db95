/** XML Schema's patterns in linear time: they match what a backtracking translator says, and end where it does not. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { oraclePattern } from '../../../test/support/pattern-oracle.ts'
import { PatternError } from '../../pattern/tree.ts'
import { compilePattern } from './pattern.ts'
import { textCodec } from './text-codec.ts'
import { makeValueType } from './value-type.ts'
import { xs } from './xs.ts'

const atoms = [
  'a',
  'b',
  '.',
  '[ab]',
  '[^a]',
  '\\w',
  '\\W',
  '\\d',
  '\\i',
  '\\c',
  '\\s',
  '\\S',
  'ж',
  '\\p{L}',
  '\\P{Lu}',
  '\\p{IsCyrillic}',
  '[a-z-[aeiou]]',
  '[\\w-[а-я]]',
  '\\^',
  '$',
  '^',
]

const pattern: fc.Arbitrary<string> = fc
  .letrec<{ any: string }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.constantFrom(...atoms),
      fc.tuple(tie('any'), tie('any')).map(([a, b]) => `${a}${b}`),
      fc.tuple(tie('any'), tie('any')).map(([a, b]) => `(${a}|${b})`),
      fc.tuple(tie('any'), fc.constantFrom('*', '+', '?', '{2}', '{0,2}', '{1,}', '{0,20}')).map(([a, times]) => `(${a})${times}`),
    ),
  }))
  .any.filter((source) => (source.match(/\{0,20\}/g)?.length ?? 0) < 3) // three of them within each other are refused as too long

test('any pattern and any short text: as the backtracking translator', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'e', '1', ' ', 'ж', 'Ж', '\n', '-', '^', '$', '\u0378', '💡'), maxLength: 7 })
  fc.assert(
    fc.property(pattern, text, (source, given) => {
      expect(compilePattern(source).test(given)).toBe(oraclePattern(source).test(given))
    }),
    { numRuns: 400 },
  )
})

describe('ends on a long text that it does not match', () => {
  test.each(['(a+)+', '(a|a)*', '(a*)*(a*)*', '([a-z]+-?)*', '(a|aa)+', '(\\w+\\s?)+', '((a{1,20}){1,20})+', '(a?){1000}'])(
    '%s',
    (source) => {
      expect(compilePattern(source).test(`${'a'.repeat(20_000)}!`)).toBe(false)
    },
  )
})

test.each([
  ['a{2000}', 'a'.repeat(2_000), 'a'.repeat(1_999)],
  ['(ab){1500}', 'ab'.repeat(1_500), 'ab'.repeat(1_499)],
  ['(a{30}b+){40}', `${'a'.repeat(30)}b`.repeat(40), `${'a'.repeat(30)}b`.repeat(41)],
  ['a{0,99999999999}b', 'ab', 'a'],
])('%s: counts above a thousand', (source, match, other) => {
  expect([compilePattern(source).test(match), compilePattern(source).test(other)]).toEqual([true, false])
})

test.each([
  ['((a+){100}){1000}', 'it has more than 5000 steps with its counts written out'],
  [`${'('.repeat(20_000)}a${')'.repeat(20_000)}`, 'brackets are nested deeper than 100'],
  [`${'[a-'.repeat(20_000)}[b]${']'.repeat(20_000)}`, 'brackets are nested deeper than 100'],
  ['(()){99999999}', 'it has more than 5000 steps with its counts written out'],
])('%.40s is refused in words', (source, message) => {
  expect(() => compilePattern(source)).toThrow(message)
  expect(() => compilePattern(source)).toThrow(PatternError)
})

test('unions of unions, each twice the next one, refuse a text after as many tries as there are types', () => {
  let tries = 0
  const leaf = makeValueType('', 'leaf', {
    base: xs.string,
    primitive: { ...xs.string.primitive!, parse: () => void tries++ },
  })
  let type = leaf
  for (let depth = 0; depth < 40; depth++)
    type = makeValueType('', `U${depth}`, { memberTypes: [type, makeValueType('', '', { base: type })] })
  const faults: string[] = []
  expect(textCodec(type).read('x', { resolve: () => undefined, fault: (message) => faults.push(message.en) })).toBeUndefined()
  expect([faults.length, tries]).toEqual([1, 2])
})
