/** Writes rows of a table: new ones, changed ones by their key and version, and deletes; what was changed meanwhile is not overwritten. */
import type { ChangeableFields } from './changeable.ts'
import type { Condition } from './conditions.ts'
import { dataError } from './fault.ts'
import type { FieldModel, TableModel } from './model.ts'
import { ExternalDataSourceTableReference, sameExternal, type ExternalValue } from './reference.ts'
import { rowsOver } from './rows.ts'
import type { Link } from './session.ts'
import { insertStatement, deleteStatement, updateStatement } from './statements.ts'
import type { Writing } from './writing.ts'

/** Values of one statement at most. */
const VALUES = 10_000

export type Row = readonly ExternalValue[]

/** @throws ExternalDataSourceError where the table is only read */
export function requireWritable({ definition, fullName, expression }: TableModel): void {
  if (definition.ReadOnly || expression !== undefined) throw dataError('table-read-only', { place: fullName })
}

/** @throws ExternalDataSourceError where the table has none */
export function requireKeys({ keys, fullName }: TableModel): void {
  if (keys.length === 0) throw dataError('no-keys', { place: fullName })
}

/** @throws ExternalDataSourceError where a key is not filled: the system fills none */
export function requireFilledKeys({ keys, fullName }: TableModel, row: Row): void {
  const missing = keys.find(({ at }) => isEmpty(row[at]))
  if (missing !== undefined) throw dataError('key-missing', { place: fullName, field: missing.name })
}

const isEmpty = (value: ExternalValue): boolean =>
  value === undefined || value === null || (value instanceof ExternalDataSourceTableReference && value.IsEmpty())

export const conditionsOf = (fields: readonly FieldModel[], row: Row): readonly Condition[] =>
  fields.map((field) => ({ field, operator: '=', value: row[field.at] }))

export async function insertRows(writing: Writing, link: Link, changeable: ChangeableFields, rows: readonly Row[]): Promise<void> {
  const fields = changeable.toInsert()
  const most = Math.max(1, Math.floor(VALUES / Math.max(1, fields.length)))
  for (let at = 0; at < rows.length; at += most) {
    const { text, values } = insertStatement(writing, fields, rows.slice(at, at + most))
    await link.connection.query(text, values)
  }
}

/** How many rows there were; keys and, where it is known, the version of `read` say which one is meant. */
export async function updateRow(writing: Writing, link: Link, changeable: ChangeableFields, read: Row, row: Row): Promise<number> {
  const { table } = writing
  const isKeyChanged = table.keys.some(({ at }) => !sameExternal(read[at], row[at]))
  const fields = changeable.toUpdate(isKeyChanged)
  const where = [...conditionsOf(table.keys, read), ...versionOf(table, read)]
  if (fields.length === 0) return (await rowsOver(writing, link, { where }, table.keys)).length
  const { text, values } = updateStatement(writing, fields, row, where)
  return (await link.connection.query(text, values)).count
}

export async function deleteRows(writing: Writing, link: Link, where: readonly Condition[]): Promise<number> {
  const { text, values } = deleteStatement(writing, where)
  return (await link.connection.query(text, values)).count
}

/** A version that was read is part of the condition (chapter 17.5.2.3.7). */
export const versionOf = ({ version }: TableModel, read: Row): readonly Condition[] =>
  version === undefined || isEmpty(read[version.at]) ? [] : [{ field: version, operator: '=', value: read[version.at] }]

/** The row as it is now, locked where the database can. @throws ExternalDataSourceError where it is not as it was read */
export async function requireUnchanged(writing: Writing, link: Link, read: Row): Promise<void> {
  const { table } = writing
  const [found] = await rowsOver(writing, link, { where: conditionsOf(table.keys, read), forUpdate: true })
  if (found === undefined || !table.fields.every(({ at }) => sameExternal(found[at], read[at]))) throw lostUpdate(table, read)
}

export const lostUpdate = ({ fullName, keys }: TableModel, row: Row): Error =>
  dataError('lost-update', { what: `${fullName} (${keys.map((one) => `${one.name} = ${String(row[one.at])}`).join(', ')})` })

/** What the database made of the version, put into the row. */
export async function withVersion(writing: Writing, link: Link, row: ExternalValue[]): Promise<void> {
  const { table } = writing
  if (table.version === undefined) return
  const [found] = await rowsOver(writing, link, { where: conditionsOf(table.keys, row) }, [table.version])
  row[table.version.at] = found?.[0]
}
