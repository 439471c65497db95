/** Which characters are blank, digits, or part of a name: by table for Latin and Cyrillic, by Unicode property for the rest. */

const Blank = 1
const Digit = 2
const Letter = 4

const table = new Uint8Array(0x500)
for (const code of [9, 10, 11, 12, 13, 32, 0xa0]) table[code] = Blank
for (let code = 48; code < 58; code++) table[code] = Digit
const letter = /[\p{L}\p{Nl}_]/u
for (let code = 65; code < 0x500; code++) if (letter.test(String.fromCharCode(code))) table[code] = Letter

const classOf = (code: number): number => {
  if (code < 0x500) return table[code]!
  if (code === 0xfeff || code === 0x200b || (code >= 0x2000 && code <= 0x200a) || code === 0x3000) return Blank
  return letter.test(String.fromCharCode(code)) ? Letter : 0
}

export const isBlank = (code: number): boolean => classOf(code) === Blank
export const isDigit = (code: number): boolean => code > 47 && code < 58
export const isNameStart = (code: number): boolean => classOf(code) === Letter
export const isNamePart = (code: number): boolean => (classOf(code) & (Letter | Digit)) !== 0

/** The offset of the next line's first character, or the length of the text. */
export function lineEnd(text: string, from: number): number {
  const found = text.indexOf('\n', from)
  return found < 0 ? text.length : found
}
