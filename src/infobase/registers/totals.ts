/** Keeps the totals of accumulation and accounting registers in the transaction that writes their records, by what that changes. */
import { blocks, valueHoles } from '../store/blocks.ts'
import { runLater, type Bound, type Statement } from '../store/engine.ts'
import type { TableLayout } from '../store/layout.ts'
import type { Tables } from '../store/tables.ts'
import type { Writer } from '../store/writer.ts'
import type { Value } from '../values/value.ts'
import { Changes, isNothing, isZero, minus } from './changes.ts'
import { isWideTotal, keyCells, type TotalsLayout } from './totals-layout.ts'

export class Totals {
  readonly #tables: Tables
  readonly #writer: Writer
  readonly #of: (register: TableLayout) => readonly TotalsLayout[]
  readonly #upserts = new Map<string, Map<number, Statement>>()

  /** `of`: all that are kept for a register. */
  constructor(tables: Tables, writer: Writer, of: (register: TableLayout) => readonly TotalsLayout[]) {
    this.#of = of
    this.#tables = tables
    this.#writer = writer
  }

  ensure(totals: TotalsLayout): void {
    this.#tables.ensureNamed(totals.months, totals.createMonths)
    if (totals.current !== undefined) this.#tables.ensureNamed(totals.current, totals.createCurrent)
  }

  /** Records that are taken away, and records that are added; both in the order of the register's columns. */
  change(register: TableLayout, removed: readonly (readonly Value[])[], added: readonly (readonly Value[])[]): void {
    if (removed.length + added.length === 0) return
    for (const totals of this.#of(register)) this.#change(totals, removed, added)
  }

  #change(totals: TotalsLayout, removed: readonly (readonly Value[])[], added: readonly (readonly Value[])[]): void {
    this.ensure(totals)
    const changes = new Changes(totals)
    for (const row of removed) changes.add(row, true)
    for (const row of added) changes.add(row, false)
    this.#writeMonths(totals, changes)
    if (totals.current !== undefined) this.#writeCurrent(totals, totals.current, changes)
  }

  #writeMonths(totals: TotalsLayout, changes: Changes): void {
    const amounts = totals.isBalance ? ['p', 'x'] : ['p']
    const rows: Bound[][] = []
    for (const [month, byKey] of changes.byMonth) {
      for (const change of byKey.values()) {
        if (isNothing(change)) continue
        const row: Bound[] = [month, ...change.dimensions]
        for (let at = 0; at < change.received.length; at++) {
          row.push(change.received[at]!)
          if (totals.isBalance) row.push(change.spent[at]!)
        }
        rows.push(row)
      }
    }
    this.#write(totals, totals.months, 'm', amounts, rows)
  }

  #writeCurrent(totals: TotalsLayout, table: string, changes: Changes): void {
    const rows: Bound[][] = []
    for (const { dimensions, received, spent } of changes.whole()) {
      const balance = received.map((one, at) => minus(one, spent[at]!))
      if (!balance.every(isZero)) rows.push([1n, ...dimensions, ...balance])
    }
    this.#write(totals, table, 'k', ['r'], rows)
  }

  /** No two of the rows have one key, which an engine would refuse in one statement. */
  #write(totals: TotalsLayout, table: string, first: string, amounts: readonly string[], rows: readonly Bound[][]): void {
    if (rows.length === 0) return
    this.#writer.touched.add(table)
    for (const { from, size } of blocks(rows.length, rows[0]!.length)) {
      const values: Bound[] = []
      for (let at = from; at < from + size; at++) for (const one of rows[at]!) values.push(one)
      runLater(this.#upsert(totals, table, first, amounts, size), values)
    }
  }

  #upsert(totals: TotalsLayout, table: string, first: string, amounts: readonly string[], size: number): Statement {
    let sizes = this.#upserts.get(table)
    if (sizes === undefined) this.#upserts.set(table, (sizes = new Map<number, Statement>()))
    let found = sizes.get(size)
    if (found === undefined) sizes.set(size, (found = this.#writer.statement(upsert(totals, table, first, amounts, size))))
    return found
  }
}

/** Adds to the row of the same key, or makes it. */
function upsert(totals: TotalsLayout, table: string, first: string, amounts: readonly string[], size: number): string {
  const columns = totals.resources.flatMap((one, at) => amounts.map((name) => ({ name: `${name}${at}`, isWide: isWideTotal(one) })))
  const names = [first, ...totals.cells, ...columns.map((one) => one.name)]
  const key = first === 'm' ? ['m', ...keyCells(totals.dimensions)] : [...keyCells(totals.dimensions), 'k']
  const sums = columns.map(({ name, isWide }) => {
    const own = `${table}.${name}`
    return `${name} = ${isWide ? `x_add(${own}, excluded.${name})` : `${own} + excluded.${name}`}`
  })
  return (
    `INSERT INTO ${table} (${names.join(', ')}) VALUES ${valueHoles(names.length, size)}`
    + ` ON CONFLICT (${key.join(', ')}) DO ${sums.length === 0 ? 'NOTHING' : `UPDATE SET ${sums.join(', ')}`}`
  )
}
