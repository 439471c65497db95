/** The answer to a writing without reading it back: what an object that was just written has in its row. */
import { hears, type Base } from '../../infobase/objects/base.ts'
import { DataRecord } from '../../infobase/objects/fields/record.ts'
import { RowList, type TableRow } from '../../infobase/objects/fields/table-part.ts'
import type { StoredObject } from '../../infobase/objects/item/stored-object.ts'
import type { Row } from '../../infobase/query/plan.ts'
import { asKept, type Column } from '../../infobase/store/column.ts'
import type { TableLayout } from '../../infobase/store/layout.ts'
import type { EntityField } from '../model/entity.ts'
import { neededFields, type Item, type Selection } from '../model/selected.ts'
import { restrictionOn } from '../read/allowed.ts'
import { flatItems, isFlat, itemsOf } from '../read/items.ts'
import type { Source } from '../read/source.ts'

/** Kinds whose rows nothing changes behind a writing but handlers of events. */
export const PLAIN: ReadonlySet<string> = new Set([
  'Catalog',
  'Document',
  'ExchangePlan',
  'ChartOfAccounts',
  'ChartOfCharacteristicTypes',
  'ChartOfCalculationTypes',
])

/** `undefined` where only the infobase can say: handlers may have changed the row, or the user may not read it. */
export function writtenItem(
  source: Source,
  base: Base,
  selection: Selection,
  object: StoredObject,
): Item | undefined | Promise<Item | undefined> {
  const table = DataRecord.tableOf(object)
  const { kind } = table.object
  // BeforeWrite changes the object before its row is written; posting is no part of this writing.
  if (!PLAIN.has(kind) || hears(base, table.object, 'OnWrite') || restrictionOn(source, selection.entity) !== undefined) return undefined
  const names = neededFields(selection)
  const places = placesOf(names, table)
  if (places === undefined) return undefined
  const values = DataRecord.valuesOf(object)
  const row: Row = places.map(({ column, at }) => asKept(column, values[at]))
  if (!isFlat({ ...selection, sections: [] })) return itemsOf(source, selection, names, [row]).then(([item]) => item)
  const sections = selection.sections.map((one) => rowsOf(object.Section(one.entity.section!.Name), one.fields))
  return flatItems(selection, names, [row], sections)[0]
}

/** Rows of a tabular section as its fields are read. */
function rowsOf(list: RowList<TableRow>, fields: readonly EntityField[]): readonly Row[] {
  const { columns } = RowList.tableOf(list)
  const places = fields.map((one) => columns.findIndex(({ field }) => field.Name === one.column))
  const changing = places.map((at) => isKeptOtherwise(columns[at]!))
  return Array.from(list, (row) => {
    const values = DataRecord.valuesOf(row)
    return places.map((at, part) => (changing[part]! ? asKept(columns[at]!, values[at]) : values[at]))
  })
}

/** What was assigned is read as it is but for these. */
const otherwise: ReadonlySet<string> = new Set(['member', 'storage', 'bytes', 'wide'])
const isKeptOtherwise = ({ tag, codecs }: Column): boolean => tag !== undefined || otherwise.has(codecs[0]!.kept.kind)

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
