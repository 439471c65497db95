/** Opens a PostgreSQL database as an engine: the schema with its functions is made where it is not there yet. */
import { randomUUID } from 'node:crypto'
import { saidBy } from '../../../diagnostics/said-by.ts'
import { joined, said, type Said } from '../../../diagnostics/said.ts'
import { dataError, DataError } from '../../../infobase/data-error.ts'
import { EngineError, type Engine } from '../../../infobase/store/engine.ts'
import { LOCK_TIMEOUT, postgresAddress, type PostgresAddress } from './address.ts'
import { keepSchema } from './copy.ts'
import { PostgresEngine } from './engine.ts'
import { functionStatements, FUNCTIONS_VERSION } from './functions.ts'
import { codeOf } from './trouble.ts'
import { DriverMissing, Wire } from './wire.ts'

export interface OpenedPostgres {
  readonly engine: Engine
  /** Without the password. */
  readonly shown: string
  readonly schema: string
  /** Lets other processes open it: until then they wait, so that no two make or change its tables. */
  opened(): void
  /** Whether no other process works with it. */
  isAlone(): boolean
  /** Keeps a copy of its tables as they are, and gives the address of it. @throws DataError */
  keepCopy(): string
  close(): void
}

/** The lock of a start; that of writing is another. */
const START = 0x1c84

/** The lock that every connection shares, so that processes see each other. */
const NODES = 0x1c85

/** Seconds that a start waits for the start of another process. */
const WAITS = 60

/** @throws DataError */
export async function openPostgres(where: string): Promise<OpenedPostgres> {
  const address = postgresAddress(where)
  const name = `standin ${randomUUID()}`
  try {
    const wire = await Wire.open({ url: address.url, setup: setupOf(address, name), timeout: address.timeout })
    try {
      await prepareSchema(wire, address)
    } catch (error) {
      wire.close()
      throw error
    }
    const opened = (): void => {
      wire.ask({ line: 'write', text: `SET statement_timeout = ${Math.round(address.timeout)}` })
      wire.ask({ line: 'read', text: `SELECT pg_advisory_unlock(${START}, hashtext('${address.schema}'))` })
      wire.opened()
    }
    const isAlone = (): boolean => others(wire, address.schema, name) === 0
    return {
      engine: new PostgresEngine(wire, address),
      shown: address.shown,
      schema: address.schema,
      opened,
      isAlone,
      keepCopy: () => addressOf(address.shown, keepSchema(wire, address)),
      close: () => wire.close(),
    }
  } catch (error) {
    throw refusal(error, address)
  }
}

function addressOf(shown: string, schema: string): string {
  const url = new URL(shown)
  url.searchParams.set('schema', schema)
  return url.href
}

/** Runs in every connection of the process; `name` tells it from other processes. */
const setupOf = ({ schema, timeout }: PostgresAddress, name: string): string =>
  [
    `SET application_name = '${name}'`,
    `SET search_path TO "${schema}"`,
    `SET statement_timeout = ${Math.round(timeout)}`,
    // No statement holds a process up for the lock of another one for longer.
    `SET lock_timeout = ${LOCK_TIMEOUT}`,
    'SET bytea_output = hex',
    'SET standard_conforming_strings = on',
    'SET jit = off',
    // The transaction of a machine that is gone is over soon.
    'SET tcp_keepalives_idle = 10',
    'SET tcp_keepalives_interval = 5',
    'SET tcp_keepalives_count = 3',
    'SET client_min_messages = warning',
    `SELECT pg_advisory_lock_shared(${NODES}, hashtext('${schema}'))`,
  ].join(';')

async function prepareSchema(wire: Wire, { schema, timeout }: PostgresAddress): Promise<void> {
  await wire.askLater(
    {
      line: 'read',
      text: `SET statement_timeout = 0; SET lock_timeout = ${WAITS * 1000}; SELECT pg_advisory_lock(${START}, hashtext('${schema}'));
        SET statement_timeout = ${Math.round(timeout)}; SET lock_timeout = ${LOCK_TIMEOUT}`,
    },
    WAITS * 1000 + 5_000,
  )
  // What is moved when the configuration has changed may take its time.
  wire.ask({ line: 'write', text: 'SET statement_timeout = 0' })
  const [{ version, encoding, collation, made } = {} as Facts] = facts(wire, schema)
  if (encoding !== 'UTF8') throw new Unfit(said(`its encoding is ${encoding}, UTF8 is needed`, `его кодировка – ${encoding}, нужна UTF8`))
  if (Number(version) < 130_000) throw new Unfit(said('PostgreSQL 13 or newer is needed', 'нужен PostgreSQL 13 или новее'))
  if (collation === null)
    throw new Unfit(
      said('it has no collation that knows small letters: ICU or C.UTF-8', 'в нём нет порядка, знающего строчные буквы: ICU или C.UTF-8'),
    )
  if (made === String(FUNCTIONS_VERSION)) return
  if (made !== null && Number(made) > FUNCTIONS_VERSION)
    throw new Unfit(
      said(`its schema "${schema}" was made by a newer version of standin`, `его схема «${schema}» создана более новой версией standin`),
    )
  const statements = [
    'BEGIN',
    `CREATE SCHEMA IF NOT EXISTS "${schema}"`,
    'SET LOCAL check_function_bodies = off',
    ...functionStatements(String(collation)),
    `COMMENT ON SCHEMA "${schema}" IS 'standin ${FUNCTIONS_VERSION}'`,
    'COMMIT',
  ]
  await wire.askLater({ line: 'read', text: statements.join(';\n') }, WAITS * 1000)
}

