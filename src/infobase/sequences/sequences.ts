/**
 * Sequences of documents: which documents are in them, by their dimensions, and up to which one everything was posted in order. A document
 * that is posted, or whose records are changed, before the boundary moves it back; one that is posted right behind it moves it on.
 */
import type { DateTime } from '../../xdto/values/date-time.ts'
import type { Sequence } from '../definition/objects/sequence.ts'
import type { InfobaseModel } from '../model/model.ts'
import { decodeCell, encodeInto, type Column } from '../store/column.ts'
import type { Bound, CellRow } from '../store/engine.ts'
import type { Layout, TableLayout } from '../store/layout.ts'
import type { Tables } from '../store/tables.ts'
import type { Writer } from '../store/writer.ts'
import { referenceCell } from '../values/reference-cell.ts'
import type { Reference } from '../values/reference.ts'
import type { Value } from '../values/value.ts'
import { boundaryTable, type BoundaryTable } from './boundary-table.ts'

/** A point of the order of documents: by time, then by reference. */
export interface Moment {
  readonly Period: DateTime
  readonly Recorder: Reference
}

export class Sequences {
  readonly #byDocument: ReadonlyMap<string, readonly TableLayout[]>
  readonly #byRegister: ReadonlyMap<string, readonly TableLayout[]>
  readonly #tables: Tables
  readonly #writer: Writer

  constructor(model: InfobaseModel, layout: Layout, tables: Tables, writer: Writer) {
    const all = model.of('Sequence').map(({ FullName, definition }) => ({ table: layout.table(FullName)!, definition }))
    this.#byDocument = grouped(all.flatMap(({ table, definition }) => definition.Documents.map((name) => [name, table] as const)))
    this.#byRegister = grouped(all.flatMap(({ table, definition }) => definition.RegisterRecords.map((name) => [name, table] as const)))
    this.#tables = tables
    this.#writer = writer
  }

  /** Tables of the sequences that a document is in; none of most. */
  of(document: string): readonly TableLayout[] {
    return this.#byDocument.get(document) ?? []
  }

  /** The document is in the sequence with these rows, in the order of the table's columns; those that it had are gone. */
  place(table: TableLayout, document: Reference, rows: readonly (readonly Value[])[]): void {
    this.#tables.ensure([table])
    const before = this.#rowsOf(table, document)
    if (before.length > 0) this.#remove(table, document, before, rows)
    for (const row of rows) {
      this.#writer.insert(table, row)
      this.#posted(boundaryTable(table), row)
    }
  }

  /** The document is in no sequence any longer. */
  forget(object: string, document: Reference): void {
    for (const table of this.of(object)) {
      const before = this.#rowsOf(table, document)
      if (before.length > 0) this.#remove(table, document, before, [])
    }
  }

