/**
 * Elements of one object type after the other, all written alike, as the rows of a table are: a row is found by one regular expression. A
 * row that is written otherwise, or in which something is wrong, is left to the general way, which says what it is.
 */
import type { XMLPullReader } from '../../xml/pull.ts'
import { XSI, type XDTOType } from '../types/type.ts'
import type { Target } from './attributes.ts'
import { LONGEST } from './known-tags.ts'
import { patternOf, rowTypeOf, type RowPattern, type RowType } from './row-pattern.ts'

/** So many rows at most are passed over before the next is tried, once rows did not fit. */
const MOST_PASSED = 64

/** The rows of one element. */
export class RowRun {
  readonly #type: RowType
  readonly #name: string
  readonly #reader: XMLPullReader
  #pattern: RowPattern | undefined
  #version = -1
  #misses = 0
  #passing = 0

  /** `name`: of the rows, with its prefix. */
  constructor(type: RowType, name: string, reader: XMLPullReader) {
    this.#type = type
    this.#name = name
    this.#reader = reader
  }

  /** Takes the rows that come next, so many at most, to the list; where it stops the general way must look at what comes. */
  read(list: unknown[], most: number): number {
    let count = 0
    for (; count < most; count++) {
      const row = this.#next()
      if (row === undefined) break
      list.push(row)
    }
    return count
  }

  #next(): Target | undefined {
    if (this.#passing > 0) {
      this.#passing--
      return undefined
    }
    if (this.#version !== this.#type.known.version) this.#look()
    const pattern = this.#pattern
    const found = pattern && this.#reader.match(pattern.regexp)
    const value = found && pattern.valueOf(found, this.#reader)
    if (value === undefined) {
      this.#passing = Math.min(this.#misses * this.#misses, MOST_PASSED)
      this.#misses++
      return undefined
    }
    this.#misses = 0
    this.#reader.pass(pattern!.closing)
    return value
  }

  /** The prefixes mean the same for all rows, which declare none. */
  #look(): void {
    const { known, plan } = this.#type
    this.#version = known.version
    const holds = known.leaves.every(
      (leaf, at) =>
        leaf === undefined
        || (this.#reader.resolve(leaf.prefix) === plan.elements[at]!.namespace
          && (leaf.nil === undefined || this.#reader.resolve(leaf.nilPrefix) === XSI)),
    )
    this.#pattern = holds ? patternOf(this.#type, this.#name) : undefined
  }
}

/** Rows like the one whose START was just met; `undefined` where they cannot be read so. */
export function rowsLike(reader: XMLPullReader, type: XDTOType): RowRun | undefined {
  const { attributes, declarations, prefix, local } = reader
  if (attributes.length > 0 || declarations.length > 0 || prefix.length > LONGEST) return undefined
  const rows = rowTypeOf(type)
  return rows && new RowRun(rows, prefix === '' ? local : `${prefix}:${local}`, reader)
}
