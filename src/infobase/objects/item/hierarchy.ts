/** Folders, parents and owners: which parent an item may have, what is below it, and which fields folders do not have. */
import { said, type Said } from '../../../diagnostics/said.ts'
import { dataError } from '../../data-error.ts'
import type { TableLayout } from '../../store/layout.ts'
import { uuidOfCell } from '../../values/reference-cell.ts'
import { Reference } from '../../values/reference.ts'
import type { Value } from '../../values/value.ts'
import type { Base } from '../base.ts'
import { DataRecord } from '../fields/record.ts'
import { RowList } from '../fields/table-part.ts'
import { Item } from './item.ts'
import { itemRow, valueIn } from './items.ts'

const hasFolders = (table: TableLayout): boolean => table.column('IsFolder') !== undefined

/** @throws DataError for a parent that is not a folder, is missing, or is below the item itself */
export function checkHierarchy(base: Base, item: Item): void {
  const table = DataRecord.tableOf(item)
  if (table.column('Parent') === undefined) return
  const wrong = (why: Said): Error => dataError('wrong-parent', { what: item.Presentation(), why })
  let parent: Value = item.get('Parent')
  let isFirst = true
  const own = item.Ref.UUID
  for (const seen = new Set<string>(); parent instanceof Reference && !parent.IsEmpty() && !seen.has(parent.UUID); isFirst = false) {
    if (parent.UUID === own) throw wrong(said('it is the item itself or below it', 'Родитель является самим элементом или его потомком'))
    seen.add(parent.UUID)
    const row = itemRow(base, table, parent.UUID)
    // A reference that leads nowhere is accepted, as on 1C's wire.
    if (row === undefined) return
    if (isFirst && hasFolders(table) && table.object.kind === 'Catalog' && valueIn(table, row, 'IsFolder') !== true)
      throw wrong(said('it is no folder', 'Родитель не является группой'))
    parent = valueIn(table, row, 'Parent')
  }
}

/** Attributes of items are Null in a folder, those of folders in an item; sections likewise are empty. */
export function clearInapplicable(item: Item): void {
  const table = DataRecord.tableOf(item)
  if (!hasFolders(table)) return
  const isFolder = item.get('IsFolder') === true
  const without = isFolder ? 'ForItem' : 'ForFolder'
  for (const { field, empty } of table.columns) {
    const use = field.definition !== undefined && 'Use' in field.definition ? field.definition.Use : undefined
    if (use === without) DataRecord.put(item, field.Name, null)
    else if (item.get(field.Name) === null) DataRecord.put(item, field.Name, empty)
  }
  for (const list of Item.sectionsOf(item)) {
    const { section } = RowList.tableOf(list)
    if (section?.definition?.Use === without) list.Clear()
  }
}

/** UUIDs of what lies in a folder or below an item, and of what an item owns, with the tables that they are in; each once. */
export function subordinate(base: Base, item: Item): readonly { readonly table: TableLayout; readonly uuid: string }[] {
  const table = DataRecord.tableOf(item)
  const found: { table: TableLayout; uuid: string }[] = []
  // Data that was loaded may have parents in a circle.
  const seen = new Set([item.Ref.UUID])
  const ask = (where: TableLayout, field: string, of: Reference): void => {
    const column = where.column(field)
    if (column === undefined || !column.codecs.some((one) => one.type === of.type)) return
    for (const row of base.writer.rows(where, [column], [of])) {
      const uuid = uuidOfCell(String(row['c0']))
      if (seen.has(uuid)) continue
      seen.add(uuid)
      found.push({ table: where, uuid })
    }
  }
  ask(table, 'Parent', item.Ref)
  for (const owned of base.model.of('Catalog')) {
    if (owned.definition.Owners.includes(table.object.FullName)) ask(base.layout.table(owned.FullName)!, 'Owner', item.Ref)
  }
  // What is found is looked at in turn, however deep it is.
  for (const { table: where, uuid } of found) ask(where, 'Parent', new Reference(where.columns[0]!.codecs[0]!.type, uuid))
  return found
}
