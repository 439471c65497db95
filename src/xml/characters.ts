/** The kind of each character in XML 1.0 (fifth edition): one table over the basic plane, and the names made of it. */

/** May occur in a name (the colon and all halves of surrogate pairs included: `isNCName` judges the whole name). */
export const NAME = 1
/** White space: space, TAB, LF, CR. */
export const SPACE = 2
/** Ends a plain run of text: markup, a reference, what may begin `]]>`, a surrogate, or a character that XML does not have. */
export const TEXT_STOP = 4
/** Ends a plain run of an attribute value: quotes, markup, a reference, white space to be normalised, and the characters as above. */
export const VALUE_STOP = 8

/** Of each UTF-16 code unit: the sum of what it is. */
export const KIND = new Uint8Array(0x1_0000)

const mark = (from: number, to: number, kind: number): void => {
  for (let code = from; code <= to; code++) KIND[code] = KIND[code]! | kind
}

const START =
  'A-Z_a-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c\\u200d\\u2070-\\u218f\\u2c00-\\u2fef'
  + '\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}'
const begins = new RegExp(`^[${START}]`, 'u')
const other = new RegExp(`[^-.0-9\\u00b7\\u0300-\\u036f\\u203f\\u2040${START}]`, 'u')

/** A name without a colon (Namespaces in XML 1.0, production 4). */
export const isNCName = (name: string): boolean => begins.test(name) && !other.test(name)

/** A character of XML 1.0 (production 2), given as a code point. */
export const isCharacter = (code: number): boolean =>
  code >= 0x20
    ? code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x1_0000 && code <= 0x10_ffff)
    : code === 9 || code === 10 || code === 13

for (const [from, to] of [
  [0x2d, 0x2e],
  [0x30, 0x3a],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
  [0xb7, 0xb7],
  [0xc0, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0x37d],
  [0x37f, 0x1fff],
  [0x200c, 0x200d],
  [0x203f, 0x2040],
  [0x2070, 0x218f],
  [0x2c00, 0x2fef],
  [0x3001, 0xdfff],
  [0xf900, 0xfdcf],
  [0xfdf0, 0xfffd],
] as const)
  mark(from, to, NAME)
for (const code of ' \t\n\r') mark(code.charCodeAt(0), code.charCodeAt(0), SPACE)
for (const code of '<&]') mark(code.charCodeAt(0), code.charCodeAt(0), TEXT_STOP)
for (const code of '<&"\'\t\n\r') mark(code.charCodeAt(0), code.charCodeAt(0), VALUE_STOP)
for (let code = 0; code <= 0xffff; code++) if (!isCharacter(code)) mark(code, code, TEXT_STOP | VALUE_STOP)

/** As the source of a regular expression: a run of text that is plain, and one in which references and `]` may be. */
export const TEXT_RUN = "[\\t\\n\\u0020-%'-;=-\\\\^-\\ud7ff\\ue000-\\ufffd]*"
export const TEXT_RUN_WITH_REFERENCES = '[\\t\\n\\u0020-;=-\\ud7ff\\ue000-\\ufffd]*'

const plainText = new RegExp(TEXT_RUN, 'y')

/** Offset of the first TEXT_STOP from `at` on: five times as fast as asking KIND where the run is long, slower where it is short. */
export function skipPlainText(source: string, at: number): number {
  plainText.lastIndex = at
  plainText.test(source)
  return plainText.lastIndex
}

/**
 * The character at `at`, which is a surrogate or none of XML: its length (2) when it is a whole pair, 0 when it is not allowed in a
 * document.
 */
export function pairLength(source: string, at: number): 0 | 2 {
  const high = source.charCodeAt(at)
  const low = source.charCodeAt(at + 1)
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff ? 2 : 0
}

const illegal = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

/** Offset of the first character in `text` that XML does not have, or -1. */
export const illegalCharacter = (text: string): number => text.search(illegal)

/** `U+0001`, for messages. */
export const codePointName = (code: number): string => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
