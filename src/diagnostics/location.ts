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
  let line = 1
  let start = 0
  for (let end = source.indexOf('\n'); end >= 0 && end < offset; end = source.indexOf('\n', start)) {
    line++
    start = end + 1
  }
  return placeIn(file, source, { line, start }, offset, length)
}

/** The same for many places of one text: its lines are counted once. */
export class PlacesOfFile {
  readonly #file: string
  readonly #source: string
  /** Offsets at which lines begin. */
  #starts: readonly number[] | undefined

  constructor(file: string, source: string) {
    this.#file = file
    this.#source = source
  }

  at(offset: number, length = 1): Location {
    this.#starts ??= lineStarts(this.#source)
    const line = countUpTo(this.#starts, offset)
    return placeIn(this.#file, this.#source, { line, start: this.#starts[line - 1]! }, offset, length)
  }
}

function placeIn(
  file: string,
  source: string,
  { line, start }: { readonly line: number; readonly start: number },
  offset: number,
  length: number,
): Location {
  const end = source.indexOf('\n', offset)
  return { file, line, column: offset - start + 1, length, text: source.slice(start, end < 0 ? undefined : end).replace(/\r$/, '') }
}

/** Offsets at which lines begin, the first at 0. */
export function lineStarts(source: string): readonly number[] {
  const starts = [0]
  for (let end = source.indexOf('\n'); end >= 0; end = source.indexOf('\n', end + 1)) starts.push(end + 1)
  return starts
}

/** How many of the ascending numbers are at most `limit`, by halving. */
function countUpTo(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (numbers[middle]! <= limit) low = middle + 1
    else high = middle
  }
  return low
}
