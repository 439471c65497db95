/** Only canonical base64 is read (RFC 4648, sections 3.3 to 3.5). */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBase64, fromBase64URL, toBase64, toBase64URL } from './base64.ts'

test.each<[text: string, bytes: readonly number[] | undefined]>([
  ['', []],
  ['Zg==', [0x66]],
  ['Zm8=', [0x66, 0x6f]],
  ['Zm9v', [0x66, 0x6f, 0x6f]],
  ['Zm9vYg==', [0x66, 0x6f, 0x6f, 0x62]],
  ['Zh==', undefined],
  ['Zm9=', undefined],
  ['Zm9vYh==', undefined],
  ['Zg', undefined],
  ['Zg=', undefined],
  ['====', undefined],
  ['Z===', undefined],
  ['Zm 9', undefined],
  ['Zm-_', undefined],
])('%j', (text, bytes) => {
  const read = fromBase64(text)
  expect(read && [...read]).toEqual(bytes)
})

test('bytes come back, and any other text of the same bytes is refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.stringMatching(/^[A-D+/=]{0,12}$/), (bytes, text) => {
      expect(fromBase64(toBase64(bytes))).toEqual(bytes)
      expect(fromBase64URL(toBase64URL(bytes))).toEqual(bytes)
      const read = fromBase64(text)
      if (read !== undefined) expect(toBase64(read)).toBe(text)
    }),
  )
})
