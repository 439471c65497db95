/** Reads the rows of a table: at once, or as they come. */
import type { Expression } from '../../infobase/query/expression.ts'
import type { NativeColumn, NativeRow } from '../driver/cell.ts'
import { readerOf, type Converting, type Reader } from './cells.ts'
import type { Condition } from './conditions.ts'
import type { FieldModel, TableModel } from './model.ts'
import type { ExternalValue } from './reference.ts'
import type { ObjectRights, RowRight } from './rights.ts'
import type { Link, SourceSession } from './session.ts'
import { selectStatement, type Selecting } from './statements.ts'
import type { Writing } from './writing.ts'

/** What is needed to read and write a table in a session. */
export interface TableAccess {
  readonly table: TableModel
  readonly session: () => SourceSession
  readonly converting: (link: Link) => Converting
  /** Of whoever asks then. */
  readonly rights: ObjectRights
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
  const { rows, read } = await selected(writing, link, selecting, fields)
  return rows.map(read)
}

/** Rows as the database gives them, and how the fields of one are read. */
async function selected(writing: Writing, link: Link, selecting: Selecting, fields: readonly FieldModel[]) {
  const { text, values } = selectStatement(writing, fields, selecting)
  const { columns, rows } = await link.connection.query(text, values)
  const readers = readersOf(writing, fields, columns)
  return { rows, read: (row: NativeRow) => valuesOf(row, readers) }
}

/**
 * Rows that the user may read. `allowedOnly`: others are left out, else a result that has one is refused, as of the infobase.
 *
 * @throws DataError without the right
 */
export async function readRows(
  access: TableAccess,
  link: Link,
  selecting: Selecting,
  fields: readonly FieldModel[] = access.table.fields,
  allowedOnly = false,
): Promise<ExternalValue[][]> {
  access.rights.require('Read')
  const restriction = access.rights.restriction('Read')
  const writing = await writingOver(access, link)
  if (restriction === undefined || allowedOnly) return rowsOver(writing, link, { ...selecting, only: restriction }, fields)
  const { rows, read } = await selected(writing, link, { ...selecting, told: restriction }, fields)
  requireTold(rows, fields.length, access.rights, 'Read')
  return rows.map(read)
}

/** @throws DataError where a row of the condition is not one that the user has the right to */
export async function requireRows(
  access: TableAccess,
  writing: Writing,
  link: Link,
  right: RowRight,
  where: readonly Condition[],
): Promise<void> {
  const told = access.rights.restriction(right)
  if (told === undefined) return
  const { rows } = await selected(writing, link, { where, told, forUpdate: true }, [])
  requireTold(rows, 0, access.rights, right)
}

/** The keys of rows, and whether each of them is as the expression says. */
export async function toldRows(
  writing: Writing,
  link: Link,
  where: readonly Condition[],
  told: Expression,
): Promise<readonly { readonly key: readonly ExternalValue[]; readonly isTold: boolean }[]> {
  const { keys } = writing.table
  const { rows, read } = await selected(writing, link, { where, told, forUpdate: true }, keys)
  return rows.map((row) => ({ key: read(row), isTold: String(row[keys.length]) === '1' }))
}

function requireTold(rows: readonly NativeRow[], at: number, rights: ObjectRights, right: RowRight): void {
  if (rows.some((row) => String(row[at]) !== '1')) rights.refuseRow(right)
}

/** Rows in pieces; over a connection of its own outside of transactions, so that others go on meanwhile. */
export async function* streamed(access: TableAccess, selecting: Selecting): AsyncGenerator<readonly ExternalValue[][]> {
  const { rights, table } = access
  const session = access.session()
  rights.require('Read')
  const told = rights.restriction('Read')
  const link = await session.lease(table.fullName)
  try {
    if (link.database.isInMemory) {
      yield await readRows(access, link, selecting)
      return
    }
    const writing = await writingOver(access, link)
    const { text, values } = selectStatement(writing, table.fields, { ...selecting, told })
    const stream = await link.connection.stream(text, values)
    const readers = readersOf(writing, table.fields, stream.columns)
    for await (const rows of stream) {
      if (told !== undefined) requireTold(rows, table.fields.length, rights, 'Read')
      yield rows.map((row) => valuesOf(row, readers))
    }
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
