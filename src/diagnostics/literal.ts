/** Where a text was written as a string literal in the source of a module. */
import { locate, type Location } from './location.ts'

/**
 * Where the text of a string literal is in a module: `offset` and `length` of characters within the literal, the first literal of that text
 * after `from`, else the first of all; `undefined` when none is written like that (it was computed or has escapes).
 */
export function locateLiteral(
  file: string,
  source: string,
  literal: string,
  { offset = 0, length = Math.max(1, literal.length), from = 0 } = {},
): Location | undefined {
  const found = quotedAt(source, literal, from) ?? quotedAt(source, literal, 0)
  return found === undefined ? undefined : locate(file, source, found + 1 + offset, length)
}

/** Offset of the opening quote. */
export function quotedAt(source: string, literal: string, from: number): number | undefined {
  const places = ["'", '"', '`'].map((quote) => source.indexOf(`${quote}${literal}${quote}`, from)).filter((at) => at >= 0)
  return places.length === 0 ? undefined : Math.min(...places)
}

/** Offset of a key of an object literal (`name:`, `'name':`), the first after `from`. */
export function keyAt(source: string, name: string, from: number): number | undefined {
  const key = new RegExp(`(?<![\\p{L}\\p{N}_])${name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}['"]?\\s*:`, 'gu')
  key.lastIndex = from
  return key.exec(source)?.index
}
