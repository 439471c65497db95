/** The scan of `key = value` against the regular expressions that it stands for, which have no place for a long text. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pairsOf } from './pairs.ts'

/** What has a meaning, letters of one and of two units, a half of a pair, and blanks; runs go beyond a piece of the scan. */
const piece = fc.constantFrom(...`a=';" \nж1_`, "''", '""', "='", '="', '𝐀', '😀', '\ud835', '\udc00', '\u00a0', 'ж𝐀'.repeat(600))
const texts = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''))

const rest = String.raw`\s*=\s*(?:'((?:[^']|'')*)'|"((?:[^"]|"")*)"|([^;]*))`

test.each([
  ['a format string', new RegExp(String.raw`(?<!\p{L})([\p{L}]+)${rest}`, 'gu'), /[^\p{L}]/gu],
  ['texts by language', new RegExp(String.raw`(?<![\p{L}\d_])([\p{L}\d_]+)${rest}`, 'gu'), /[^\p{L}\d_]/gu],
])('%s is read as its expression reads it', (_, expression, other) => {
  fc.assert(
    fc.property(texts, (text) => {
      const wanted = [...text.matchAll(expression)].map(([, key, single, double, bare = '']) => [
        key,
        single?.replaceAll("''", "'") ?? double?.replaceAll('""', '"') ?? bare.trim(),
      ])
      expect(pairsOf(text, other)).toEqual(wanted)
    }),
    { numRuns: 3000 },
  )
})
