/** The door to MySQL and MariaDB for external data sources: statements are prepared, values go beside them. */
import { mysqlKind } from '../../external/dialect/mysql-kind.ts'
import type { BoundCell, NativeCell, NativeColumn, NativeRow } from '../../external/driver/cell.ts'
import type { Driver, DriverConnection, DriverSettings, NativeResult, NativeStream } from '../../external/driver/driver.ts'
import { DriverError } from '../../external/driver/trouble.ts'
import { closed } from './closed.ts'
import { missingDriver } from './missing-driver.ts'
import { loadMysql, type Connection, type ConnectionOptions, type FieldPacket, type MysqlDriver } from './mysql-driver.ts'
import { MysqlStream, type RawStream } from './mysql-stream.ts'
import { mysqlTrouble } from './mysql-trouble.ts'

/** Statements that the server keeps prepared. */
const PREPARED = 200

/** @throws DriverError where the package is not installed */
export async function mysqlDriver(): Promise<Driver> {
  let found: MysqlDriver
  try {
    found = await loadMysql()
  } catch (error) {
    throw missingDriver('mysql2', error)
  }
  return { dialect: 'mysql', connect: (settings) => connect(found, settings) }
}

async function connect(driver: MysqlDriver, settings: DriverSettings): Promise<DriverConnection> {
  const { host, port, database, user, password, timeout, tls } = settings
  const config: ConnectionOptions = {
    ...(host !== undefined && { host }),
    ...(port !== undefined && { port }),
    ...(database !== undefined && { database }),
    ...(user !== undefined && { user }),
    ...(password !== undefined && { password }),
    ...(tls !== undefined && tls !== false && { ssl: { rejectUnauthorized: tls !== 'unverified' } }),
    connectTimeout: timeout,
    charset: 'utf8mb4',
    maxPreparedStatements: PREPARED,
    rowsAsArray: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
    dateStrings: true,
    ...({ jsonStrings: true } as object),
  }
  try {
    return new MysqlConnection(driver, await driver.createConnection(config), config)
  } catch (error) {
    throw mysqlTrouble(error, true)
  }
}

class MysqlConnection implements DriverConnection {
  readonly #driver: MysqlDriver
  readonly #connection: Connection
  readonly #config: ConnectionOptions
  /** Selections whose values are the same as texts: a result that is not prepared costs half, for mysql2 reads its dates as they come. */
  readonly #alike = new Set<string>()
  #isLost = false
  /** Rows that are on their way: nothing else goes over the connection before them. */
  #open: MysqlStream | undefined

  constructor(driver: MysqlDriver, connection: Connection, config: ConnectionOptions) {
    this.#driver = driver
    this.#connection = connection
    this.#config = config
    const gone = (): void => {
      this.#isLost = true
    }
    connection.on('error', gone)
    connection.on('end', gone)
  }

  get isLost(): boolean {
    return this.#isLost
  }