interface Facts {
  readonly version: unknown
  readonly encoding: unknown
  readonly collation: unknown
  /** The version of the functions; `null`: there is no schema yet. */
  readonly made: unknown
}

function facts(wire: Wire, schema: string): readonly Facts[] {
  const { names = [], rows = [] } = wire.ask({
    line: 'read',
    text: `SELECT current_setting('server_version_num') AS version, current_setting('server_encoding') AS encoding,
      (SELECT collname FROM pg_collation WHERE collname = ANY (ARRAY['und-x-icu', 'C.utf8', 'C.UTF-8', 'en_US.utf8', 'ru_RU.utf8'])
        ORDER BY array_position(ARRAY['und-x-icu', 'C.utf8', 'C.UTF-8', 'en_US.utf8', 'ru_RU.utf8'], collname::text) LIMIT 1) AS collation,
      substring(obj_description(to_regnamespace($1)::oid, 'pg_namespace') FROM '^standin ([0-9]+)$') AS made`,
    values: [`"${schema}"`],
  })
  return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at]]))) as unknown as readonly Facts[]
}

/** Connections of other processes, without those that wait for this one to have started. */
function others(wire: Wire, schema: string, name: string): number {
  const { rows = [] } = wire.ask({
    line: 'read',
    text: `WITH l AS (SELECT classid, granted, coalesce(application_name, '') AS name FROM pg_locks JOIN pg_stat_activity USING (pid)
        WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
          AND objid = (hashtext($1)::bigint & 4294967295)::oid)
      SELECT count(*) FROM l WHERE classid = ${NODES} AND granted AND name <> $2
        AND name NOT IN (SELECT name FROM l WHERE classid = ${START} AND NOT granted AND name <> '')`,
    values: [schema, name],
  })
  return Number(rows[0]?.[0] ?? 0)
}

/** The database is of a kind that does not do. */
class Unfit extends Error {
  readonly said: Said

  constructor(why: Said) {
    super(why.en)
    this.said = why
  }
}

/** An error of the opening as users are to read it; what is none of the database's is given back. */
export function refusal(error: unknown, { shown, url }: PostgresAddress): unknown {
  if (error instanceof DataError) return error
  const why = error instanceof Unfit || error instanceof DriverMissing ? error.said : reasonOf(error, url)
  return why === undefined ? error : dataError('database-refused', { database: shown, why }, error)
}

function reasonOf(error: unknown, url: string): Said | undefined {
  if (!(error instanceof EngineError)) return undefined
  const code = codeOf(error)
  const known = reasons[code]
  if (code === '55P03') return said(`another process was opening it for ${WAITS} s`, `другой процесс открывал её дольше ${WAITS} с`)
  const words = sentences[error.message]
  if (words !== undefined) return words
  const own = code.startsWith('E') ? saidBy(Object.assign(new Error(error.message), { code })) : said(error.message, error.message)
  const password = decodeURIComponent(new URL(url).password)
  const hidden = (text: string): string => (password === '' ? text : text.replaceAll(password, '***'))
  const said_ = said(hidden(own.en), hidden(own.ru))
  return known === undefined ? said_ : joined([known, ' (', said_, ')'])
}

const reasons: Readonly<Record<string, Said>> = {
  '28P01': said(
    'the password is wrong: it is in the address, PGPASSWORD or PGPASSFILE',
    'неверный пароль: он задаётся в адресе, PGPASSWORD или PGPASSFILE',
  ),
  '28000': said('the user is not let in', 'пользователь не допущен'),
  '3D000': said('there is no such database', 'такой базы данных нет'),
  '42501': said('the user has no right to it', 'у пользователя нет прав'),
}

const noPassword = said(
  'the server asks for a password: give it in the address, PGPASSWORD or PGPASSFILE',
  'сервер требует пароль: задайте его в адресе, PGPASSWORD или PGPASSFILE',
)

/** What the driver says in English alone. */
const sentences: Readonly<Record<string, Said>> = {
  'SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string': noPassword,
  'SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a non-empty string': noPassword,
  'Connection terminated due to connection timeout': said(
    'it did not answer in time: is it PostgreSQL? timeout= of the address gives it longer',
    'не ответила вовремя: это PostgreSQL? timeout= в адресе даёт ей больше времени',
  ),
  'Connection terminated unexpectedly': said(
    'the connection was closed before it was made: is it PostgreSQL?',
    'соединение закрыто до его установления: это PostgreSQL?',
  ),
  'The server does not support SSL connections': said(
    'the server takes no encrypted connections: leave sslmode out of the address',
    'сервер не принимает шифрованных соединений: уберите sslmode из адреса',
  ),
}
