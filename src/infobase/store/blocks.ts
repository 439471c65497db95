/** Rows that one statement takes: blocks of few sizes, so that their statements are prepared once. */

interface Block {
  readonly from: number
  readonly size: number
}

/** Engines bind some thousand values at least; a longer statement gains nothing. */
const MOST_VALUES = 900
const MOST_ROWS = 32

/** The rows of the largest block, a power of two. `values`: how many a row binds at most. */
export function largestBlock(values: number): number {
  let size = MOST_ROWS
  while (size > 1 && size * values > MOST_VALUES) size /= 2
  return size
}

/** Powers of two, the largest first: 20 rows are 16 and 4. */
export function* blocks(count: number, values: number): Generator<Block> {
  let size = largestBlock(values)
  for (let from = 0; from < count; from += size) {
    while (size > count - from) size /= 2
    yield { from, size }
  }
}

/** `(?, ?), (?, ?)`. */
export function valueHoles(values: number, rows: number): string {
  const row = `(${Array.from({ length: values }, () => '?').join(', ')})`
  return Array.from({ length: rows }, () => row).join(', ')
}
