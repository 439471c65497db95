/** Characters that may not stand as they are in text and in attribute values, written so that a reader gives them back unchanged. */
import { codePointName, illegalCharacter } from './characters.ts'

/** A character that no XML 1.0 document can hold: a control character, U+FFFE, U+FFFF, or half of a surrogate pair. */
export class XMLWriteError extends Error {
  override readonly name = 'XMLWriteError'
}

const inText = /[&<>\r]/g
const inValue = /[&<>"\t\n\r]/g
// What needs a second look, said by what does not, which is faster to look for: most texts have nothing else.
const watchText = /[^\t\n\u0020-%'-;=?-\ud7ff\ue000-\ufffd]/
const watchValue = /[^\u0020!#-%'-;=?-\ud7ff\ue000-\ufffd]/

const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\t': '&#9;', '\n': '&#10;', '\r': '&#13;' }
const reference = (character: string): string => references[character]!

/** As text between tags; throws XMLWriteError. */
export const escapeText = (text: string): string => (watchText.test(text) ? checked(text).replace(inText, reference) : text)

/** As an attribute value between double quotes; throws XMLWriteError. */
export const escapeValue = (value: string): string => (watchValue.test(value) ? checked(value).replace(inValue, reference) : value)

function checked(text: string): string {
  const at = illegalCharacter(text)
  if (at < 0) return text
  throw new XMLWriteError(`the character ${codePointName(text.charCodeAt(at))} at position ${at} can't be written to XML`)
}
