/** SQLite's words; a column holds what its declared type says, by libsqliteodbc's reading of it. */
import type { NativeColumn } from '../driver/cell.ts'
import type { ColumnPorts, Dialect } from './dialect.ts'
import { sqliteKind } from './sqlite-kind.ts'
import { sqliteStructure } from './sqlite-structure.ts'

export const sqlite: Dialect = {
  name: 'sqlite',
  quoted: (name) => `"${name.replaceAll('"', '""')}"`,
  hole: (position) => `?${position}`,
  typedHole: (position) => `?${position}`,
  levels: ['Serializable'],
  // A transaction that only later begins to write may find that it cannot.
  begin: () => ['BEGIN IMMEDIATE'],
  page: (top, skip) => (top === undefined && skip === undefined ? '' : ` LIMIT ${top ?? -1}${skip === undefined ? '' : ` OFFSET ${skip}`}`),
  forUpdate: '',
  call: async (expression) => `SELECT ${expression}`,
  columnsOf: declaredColumns,
  uuidInto: ({ kind }) => (kind === 'binary' ? 'bytes' : 'text'),
  structure: sqliteStructure,
}

/** A result knows no types of its columns, so they are taken from the table's declaration. */
async function declaredColumns(from: string, names: readonly string[], { ask, columns }: ColumnPorts): Promise<readonly NativeColumn[]> {
  // What is not there is said by SQLite itself.
  await columns(`SELECT ${names.join(', ')} FROM ${from} WHERE 1 = 0`)
  const bare = unquoted(from.split('.').at(-1)!)
  const declared = new Map(
    (await ask('SELECT name, type FROM pragma_table_info(?1)', [bare])).map(([name, type]) => [name!.toLowerCase(), type]),
  )
  return names.map((one) => {
    const name = unquoted(one)
    const type = (declared.get(name.toLowerCase()) ?? '').toLowerCase()
    return { name, type, kind: sqliteKind(type) }
  })
}

const unquoted = (name: string): string => (/^".*"$/s.test(name) ? name.slice(1, -1).replaceAll('""', '"') : name)
