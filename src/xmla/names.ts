/** Names of analytic servers: `[Product].[Drink]` in MDX, and names that XML had to encode, such as `_x005b_Store_x005d_`. */
import { xmlaError } from './error.ts'

/** `[name]`, with each closing bracket doubled. */
const bracketed = (name: string): string => `[${name.replaceAll(']', ']]')}]`

/** What is no letter of a plain word. */
const other = /[^\p{L}\p{N}_$]/gu

/** Where the part ends that begins there, in brackets, a key (`&[17]`, `&17`) or a plain word; -1 where there is none. */
function partEnd(text: string, from: number): number {
  const start = text[from] === '&' ? from + 1 : from
  if (text[start] === '[') {
    const close = closing(text, start + 1)
    return close < 0 || text[close + 1] === ']' ? -1 : close + 1
  }
  other.lastIndex = start
  const end = other.exec(text)?.index ?? text.length
  return end > start ? end : -1
}

/** The first closing bracket that is not one of two, or else the last of two; -1 without any. */
function closing(text: string, from: number): number {
  let last = -1
  for (let at = text.indexOf(']', from); at >= 0; at = text.indexOf(']', at + 2)) {
    if (text[at + 1] !== ']') return at
    last = at
  }
  return last
}

/**
 * Whether the text is a unique name and nothing more of MDX: what goes into the text of a query is held to it. Parts are separated by
 * points; a key in brackets needs none.
 */
export function isUniqueName(text: string): boolean {
  let at = partEnd(text, 0)
  while (at >= 0 && at < text.length) at = text[at] === '.' ? partEnd(text, at + 1) : text.startsWith('&[', at) ? partEnd(text, at) : -1
  return at >= 0
}

/** @throws XMLAError for what is not a unique name */
export function soundUniqueName(text: string): string {
  if (!isUniqueName(text)) throw xmlaError('unique-name', { name: text })
  return text
}

/** The name in MDX: as it is where it is a unique name already in brackets, else in brackets. */
export const inMDX = (name: string): string => (name.startsWith('[') && isUniqueName(name) ? name : bracketed(name))

/** The names of the parts: `[Product].[Drink]` gives `Product`, `Drink`; a name without brackets is one part. */
export function partsOf(name: string): readonly string[] {
  if (!name.startsWith('[')) return [name]
  const parts: string[] = []
  const word = /[^.[\]&][^.[\]&]*/y
  // Where one bracket is not closed, no later one is.
  let isClosed = true
  for (let at = 0; at < name.length;) {
    const close = name[at] === '[' && isClosed ? closing(name, at + 1) : -1
    if (close >= 0) parts.push(name.slice(at + 1, close).replaceAll(']]', ']'))
    else if (name[at] === '[') isClosed = false
    word.lastIndex = at
    const [whole = ''] = word.exec(name) ?? []
    if (whole !== '') parts.push(whole)
    at = close >= 0 ? close + 1 : at + Math.max(1, whole.length)
  }
  return parts
}

/** Whether both mean the same name, with or without brackets. */
export const isSameName = (one: string, other: string): boolean => one === other || partsOf(one).join('\0') === partsOf(other).join('\0')

/** `_x0020_` is a space: XML has no name with one. */
export const decodedXMLName = (name: string): string =>
  name.includes('_x') ? name.replace(/_x([\da-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : name
