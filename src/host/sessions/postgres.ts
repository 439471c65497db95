/** Sessions in a table of the PostgreSQL database that has the data, or of any other. */
import type { KeptSession } from '../../session/shared/store.ts'
import { postgresAddress } from '../sql/postgres/address.ts'
import { loadDriver } from '../sql/postgres/driver.ts'
import { refusal } from '../sql/postgres/open.ts'
import { troubleOfPostgres } from '../sql/postgres/trouble.ts'
import type { OpenedStore } from './redis.ts'

const CONNECTIONS = 4

type Ask = (text: string, values: unknown[]) => Promise<readonly Record<string, unknown>[]>

const after = (seconds: string): string => `now() + make_interval(secs => ${seconds})`

/** @throws Error where there is no driver, or no server */
export async function openPostgresSessions(address: string): Promise<OpenedStore> {
  const parts = postgresAddress(address)
  const { url, schema, timeout } = parts
  const pg = await loadDriver()
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS, connectionTimeoutMillis: timeout, query_timeout: timeout })
  // A connection that is lost is replaced by the next question.
  pool.on('error', () => {})
  const table = `"${schema}"._sessions`
  const places = `"${schema}"._places`
  const ask: Ask = async (text, values) => (await pool.query<Record<string, unknown>>(text, values)).rows
  try {
    // Starts at once: what the other one makes is there, whichever comes first.
    await pool.query(`BEGIN; SELECT pg_advisory_xact_lock(${0x1c86}); CREATE SCHEMA IF NOT EXISTS "${schema}";
      CREATE TABLE IF NOT EXISTS ${table} (id text PRIMARY KEY, session text, token text, held timestamptz, ends timestamptz);
      CREATE TABLE IF NOT EXISTS ${places} (n integer PRIMARY KEY, id text, ends timestamptz);
      CREATE INDEX IF NOT EXISTS _places_id ON ${places} (id); COMMIT`)
  } catch (error) {
    await pool.end()
    const { message, code = 'lost' } = error as Error & { readonly code?: string }
    throw refusal(troubleOfPostgres({ message, code, table: undefined }), parts)
  }
  const store: OpenedStore['store'] = {
    async put(session, token, seconds) {
      await ask(`DELETE FROM ${table} WHERE ends < now()`, [])
      await ask(`INSERT INTO ${table} VALUES ($1, $2, $3, ${after('$4')}, ${after('$5')})`, [
        session.id,
        JSON.stringify(session),
        token,
        seconds,
        seconds + session.maxAge,
      ])
    },
    async take(id, token, seconds) {
      const [taken] = await ask(
        `UPDATE ${table} SET token = $2, held = ${after('$3')}, ends = greatest(ends, ${after('$3')})
          WHERE id = $1 AND ends > now() AND (token IS NULL OR held < now()) RETURNING session`,
        [id, token, seconds],
      )
      if (taken !== undefined) return JSON.parse(String(taken['session'])) as KeptSession
      return (await ask(`SELECT 1 FROM ${table} WHERE id = $1 AND ends > now()`, [id])).length > 0 ? 'busy' : undefined
    },
    async hold(id, token, seconds) {
      await ask(
        `UPDATE ${table} SET held = ${after('$3')}, ends = ${after("$3 + (session::json->>'maxAge')::integer")}
          WHERE id = $1 AND token = $2`,
        [id, token, seconds],
      )
    },
    async give(session, token) {
      await ask(`UPDATE ${table} SET token = NULL, held = NULL, session = $3, ends = ${after('$4')} WHERE id = $1 AND token = $2`, [
        session.id,
        token,
        JSON.stringify(session),
        session.maxAge,
      ])
    },
    async drop(id, token) {
      await ask(`DELETE FROM ${table} WHERE id = $1 AND token = $2`, [id, token])
    },
    ...placesIn(places, ask),
  }
  return { store, close: () => void pool.end() }
}

/** Places have numbers, so that no two processes get the same one; of a race for one the other tries the next. */
function placesIn(places: string, ask: Ask): Pick<OpenedStore['store'], 'enter' | 'stay' | 'leave'> {
  const taken = `SELECT 1 FROM ${places} p WHERE p.n = n.n AND ends >= now()`
  const free = `SELECT n FROM generate_series(1, $1::integer) n WHERE NOT EXISTS (${taken})`
  return {
    async enter(id, most, seconds) {
      for (;;) {
        const entered = await ask(
          `INSERT INTO ${places} AS p (n, id, ends) SELECT n, $2, ${after('$3')} FROM (${free} ORDER BY random() LIMIT 1) n
            ON CONFLICT (n) DO UPDATE SET id = excluded.id, ends = excluded.ends WHERE p.ends < now() RETURNING n`,
          [most, id, seconds],
        )
        if (entered.length > 0) return true
        if ((await ask(`${free} LIMIT 1`, [most])).length === 0) return false
      }
    },
    async stay(id, seconds) {
      await ask(`UPDATE ${places} SET ends = ${after('$2')} WHERE id = $1`, [id, seconds])
    },
    async leave(id) {
      await ask(`DELETE FROM ${places} WHERE id = $1`, [id])
    },
  }
}
