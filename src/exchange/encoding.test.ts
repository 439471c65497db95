import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EncodingError, TextEncoding, decodeText, encodeText, encodingLabel, isUTF8 } from './encoding.ts'

const bytes = (text: string): Uint8Array => Uint8Array.from(text.split(' ').map((one) => Number.parseInt(one, 16)))

describe('texts go both ways in each encoding', () => {
  test.each([
    ['UTF-8', 'Ё', 'd0 81'],
    ['windows-1251', 'Ёж№', 'a8 e6 b9'],
    ['cp1251', 'Ёж', 'a8 e6'],
    ['KOI8-R', 'Ёж', 'b3 d6'],
    ['cp866', 'Ёж', 'f0 a6'],
    ['UTF-16', 'Ё!', '01 04 21 00'],
    ['UTF-16BE', 'Ё!', '04 01 00 21'],
    ['iso-8859-5', 'Ж', 'b6'],
    ['ISO-8859-1', 'é', 'e9'],
    [TextEncoding.ANSI, 'Ж', 'c6'],
    [TextEncoding.OEM, 'Ж', '86'],
    ['ANSI', 'Ж', 'c6'],
    ['OEM', 'Ж', '86'],
    ['UTF16', '😀', '3d d8 00 de'],
    [' utf-8 ', 'a', '61'],
    ['', 'a', '61'],
  ])('%s: %s', (encoding, text, expected) => {
    expect(encodeText(text, encoding)).toEqual(bytes(expected))
    expect(decodeText(bytes(expected), encoding)).toBe(text)
  })

  test.each(['windows-1251', 'koi8-r', 'cp866', 'iso-8859-5', 'windows-1252', 'utf-16', 'utf-16be', 'utf-8'])(
    '%s: every text of its characters',
    (encoding) => {
      const letters = [
        ...new TextDecoder(encodingLabel(encoding)).decode(
          Uint8Array.from({ length: 128 }, (_, at) => at + (encoding.startsWith('utf') ? 0 : 128)),
        ),
      ].filter((one) => one !== '\uFFFD' && one !== '\uFEFF')
      fc.assert(
        fc.property(
          fc.array(fc.constantFrom(...letters)).map((all) => all.join('')),
          (text) => {
            expect(decodeText(encodeText(text, encoding), encoding)).toBe(text)
          },
        ),
      )
    },
  )

  test('what an encoding cannot say becomes `?`, what it cannot read U+FFFD', () => {
    expect(encodeText('a中😀', 'windows-1251')).toEqual(bytes('61 3f 3f'))
    expect(decodeText(bytes('61 ff'))).toBe('a\uFFFD')
  })
})

describe('byte order marks', () => {
  test.each([
    ['UTF-8', 'ef bb bf 61'],
    ['UTF-16', 'ff fe 61 00'],
    ['UTF-16BE', 'fe ff 00 61'],
    ['windows-1251', '61'],
    ['KOI8-R', '61'],
  ])('%s with a mark', (encoding, expected) => {
    expect(encodeText('a', encoding, true)).toEqual(bytes(expected))
    expect(decodeText(bytes(expected), encoding)).toBe('a')
  })

  test('UTF-16 obeys the mark that it finds', () => {
    expect([decodeText(bytes('fe ff 04 01'), 'UTF-16'), decodeText(bytes('ff fe 01 04'), 'UTF-16')]).toEqual(['Ё', 'Ё'])
  })
})

describe('names', () => {
  test.each(['none', 'utf8mb4', '__proto__', 'constructor', 'replacement'])('%s is refused by its name', (name) => {
    expect(() => encodingLabel(name)).toThrow(EncodingError)
    expect(() => decodeText(bytes('61'), name)).toThrow(`encoding "${name}" is not known; use for example UTF-8`)
  })

  test.each(['shift_jis', 'gb18030', 'big5', 'euc-kr'])('%s is read, but never written as something else', (name) => {
    expect(decodeText(bytes('61'), name)).toBe('a')
    expect(() => encodeText('a', name)).toThrow('use UTF-8, UTF-16 or a single-byte encoding')
  })

  test('UTF-8 has many spellings', () => {
    expect(['UTF-8', 'utf-8', 'utf8', 'UTF8', 'unicode-1-1-utf-8', 'windows-1251'].map(isUTF8)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
    ])
  })
})
