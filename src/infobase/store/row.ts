/** The values of a row that was read whole. */
import type { Value } from '../values/value.ts'
import { decodeCell } from './column.ts'
import type { CellRow } from './engine.ts'
import type { TableLayout } from './layout.ts'

/** In the order of the table's columns. */
export const valuesOf = (table: TableLayout, row: CellRow): Value[] =>
  table.columns.map((column) => decodeCell(column, row[column.name] ?? null, column.tag === undefined ? undefined : row[column.tag]))

export const emptyValues = (table: TableLayout): Value[] => table.columns.map((column) => column.empty)
