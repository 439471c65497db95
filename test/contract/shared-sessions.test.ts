/** Sessions in a store that several processes share: a client has its answer when what the call set is kept, and not before. */
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { system } from '../../src/host/machine/system.ts'
import { HTTPService, HTTPServiceResponse, URLTemplate } from '../../src/index.ts'
import { SharedSessions } from '../../src/session/shared/sessions.ts'
import type { KeptSession, SessionStore } from '../../src/session/shared/store.ts'
import { handledPlatform } from '../support/handled-platform.ts'

test.each(['start', undefined, 'finish'])('of a call with IBSession: %s', async (command) => {
  const kept = new Map<string, KeptSession>()
  let open = (): void => {}
  let gate = Promise.resolve()
  const store: SessionStore = {
    put: async (one) => void kept.set(one.id, one),
    take: async (id) => kept.get(id),
    hold: async () => {},
    give: (one) => gate.then(() => void kept.set(one.id, one)),
    drop: (id) => gate.then(() => void kept.delete(id)),
    enter: async () => true,
    stay: async () => {},
    leave: async () => {},
  }
  const service = HTTPService({
    Name: 'Orders',
    RootURL: 'orders',
    ReuseSessions: 'Use',
    SessionMaxAge: 20,
    URLTemplates: { All: URLTemplate('/*', { GET: () => new HTTPServiceResponse(200) }) },
  })
  const { ask } = handledPlatform({ services: [service], sessions: { manager: new SharedSessions(store, {}, system) } })
  const first = await ask('/hs/orders/', { IBSession: 'start' })
  const Cookie = first.headers.get('set-cookie')!.split(';')[0]!
  gate = new Promise((resolve) => (open = resolve))
  let isAnswered = false
  const headers = command === 'start' ? { IBSession: 'start' } : { Cookie, ...(command !== undefined && { IBSession: command }) }
  const answered = ask('/hs/orders/', headers).then((reply) => ((isAnswered = true), reply))
  await setTimeout(20)
  expect(isAnswered).toBe(false)
  open()
  expect((await answered).status).toBe(200)
})
