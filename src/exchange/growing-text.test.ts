import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GrowingText } from './growing-text.ts'

test('nothing added gives no bytes', () => {
  expect(new GrowingText().bytes).toEqual(new Uint8Array())
})

test('pieces are the bytes of their whole, however often room had to be made, and whatever was in it', () => {
  const long = fc.tuple(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.nat(9_000)).map(([text, times]) => text.repeat(times))
  fc.assert(
    fc.property(fc.array(long, { maxLength: 6 }), (pieces) => {
      const text = new GrowingText(0, (size) => new Uint8Array(size).fill(0xff))
      for (const piece of pieces) text.add(piece)
      return Buffer.compare(text.bytes, Buffer.from(pieces.join(''))) === 0
    }),
    { numRuns: 60 },
  )
})
