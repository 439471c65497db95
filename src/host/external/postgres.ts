/** The door to PostgreSQL for external data sources: values as the texts that the server writes, so that nothing is lost. */
import { postgresKind } from '../../external/dialect/postgres-kind.ts'
import type { BoundCell, NativeCell, NativeColumn, NativeRow } from '../../external/driver/cell.ts'
import type { Driver, DriverConnection, DriverSettings, NativeResult, NativeStream } from '../../external/driver/driver.ts'
import { DriverError } from '../../external/driver/trouble.ts'
import { loadDriver, type Client, type ClientConfig, type Driver as PgDriver, type QueryArrayResult } from '../sql/postgres/driver.ts'
import { closed } from './closed.ts'
import { missingDriver } from './missing-driver.ts'
import { postgresTrouble } from './postgres-trouble.ts'

type Pg = Pick<PgDriver, 'Client'>

/** Rows that are asked for at once while streaming. */
const PIECE = 1_000

/** @throws DriverError where the package is not installed */
export async function postgresDriver(): Promise<Driver> {
  let pg: Pg
  try {
    pg = await loadDriver()
  } catch (error) {
    throw missingDriver('pg', error)
  }
  return { dialect: 'postgres', connect: (settings) => connect(pg, settings) }
}

async function connect(pg: Pg, settings: DriverSettings): Promise<DriverConnection> {
  const { host, port, database, user, password, timeout, tls } = settings
  const config: ClientConfig = {
    ...(host !== undefined && { host }),
    ...(port !== undefined && { port }),
    ...(database !== undefined && { database }),
    ...(user !== undefined && { user }),
    ...(password !== undefined && { password }),
    ...(tls !== undefined && { ssl: tls === 'unverified' ? { rejectUnauthorized: false } : tls }),
    connectionTimeoutMillis: timeout,
    keepAlive: true,
    types: { getTypeParser: parserOf as never },
  }
  const client = new pg.Client(config)
  const connection = new PostgresConnection(pg, client, config)
  try {
    await client.connect()
    await client.query("SET datestyle = 'ISO, MDY'")
  } catch (error) {
    client.end().catch(() => undefined)
    throw postgresTrouble(error, true)
  }
  return connection
}

class PostgresConnection implements DriverConnection {
  readonly #pg: Pg
  readonly #client: Client
  readonly #config: ClientConfig
  #isLost = false
  #cursors = 0

  constructor(pg: Pg, client: Client, config: ClientConfig) {
    this.#pg = pg
    this.#client = client
    this.#config = config
    const gone = (): void => {
      this.#isLost = true
    }
    client.on('error', gone)
    client.on('end', gone)
  }

  get isLost(): boolean {
    return this.#isLost
  }

  async query(text: string, values: readonly BoundCell[] = []): Promise<NativeResult> {
    const { fields, rows, rowCount } = await this.#ask(text, values)
    return { columns: fields.map(columnOf), rows: rows as NativeRow[], count: rowCount ?? 0 }
  }

  async stream(text: string, values: readonly BoundCell[] = []): Promise<NativeStream> {
    const isOurs = this.#client.getTransactionStatus() !== 'T'
    if (isOurs) await this.#ask('BEGIN READ ONLY')
    const name = `standin_${++this.#cursors}`
    const end = async (): Promise<void> => {
      await this.#ask(isOurs ? 'COMMIT' : `CLOSE ${name}`)
    }
    try {
      await this.#ask(`DECLARE ${name} NO SCROLL CURSOR FOR ${text}`, values)
      const first = await this.#ask(`FETCH ${PIECE} FROM ${name}`)
      return { columns: first.fields.map(columnOf), [Symbol.asyncIterator]: () => this.#pieces(name, first, end) }
    } catch (error) {
      if (isOurs) await this.#ask('ROLLBACK').catch(() => undefined)
      throw error
    }
  }

  async *#pieces(name: string, first: QueryArrayResult, end: () => Promise<void>): AsyncGenerator<readonly NativeRow[]> {
    try {
      for (let found = first; found.rows.length > 0; found = await this.#ask(`FETCH ${PIECE} FROM ${name}`)) {
        yield found.rows as NativeRow[]
        if (found.rows.length < PIECE) break
      }
    } finally {
      await end().catch(() => undefined)
    }
  }

  /** The server is asked over a connection of its own: this one waits. */
  async cancel(): Promise<void> {
    const { processID } = this.#client as unknown as { readonly processID?: number }
    const other = new this.#pg.Client(this.#config)
    other.on('error', () => undefined)
    try {
      await other.connect()
      await other.query('SELECT pg_cancel_backend($1)', [processID])
    } catch (error) {
      throw postgresTrouble(error)
    } finally {
      await other.end().catch(() => undefined)
    }
  }

  async close(): Promise<void> {
    await this.#client.end().catch(() => undefined)
  }

  async #ask(text: string, values: readonly BoundCell[] = []): Promise<QueryArrayResult> {
    if (this.#isLost) throw new DriverError('lost', closed)
    try {
      const query = { text, rowMode: 'array' as const, ...(values.length > 0 && { values: values.map(written) }) }
      return (await this.#client.query(query)) as unknown as QueryArrayResult
    } catch (error) {
      throw postgresTrouble(error)
    }
  }
}

/** Bytes are sent as they are, all else as text. */
const written = (value: BoundCell): unknown =>
  value instanceof Uint8Array
    ? Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    : typeof value === 'bigint'
      ? String(value)
      : value

/** By the numbers that types have in every PostgreSQL; others are texts. */
const types: Readonly<Record<number, string>> = {
  16: 'bool',
  17: 'bytea',
  18: 'char',
  19: 'name',
  20: 'int8',
  21: 'int2',
  23: 'int4',
  25: 'text',
  26: 'oid',
  114: 'json',
  142: 'xml',
  700: 'float4',
  701: 'float8',
  705: 'unknown',
  790: 'money',
  1042: 'bpchar',
  1043: 'varchar',
  1082: 'date',
  1083: 'time',
  1114: 'timestamp',
  1184: 'timestamptz',
  1186: 'interval',
  1266: 'timetz',
  1560: 'bit',
  1562: 'varbit',
  1700: 'numeric',
  2950: 'uuid',
  3802: 'jsonb',
}

const columnOf = ({ name, dataTypeID }: { readonly name: string; readonly dataTypeID: number }): NativeColumn => {
  const type = types[dataTypeID] ?? ''
  return { name, type, kind: postgresKind(type) }
}

const asItIs = (text: string): NativeCell => text

function parserOf(oid: number): (text: string) => NativeCell {
  if (oid === 16) return (text) => (text === 't' ? 1 : 0)
  if (oid === 17) return (text) => new Uint8Array(Buffer.from(text.slice(2), 'hex'))
  // In the zone of the connection, as ODBC has it.
  if (oid === 1184) return (text) => text.replace(/[+-]\d\d(?::\d\d(?::\d\d)?)?(?= BC|$)/, '')
  return asItIs
}
