/** Lexical forms of xs:hexBinary (XML Schema Part 2, 3.2.15). */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseHex, printHex } from './binary.ts'

test.each<[text: string, bytes: readonly number[] | undefined]>([
  ['', []],
  ['00ff', [0, 255]],
  ['0FB7', [15, 183]],
  ['0fB7', [15, 183]],
  ['0', undefined],
  ['0g', undefined],
  ['g0', undefined],
  ['0ж', undefined],
  ['ж0', undefined],
  ['0 ', undefined],
])('%j', (text, bytes) => {
  const read = parseHex(text)
  expect(read && [...read]).toEqual(bytes)
})

test('bytes come back, in capital letters', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const text = printHex(bytes)
      expect(text).toMatch(/^[\dA-F]*$/)
      expect(parseHex(text)).toEqual(bytes)
      expect(parseHex(text.toLowerCase())).toEqual(bytes)
    }),
  )
})
