/** The databases that a test of external data sources runs over: SQLite always, PostgreSQL and MariaDB where they are. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import type { DialectName, DriverConnection } from '../../../src/external/driver/driver.ts'
import { driverOf } from '../../../src/host/external/drivers.ts'
import { loadNodeSqlite } from '../../../src/host/sql/node-sqlite.ts'
import { loadWasmSqlite } from '../../../src/host/sql/wasm-sqlite.ts'

/** A database of its own, made for one file of tests. */
export interface TestDatabase {
  readonly dialect: DialectName
  /** The connection string of 1C's kind. */
  readonly string: string
  /** A connection beside the product's. */
  connect(): Promise<DriverConnection>
  /** Statements one after another. */
  run(...statements: readonly string[]): Promise<void>
  remove(): Promise<void>
}

export const dialectsHere: readonly DialectName[] = [
  'sqlite',
  ...(process.env['STANDIN_POSTGRES'] === undefined ? [] : (['postgres'] as const)),
  ...(process.env['STANDIN_MARIADB'] === undefined ? [] : (['mysql'] as const)),
]

export async function testDatabase(dialect: DialectName): Promise<TestDatabase> {
  const made = dialect === 'sqlite' ? await sqliteFile() : await serverDatabase(dialect)
  const connect = async (): Promise<DriverConnection> => (await driverOf(dialect)).connect({ ...made.settings, timeout: 60_000 })
  const run = async (...statements: readonly string[]): Promise<void> => {
    const connection = await connect()
    try {
      for (const one of statements) await connection.query(one)
    } finally {
      await connection.close()
    }
  }
  return { dialect, string: made.string, connect, run, remove: made.remove }
}

async function sqliteFile() {
  const folder = mkdtempSync(join(tmpdir(), 'standin-external-'))
  const database = join(folder, 'shop.db')
  const node = await loadNodeSqlite()
  const empty = node === undefined ? new (await loadWasmSqlite()).Database(database) : new node.DatabaseSync(database)
  empty.exec('create table made (id integer)')
  empty.exec('drop table made')
  empty.close()
  return {
    settings: { database },
    string: `DRIVER=SQLite3;Database=${database}`,
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

async function serverDatabase(dialect: 'postgres' | 'mysql') {
  const url = new URL(process.env[dialect === 'postgres' ? 'STANDIN_POSTGRES' : 'STANDIN_MARIADB']!)
  const { hostname: host, username: user, password } = url
  const port = Number(url.port)
  const name = `external_${randomBytes(4).toString('hex')}`
  const admin = async (text: string): Promise<void> => {
    const settings = { host, port, user, password, database: url.pathname.slice(1), timeout: 60_000 }
    const connection = await (await driverOf(dialect)).connect(settings)
    await connection.query(text)
    await connection.close()
  }
  await admin(`CREATE DATABASE ${name}${dialect === 'mysql' ? ' CHARACTER SET utf8mb4' : ''}`)
  const driver = dialect === 'postgres' ? 'PostgreSQL Unicode' : 'MariaDB ODBC 3.1 Driver'
  return {
    settings: { host, port, user, password, database: name },
    string: `DRIVER={${driver}};Server=${host};Port=${port};Database=${name};UID=${user};PWD=${password}`,
    remove: () => admin(`DROP DATABASE ${name}${dialect === 'postgres' ? ' WITH (FORCE)' : ''}`),
  }
}
