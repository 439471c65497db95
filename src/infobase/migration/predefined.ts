/** Predefined items after a change: new ones are added, those that are gone become ordinary items, as an update of 1C leaves them. */
import { said } from '../../diagnostics/said.ts'
import type { InfobaseModel } from '../model/model.ts'
import { predefinedUUID, rowsFromStart } from '../objects/predefined.ts'
import { encodeInto } from '../store/column.ts'
import type { Bound, Engine } from '../store/engine.ts'
import type { TableLayout } from '../store/layout.ts'
import type { Writer } from '../store/writer.ts'
import { referenceCell, uuidOfCell } from '../values/reference-cell.ts'
import type { Value } from '../values/value.ts'
import type { Difference } from './difference.ts'

export function syncPredefined(engine: Engine, writer: Writer, table: TableLayout, model: InfobaseModel): readonly Difference[] {
  const { object } = table
  const [flag, name] = [table.column('Predefined'), table.column('PredefinedDataName')]
  if (flag === undefined || name === undefined) return []
  const wanted = new Map(Object.keys(object.predefined).map((one) => [predefinedUUID(object, one)!, one]))
  const there = new Map(
    engine
      .prepare(`SELECT c0, ${name.name} AS name, ${flag.name} AS flag FROM ${table.name} WHERE ${flag.name} <> false`)
      .all([])
      .map((row) => [uuidOfCell(String(row['c0'])), String(row['name'])]),
  )
  const set = engine.prepare(`UPDATE ${table.name} SET ${flag.name} = ?, ${name.name} = ? WHERE c0 = ?`)
  const gone = [...there].filter(([uuid]) => !wanted.has(uuid))
  for (const [uuid] of gone) set.run([0n, '', referenceCell(uuid)])
  const added = addMissing(writer, table, model, wanted, there, set)
  for (const [uuid, is] of wanted) if (there.has(uuid) && there.get(uuid) !== is) set.run([1n, is, referenceCell(uuid)])
  return [
    ...gone.map(([, was]) =>
      differenceOf(object.FullName, said(`predefined ${was} becomes an ordinary item`, `предопределенный ${was} становится обычным`)),
    ),
    ...added.map((one) => differenceOf(object.FullName, said(`predefined ${one} is added`, `добавлен предопределенный ${one}`))),
  ]
}

const differenceOf = (object: string, what: Difference['what']): Difference => ({
  effect: 'converted',
  object,
  what,
  count: 0,
  samples: [],
})

/** An item that was an ordinary one with that reference is predefined again. */
function addMissing(
  writer: Writer,
  table: TableLayout,
  model: InfobaseModel,
  wanted: ReadonlyMap<string, string>,
  there: ReadonlyMap<string, string>,
  set: { run(values: readonly Bound[]): number },
): readonly string[] {
  const rows = new Map(rowsFromStart(table, model).map((row) => [keyOfRow(table, row), row]))
  return [...wanted].flatMap(([uuid, name]) => {
    if (there.has(uuid)) return []
    if (set.run([1n, name, referenceCell(uuid)]) > 0) return [name]
    const bound: Bound[] = []
    for (const [at, column] of table.columns.entries()) encodeInto(bound, column, rows.get(uuid)![at])
    writer.insertion(table).run(bound)
    return [name]
  })
}

function keyOfRow(table: TableLayout, row: readonly Value[]): string {
  const bound: Bound[] = []
  encodeInto(bound, table.columns[0]!, row[0])
  return uuidOfCell(String(bound[0]))
}
