/** Which native driver serves in place of an ODBC driver, by its name: `DRIVER={PostgreSQL Unicode}` is the package pg. */
import type { OdbcDriver } from './profile.ts'

/** Whose words the database takes. */
type NativeDriver = 'postgres' | 'mysql' | 'sqlite'

/** An ODBC driver that has a native one. */
export interface KnownDriver {
  readonly odbc: OdbcDriver
  readonly native: NativeDriver
}

/** Names of the drivers' installers, with whatever version; paths of their libraries. */
const rows: readonly (readonly [RegExp, OdbcDriver, NativeDriver])[] = [
  [/^postgre(?:s|sql)\b[ \w.()]*$|psqlodbc\w*\.\w+$/i, 'psqlodbc', 'postgres'],
  [/^(?:mysql|mariadb)\b[ \w.()]*$|lib(?:my|ma)odbc\w*\.\w+$/i, 'mariadb', 'mysql'],
  [/^sqlite3?\b[ \w.()]*$|libsqlite3?odbc\w*\.\w+$/i, 'sqliteodbc', 'sqlite'],
]

/** One name for each, as errors list them. */
export const knownDrivers: readonly string[] = [
  'PostgreSQL Unicode',
  'PostgreSQL ANSI',
  'MySQL ODBC 8.0 Unicode Driver',
  'MariaDB ODBC 3.1 Driver',
  'SQLite3 ODBC Driver',
]

/** `undefined` for a driver of another database. */
export function driverNamed(name: string): KnownDriver | undefined {
  const found = rows.find(([pattern]) => pattern.test(name))
  return found && { odbc: found[1], native: found[2] }
}
