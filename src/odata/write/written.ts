/** The answer to a writing without reading it back: what an object that was just written has in its row. */
import type { Base } from '../../infobase/objects/base.ts'
import { DataRecord } from '../../infobase/objects/fields/record.ts'
import type { StoredObject } from '../../infobase/objects/item/stored-object.ts'
import type { Row } from '../../infobase/query/plan.ts'
import { asKept, type Column } from '../../infobase/store/column.ts'
import type { TableLayout } from '../../infobase/store/layout.ts'
import { neededFields, type Item, type Selection } from '../model/selected.ts'
import { restrictionOn } from '../read/allowed.ts'
import { flatItems, isFlat, itemsOf } from '../read/items.ts'
import type { Source } from '../read/source.ts'

/** Kinds whose rows nothing changes behind a writing but handlers of events. */
const PLAIN: ReadonlySet<string> = new Set([
  'Catalog',
  'Document',
  'ExchangePlan',
  'ChartOfAccounts',
  'ChartOfCharacteristicTypes',
  'ChartOfCalculationTypes',
])

/** `undefined` where only the infobase can say: handlers may have changed the row, or the user may not read it. */
export async function writtenItem(source: Source, base: Base, selection: Selection, object: StoredObject): Promise<Item | undefined> {
  const table = DataRecord.tableOf(object)
  const { kind, FullName } = table.object
  if (!PLAIN.has(kind) || base.events(FullName) !== undefined || restrictionOn(source, selection.entity) !== undefined) return undefined
  const names = neededFields(selection)
  const places = placesOf(names, table)
  if (places === undefined) return undefined
  const values = DataRecord.valuesOf(object)
  const row: Row = places.map(({ column, at }) => asKept(column, values[at]))
  const [item] = isFlat(selection) ? flatItems(selection, names, [row]) : await itemsOf(source, selection, names, [row])
  return item
}

interface Place {
  readonly column: Column
  readonly at: number
}

const known = new WeakMap<TableLayout, WeakMap<readonly string[], readonly Place[]>>()

/** Where the fields of a selection are in the values of an object; `undefined` where one of them is none of its row. */
function placesOf(names: readonly string[], table: TableLayout): readonly Place[] | undefined {
  const ofTable = known.get(table) ?? new WeakMap<readonly string[], readonly Place[]>()
  known.set(table, ofTable)
  const found = ofTable.get(names)
  if (found !== undefined) return found
  const made = names.flatMap((name): Place[] => {
    const at = table.columns.findIndex(({ field }) => field.Name === name)
    return at < 0 ? [] : [{ column: table.columns[at]!, at }]
  })
  if (made.length < names.length) return undefined
  ofTable.set(names, made)
  return made
}
