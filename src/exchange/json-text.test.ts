/** Texts of JSON of any length, well formed or not, are gone through once. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changedOutsideStrings, isDeeper, jsonString, stringEnd } from './json-text.ts'

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

test('a text as a string is what JSON.stringify gives (property)', () => {
  const unit = fc.oneof(
    fc.constantFrom('a', 'Ж', '"', '\\', '\u0000', '\u001f', ' ', '\u007f', '\u2028', '\ud800', '\udfff', '😀', '\ud7ff', '\ue000'),
    fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
  )
  for (const size of [{ maxLength: 8 }, { minLength: 60, maxLength: 70 }])
    fc.assert(
      fc.property(fc.string({ unit, ...size }), (text) => {
        expect(jsonString(text)).toBe(JSON.stringify(text))
      }),
      { numRuns: 1_000 },
    )
})
