/** Handlers that never answer: what becomes of their calls and sessions. */
import { expect, test } from 'vitest'
import { handledPlatform } from '../../test/support/handled-platform.ts'
import { HTTPServiceResponse } from '../hs/message/response.ts'
import { HTTPService, URLTemplate } from '../hs/service/service.ts'
import { printSessions } from '../session/report.ts'

const service = (ReuseSessions: 'AutoUse' | 'Use', aborted: string[] = []) =>
  HTTPService({
    Name: 'Slow',
    RootURL: 'slow',
    ReuseSessions,
    URLTemplates: {
      Never: URLTemplate('/never', {
        GET(_request, call) {
          call.signal.addEventListener('abort', () => aborted.push('aborted'))
          return new Promise<HTTPServiceResponse>(() => {})
        },
      }),
      Now: URLTemplate('/now', { GET: () => new HTTPServiceResponse(204) }),
    },
  })

test('with a time limit a handler that never answers is answered for, and the sessions of the pool are free', async () => {
  const aborted: string[] = []
  const at = handledPlatform({ services: [service('AutoUse', aborted)], callTimeout: 30 })
  const all = Array.from({ length: 10 }, () => at.ask('/hs/slow/never'))
  await at.clock.move(1_000)
  expect(at.platform.sessions().open.map(({ busy }) => busy)).toEqual(Array.from({ length: 10 }, () => true))
  await at.clock.move(30_000)
  expect((await Promise.all(all)).map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 504))
  expect([at.refusal(), aborted.length]).toEqual(['platform/call-timeout', 10])
  expect((await at.ask('/hs/slow/now')).status).toBe(204)
})

test('without one its session stays busy, which the report of sessions says', async () => {
  const at = handledPlatform({ services: [service('AutoUse')] })
  void at.ask('/hs/slow/never')
  await at.clock.move(60_000)
  expect(printSessions(at.platform.sessions(), at.clock.now())).toEqual([
    'sessions in which a call still runs: 1',
    expect.stringMatching(/^ {2}\S+ \/hs\/Slow: started 60 s ago, 1 call$/),
  ])
})

test('a named session is free again, too', async () => {
  const at = handledPlatform({ services: [service('Use')], callTimeout: 30 })
  const first = await at.ask('/hs/slow/now', { IBSession: 'start' })
  const cookie = first.headers.get('set-cookie')!.split(';')[0]!
  const never = at.ask('/hs/slow/never', { Cookie: cookie })
  const next = at.ask('/hs/slow/now', { Cookie: cookie })
  await at.clock.move(30_000)
  expect([(await never).status, (await next).status]).toEqual([504, 204])
})
