/** Writes and deletes rows of tables; every statement is prepared once. */
import { dataError } from '../data-error.ts'
import type { Value } from '../values/value.ts'
import { blocks, valueHoles } from './blocks.ts'
import { cellsOf, encodeInto, type Column } from './column.ts'
import { EngineError, runLater, type Bound, type CellRow, type Engine, type Statement } from './engine.ts'
import type { TableLayout } from './layout.ts'
import type { Tables } from './tables.ts'

/** Two infobases over one engine write to the same tables. */
const writes = new WeakMap<Engine, Map<string, number>>()

function writesIn(engine: Engine): Map<string, number> {
  let found = writes.get(engine)
  if (found === undefined) writes.set(engine, (found = new Map<string, number>()))
  return found
}

export class Writer {
  readonly #engine: Engine
  readonly #tables: Tables
  readonly #statements = new Map<string, Statement>()
  readonly #inserting = new Map<TableLayout, Statement>()
  readonly #replacing = new Map<TableLayout, Statement>()
  readonly #inBlocks = new Map<TableLayout, Map<number, Statement>>()
  readonly #ofTables = new Map<TableLayout, Map<string, Statement>>()
  /** Names of tables that were written to since the last question. */
  readonly touched = new Set<string>()
  readonly #writes: Map<string, number>

  constructor(engine: Engine, tables: Tables) {
    this.#engine = engine
    this.#tables = tables
    this.#writes = writesIn(engine)
  }

  /** How many times a table was written to here: where the number is the same, so is the table, as long as no other process writes. */
  writesOf({ name }: TableLayout): number {
    return this.#writes.get(name) ?? 0
  }

  /** All of it may be other than it was. */
  forgetWrites(): void {
    for (const [name, count] of this.#writes) this.#writes.set(name, count + 1)
  }

  #isWritten({ name }: TableLayout): void {
    this.touched.add(name)
    this.#writes.set(name, (this.#writes.get(name) ?? 0) + 1)
  }

  /**
   * Values in the order of the table's columns. `replace`: a row of the same key makes room. `isSure`: it is known that there is no row of
   * the same key, or that it makes room.
   */
  insert(table: TableLayout, values: readonly Value[], replace = false, isSure = false): void {
    this.#tables.ensure([table])
    this.#isWritten(table)
    const cells: Bound[] = []
    for (let at = 0; at < table.columns.length; at++) encodeInto(cells, table.columns[at]!, values[at])
    try {
      runLater(this.#insertion(table, replace), cells, isSure)
    } catch (error) {
      throw this.inWords(error, table)
    }
  }

  /** One new row by its cells, in the order of `cellsOf` of each column; the table is there. */
  insertCells(table: TableLayout, cells: readonly Bound[]): void {
    this.#isWritten(table)
    try {
      this.#insertion(table, false).run(cells)
    } catch (error) {
      throw this.inWords(error, table)
    }
  }

  /** Several rows, by few statements. `isSure`: it is known that there are none of the same keys. */
  insertAll(table: TableLayout, rows: readonly (readonly Value[])[], isSure = false): void {
    if (rows.length === 0) return
    this.#tables.ensure([table])
    this.#isWritten(table)
    try {
      for (const { from, size } of blocks(rows.length, table.columns.length * 2)) {
        const cells: Bound[] = []
        for (let at = from; at < from + size; at++) {
          const values = rows[at]!
          for (let place = 0; place < table.columns.length; place++) encodeInto(cells, table.columns[place]!, values[place])
        }
        runLater(size === 1 ? this.#insertion(table, false) : this.#blockInsertion(table, size), cells, isSure)
      }
    } catch (error) {
      throw this.inWords(error, table)
    }
  }

  #blockInsertion(table: TableLayout, size: number): Statement {
    let sizes = this.#inBlocks.get(table)
    if (sizes === undefined) this.#inBlocks.set(table, (sizes = new Map<number, Statement>()))
    let found = sizes.get(size)
    if (found === undefined) sizes.set(size, (found = this.statement(insertText(table, false, size))))
    return found
  }

  /** Adds a row by its cells. */
  insertion(table: TableLayout): Statement {
    return this.#insertion(table, false)
  }

  #insertion(table: TableLayout, replace: boolean): Statement {
    const known = replace ? this.#replacing : this.#inserting
    let found = known.get(table)
    if (found === undefined) {
      found = this.statement(insertText(table, replace))
      known.set(table, found)
    }
    return found
  }

  /** Deletes the rows whose columns have these values; all without columns. Gives how many. */
  delete(table: TableLayout, columns: readonly Column[], values: readonly Value[]): number {
    this.#tables.ensure([table])
    this.#isWritten(table)
    const { where, cells } = conditionOf(columns, values)
    return this.statement(`DELETE FROM ${table.name}${where}`).run(cells)
  }

  /** The cells of the rows whose columns have these values. */
  rows(table: TableLayout, columns: readonly Column[], values: readonly Value[], order = ''): readonly CellRow[] {
    this.#tables.ensure([table])
    const { where, cells } = conditionOf(columns, values)
    return this.statement(`SELECT * FROM ${table.name}${where}${order}`).all(cells)
  }

  /** What the engine says, in the words of data. `table`: where it said it, unless it says where by itself. */
  inWords(error: unknown, table?: TableLayout): unknown {
    if (!(error instanceof EngineError)) return error
    if (error.trouble === 'full') return dataError('disk-full', { why: error.words }, error)
    const where =
      [...this.#inserting.keys(), ...this.#replacing.keys(), ...this.#inBlocks.keys()].find((one) => one.name === error.table) ?? table
    return error.trouble === 'unique' && where !== undefined ? dataError('record-exists', { object: where.object.FullName }, error) : error
  }

  /** A statement of a table by a short name: its text is made once. The table is there afterwards. */
  ofTable(table: TableLayout, name: string, text: () => string): Statement {
    this.#tables.ensure([table])
    let known = this.#ofTables.get(table)
    if (known === undefined) this.#ofTables.set(table, (known = new Map<string, Statement>()))
    let found = known.get(name)
    if (found === undefined) known.set(name, (found = this.statement(text())))
    return found
  }

  statement(text: string): Statement {
    const found = this.#statements.get(text)
    if (found !== undefined) return found
    const made = this.#engine.prepare(text)
    this.#statements.set(text, made)
    return made
  }
}

function insertText(table: TableLayout, replace: boolean, rows = 1): string {
  const cells = table.columns.flatMap(cellsOf)
  const key = table.key.flatMap((one) => cellsOf({ ...one, twin: undefined }))
  const others = cells.filter((one) => !key.includes(one)).map((one) => `${one} = excluded.${one}`)
  const instead = others.length === 0 ? 'NOTHING' : `UPDATE SET ${others.join(', ')}`
  return (
    `INSERT INTO ${table.name} (${cells.join(', ')}) VALUES ${valueHoles(cells.length, rows)}`
    + (replace ? ` ON CONFLICT (${key.join(', ')}) DO ${instead}` : '')
  )
}

function conditionOf(columns: readonly Column[], values: readonly Value[]): { readonly where: string; readonly cells: readonly Bound[] } {
  const cells: Bound[] = []
  const parts = columns.map((column, at) => {
    const { name, tag } = column
    encodeInto(cells, { ...column, twin: undefined }, values[at])
    return tag === undefined ? `${name} = ?` : `${name} = ? AND ${tag} = ?`
  })
  return { where: parts.length === 0 ? '' : ` WHERE ${parts.join(' AND ')}`, cells }
}
