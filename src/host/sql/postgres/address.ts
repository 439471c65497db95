/** The address of a PostgreSQL database, `postgres://user@host/base?schema=onec&timeout=10`: what is in it, and how it is shown. */
import { said, type Said } from '../../../diagnostics/said.ts'
import { dataError, type DataError } from '../../../infobase/data-error.ts'
import { withoutPassword } from '../../network/database-address.ts'

export interface PostgresAddress {
  /** For the driver: without the parameters that are ours. */
  readonly url: string
  /** Without the password, for people. */
  readonly shown: string
  /** Tables and functions are in it; several infobases fit one database. */
  readonly schema: string
  /** Milliseconds that a connection or a statement may take. */
  readonly timeout: number
}

/** Milliseconds that a statement waits for the lock of another process, which is for what no lock of ours covers. */
export const LOCK_TIMEOUT = 2_000

const SCHEMA = 'onec'
/** Seconds. */
const TIMEOUT = 10

/** @throws DataError */
export function postgresAddress(where: string): PostgresAddress {
  const shown = withoutPassword(where)
  const url = parsed(where, shown)
  const schema = url.searchParams.get('schema') ?? SCHEMA
  const timeout = Number(url.searchParams.get('timeout') ?? TIMEOUT)
  if (!/^[a-z_][a-z0-9_]{0,40}$/.test(schema)) throw wrong(shown, said(`"${schema}" is no name of a schema`, `«${schema}» — не имя схемы`))
  if (!(timeout >= 0.1 && timeout <= 600)) throw wrong(shown, said('timeout is 0.1 to 600 seconds', 'timeout — от 0,1 до 600 секунд'))
  for (const own of ['schema', 'timeout']) url.searchParams.delete(own)
  return { url: url.href, shown, schema, timeout: timeout * 1000 }
}

function parsed(where: string, shown: string): URL {
  try {
    const url = new URL(where)
    const parts = [url.username, url.password, url.pathname].map(decodeURIComponent)
    if (/^postgres(?:ql)?:\/\//i.test(where) && !parts.some((one) => one.includes('\0'))) return url
  } catch {
    // Said below.
  }
  throw wrong(
    shown,
    said(
      'postgres://user:password@host:5432/base is expected; / ? # @ % in a password are %2F %3F %23 %40 %25, or it is in PGPASSWORD',
      'ожидается postgres://user:password@host:5432/base; / ? # @ % в пароле – это %2F %3F %23 %40 %25, либо он в PGPASSWORD',
    ),
  )
}

const wrong = (database: string, why: Said): DataError => dataError('database-refused', { database, why })
