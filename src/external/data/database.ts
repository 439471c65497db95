/** One database as one user sees it: its connections, its dialect, and what is known of its columns. */
import type { ConnectionTarget } from '../connection/connection-string.ts'
import type { ConnectionParameters } from '../connection/parameters.ts'
import { connectionTarget, type TargetSettings } from '../connection/target.ts'
import type { Dialect } from '../dialect/dialect.ts'
import { dialects } from '../dialect/dialects.ts'
import { columnName, tableName } from '../dialect/names.ts'
import { asAsked } from '../driver/ask.ts'
import type { NativeColumn } from '../driver/cell.ts'
import type { DriverConnection } from '../driver/driver.ts'
import type { TableModel } from './model.ts'
import { ConnectionPool } from './pool.ts'
import type { ExternalPorts } from './ports.ts'

/** Milliseconds. */
const CONNECT = 10_000
const MOST = 20

export class ExternalDatabase {
  readonly target: ConnectionTarget
  readonly dialect: Dialect
  readonly pool: ConnectionPool
  /** Without the password, for people. */
  readonly where: string
  readonly #columns = new Map<TableModel, Promise<readonly NativeColumn[]>>()

  constructor(target: ConnectionTarget, ports: Pick<ExternalPorts, 'driver' | 'settings' | 'after'>) {
    const { host, port, database, user, password, native } = target
    this.target = target
    this.dialect = dialects[native]
    this.where = native === 'sqlite' ? (database ?? '') : `${host ?? 'localhost'}${port === undefined ? '' : `:${port}`}/${database ?? ''}`
    const tls = tlsOf(target)
    const settings = { host, port, database, user, password, tls, timeout: ports.settings.connectTimeout ?? CONNECT }
    this.pool = new ConnectionPool({
      open: async () => (await ports.driver(native)).connect(settings),
      after: (milliseconds, run) => (this.isInMemory ? () => undefined : ports.after(milliseconds, run)),
      most: this.isInMemory ? 1 : (ports.settings.connections ?? MOST),
    })
  }

  /** Its data end with its only connection. */
  get isInMemory(): boolean {
    return this.target.native === 'sqlite' && this.target.database === ':memory:'
  }

  /** The table as it is named after FROM. */
  from(table: TableModel): string {
    return tableName(table.definition.NameInDataSource || table.name, this.dialect)
  }

  names(table: TableModel): readonly string[] {
    return table.fields.map((one) => columnName(one.column, this.dialect))
  }

  /** The columns of the fields, in their order; asked for once. @throws DriverError where the table or one of them is not there */
  columns(table: TableModel, connection: DriverConnection): Promise<readonly NativeColumn[]> {
    const known = this.#columns.get(table)
    if (known !== undefined) return known
    const asked = this.dialect.columnsOf(this.from(table), this.names(table), {
      columns: async (text) => (await connection.query(text)).columns,
      ask: asAsked(connection),
    })
    this.#columns.set(table, asked)
    asked.catch(() => this.#columns.delete(table))
    return asked
  }

  /** What is known of columns is asked for again. */
  forget(): void {
    this.#columns.clear()
  }
}

/** As psqlodbc and the drivers of MySQL say it. */
function tlsOf({ options }: ConnectionTarget): boolean | 'unverified' | undefined {
  const mode = (options.get('sslmode') ?? options.get('ssl-mode') ?? '').toLowerCase().replace('_', '-')
  if (mode.startsWith('verify')) return true
  return mode === 'require' || mode === 'required' || options.get('forcetls') === '1' ? 'unverified' : undefined
}

/** Databases by where they are and who comes; sessions with the same parameters share their connections. */
export class Databases {
  readonly #ports: ExternalPorts
  readonly #found = new Map<string, ExternalDatabase>()

  constructor(ports: ExternalPorts) {
    this.#ports = ports
  }

  /** @throws ExternalDataSourceError where parameters do not say where it is */
  of(parameters: ConnectionParameters, settings: TargetSettings): ExternalDatabase {
    const target = connectionTarget(parameters, settings)
    const key = JSON.stringify([settings.source, { ...target, options: [...target.options] }])
    let found = this.#found.get(key)
    if (found === undefined) this.#found.set(key, (found = new ExternalDatabase(target, this.#ports)))
    return found
  }

  async close(): Promise<void> {
    await Promise.allSettled([...this.#found.values()].map((one) => one.pool.closeIdle()))
  }
}
