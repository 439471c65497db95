/**
 * Cells of references in a data file of a version that kept the texts of UUIDs become those of now, in 1C's order of bytes, in every table:
 * objects and their sections, totals, registered changes, boundaries of sequences.
 */
import { changeTable } from '../exchange/change-table.ts'
import type { InfobaseModel } from '../model/model.ts'
import { totalsOf } from '../registers/accounting/entries.ts'
import { boundaryTable } from '../sequences/boundary-table.ts'
import type { Column } from '../store/column.ts'
import type { Engine } from '../store/engine.ts'
import { createLayout, type ObjectNumbers, type TableLayout } from '../store/layout.ts'
import { referenceCellSql } from '../values/reference-cell.ts'

/** `model`: the one that the file was made for. In the transaction of the caller. */
export function moveReferences(engine: Engine, model: InfobaseModel, numbers: ObjectNumbers): void {
  const layout = createLayout(model, undefined, numbers)
  const there = new Set(engine.names())
  for (const { FullName, kind } of model.objects) {
    const own = kind === 'DocumentJournal' ? undefined : layout.table(FullName)
    if (own === undefined) continue
    const all = [...tablesOf(own), ...layout.sections(FullName).map((one) => [one.name, one.columns] as const)]
    for (const [name, columns] of all) {
      const cells = columns.flatMap(movedCell)
      if (name.endsWith('x')) cells.push(`n = ${moved('n')}`)
      if (there.has(name) && cells.length > 0) engine.execute(`UPDATE ${name} SET ${cells.join(', ')}`)
    }
  }
}

/** The table of an object and those that are kept beside it, with their columns. */
function tablesOf(table: TableLayout): readonly (readonly [string, readonly Column[]])[] {
  const changes = changeTable(table)
  const bounds = table.object.kind === 'Sequence' ? boundaryTable(table) : undefined
  return [
    [table.name, table.columns],
    [changes.name, changes.key],
    ...totalsOf(table).flatMap(({ months, current, dimensions }) =>
      [months, current].flatMap((one) => (one === undefined ? [] : [[one, dimensions] as const])),
    ),
    ...(bounds === undefined ? [] : [[bounds.name, [...bounds.dimensions, bounds.recorder]] as const]),
  ]
}

/** An assignment; none for a column without references. */
function movedCell({ name, tag, codecs, byTag }: Column): readonly string[] {
  if (tag === undefined) return codecs[0]!.kept.kind === 'reference' ? [`${name} = ${moved(name)}`] : []
  const tags = [...byTag].filter(([, { kept }]) => kept.kind === 'reference').map(([one]) => one)
  return tags.length === 0 ? [] : [`${name} = CASE WHEN ${tag} IN (${tags.join(', ')}) THEN ${moved(name)} ELSE ${name} END`]
}

/** What stands in for Null in keys of totals is no UUID. */
const moved = (cell: string): string => `CASE WHEN length(${cell}) = 36 THEN ${referenceCellSql(cell)} ELSE ${cell} END`
