/** Asks ODBC drivers by pyodbc, and where the databases for that are; what is not there is skipped with a printed line. */
import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { OdbcDriver } from '../../../src/external/connection/profile.ts'
import { temporaryFolder } from '../../support/temporary.ts'
import { python } from '../tools.ts'

/** A connection string, and statements; the row of the last one is the answer. */
export type Asked = readonly [string: string, statements: readonly string[]]

export interface Answered {
  readonly error?: string
  readonly row?: readonly (string | null)[] | null
  /** Types of the columns as pyodbc has them. */
  readonly types?: readonly string[]
}

const program = fileURLToPath(new URL('../programs/odbc_oracle.py', import.meta.url))
const interpreter = python('pyodbc')

export function ask(asked: readonly Asked[]): readonly Answered[] {
  // SQLite's driver makes a file of whatever it takes for a name.
  const cwd = temporaryFolder({})
  const { stdout, stderr, status } = spawnSync(interpreter!, [program], {
    input: JSON.stringify(asked),
    encoding: 'utf8',
    timeout: 120_000,
    cwd,
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as Answered[]
}

const drivers = (): string => {
  try {
    return interpreter === undefined ? '' : execFileSync('odbcinst', ['-q', '-d'], { encoding: 'utf8' })
  } catch {
    return ''
  }
}
const installed = drivers()

/** A database that a driver can be asked with. */
export interface Place {
  readonly odbc: OdbcDriver
  /** The driver as the strings name it. */
  readonly driver: string
  /** Words of the strings that depend on the place: `$HOST` and the like. */
  readonly words: Readonly<Record<string, string>>
  /** A whole string by which the place can be prepared. */
  readonly root: string
}

function placeOf(odbc: OdbcDriver, driver: string, address: string | undefined): Place | undefined {
  if (!installed.includes(`[${driver}]`) || address === undefined) {
    console.log(`skipped: ${driver} over ODBC${address === undefined ? ' has no database' : ' is not installed'} here`)
    return undefined
  }
  const { hostname, port, username, password, pathname } = new URL(address)
  const words = { $HOST: hostname, $PORT: port, $BASE: pathname.slice(1) }
  const secret = password === '' ? '' : `;PWD=${decodeURIComponent(password)}`
  return {
    odbc,
    driver,
    words,
    root: `DRIVER={${driver}};Server=${hostname};Port=${port};Database=${words.$BASE};UID=${username}${secret}`,
  }
}

export const postgresPlace = (): Place | undefined => placeOf('psqlodbc', 'PostgreSQL Unicode', process.env['STANDIN_POSTGRES'])
export const mariaPlace = (): Place | undefined => placeOf('mariadb', 'MariaDB Unicode', process.env['STANDIN_MARIADB'])

export function hasSqlite(): boolean {
  if (installed.includes('[SQLite3]')) return true
  console.log('skipped: SQLite3 over ODBC is not installed here')
  return false
}

/** Files need no server; they are in a folder of the test. */
export function sqlitePlace(): Place {
  const folder = temporaryFolder({})
  return { odbc: 'sqliteodbc', driver: 'SQLite3', words: { $DIR: folder }, root: `DRIVER={SQLite3};Database=${join(folder, 'root.db')}` }
}

/** The string with its words replaced. */
export const filled = (text: string, { words }: Place): string =>
  Object.entries(words).reduce((one, [word, value]) => one.replaceAll(word, () => value), text)
