/** Which of the four sources of the encoding is heard. */
import { expect, it } from 'vitest'
import { decodeXML } from './decode.ts'

it('hears a BOM before the transport, and the transport before the declaration (RFC 7303)', () => {
  const declared = Buffer.concat([Buffer.from('<?xml version="1.0" encoding="koi8-r"?><a>'), Buffer.from([0xc6]), Buffer.from('</a>')])
  expect(decodeXML(declared)).toContain('<a>ф</a>')
  expect(decodeXML(declared, 'windows-1251')).toContain('<a>Ж</a>')
  expect(decodeXML(Buffer.from('\uFEFF<a>Ж</a>'), 'windows-1251')).toBe('<a>Ж</a>')
})

it('takes all names of one encoding for the same, and lets the transport overrule a declaration that is wrong', () => {
  const utf16 = '<?xml version="1.0" encoding="UTF-16"?><a>Ж</a>'
  expect(decodeXML(Buffer.from(`\uFEFF${utf16}`, 'utf16le'))).toBe(utf16)
  expect(decodeXML(Buffer.from(`\uFEFF${utf16}`, 'utf16le').swap16())).toBe(utf16)
  expect(decodeXML(Buffer.from(utf16), 'utf-8')).toBe(utf16)
  expect(decodeXML(Buffer.from('\uFEFF<?xml version="1.0" encoding="utf8"?><a/>'))).toContain('<a/>')
})
