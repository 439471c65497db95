/** A text in quotes, as the platform escapes it: `\n` and `\r` by letters, every other control character as `\u0009`, `/` not at all. */
import { escaping } from './enumerations.ts'

export interface Escaping {
  readonly doubleQuotes: boolean
  readonly escaping: unknown
}

// Control characters are what is looked for.
/* eslint-disable no-control-regex */
const plain = /["\\\u0000-\u001f]/
const all = /["\\\u0000-\u001f]/g
const none = escaping.of('None')
const outsideAscii = /["\\\u0000-\u001f]|[^\u0020-\u007e]/g
/* eslint-enable no-control-regex */

export function quotedJSON(text: string, settings: Escaping): string {
  if (settings.escaping === none && settings.doubleQuotes) return plain.test(text) ? `"${text.replace(all, escaped)}"` : `"${text}"`
  const quote = settings.doubleQuotes ? '"' : "'"
  if (settings.escaping === escaping.of('NotASCIISymbols')) return quote + text.replace(outsideAscii, escaped) + quote
  return quote + (plain.test(text) ? text.replace(all, escaped) : text) + quote
}

function escaped(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`
  if (character === '\n') return '\\n'
  if (character === '\r') return '\\r'
  const digits = character.charCodeAt(0).toString(16).padStart(4, '0')
  return `\\u${character < ' ' ? digits.toUpperCase() : digits}`
}
