/** Sessions in Redis: a session is a key that ends by itself, the call that has it another one. */
import type { KeptSession, SessionStore } from '../../session/shared/store.ts'

export interface OpenedStore {
  readonly store: SessionStore
  close(): void
}

/** Removes the call's key where it is still this call's; with a session writes it with the seconds that it stays. */
const GIVE = `if redis.call('get', KEYS[2]) == ARGV[1] then
  if ARGV[2] == '' then redis.call('del', KEYS[1]) else redis.call('set', KEYS[1], ARGV[2], 'EX', ARGV[3]) end
  redis.call('del', KEYS[2])
end`
const HOLD = `if redis.call('get', KEYS[2]) == ARGV[1] then
  redis.call('expire', KEYS[2], ARGV[2])
  redis.call('expire', KEYS[1], ARGV[3])
end`

/** Places in the order of their ends, in milliseconds of the server. */
const PLACES = 'standin:places'
const ENTER = `local now = redis.call('time')
local at = now[1] * 1000 + math.floor(now[2] / 1000)
redis.call('zremrangebyscore', KEYS[1], '-inf', at)
if redis.call('zcard', KEYS[1]) >= tonumber(ARGV[2]) then return 0 end
redis.call('zadd', KEYS[1], at + ARGV[3] * 1000, ARGV[1])
return 1`
const STAY = `local now = redis.call('time')
redis.call('zadd', KEYS[1], 'XX', now[1] * 1000 + ARGV[2] * 1000, ARGV[1])`

/** @throws Error where there is no driver, or no server */
export async function openRedisSessions(address: string): Promise<OpenedStore> {
  const { Redis } = await import('ioredis')
  const redis = new Redis(address, { lazyConnect: true, maxRetriesPerRequest: 2, connectTimeout: 10_000 })
  // It connects again by itself; what is asked meanwhile fails by itself, too.
  let reason: Error | undefined
  redis.on('error', (error: Error) => {
    reason = error
  })
  try {
    await redis.connect()
  } catch (error) {
    redis.disconnect()
    // The driver says only that the connection is closed; why it is, it said before.
    throw reason ?? error
  }
  const keys = (id: string): [string, string] => [`standin:session:${id}`, `standin:session:${id}:call`]
  const ages = new Map<string, number>()
  const store: SessionStore = {
    async put(session, token, seconds) {
      const [own, call] = keys(session.id)
      ages.set(token, session.maxAge)
      await redis.set(call, token, 'EX', seconds)
      await redis.set(own, JSON.stringify(session), 'EX', seconds + session.maxAge)
    },
    async take(id, token, seconds) {
      const [own, call] = keys(id)
      if ((await redis.set(call, token, 'EX', seconds, 'NX')) !== 'OK') return (await redis.exists(own)) === 1 ? 'busy' : undefined
      const text = await redis.get(own)
      if (text === null) {
        await redis.del(call)
        return undefined
      }
      const session = JSON.parse(text) as KeptSession
      ages.set(token, session.maxAge)
      await redis.expire(own, seconds + session.maxAge)
      return session
    },
    async hold(id, token, seconds) {
      await redis.eval(HOLD, 2, ...keys(id), token, seconds, seconds + (ages.get(token) ?? 0))
    },
    async give(session, token) {
      ages.delete(token)
      await redis.eval(GIVE, 2, ...keys(session.id), token, JSON.stringify(session), session.maxAge)
    },
    async drop(id, token) {
      ages.delete(token)
      await redis.eval(GIVE, 2, ...keys(id), token, '', 0)
    },
    enter: async (id, most, seconds) => (await redis.eval(ENTER, 1, PLACES, id, most, seconds)) === 1,
    async stay(id, seconds) {
      await redis.eval(STAY, 1, PLACES, id, seconds)
    },
    async leave(id) {
      await redis.zrem(PLACES, id)
    },
  }
  return { store, close: () => redis.disconnect() }
}
