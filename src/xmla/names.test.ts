/** Scans of names against the regular expressions that they stand for, which take quadratic time over brackets that do not close. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isUniqueName, partsOf } from './names.ts'

const names = fc.array(fc.constantFrom(...'[]&.ж1 ', '𝐀', ']]'), { maxLength: 10 }).map((pieces) => pieces.join(''))
const unique = /^(?:&?\[(?:[^\]]|\]\])*\]|&?[\p{L}\p{N}_$]+)(?:\.?&\[(?:[^\]]|\]\])*\]|\.(?:&?\[(?:[^\]]|\]\])*\]|&?[\p{L}\p{N}_$]+))*$/u
const part = /&?\[((?:[^\]]|\]\])*)\]|[^.[\]&]+/g

test('a unique name', () => {
  fc.assert(
    fc.property(names, (name) => {
      expect(isUniqueName(name)).toBe(unique.test(name))
    }),
    { numRuns: 5000 },
  )
})

test('parts of a name', () => {
  fc.assert(
    fc.property(names, (rest) => {
      const wanted = [...`[${rest}`.matchAll(part)].map(([whole, inner]) => inner?.replaceAll(']]', ']') ?? whole)
      expect(partsOf(`[${rest}`)).toEqual(wanted)
    }),
    { numRuns: 5000 },
  )
})

test('brackets that do not close take linear time', () => {
  const open = '['.repeat(1_000_000)
  expect([partsOf(open), isUniqueName(open)]).toEqual([[], false])
})
