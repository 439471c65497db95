/** Makes totals that a data file does not have, of the records that it has: versions before kept none for some registers. */
import type { InfobaseModel } from '../model/model.ts'
import { totalsOf } from '../registers/accounting/entries.ts'
import type { TotalsLayout } from '../registers/totals-layout.ts'
import { Totals } from '../registers/totals.ts'
import type { Engine } from '../store/engine.ts'
import { createLayout, type ObjectNumbers, type TableLayout } from '../store/layout.ts'
import { Tables } from '../store/tables.ts'
import { Writer } from '../store/writer.ts'
import { chunksOf } from './rows.ts'

/** Says whether something was made; all of it is one transaction. */
export function makeMissingTotals(engine: Engine, model: InfobaseModel, numbers: ObjectNumbers): boolean {
  const registers = [...model.of('AccountingRegister'), ...model.of('AccumulationRegister')]
  if (registers.length === 0) return false
  const there = new Set(engine.names())
  const layout = createLayout(model, undefined, numbers, engine.dialect)
  const lacking = registers.flatMap(({ FullName }) => {
    const table = layout.table(FullName)!
    return there.has(table.name) && isLacking(totalsOf(table), there) && hasRows(engine, table) ? [table] : []
  })
  if (lacking.length === 0) return false
  engine.execute('BEGIN IMMEDIATE')
  try {
    for (const table of lacking) make(engine, table)
    engine.execute('COMMIT')
    return true
  } catch (error) {
    engine.execute('ROLLBACK')
    throw error
  }
}

const namesOf = (totals: readonly TotalsLayout[]): readonly string[] => [
  ...new Set(totals.flatMap(({ months, current }) => (current === undefined ? [months] : [months, current]))),
]

const isLacking = (totals: readonly TotalsLayout[], there: ReadonlySet<string>): boolean => namesOf(totals).some((name) => !there.has(name))

const hasRows = (engine: Engine, { name }: TableLayout): boolean =>
  engine.prepare(`SELECT 1 AS found FROM ${name} LIMIT 1`).all([]).length > 0

/** What there is of them is made anew as well: a part says nothing of how far it had come. */
function make(engine: Engine, table: TableLayout): void {
  for (const name of namesOf(totalsOf(table))) engine.execute(`DROP TABLE IF EXISTS ${name}`)
  const tables = new Tables(engine, () => {})
  const totals = new Totals(tables, new Writer(engine, tables), totalsOf)
  for (const rows of chunksOf(engine, table.name, table)) totals.change(table, [], rows)
}
