/** The error for a document that cannot be read, and the one place that turns an offset into a line and a column. */
import { lineStarts } from '../diagnostics/location.ts'
import { said, type Said } from '../diagnostics/said.ts'
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
  /** 1-based. */
  readonly line: number
  /** 1-based. */
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

/** Characters of passed texts that are kept until a place is asked for, which most readers never do. */
const MOST_PASSED = 1_000_000

/** Lines and columns of one text, counted on from the last question: asking in ascending order is linear in all. */
export class Places {
  #source: string
  #line = 1
  #start = 0
  /** Where the line ends; looked for once a line, for a document may be one line. */
  #end: number
  /** Offset of each line, once a text was asked for. */
  #starts: readonly number[] | undefined
  /** Texts before this one whose lines are not counted yet, their length, and the place at which this one begins. */
  #passed: string[] = []
  #passedLength = 0
  #linesBefore = 0
  #columnsBefore = 0
  constructor(source: string) {
    this.#source = source
    this.#end = endFrom(source, 0)
  }

  /** Goes on in the text that follows; its offsets begin with 0. */
  pass(next: string): void {
    this.#passed.push(this.#source)
    this.#passedLength += this.#source.length
    if (this.#passedLength > MOST_PASSED) this.#countPassed()
    this.extend(next)
  }

  /** The same text with more behind it. */
  extend(source: string): void {
    this.#source = source
    this.#starts = undefined
    this.#line = 1
    this.#start = 0
    this.#end = endFrom(source, 0)
  }

  at(offset: number): { readonly line: number; readonly column: number } {
    const { line, column } = this.#within(offset)
    if (this.#passed.length > 0) this.#countPassed()
    return { line: line + this.#linesBefore, column: line === 1 ? column + this.#columnsBefore : column }
  }

  /** The error of {@link refuse}, which knows this text alone, with its place in the whole. */
  placed(error: XMLError): XMLError {
    const { kind, message, messageRu, lineText } = error
    if (this.#passed.length > 0) this.#countPassed()
    const { line, column } = error
    const whole = line > 1 || this.#columnsBefore === 0
    return new XMLError(
      kind,
      said(message, messageRu),
      line + this.#linesBefore,
      line === 1 ? column + this.#columnsBefore : column,
      whole ? lineText : undefined,
    )
  }

  #countPassed(): void {
    for (const text of this.#passed) {
      let from = 0
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
        this.#linesBefore++
        this.#columnsBefore = 0
        from = end + 1
      }
      this.#columnsBefore += text.length - from
    }
    this.#passed = []
    this.#passedLength = 0
  }

  #within(offset: number): { readonly line: number; readonly column: number } {
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
