/** Reading items by their reference: the row, and the rows of the tabular sections. */
import { decodeCell } from '../../store/column.ts'
import type { CellRow } from '../../store/engine.ts'
import type { TableLayout } from '../../store/layout.ts'
import { valuesOf } from '../../store/row.ts'
import { referenceCell } from '../../values/reference-cell.ts'
import { Reference } from '../../values/reference.ts'
import type { Value } from '../../values/value.ts'
import type { Base } from '../base.ts'

export function itemRow(base: Base, table: TableLayout, uuid: string): CellRow | undefined {
  const statement = base.writer.ofTable(table, 'item', () => `SELECT * FROM ${table.name} WHERE c0 = ?`)
  return statement.all([referenceCell(uuid)])[0]
}

/** Whether a reference leads to an item. */
export function isThere(base: Base, table: TableLayout, uuid: string): boolean {
  const statement = base.writer.ofTable(table, 'there', () => `SELECT 1 AS found FROM ${table.name} WHERE c0 = ?`)
  return statement.all([referenceCell(uuid)]).length > 0
}

/** The DataVersion of an item; `undefined`: there is none. */
export function keptVersion(base: Base, table: TableLayout, uuid: string): Value {
  const column = table.column('DataVersion')!
  const statement = base.writer.ofTable(table, 'version', () => `SELECT ${column.name} FROM ${table.name} WHERE c0 = ?`)
  const [row] = statement.all([referenceCell(uuid)])
  return row === undefined ? undefined : decodeCell(column, row[column.name] ?? null, undefined)
}

/** The value of one field of a row that was read whole. */
export function valueIn(table: TableLayout, row: CellRow, field: string): Value {
  const column = table.column(field)
  return column === undefined
    ? undefined
    : decodeCell(column, row[column.name] ?? null, column.tag === undefined ? undefined : row[column.tag])
}

/** Rows of a tabular section by their line number. */
export function sectionRows(base: Base, section: TableLayout, uuid: string): readonly Value[][] {
  const statement = base.writer.ofTable(section, 'rows', () => `SELECT * FROM ${section.name} WHERE c0 = ? ORDER BY c1`)
  return statement.all([referenceCell(uuid)]).map((row) => valuesOf(section, row))
}

export const referenceTo = (base: Base, table: TableLayout, uuid: string): Reference =>
  new Reference(table.columns[0]!.codecs[0]!.type, uuid, base.home)