  /** Records of a register were written for a document: what comes behind it may no longer be right. */
  changed(register: string, recorder: Value): void {
    for (const table of this.#byRegister.get(register) ?? []) {
      const column = table.column('Recorder')!
      const { type } = recorder as Reference
      if (!column.codecs.some((one) => one.type === type)) continue
      for (const row of this.#rowsOf(table, recorder as Reference)) this.#back(boundaryTable(table), row, false)
    }
  }

  /** Undefined: nothing is in order yet. `dimensions`: values in the order of the sequence's. */
  boundary(table: TableLayout, dimensions: readonly Value[]): Moment | undefined {
    const bounds = boundaryTable(table)
    if (!this.#tables.has(bounds.name)) return undefined
    const [row] = this.#writer
      .statement(`SELECT ${bounds.cells.join(', ')} FROM ${bounds.name} WHERE k = 1${is(bounds.keyCells)}`)
      .all(cellsOf(bounds.dimensions, dimensions))
    return row === undefined
      ? undefined
      : { Period: valueIn(bounds.period, row) as DateTime, Recorder: valueIn(bounds.recorder, row) as Reference }
  }

  /** All of them, in the order of the table's columns. */
  boundaries(table: TableLayout): readonly (readonly Value[])[] {
    const bounds = boundaryTable(table)
    if (!this.#tables.has(bounds.name)) return []
    const columns = [...bounds.dimensions, bounds.period, bounds.recorder]
    const rows = this.#writer.statement(`SELECT * FROM ${bounds.name} WHERE k = 1`).all([])
    return rows.map((row) => table.columns.map((one) => (columns.includes(one) ? valueIn(one, row) : null)))
  }

  /** `moment` undefined: to the beginning. */
  setBoundary(table: TableLayout, dimensions: readonly Value[], moment: Moment | undefined): void {
    const bounds = boundaryTable(table)
    this.#tables.ensureNamed(bounds.name, bounds.create)
    this.#writer.touched.add(bounds.name)
    const key = cellsOf(bounds.dimensions, dimensions)
    this.#writer.statement(`DELETE FROM ${bounds.name} WHERE k = 1${is(bounds.keyCells)}`).run(key)
    if (moment === undefined) return
    const names = ['k', ...bounds.keyCells, ...bounds.cells]
    this.#writer
      .statement(`INSERT INTO ${bounds.name} (${names.join(', ')}) VALUES (1${', ?'.repeat(names.length - 1)})`)
      .run([...key, ...cellsOf([bounds.period, bounds.recorder], [moment.Period, moment.Recorder])])
  }

  /** Rows in the order of documents that lie behind their boundary, up to a time that is included. */
  pending(table: TableLayout, until?: DateTime): readonly Moment[] {
    this.#tables.ensure([table])
    const bounds = boundaryTable(table)
    const rows = this.#writer
      .statement(`SELECT * FROM ${table.name}${until === undefined ? '' : ` WHERE ${bounds.period.name} <= ?`} ORDER BY ${order(bounds)}`)
      .all(until === undefined ? [] : [bounds.period.codecs[0]!.encode(until)])
    return rows.flatMap((row) => {
      const boundary = this.boundary(
        table,
        bounds.dimensions.map((one) => valueIn(one, row)),
      )
      const moment = { Period: valueIn(bounds.period, row) as DateTime, Recorder: valueIn(bounds.recorder, row) as Reference }
      return boundary !== undefined && compare(moment, boundary) <= 0 ? [] : [moment]
    })
  }

  /** The document was posted in its turn: the boundary is at it. */
  confirm(table: TableLayout, document: Reference): void {
    const bounds = boundaryTable(table)
    for (const row of this.#rowsOf(table, document)) {
      const dimensions = bounds.dimensions.map((one) => valueIn(one, row))
      this.setBoundary(table, dimensions, { Period: valueIn(bounds.period, row) as DateTime, Recorder: document })
    }
  }

  #rowsOf(table: TableLayout, document: Reference): readonly CellRow[] {
    return this.#writer.rows(table, [table.column('Recorder')!], [document])
  }

  /** Where the document stays at its place, its boundary may stay as well. */
  #remove(table: TableLayout, document: Reference, before: readonly CellRow[], again: readonly (readonly Value[])[]): void {
    this.#writer.delete(table, [table.column('Recorder')!], [document])
    const bounds = boundaryTable(table)
    const keys = new Set(again.map((row) => keyOf(bounds, row)))
    for (const row of before) {
      const values = table.columns.map((one) => valueIn(one, row))
      this.#back(bounds, row, !keys.has(keyOf(bounds, values)))
    }
  }

  /** `isGone`: the document is no longer there, so that the one before it is the last in order. */
  #back(bounds: BoundaryTable, row: CellRow, isGone: boolean): void {
    const dimensions = bounds.dimensions.map((one) => valueIn(one, row))
    const boundary = this.boundary(bounds.of, dimensions)
    const moment = { Period: valueIn(bounds.period, row) as DateTime, Recorder: valueIn(bounds.recorder, row) as Reference }
    if (boundary === undefined || compare(moment, boundary) > 0) return
    this.setBoundary(bounds.of, dimensions, isGone ? this.#last(bounds, dimensions, moment) : moment)
  }

  #posted(bounds: BoundaryTable, row: readonly Value[]): void {
    const at = (column: Column): Value => row[bounds.of.columns.indexOf(column)]
    const dimensions = bounds.dimensions.map(at)
    const moment = { Period: at(bounds.period) as DateTime, Recorder: at(bounds.recorder) as Reference }
    const boundary = this.boundary(bounds.of, dimensions)
    if (boundary !== undefined && compare(moment, boundary) <= 0) return this.setBoundary(bounds.of, dimensions, moment)
    if ((bounds.of.object.definition as Sequence).MoveBoundaryOnPosting !== 'Move') return
    const last = this.#last(bounds, dimensions, moment)
    const isNext = last === undefined || (boundary !== undefined && compare(last, boundary) <= 0)
    if (isNext) this.setBoundary(bounds.of, dimensions, moment)
  }

  /** The document right before a moment. */
  #last(bounds: BoundaryTable, dimensions: readonly Value[], moment: Moment): Moment | undefined {
    const { name } = bounds.of
    const before = ` AND (${bounds.period.name}, ${bounds.recorder.name}) < (?, ?)`
    const [row] = this.#writer
      .statement(`SELECT * FROM ${name} WHERE 1 = 1${is(bounds.keyCells)}${before} ORDER BY ${order(bounds, ' DESC')} LIMIT 1`)
      .all([...cellsOf(bounds.dimensions, dimensions), bounds.period.codecs[0]!.encode(moment.Period), referenceCell(moment.Recorder.UUID)])
    return row === undefined
      ? undefined
      : { Period: valueIn(bounds.period, row) as DateTime, Recorder: valueIn(bounds.recorder, row) as Reference }
  }
}

const grouped = <T>(pairs: readonly (readonly [string, T])[]): ReadonlyMap<string, readonly T[]> => {
  const found = new Map<string, T[]>()
  for (const [name, one] of pairs) {
    const known = found.get(name)
    if (known === undefined) found.set(name, [one])
    else known.push(one)
  }
  return found
}

const is = (cells: readonly string[]): string => cells.map((cell) => ` AND ${cell} = ?`).join('')
const order = ({ period, recorder }: BoundaryTable, way = ''): string => `${period.name}${way}, ${recorder.name}${way}`

function cellsOf(columns: readonly Column[], values: readonly Value[]): readonly Bound[] {
  const cells: Bound[] = []
  for (const [at, column] of columns.entries()) encodeInto(cells, { ...column, twin: undefined }, values[at])
  return cells
}

const valueIn = (column: Column, row: CellRow): Value =>
  decodeCell(column, row[column.name] ?? null, column.tag === undefined ? undefined : row[column.tag])

const keyOf = (bounds: BoundaryTable, row: readonly Value[]): string =>
  [...bounds.dimensions, bounds.period].map((one) => cellsOf([one], [row[bounds.of.columns.indexOf(one)]]).join(' ')).join('\u0001')

/** Negative where `a` comes first. */
function compare(a: Moment, b: Moment): number {
  const [x, y] = [a, b].map(({ Period, Recorder }) => `${Period.toString()} ${referenceCell(Recorder.UUID)}`)
  return x! < y! ? -1 : x! > y! ? 1 : 0
}
