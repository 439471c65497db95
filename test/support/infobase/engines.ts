/** The engines that tests of data run on: SQLite always, PostgreSQL where `STANDIN_POSTGRES` says where one is. */
import { env } from 'node:process'
import { openInMemory } from '../../../src/host/sql/memory.ts'
import { openPostgres } from '../../../src/host/sql/postgres/open.ts'
import type { Engine } from '../../../src/infobase/store/engine.ts'

/** `postgres://…` of a database that tests may make schemas in. */
export const postgresForTests = env['STANDIN_POSTGRES'] ?? ''

if (postgresForTests === '') console.log('skipped: no PostgreSQL (STANDIN_POSTGRES); scripts/with-databases.sh starts one')

const left: (() => void)[] = []
/** Closes what tests of a file have left open. */
export function closeFreshPostgres(): void {
  for (const close of left.splice(0)) close()
}

let last = 0
/** The address of a schema that nobody has yet. */
export function freshSchema(address = postgresForTests): string {
  const url = new URL(address)
  url.searchParams.set('schema', `t${process.pid}_${Date.now().toString(36)}_${++last}`)
  return url.href
}

/** An engine of its own, empty; `close` removes what it left. */
export async function openFreshPostgres(): Promise<Engine> {
  const address = freshSchema()
  const { engine, opened } = await openPostgres(address)
  opened()
  const schema = new URL(address).searchParams.get('schema')!
  let isClosed = false
  const close = (): void => {
    if (isClosed) return
    isClosed = true
    engine.execute(`DROP SCHEMA ${schema} CASCADE`)
    engine.close()
  }
  left.push(close)
  return new Proxy(engine, {
    get: (target, name) => {
      const found: unknown = name === 'close' ? close : Reflect.get(target, name, target)
      return typeof found === 'function' && name !== 'close' ? (found as () => unknown).bind(target) : found
    },
  })
}

/** Of the project that runs: vitest.config.ts runs tests of data over PostgreSQL as well. */
export const openEngineForTests = (): Promise<Engine> => (env['STANDIN_TEST_ENGINE'] === 'postgres' ? openFreshPostgres() : openInMemory())
