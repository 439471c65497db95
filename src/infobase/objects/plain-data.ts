/** The infobase's rows for plain evaluation, such as of conditions on the rows of a virtual table. */
import type { PlainData, PlainRow } from '../query/plain/data.ts'
import type { Source } from '../query/source.ts'
import { decodeCell } from '../store/column.ts'
import type { CellRow } from '../store/engine.ts'
import type { Layout, TableLayout } from '../store/layout.ts'
import type { Tables } from '../store/tables.ts'
import type { Writer } from '../store/writer.ts'
import { referenceCell } from '../values/reference-cell.ts'
import { EnumMember } from '../values/reference.ts'
import { objectOfType } from '../values/type-of.ts'

export function storedData(layout: Layout, tables: Tables, writer: Writer): PlainData {
  const tableOf = (source: Source): TableLayout | undefined =>
    source.kind === 'object'
      ? layout.table(source.name)
      : source.kind === 'section'
        ? layout.section(source.name, source.section)
        : undefined
  return {
    layout,
    rows(source) {
      if (source.kind === 'given') return source.rows.map((row) => givenRow(source.fields, row))
      const table = tableOf(source)
      return table === undefined ? [] : writer.rows(table, [], []).map((row) => storedRow(table, row))
    },
    item(type, uuid) {
      const table = layout.table(objectOfType(type) ?? '')
      if (table === undefined) return undefined
      tables.ensure([table])
      const key = type.startsWith('EnumRef.') ? table.columns[0]!.codecs[0]!.encode(new EnumMember(type, uuid)) : referenceCell(uuid)
      const row = writer.statement(`SELECT * FROM ${table.name} WHERE c0 = ?`).all([key])[0]
      return row === undefined ? undefined : storedRow(table, row)
    },
  }
}

const givenRow =
  (fields: readonly string[], row: readonly ReturnType<PlainRow>[]): PlainRow =>
  (name) => {
    const at = fields.indexOf(name)
    return at < 0 ? null : row[at]
  }

const storedRow =
  (table: TableLayout, row: CellRow): PlainRow =>
  (name) => {
    const column = table.column(name)
    return column === undefined
      ? null
      : decodeCell(column, row[column.name] ?? null, column.tag === undefined ? undefined : row[column.tag])
  }
