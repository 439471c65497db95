/**
 * Rows that are added to a table one after another go to the server together: a thousand statements are then thirty. They wait here until
 * there are enough of them, or until something else is asked or told.
 */
import { blocks, largestBlock, valueHoles } from '../../../infobase/store/blocks.ts'

type Cells = readonly (string | null)[]

export interface Insertion {
  readonly text: string
  readonly values: Cells
}

export class Insertions {
  #sql = ''
  #holes = 0
  #rows: Cells[] = []

  /** Gives what has to go now. `sql`: adds one row, with `?` for its cells. */
  add(sql: string, cells: Cells): readonly Insertion[] {
    const before = sql === this.#sql ? [] : this.taken()
    this.#sql = sql
    this.#holes = cells.length
    this.#rows.push(cells)
    return this.#rows.length < largestBlock(this.#holes) ? before : [...before, ...this.taken()]
  }

  /** All that waits. */
  taken(): readonly Insertion[] {
    const rows = this.#rows
    this.#rows = []
    return Array.from(blocks(rows.length, this.#holes), ({ from, size }) => ({
      text: this.#textOf(size),
      values: rows.slice(from, from + size).flat(),
    }))
  }

  /** It is taken back with the transaction. */
  forget(): void {
    this.#rows = []
  }

  #textOf(size: number): string {
    return `${this.#sql.slice(0, this.#sql.indexOf(' VALUES ('))} VALUES ${valueHoles(this.#holes, size)}`
  }
}

/** Whether a statement adds one row by its cells and does nothing where the row is there already. */
export const isInsertion = (sql: string): boolean => /^INSERT INTO \w+ \([^()]*\) VALUES \(\?(?:, \?)*\)$/.test(sql)