  async query(text: string, values: readonly BoundCell[] = []): Promise<NativeResult> {
    await this.#ready()
    try {
      // Not everything can be prepared, such as the beginning of a transaction.
      const isPrepared = values.length > 0 || (/^\s*select\b/i.test(text) && !this.#alike.has(text))
      const asked = isPrepared ? this.#connection.execute(text, values.map(written)) : this.#connection.query(text)
      const [found, fields] = (await asked) as unknown as [unknown, FieldPacket[] | undefined]
      if (values.length > 0) return resultOf(found, fields)
      if (isPrepared && isAlike(found, fields)) this.#keepAlike(text)
      // The table is another one by now.
      if (!isPrepared && this.#alike.has(text) && !isAlike(found, fields)) {
        this.#alike.delete(text)
        return await this.query(text)
      }
      return resultOf(found, fields)
    } catch (error) {
      throw this.#trouble(error)
    }
  }

  async stream(text: string, values: readonly BoundCell[] = []): Promise<NativeStream> {
    await this.#ready()
    const { connection } = this.#connection as unknown as { readonly connection: { execute(text: string, values: unknown[]): RawStream } }
    this.#open = new MysqlStream(connection.execute(text, values.map(written)), columnsOf, rowsOf, (error) => this.#trouble(error))
    await this.#open.started
    return this.#open
  }

  async cancel(): Promise<void> {
    try {
      const other = await this.#driver.createConnection(this.#config)
      await other.query(`KILL QUERY ${this.#connection.threadId}`)
      await other.end()
    } catch (error) {
      throw mysqlTrouble(error)
    }
  }

  async close(): Promise<void> {
    this.#isLost = true
    if (this.#open?.isOpen === true) this.#connection.destroy()
    else await this.#connection.end().catch(() => undefined)
  }

  #keepAlike(text: string): void {
    if (this.#alike.size >= PREPARED) this.#alike.clear()
    this.#alike.add(text)
  }

  async #ready(): Promise<void> {
    await this.#open?.drained()
    this.#open = undefined
    if (this.#isLost) throw new DriverError('lost', closed)
  }

  #trouble(error: unknown): DriverError {
    const found = mysqlTrouble(error)
    if (found.trouble === 'lost') this.#isLost = true
    return found
  }
}

const written = (value: BoundCell): string | number | boolean | null | Buffer =>
  value instanceof Uint8Array
    ? Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    : typeof value === 'number' || typeof value === 'bigint'
      ? String(value)
      : value

/** Not where a column is FLOAT or DOUBLE: as a text it has fewer digits. */
const isAlike = (found: unknown, fields: FieldPacket[] | undefined): boolean =>
  Array.isArray(found) && (fields ?? []).every((one) => 'columnType' in one && one.columnType !== FLOAT && one.columnType !== DOUBLE)

function resultOf(found: unknown, fields: FieldPacket[] | undefined): NativeResult {
  if (!Array.isArray(found)) return { columns: [], rows: [], count: (found as { affectedRows?: number }).affectedRows ?? 0 }
  // A procedure gives a result for each of its selections, and its end.
  const isCall = Array.isArray(fields?.[0])
  const own = (isCall ? fields![0] : fields) as unknown as FieldPacket[]
  const rows = (isCall ? found[0] : found) as NativeCell[][]
  return { columns: columnsOf(own), rows: rowsOf(own, rows), count: rows.length }
}

const BINARY = 63
const [FLOAT, DOUBLE, TIMESTAMP, DATE, DATETIME, BIT] = [4, 5, 7, 10, 12, 16] as const

/** The numbers of types on the wire. */
const types: Readonly<Record<number, string>> = {
  0: 'decimal',
  1: 'tinyint',
  2: 'smallint',
  3: 'int',
  [FLOAT]: 'float',
  [DOUBLE]: 'double',
  [TIMESTAMP]: 'timestamp',
  8: 'bigint',
  9: 'mediumint',
  [DATE]: 'date',
  11: 'time',
  [DATETIME]: 'datetime',
  13: 'year',
  245: 'json',
  246: 'decimal',
}

interface WireField {
  readonly name: string
  readonly columnType?: number
  readonly columnLength?: number
  readonly characterSet?: number
}

const columnsOf = (fields: readonly FieldPacket[]): readonly NativeColumn[] =>
  (fields as readonly WireField[]).map((field) => {
    const type = typeOf(field)
    return { name: field.name, type, kind: mysqlKind(type) }
  })

function typeOf({ columnType = 0, columnLength, characterSet }: WireField): string {
  if (columnType === BIT) return `bit(${columnLength ?? 1})`
  const isText = columnType === 15 || (columnType >= 247 && columnType <= 254)
  return isText ? (characterSet === BINARY ? 'varbinary' : 'varchar') : (types[columnType] ?? 'geometry')
}

/** What the driver gives otherwise than it is: single floats made double, no dates, bits. */
function rowsOf(fields: readonly FieldPacket[], rows: NativeCell[][]): readonly NativeRow[] {
  for (const [at, { columnType, columnLength, characterSet }] of (fields as readonly WireField[]).entries()) {
    const mend =
      columnType === FLOAT
        ? shortest
        : columnType === DATE || columnType === DATETIME || columnType === TIMESTAMP
          ? dated
          : columnType === BIT && columnLength === 1
            ? bit
            : characterSet === BINARY && !Object.hasOwn(types, columnType ?? 0)
              ? bytes
              : undefined
    if (mend !== undefined) for (const row of rows) row[at] = mend(row[at]!)
  }
  return rows
}

/** Not a part of the buffer of the socket. */
const bytes = (cell: NativeCell): NativeCell => (cell instanceof Uint8Array ? new Uint8Array(cell) : cell)
const dated = (cell: NativeCell): NativeCell => (typeof cell === 'string' && cell.startsWith('0000-00-00') ? null : cell)
const bit = (cell: NativeCell): NativeCell => (cell instanceof Uint8Array ? (cell[0] ?? 0) : cell)
const shortest = (cell: NativeCell): NativeCell => {
  if (typeof cell !== 'number') return cell
  const digits = [6, 7, 8, 9].find((one) => Math.fround(Number(cell.toPrecision(one))) === cell)
  return digits === undefined ? cell : Number(cell.toPrecision(digits))
}
