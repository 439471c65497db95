/** Characters that are escaped in text and in attribute values, written so that a reader gives them back unchanged. */
import { said, type Said } from '../diagnostics/said.ts'
import { StandinError } from '../diagnostics/standin-error.ts'
import { codePointName, isCharacter, pairLength } from './characters.ts'

/** A character that no XML 1.0 document can hold: a control character, U+FFFE, U+FFFF, or half of a surrogate pair. */
export class XMLWriteError extends StandinError {
  override readonly name = 'XMLWriteError'
  override readonly code = 'xml/character'
  /** The message in Russian. */
  readonly messageRu: string
  constructor(message: Said) {
    super(message.en)
    this.messageRu = message.ru
  }
}

// What needs a second look, said by what does not, which is faster to look for: most texts have nothing else.
const watchText = /[^\t\n\u0020-%'-;=?-\ud7ff\ue000-\ufffd]/
const watchValue = /[^\u0020!#-%'-;=?-\ud7ff\ue000-\ufffd]/

/** The code of `>`, the last of the characters that are written otherwise. */
const LAST = 0x3e

/** What is written in place of a character, by its code; `''`: the character itself. */
const tableOf = (references: Readonly<Record<string, string>>): readonly string[] =>
  Array.from({ length: LAST + 1 }, (_, code) => references[String.fromCharCode(code)] ?? '')

const textReferences = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' }
const inText = tableOf(textReferences)
const inValue = tableOf({ ...textReferences, '"': '&quot;', '\t': '&#9;', '\n': '&#10;' })

/** As text between tags; throws XMLWriteError. */
export const escapeText = (text: string): string => (watchText.test(text) ? escaped(text, inText) : text)

/** As an attribute value between double quotes; throws XMLWriteError. */
export const escapeValue = (value: string): string => (watchValue.test(value) ? escaped(value, inValue) : value)

function escaped(text: string, references: readonly string[]): string {
  let out = ''
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > LAST && code < 0xd800) continue
    const reference = references[code] ?? ''
    if (reference !== '') {
      out += text.slice(from, at) + reference
      from = at + 1
    } else if (!isCharacter(code)) {
      if (pairLength(text, at) === 0)
        throw new XMLWriteError(
          said(
            `the character ${codePointName(code)} at position ${at} can't be written to XML`,
            `символ ${codePointName(code)} в позиции ${at} нельзя записать в XML`,
          ),
        )
      at++
    }
  }
  return out + text.slice(from)
}
