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
  base.tables.ensure([table])
  return base.writer.statement(`SELECT * FROM ${table.name} WHERE c0 = ?`).all([referenceCell(uuid)])[0]
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
  base.tables.ensure([section])
  const rows = base.writer.statement(`SELECT * FROM ${section.name} WHERE c0 = ? ORDER BY c1`).all([referenceCell(uuid)])
  return rows.map((row) => valuesOf(section, row))
}

export const referenceTo = (base: Base, table: TableLayout, uuid: string): Reference =>
  new Reference(table.columns[0]!.codecs[0]!.type, uuid, base.home)
