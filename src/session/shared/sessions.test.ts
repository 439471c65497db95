/** Sessions of several processes: one goes on at another, one call at a time, over a store in memory, PostgreSQL and Redis. */
import { env } from 'node:process'
import { describe, expect, test } from 'vitest'
import { postgresForTests } from '../../../test/support/infobase/engines.ts'
import { system } from '../../host/machine/system.ts'
import { openPostgresSessions } from '../../host/sessions/postgres.ts'
import { openRedisSessions, type OpenedStore } from '../../host/sessions/redis.ts'
import type { SessionSettings } from '../live.ts'
import type { SessionScope } from '../scope.ts'
import { SharedSessions } from './sessions.ts'
import type { KeptSession, SessionStore } from './store.ts'

const separators = [{ value: '1', safe: true }]
const scope: SessionScope = { publication: '/a', service: 'hs/E', user: 'Иван', credential: 'c', separators }
const stays = (): AbortSignal => new AbortController().signal

/** What a store has to do, without time. */
function inMemory(): OpenedStore {
  const sessions = new Map<string, { kept: KeptSession; token: string | undefined }>()
  const inside = new Set<string>()
  const own = (id: string, token: string): boolean => sessions.get(id)?.token === token
  const store: SessionStore = {
    put: async (kept, token) => void sessions.set(kept.id, { kept, token }),
    async take(id, token) {
      const found = sessions.get(id)
      if (found === undefined || found.token !== undefined) return found && 'busy'
      found.token = token
      return found.kept
    },
    hold: async () => {},
    give: async (kept, token) => void (own(kept.id, token) && sessions.set(kept.id, { kept, token: undefined })),
    drop: async (id, token) => void (own(id, token) && sessions.delete(id)),
    enter: async (id, most) => inside.has(id) || (inside.size < most && inside.add(id) !== undefined),
    stay: async () => {},
    leave: async (id) => void inside.delete(id),
  }
  return { store, close: () => {} }
}

const redis = env['STANDIN_REDIS']
if (redis === undefined) console.log('skipped: no Redis (STANDIN_REDIS); scripts/with-databases.sh starts one')
const stores: readonly (readonly [string, () => OpenedStore | Promise<OpenedStore>])[] = [
  ['memory', inMemory],
  ...(postgresForTests === '' ? [] : [['PostgreSQL', () => openPostgresSessions(`${postgresForTests}?schema=sessions`)] as const]),
  ...(redis === undefined ? [] : [['Redis', () => openRedisSessions(redis)] as const]),
]

describe.each(stores)('over %s', (_name, open) => {
  const nodes = async (settings: SessionSettings = {}): Promise<{ a: SharedSessions; b: SharedSessions; close(): Promise<void> }> => {
    const [first, second] = [await open(), await open()]
    // The store of a test in memory is one object; the others are connections to one place.
    const other = _name === 'memory' ? first : second
    const [a, b] = [new SharedSessions(first.store, settings, system), new SharedSessions(other.store, settings, system)]
    const close = async (): Promise<void> => {
      await Promise.all([a.close(), b.close()])
      for (const one of [first, second]) one.close()
    }
    return { a, b, close }
  }

  test('a session goes on at another process, with its parameters, and ends for both', async () => {
    const { a, b, close } = await nodes()
    const started = await a.start(scope, 20)
    const { id } = started.session
    started.session.parameters.set('Имя', { а: [1, 'б', null, true] })
    started.session.parameters.set('Функция', () => 1)
    started.release()
    const there = await b.resume(id, scope, stays)
    expect(there.session).toMatchObject({ id, user: 'Иван', start: started.session.start, separators: scope.separators })
    expect(await there.session.parameters.get('Имя')).toEqual({ а: [1, 'б', null, true] })
    expect(there.session.parameters.has('Функция')).toBe(false)
    there.session.parameters.set('Имя', 2)
    there.release()
    const here = await a.resume(id, scope, stays)
    expect(await here.session.parameters.get('Имя')).toBe(2)
    here.release(true)
    await expect(b.resume(id, scope, stays)).rejects.toMatchObject({ code: 'session/unknown' })
    expect([a.report().open, b.report().open]).toEqual([[], []])
    await close()
  })

  test('one call at a time has it, at whichever process', async () => {
    const { a, b, close } = await nodes()
    const first = await a.start(scope, 20)
    const { id } = first.session
    const order: string[] = []
    const waiting = b.resume(id, scope, stays).then((lease) => (order.push('second'), lease))
    await new Promise((resolve) => setTimeout(resolve, 60))
    order.push('first is over')
    first.release()
    ;(await waiting).release(true)
    expect(order).toEqual(['first is over', 'second'])
    await close()
  })

  test('licences are counted over all processes, for every kind of session', async () => {
    const { a, b, close } = await nodes({ max: 2 })
    const pool = { size: 5, timeout: 1, maxAge: 20 }
    const named = await a.start(scope, 20)
    const pooled = await b.pooled(scope, pool, stays)
    const refused = async (): Promise<unknown[]> =>
      Promise.all(
        [a.single(scope), b.single(scope), a.pooled(scope, pool, stays), b.start(scope, 20)].map((one) =>
          one.then(
            () => 'served',
            ({ status }: { readonly status: unknown }) => status,
          ),
        ),
      )
    expect(await refused()).toEqual([402, 402, 402, 406])
    // One that is idle, in the store or in a pool, has its licence still.
    await named.release()
    await pooled.release()
    expect(await refused()).toEqual([402, 402, 402, 406])
    const again = await b.resume(named.session.id, scope, stays)
    await again.release(true)
    const single = await a.single(scope)
    await expect(b.single(scope)).rejects.toMatchObject({ code: 'session/no-licence' })
    await single.release()
    const other = await b.single(scope)
    await other.release()
    await close()
  })

  test('of sessions that start at once at two processes no more are served than there are licences', async () => {
    const { a, b, close } = await nodes({ max: 5 })
    const started = await Promise.allSettled(Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? a : b).single(scope)))
    const leases = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    expect(leases).toHaveLength(5)
    for (const one of leases) await one.release()
    await close()
  })

  test('another user does not get it, an id that there is not is refused', async () => {
    const { a, b, close } = await nodes()
    const { session, release } = await a.start(scope, 20)
    release()
    await expect(b.resume(session.id, { ...scope, user: 'Петр' }, stays)).rejects.toMatchObject({ code: 'session/foreign' })
    await expect(b.resume('00000000-0000-4000-8000-000000000000', scope, stays)).rejects.toMatchObject({ code: 'session/unknown' })
    ;(await a.resume(session.id, scope, stays)).release(true)
    await close()
  })
})
