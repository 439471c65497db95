/**
 * What the ODBC driver of a database reports of a native type, by which 1C converts: `bool` is a text under psqlodbc, `decimal(10,2)` one
 * under libsqliteodbc. The drivers were asked: psqlodbc 13.02, MariaDB Connector/ODBC 3.1.15, libsqliteodbc 0.9998.
 */
import type { OdbcDriver } from '../connection/profile.ts'

/** Kinds of ODBC's types that conversions tell apart. */
export type ReportedKind = 'text' | 'number' | 'bit' | 'date' | 'time' | 'uuid' | 'binary'

type Table = readonly (readonly [ReportedKind, string])[]

/** Names between blanks; whatever is not in the table is a text. */
const psqlodbc: Table = [
  ['number', 'int2 int4 int8 smallint integer bigint serial bigserial oid numeric decimal float4 float8 real money'],
  ['date', 'date timestamp timestamptz'],
  ['time', 'time'],
  ['uuid', 'uuid'],
  ['binary', 'bytea'],
]

const mariadb: Table = [
  ['number', 'tinyint bool boolean smallint mediumint int integer bigint decimal numeric float double year'],
  ['date', 'date datetime timestamp'],
  ['time', 'time'],
  ['binary', 'binary varbinary tinyblob blob mediumblob longblob geometry'],
]

const sqliteodbc: Table = [
  ['number', 'integer int tinyint smallint bigint numeric real double float'],
  ['bit', 'boolean bool bit'],
  ['date', 'date datetime timestamp'],
  ['time', 'time'],
  ['binary', 'blob varbinary'],
]

const byName = (table: Table): ReadonlyMap<string, ReportedKind> =>
  new Map(table.flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind] as const)))

const tables: Readonly<Record<OdbcDriver, ReadonlyMap<string, ReportedKind>>> = {
  psqlodbc: byName(psqlodbc),
  mariadb: byName(mariadb),
  sqliteodbc: byName(sqliteodbc),
}

/** The driver, and what its connection string says besides. */
export interface Reporting {
  readonly odbc: OdbcDriver
  /** Of the connection string, by keywords in small letters. */
  readonly options: ReadonlyMap<string, string>
}

/**
 * `type`: the native type in small letters, `numeric`, `bit(8)`, `timestamp`. `cell`: a value, by which a column of SQLite without a type
 * is known.
 */
export function reportedKind({ odbc, options }: Reporting, type: string, cell?: unknown): ReportedKind {
  const name = /^[^(]*/
    .exec(type)![0]
    .trim()
    .replace(/ unsigned$/, '')
  if (odbc === 'psqlodbc' && (name === 'bool' || name === 'boolean')) return options.get('boolsaschar') === '0' ? 'bit' : 'text'
  if (odbc === 'psqlodbc' && type.endsWith('[]')) return 'text'
  if (odbc === 'mariadb' && name === 'bit') return /^bit(?:\(1\))?$/.test(type) ? 'bit' : 'binary'
  if (odbc === 'sqliteodbc' && name === '')
    return typeof cell === 'number' || typeof cell === 'bigint' ? 'number' : cell instanceof Uint8Array ? 'binary' : 'text'
  return tables[odbc].get(name) ?? 'text'
}
