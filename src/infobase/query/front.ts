/** Where somebody is in a sheet, whose rows are read, passed over and taken away from its first one on. */
import type { Cell } from '../store/engine.ts'
import { cellsIn, type Cells } from './each-part.ts'
import { giveSheet, keysOf, type Sheet, type SheetShape, type Statements } from './sheets.ts'

/** Rows that are taken away at once. */
const TOGETHER = 2_000

/** Goes through a sheet from its first row on, by where it is: some keys go up and some down, which no comparison of rows says. */
export class Front {
  readonly #reader: Statements
  readonly #sheet: string
  readonly #keys: readonly string[]
  readonly #isDown: (key: number) => boolean
  readonly #list: string
  readonly #order: string
  #at: Cells | undefined

  constructor(reader: Statements, shape: SheetShape, { name }: Sheet) {
    this.#reader = reader
    this.#sheet = name
    this.#keys = keysOf(shape)
    this.#isDown = (key) => shape.keys[key] === true
    this.#list = this.#keys.map((key, at) => `${key} AS b${at}`).join(', ')
    this.#order = this.#keys.map((key, at) => (shape.keys[at] === true ? `${key} DESC` : key)).join(', ')
  }

  /** The last cells of so many rows. */
  next(rows: number): readonly Cell[] {
    const found: Cell[] = []
    for (const [where, values] of this.#stretches()) {
      const listed = this.#reader
        .statement(`SELECT ${this.#list} FROM ${this.#sheet}${where} ORDER BY ${this.#order} LIMIT ?`)
        .all([...values, BigInt(rows - found.length)])
      for (const row of listed) found.push(row[`b${this.#keys.length - 1}`]!)
      const last = listed.at(-1)
      if (last !== undefined) this.#at = cellsIn(last, this.#keys.length)
      if (found.length === rows) break
    }
    return found
  }

  /** Takes away what was passed over. */
  drop(): void {
    for (const [where, values] of this.#stretches(true)) this.#reader.statement(`DELETE FROM ${this.#sheet}${where}`).run(values)
  }

  /** Passes over rows; `false`: there are fewer. */
  pass(rows: number): boolean {
    let left = rows
    for (const [where, values] of this.#stretches()) {
      const from = `FROM ${this.#sheet}${where}`
      const [last] = this.#reader
        .statement(`SELECT ${this.#list} ${from} ORDER BY ${this.#order} LIMIT 1 OFFSET ?`)
        .all([...values, BigInt(left - 1)])
      if (last !== undefined) {
        this.#at = cellsIn(last, this.#keys.length)
        return true
      }
      left -= Number(this.#reader.statement(`SELECT count(*) AS n ${from}`).all(values)[0]!['n'])
    }
    return false
  }

  /** What lies behind, or before with the row itself: first what is equal but for the last key, at last what the first key tells. */
  *#stretches(isBefore = false): Generator<readonly [where: string, values: Cells]> {
    const at = this.#at
    if (at === undefined) return yield ['', []]
    for (let equal = this.#keys.length - 1; equal >= 0; equal--) {
      const same = this.#keys.slice(0, equal).map((key) => `${key} = ?`)
      const isLast = equal === this.#keys.length - 1
      const sign = isBefore ? `${this.#isDown(equal) ? '>' : '<'}${isLast ? '=' : ''}` : this.#isDown(equal) ? '<' : '>'
      yield [` WHERE ${[...same, `${this.#keys[equal]!} ${sign} ?`].join(' AND ')}`, at.slice(0, equal + 1)]
    }
  }
}

/** Gives a sheet back once nothing is left in it, a piece at a time. */
export async function emptied(
  { reader, system }: { readonly reader: Statements; readonly system: { turn(): Promise<void> } },
  shape: SheetShape,
  sheet: Sheet,
): Promise<void> {
  const rows = new Front(reader, shape, sheet)
  for (; rows.pass(TOGETHER); await system.turn()) rows.drop()
  reader.statement(`DELETE FROM ${sheet.name}`).run([])
  giveSheet(reader, shape, sheet)
}
