/** The error for a document that cannot be read, and the one place that turns an offset into a line and a column. */
import { lineStarts } from '../diagnostics/location.ts'
import type { Said } from '../diagnostics/said.ts'
import { StandinError } from '../diagnostics/standin-error.ts'

/**
 * A document that is not well-formed (`malformed`), has a DOCTYPE, exceeds a limit, or whose bytes are not what they say (`encoding`). Line
 * and column are 1-based, counted in UTF-16 code units.
 */
export class XMLError extends StandinError {
  override readonly name = 'XMLError'
  override readonly code: `xml/${XMLError['kind']}`
  readonly kind: 'malformed' | 'doctype' | 'limit' | 'encoding'
  /** The message in Russian. */
  readonly messageRu: string
  readonly line: number
  readonly column: number
  /** The text of that line, where the characters could be read at all; a code frame needs it. */
  readonly lineText: string | undefined
  constructor(kind: XMLError['kind'], message: Said, line: number, column: number, lineText?: string) {
    super(message.en)
    this.messageRu = message.ru
    this.code = `xml/${kind}`
    this.kind = kind
    this.line = line
    this.column = column
    this.lineText = lineText
  }
}

/** Refuses the document at that offset of its text, whose line ends are LF. */
export function refuse(source: string, offset: number, message: Said, kind: XMLError['kind'] = 'malformed'): never {
  const { line, column } = new Places(source).at(offset)
  throw new XMLError(kind, message, line, column, lineFrom(source, offset - column + 1))
}

function lineFrom(source: string, start: number): string {
  const end = source.indexOf('\n', start)
  return source.slice(start, end < 0 ? undefined : end)
}

/** Lines and columns of one text, counted on from the last question: asking in ascending order is linear in all. */
export class Places {
  readonly #source: string
  #line = 1
  #start = 0
  /** Where the line ends; looked for once a line, for a document may be one line. */
  #end: number
  /** Offset of each line, once a text was asked for. */
  #starts: readonly number[] | undefined
  constructor(source: string) {
    this.#source = source
    this.#end = endFrom(source, 0)
  }

  at(offset: number): { readonly line: number; readonly column: number } {
    if (offset < this.#start) {
      this.#line = 1
      this.#start = 0
      this.#end = endFrom(this.#source, 0)
    }
    while (this.#end < offset) {
      this.#line++
      this.#start = this.#end + 1
      this.#end = endFrom(this.#source, this.#start)
    }
    return { line: this.#line, column: offset - this.#start + 1 }
  }

  /**
   * The text of a line (1-based), without its end. Diagnoses ask for lines in any order, hundreds of times: all lines are found at the
   * first.
   */
  textOf(line: number): string {
    this.#starts ??= lineStarts(this.#source)
    return lineFrom(this.#source, this.#starts[line - 1]!)
  }
}

function endFrom(source: string, start: number): number {
  const end = source.indexOf('\n', start)
  return end < 0 ? Infinity : end
}
