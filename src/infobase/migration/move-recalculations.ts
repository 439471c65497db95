/** What registers note to be calculated anew stays where the noted fields are as they were, else it is lost. */
import { said } from '../../diagnostics/said.ts'
import { recalculationTables, type RecalculationTable } from '../registers/calculation/recalculation-table.ts'
import type { Engine } from '../store/engine.ts'
import type { Tables } from '../store/tables.ts'
import type { Difference } from './difference.ts'
import type { TableChange } from './table-change.ts'

export function moveRecalculations(engine: Engine, tables: Tables, changes: readonly TableChange[]): readonly Difference[] {
  const kept = new Set(
    changes.flatMap((change) => {
      const now = recalculationTables(change.now)
      return recalculationTables(change.old).flatMap((old, at) => (isSame(change, old, now[at]) ? [old.name] : []))
    }),
  )
  return tables.names.flatMap((name): readonly Difference[] => {
    const owner = /^(t\d+)r\d+$/.exec(name)?.[1]
    if (owner === undefined || kept.has(name)) return []
    const count = Number(engine.prepare(`SELECT COUNT(*) AS n FROM ${name}`).all([])[0]?.['n'] ?? 0)
    engine.execute(`DROP TABLE ${name}`)
    tables.forget(name)
    const object = changes.find(({ old }) => old.name === owner)?.now.object.FullName
    const what = said('what is to be calculated anew', 'записи перерасчета')
    return count === 0 || object === undefined ? [] : [{ effect: 'lost', object, what, count, samples: [] }]
  })
}

function isSame(change: TableChange, old: RecalculationTable, now: RecalculationTable | undefined): boolean {
  if (now === undefined || now.definition.Name !== old.definition.Name || now.rows.create.join() !== old.rows.create.join()) return false
  return now.sources.every((source, at) => {
    const column = change.columns.find((one) => one.now === source)
    return column?.isSame === true && column.old === old.sources[at]
  })
}
