/** Keeps the totals of accumulation and accounting registers in the transaction that writes their records, by what that changes. */
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
  readonly #upserts = new Map<string, Statement>()

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

  #upsert(totals: TotalsLayout, table: string, first: string, amounts: readonly string[]): Statement {
    let found = this.#upserts.get(table)
    if (found === undefined) {
      found = this.#writer.statement(upsert(totals, table, first, amounts))
      this.#upserts.set(table, found)
    }
    return found
  }

  #writeMonths(totals: TotalsLayout, changes: Changes): void {
    this.#writer.touched.add(totals.months)
    const months = this.#upsert(totals, totals.months, 'm', totals.isBalance ? ['p', 'x'] : ['p'])
    for (const [month, byKey] of changes.byMonth) {
      for (const change of byKey.values()) {
        if (isNothing(change)) continue
        const amounts = change.received.flatMap((one, at) => (totals.isBalance ? [one, change.spent[at]!] : [one]))
        runLater(months, [month, ...change.dimensions, ...amounts])
      }
    }
  }

  #writeCurrent(totals: TotalsLayout, table: string, changes: Changes): void {
    this.#writer.touched.add(table)
    const current = this.#upsert(totals, table, 'k', ['r'])
    for (const { dimensions, received, spent } of changes.whole()) {
      const balance: Bound[] = received.map((one, at) => minus(one, spent[at]!))
      if (!balance.every(isZero)) runLater(current, [1n, ...dimensions, ...balance])
    }
  }
}

/** Adds to the row of the same key, or makes it. */
function upsert(totals: TotalsLayout, table: string, first: string, amounts: readonly string[]): string {
  const columns = totals.resources.flatMap((one, at) => amounts.map((name) => ({ name: `${name}${at}`, isWide: isWideTotal(one) })))
  const names = [first, ...totals.cells, ...columns.map((one) => one.name)]
  const key = first === 'm' ? ['m', ...keyCells(totals.dimensions)] : [...keyCells(totals.dimensions), 'k']
  const sums = columns.map(({ name, isWide }) => {
    const own = `${table}.${name}`
    return `${name} = ${isWide ? `x_add(${own}, excluded.${name})` : `${own} + excluded.${name}`}`
  })
  return (
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
    + ` ON CONFLICT (${key.join(', ')}) DO ${sums.length === 0 ? 'NOTHING' : `UPDATE SET ${sums.join(', ')}`}`
  )
}
