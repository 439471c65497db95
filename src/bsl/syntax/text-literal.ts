/**
 * Reads one text literal: quotes doubled, lines continued by `|`, and comments, empty lines and directives allowed between its lines.
 *
 * `"а` / `// note` / `|б"` is the text `а`, a line feed, `б`.
 */
import { isBlank, lineEnd } from './characters.ts'

export interface TextLiteral {
  readonly value: string
  /** Offset behind the closing quote. */
  readonly end: number
  /** How many line feeds it spans. */
  readonly lines: number
  readonly closed: boolean
}

export function readText(source: string, start: number): TextLiteral {
  const first = quoted(source, start + 1)
  if (first.closed) return { ...first, lines: 0 }
  let value = first.value
  let at = first.end
  let lines = 0
  for (;;) {
    const next = continuation(source, at)
    if (!next) return { value, end: first.end, lines: 0, closed: false }
    lines += next.lines
    const piece = quoted(source, next.at)
    value += '\n' + piece.value
    at = piece.end
    if (piece.closed) return { value, end: at, lines, closed: true }
  }
}

/** The text up to the closing quote or the end of the line. */
function quoted(source: string, from: number): { value: string; end: number; closed: boolean } {
  let value = ''
  let at = from
  const limit = lineEnd(source, from)
  for (;;) {
    const quote = quoteBefore(source, at, limit)
    if (quote < 0) {
      const end = source.charCodeAt(limit - 1) === 13 ? limit - 1 : limit
      return { value: value + source.slice(at, Math.max(end, at)), end: limit, closed: false }
    }
    value += source.slice(at, quote)
    if (source.charCodeAt(quote + 1) !== 34) return { value, end: quote + 1, closed: true }
    value += '"'
    at = quote + 2
  }
}

/** Within the line: a text that is not closed has many lines, each of which would look through all the others. */
function quoteBefore(source: string, from: number, limit: number): number {
  const found = source.slice(from, limit).indexOf('"')
  return found < 0 ? -1 : from + found
}

/** The place behind the next `|`, over empty lines, comments and directives. */
function continuation(source: string, from: number): { at: number; lines: number } | undefined {
  let at = from
  let lines = 0
  while (at < source.length) {
    const code = source.charCodeAt(at)
    if (code === 10) lines++
    if (code === 124) return { at: at + 1, lines }
    if (code === 35 || (code === 47 && source.charCodeAt(at + 1) === 47)) at = lineEnd(source, at)
    else if (isBlank(code)) at++
    else return undefined
  }
  return undefined
}
