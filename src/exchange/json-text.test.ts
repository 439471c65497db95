/** Texts of JSON of any length, well formed or not, are gone through once. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changedOutsideStrings, isDeeper, stringEnd } from './json-text.ts'

const long = 12_000_000

describe('depth', () => {
  test.each<[what: string, text: string, deeper: boolean]>([
    ['brackets in a string', '["[[[[", "\\"[["]', false],
    ['brackets outside', '[[[[', true],
    ['one beside another', '[[],[],[]]', false],
    ['a string that does not end, with many quotes', `"${'\\"'.repeat(200_000)}`, false],
    ['a long string', `"${'a'.repeat(long)}"`, false],
  ])('%s', (_, text, deeper) => expect(isDeeper(text, 3)).toBe(deeper))
})

test.each<[text: string, end: number]>([
  ['"a" ', 3],
  ['"\\"" ', 4],
  ['"\\\\" ', 4],
  ['"\\\\\\"', 5],
  ['"', 1],
])('the string at the beginning of %s has %i characters', (text, end) => expect(stringEnd(text, 0)).toBe(end))

test('only what is outside strings is changed (property)', () => {
  const text = fc
    .array(
      fc.oneof(
        fc.string().map((one) => JSON.stringify(one)),
        fc.constantFrom(',', '1', ' '),
      ),
    )
    .map((all) => all.join(','))
  fc.assert(
    fc.property(text, (one) => {
      expect(changedOutsideStrings(one, (between) => between)).toBe(one)
      expect(changedOutsideStrings(one, () => '')).toBe((one.match(/"(?:[^"\\]|\\.)*"/g) ?? []).join(''))
    }),
    { numRuns: 200 },
  )
})
