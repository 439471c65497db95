/** A place in a file, where a diagnostic points. */
export interface Location {
  /** Path as it should be printed: as the user gave it, joined with what was found below. */
  readonly file: string
  /** 1-based line. */
  readonly line: number
  /** 1-based column, counted in UTF-16 code units. */
  readonly column: number
  /** How many characters the caret line underlines; 1 when absent. */
  readonly length?: number
  /** The text of that line, when it is known; the code frame needs it. */
  readonly text?: string
}

/** The location of the character at `offset` (0-based) of a text that was read from `file`. */
export function locate(file: string, source: string, offset: number, length = 1): Location {
  const before = source.slice(0, offset)
  const start = before.lastIndexOf('\n') + 1
  const end = source.indexOf('\n', offset)
  return {
    file,
    line: before.split('\n').length,
    column: offset - start + 1,
    length,
    text: source.slice(start, end < 0 ? undefined : end).replace(/\r$/, ''),
  }
}
