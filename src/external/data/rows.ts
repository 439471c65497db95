/** Reads the rows of a table: at once, or as they come. */
import type { NativeColumn, NativeRow } from '../driver/cell.ts'
import { readerOf, type Converting, type Reader } from './cells.ts'
import type { FieldModel, TableModel } from './model.ts'
import type { ExternalValue } from './reference.ts'
import type { Link, SourceSession } from './session.ts'
import { selectStatement, type Selecting, type Writing } from './statements.ts'

/** What is needed to read and write a table in a session. */
export interface TableAccess {
  readonly table: TableModel
  readonly session: () => SourceSession
  readonly converting: (link: Link) => Converting
}

/** Over this connection. An expression has no columns before it is run. */
export async function writingOver({ table, converting }: TableAccess, link: Link): Promise<Writing> {
  const columns = table.expression === undefined ? await link.database.columns(table, link.connection) : unknownColumns(table)
  return { table, database: link.database, columns, converting: converting(link) }
}

const unknownColumns = ({ fields }: TableModel): readonly NativeColumn[] =>
  fields.map((one) => ({ name: one.name, type: '', kind: one.types[0]?.kind === 'Number' ? 'number' : 'any' }))

export async function rowsOver(
  writing: Writing,
  link: Link,
  selecting: Selecting,
  fields: readonly FieldModel[] = writing.table.fields,
): Promise<ExternalValue[][]> {
  const { text, values } = selectStatement(writing, fields, selecting)
  const { columns, rows } = await link.connection.query(text, values)
  const readers = readersOf(writing, fields, columns)
  return rows.map((row) => valuesOf(row, readers))
}

/** Rows in pieces; over a connection of its own outside of transactions, so that others go on meanwhile. */
export async function* streamed(access: TableAccess, selecting: Selecting): AsyncGenerator<readonly ExternalValue[][]> {
  const { table } = access
  const session = access.session()
  const link = await session.lease(table.fullName)
  try {
    const writing = await writingOver(access, link)
    const { text, values } = selectStatement(writing, table.fields, selecting)
    if (link.database.isInMemory) {
      yield await rowsOver(writing, link, selecting)
      return
    }
    const stream = await link.connection.stream(text, values)
    const readers = readersOf(writing, table.fields, stream.columns)
    for await (const rows of stream) yield rows.map((row) => valuesOf(row, readers))
  } catch (error) {
    throw session.inOurWords(error, table.fullName, link.database)
  } finally {
    link.done()
  }
}

/** A result knows its columns, but for SQLite's, which the table's declaration knows. */
function readersOf(
  { table, columns: declared, converting }: Writing,
  fields: readonly FieldModel[],
  found: readonly NativeColumn[],
): readonly Reader[] {
  return fields.map((field, at) => {
    const column = found[at]
    return readerOf(table, field, column === undefined || column.kind === 'any' ? declared[field.at]! : column, converting)
  })
}

function valuesOf(row: NativeRow, readers: readonly Reader[]): ExternalValue[] {
  const values: ExternalValue[] = []
  for (let at = 0; at < readers.length; at++) values.push(readers[at]!(row[at] ?? null))
  return values
}
