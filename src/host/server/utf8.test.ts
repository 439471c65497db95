/** Node's converters against TextDecoder, which says what is right. */
import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { decodeUTF8 } from './utf8.ts'

const right = (bytes: Uint8Array): string | undefined => outcome(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes))
const ours = (bytes: Uint8Array): string | undefined => outcome(() => decodeUTF8(bytes))

function outcome(decode: () => string): string | undefined {
  try {
    return decode()
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

it.each([
  ['nothing', []],
  ['ASCII', [0x3c, 0x61]],
  ['a BOM alone', [0xef, 0xbb, 0xbf]],
  ['two BOMs, of which the second is text', [0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf]],
  ['half a character', [0xd0]],
  ['an overlong form', [0xc0, 0x80]],
  ['a surrogate', [0xed, 0xa0, 0x80]],
  ['four bytes', [0xf0, 0x9d, 0x84, 0x9e]],
])('%s', (_, bytes) => {
  expect(ours(Uint8Array.from(bytes))).toBe(right(Uint8Array.from(bytes)))
})

test('every text, and every run of bytes, also from the middle of a larger one', () => {
  const bytes = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }).map((text) => new TextEncoder().encode(text)),
    fc.uint8Array({ maxLength: 60 }),
  )
  fc.assert(
    fc.property(bytes, fc.nat(9), (one, before) => {
      const within = new Uint8Array(before + one.length + 3)
      within.set(one, before)
      expect(ours(within.subarray(before, before + one.length))).toBe(right(one))
    }),
    { numRuns: 500 },
  )
})

test('a text beyond the bound', () => {
  const text = 'Товар 𝄞 '.repeat(400_000)
  expect(decodeUTF8(new TextEncoder().encode(text)) === text).toBe(true)
})
