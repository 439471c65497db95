/** What is marked of two texts that differ. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differences, type Piece } from './diff.ts'

const marked = (pieces: readonly Piece[]): string => pieces.map(({ text, same }) => (same ? text : `[${text}]`)).join('')

test.each([
  ['"stock"', '"stok"', '"sto[c]k"', '"stok"'],
  ['/volume/A1', '/volume/a1', '/volume/[A]1', '/volume/[a]1'],
  ['equal', 'equal', 'equal', 'equal'],
  ['', 'x', '', '[x]'],
  ['absent', 'Ценa', '[absent]', '[Ценa]'],
])('%s and %s', (one, other, left, right) => {
  expect(differences(one, other).map(marked)).toEqual([left, right])
})

test('both sides are whole, and what is not marked is the same on both', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.string({ maxLength: 30 }), (one, other) => {
      const [left, right] = differences(one, other)
      const whole = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('')
      const shared = (pieces: readonly Piece[]): string => whole(pieces.filter(({ same }) => same))
      return whole(left) === one && whole(right) === other && shared(left) === shared(right)
    }),
    { numRuns: 200 },
  )
})
