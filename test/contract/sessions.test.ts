/**
 * Sessions as clients of services see them: one table of conversations, each line with its source, through `handle` and with a clock that
 * the test moves.
 */
import { describe, expect, test } from 'vitest'
import { offered } from '../../src/host/machine/channels.ts'
import { HTTPService, HTTPServiceResponse, URLTemplate } from '../../src/index.ts'
import { publishAll } from '../../src/publication/publication.ts'
import type { ReuseSessions } from '../../src/publication/reuse.ts'
import type { SessionParametersSetting } from '../../src/session/parameters.ts'
import { handledPlatform } from '../support/handled-platform.ts'
import { settled } from '../support/moved-clock.ts'

const gates: (() => void)[] = []

const service = (Name: string, ReuseSessions: ReuseSessions, SessionMaxAge = 20) =>
  HTTPService({
    Name,
    RootURL: Name.toLowerCase(),
    ReuseSessions,
    SessionMaxAge,
    URLTemplates: {
      Id: URLTemplate('/id', { GET: (_request, call) => text(call.session.id) }),
      Count: URLTemplate('/count', {
        async POST(_request, { session }) {
          const count = session.parameters.has('count') ? Number(await session.parameters.get('count')) + 1 : 1
          session.parameters.set('count', count)
          return text(String(count))
        },
      }),
      Slow: URLTemplate('/slow', {
        async GET(_request, call) {
          await new Promise<void>((resolve) => {
            gates.push(resolve)
          })
          return text(call.session.id)
        },
      }),
      Fails: URLTemplate('/fails', {
        GET: () => {
          throw new Error('нет связи')
        },
      }),
      Large: URLTemplate('/large', {
        async POST(request) {
          return text(await request.GetBodyAsString())
        },
      }),
    },
  })

function text(body: string): HTTPServiceResponse {
  const response = new HTTPServiceResponse(200)
  response.SetBodyFromString(body)
  return response
}

const services = [
  service('Use', 'Use'),
  service('Auto', 'AutoUse'),
  service('Dont', 'DontUse'),
  service('Zero', 'Use', 0),
  service('AutoZero', 'AutoUse', 0),
]
const platform = (sessions: { max?: number; SessionParametersSetting?: SessionParametersSetting } = {}) =>
  handledPlatform({ services, base: '/trade', sessions })
const start = { IBSession: 'start' }

async function started(at = platform()) {
  const answer = await at.ask('/trade/hs/use/id', start)
  return { ...at, cookie: answer.headers.get('set-cookie')!, id: answer.text }
}

describe('IBSession and the cookie (17.6.3.2)', () => {
  test('start gives a cookie, calls with it share a session, finish is carried out and ends it, then the cookie is 400', async () => {
    const {
      ask,
      id,
      platform: { sessions },
    } = await started()
    const Cookie = `ibsession=${id}`
    expect(await ask('/trade/hs/use/id', { Cookie })).toMatchObject({ status: 200, text: id })
    expect([(await ask('POST /trade/hs/use/count', { Cookie })).text, (await ask('POST /trade/hs/use/count', { Cookie })).text]).toEqual([
      '1',
      '2',
    ])
    expect(await ask('POST /trade/hs/use/count', { Cookie, IBSession: 'finish' })).toMatchObject({ status: 200, text: '3' })
    expect((await ask('/trade/hs/use/id', { Cookie })).status).toBe(400)
    expect(sessions()).toEqual({ open: [], abandoned: [], abandonedCount: 0 })
  })

  test('only start sets the cookie, and it is confined to the publication (the attributes are ours)', async () => {
    const { ask, cookie, id } = await started()
    expect(cookie).toBe(`ibsession=${id}; Path=/trade; HttpOnly`)
    expect((await ask('/trade/hs/use/id', { Cookie: `ibsession=${id}` })).headers.has('set-cookie')).toBe(false)
  })

  test('behind a proxy that is trusted the cookie is confined to the address that the client knows', async () => {
    for (const [trustForwarded, path] of [
      [true, '/proxied/trade'],
      [false, '/trade'],
    ] as const) {
      const { headers } = await handledPlatform({ services, base: '/trade', trustForwarded }).ask('/trade/hs/use/id', {
        ...start,
        'X-Forwarded-Prefix': '/proxied/',
      })
      expect(headers.get('set-cookie')).toContain(`; Path=${path};`)
    }
  })

  test.each<[title: string, cookie: (whole: string, id: string) => string]>([
    ['the whole Set-Cookie value comes back (source 36)', (whole) => whole],
    ['the name in another case (source 37)', (_whole, id) => `IBSession=${id}`],
    ['among other cookies', (_whole, id) => `a=1; ibsession=${id}; b=2`],
    ['behind one without a value', (_whole, id) => `ibsessionX; ibsession=${id}`],
    ['in quotes', (_whole, id) => `ibsession="${id}"`],
  ])('the cookie is understood: %s', async (_title, cookie) => {
    const { ask, cookie: whole, id } = await started()
    expect(await ask('/trade/hs/use/id', { Cookie: cookie(whole, id) })).toMatchObject({ status: 200, text: id })
  })

  test.each<[title: string, request: string, headers: Record<string, string>, status: number, code: string]>([
    ['an id that was never given', '/trade/hs/use/id', { Cookie: 'ibsession=1' }, 400, 'session/unknown'],
    ['an empty id', '/trade/hs/use/id', { Cookie: 'ibsession=' }, 400, 'session/unknown'],
    ['finish without a cookie', '/trade/hs/use/id', { IBSession: 'finish' }, 400, 'session/no-cookie'],
    ['finish of an id that was never given', '/trade/hs/use/id', { IBSession: 'finish', Cookie: 'ibsession=1' }, 400, 'session/unknown'],
    ['another word', '/trade/hs/use/id', { IBSession: 'begin' }, 400, 'session/bad-header'],
    ['start where sessions are not reused (source 38)', '/trade/hs/dont/id', start, 400, 'session/reuse-off'],
    ['start where they are reused automatically', '/trade/hs/auto/id', start, 400, 'session/reuse-off'],
    ['start where the life of a session is 0 (17.6.3.1)', '/trade/hs/zero/id', start, 400, 'session/reuse-off'],
  ])('%s is refused', async (_title, request, headers, status, code) => {
    const {
      ask,
      refusal,
      platform: { sessions },
    } = platform()
    const answer = await ask(request, headers)
    expect([answer.status, refusal(), sessions().open]).toEqual([status, code, []])
    expect(answer.text).toContain(`reason="${status}"`)
  })

  test('the words start and finish in any case, the client repeats a refused start without the header (source 38)', async () => {
    const { ask } = platform()
    expect((await ask('/trade/hs/use/id', { ibsession: 'START' })).headers.has('set-cookie')).toBe(true)
    expect((await ask('/trade/hs/dont/id', start)).status).toBe(400)
    expect((await ask('/trade/hs/dont/id')).status).toBe(200)
  })

  test('without the header each call has a session of its own (17.6.3.2), where a life of 0 is set too (17.6.3.1)', async () => {
    const { ask } = platform()
    for (const path of ['use', 'dont', 'zero', 'autozero']) {
      const ids = [(await ask(`/trade/hs/${path}/id`)).text, (await ask(`/trade/hs/${path}/id`)).text]
      expect(new Set(ids).size).toBe(2)
    }
  })

  test('a cookie is nothing to a service that takes none', async () => {
    const { ask, id } = await started()
    const answer = await ask('/trade/hs/dont/id', { Cookie: `ibsession=${id}` })
    expect([answer.status, answer.text === id]).toEqual([200, false])
  })

  test('it ends by itself after SessionMaxAge of idleness, and each call puts that off', async () => {
    const {
      ask,
      id,
      clock,
      platform: { sessions },
    } = await started()
    for (let round = 0; round < 3; round++) {
      await clock.move(19_999)
      expect((await ask('/trade/hs/use/id', { Cookie: `ibsession=${id}` })).status).toBe(200)
    }
    await clock.move(20_000)
    expect((await ask('/trade/hs/use/id', { Cookie: `ibsession=${id}` })).status).toBe(400)
    expect(sessions()).toMatchObject({ open: [], abandoned: [{ id, publication: '/trade', service: 'hs/Use', calls: 4 }] })
  })

  test('a call that has no handler leaves the session alone, with finish too', async () => {
    const { ask, id } = await started()
    expect((await ask('/trade/hs/use/nothing', { Cookie: `ibsession=${id}`, IBSession: 'finish' })).status).toBe(404)
    expect((await ask('/trade/hs/use/id', { Cookie: `ibsession=${id}` })).status).toBe(200)
  })

  test('a handler that fails keeps its session, and the first call tells the id nevertheless', async () => {
    const { ask } = platform()
    const answer = await ask('/trade/hs/use/fails', start)
    expect(answer.status).toBe(500)
    expect((await ask('/trade/hs/use/id', { Cookie: answer.headers.get('set-cookie')! })).status).toBe(200)
  })

  test('a first call that is refused tells no id, and leaves no session', async () => {
    const at = handledPlatform({
      services: [
        HTTPService({ Name: 'R', RootURL: 'r', ReuseSessions: 'Use', URLTemplates: { A: URLTemplate('/a', { GET: () => text('a') }) } }),
      ],
      base: '',
    })
    expect((await at.ask('/hs/r/a?x=%FF', start)).status).toBe(400)
    expect(at.platform.sessions().open).toEqual([])
  })

  test('calls at once on one cookie wait for each other; one whose client leaves is forgotten', async () => {
    const { ask, id } = await started()
    const Cookie = `ibsession=${id}`
    const client = new AbortController()
    const done: string[] = []
    const calls = [
      ask('/trade/hs/use/slow', { Cookie }).then(() => done.push('first')),
      ask('/trade/hs/use/id', { Cookie }, client.signal).then(({ status }) => done.push(`left ${status}`)),
      ask('/trade/hs/use/id', { Cookie }).then(() => done.push('third')),
    ]
    await settled()
    client.abort()
    await settled()
    expect(done).toEqual(['left 400'])
    gates.pop()!()
    await Promise.all(calls)
    expect(done).toEqual(['left 400', 'first', 'third'])
  })

  test('a cookie of one publication is not one of another', async () => {
    const at = handledPlatform({ services, publications: ['/a', '/b'].map((base) => publishAll(base, services.map(offered))) })
    const { text: id } = await at.ask('/a/hs/use/id', start)
    expect([(await at.ask('/b/hs/use/id', { Cookie: `ibsession=${id}` })).status, at.refusal()]).toEqual([400, 'session/foreign'])
    expect((await at.ask('/a/hs/use/id', { Cookie: `ibsession=${id}` })).status).toBe(200)
  })
})

describe('the automatic pool (17.6.2)', () => {
  const pooled = (poolSize: number, poolTimeout: number) =>
    handledPlatform({
      services,
      publications: [
        publishAll(
          '/trade',
          services.map((one) => ({ ...offered(one), poolSize, poolTimeout })),
        ),
      ],
    })

  test('calls after each other share a session, without any header or cookie', async () => {
    const { ask } = platform()
    const first = await ask('/trade/hs/auto/id')
    expect([first.headers.has('set-cookie'), (await ask('/trade/hs/auto/id')).text]).toEqual([false, first.text])
  })

  test('calls at once have sessions of their own', async () => {
    const { ask } = platform()
    const both = [ask('/trade/hs/auto/slow'), ask('/trade/hs/auto/slow')]
    await settled()
    gates.splice(0).forEach((open) => open())
    const [one, two] = await Promise.all(both)
    expect(one!.text).not.toBe(two!.text)
  })

  test("a full pool makes a call wait; 406 with the platform's words after poolTimeout seconds (source 16)", async () => {
    const { ask, clock } = pooled(1, 2)
    const [running, waiting, late] = [ask('/trade/hs/auto/slow'), ask('/trade/hs/auto/id'), ask('/trade/hs/auto/id')]
    await clock.move(2_000)
    expect(await late).toMatchObject({ status: 406 })
    expect((await waiting).text).toContain('<descr xmlns="http://v8.1c.ru/8.1/data/core">Истекло время ожидания сеанса</descr>')
    gates.pop()!()
    expect((await running).status).toBe(200)
    expect((await ask('/trade/hs/auto/id')).text).toBe((await running).text)
  })

  test('each publication has a pool of its own (17.6.2)', async () => {
    const at = handledPlatform({ services, publications: ['/a', '/b'].map((base) => publishAll(base, services.map(offered))) })
    expect((await at.ask('/a/hs/auto/id')).text).not.toBe((await at.ask('/b/hs/auto/id')).text)
  })

  test('a free session ends after SessionMaxAge', async () => {
    const {
      ask,
      clock,
      platform: { sessions },
    } = platform()
    await ask('/trade/hs/auto/id')
    await clock.move(20_000)
    expect(sessions()).toEqual({ open: [], abandoned: [], abandonedCount: 0 })
  })
})

describe('the hook УстановкаПараметровСеанса (17.2.2)', () => {
  test('runs at the start of each session: once for a pool, once for each call without reuse', async () => {
    let runs = 0
    const { ask } = platform({ SessionParametersSetting: () => void runs++ })
    for (let call = 0; call < 3; call++) await ask('/trade/hs/auto/id')
    expect(runs).toBe(1)
    for (let call = 0; call < 3; call++) await ask('/trade/hs/dont/id')
    expect(runs).toBe(4)
  })

  test('what it throws fails the call with its words, and with hideExceptions without them', async () => {
    const SessionParametersSetting = (): never => {
      throw new Error('Нет прав на запуск')
    }
    const failing = platform({ SessionParametersSetting })
    const answer = await failing.ask('/trade/hs/dont/id', { Accept: 'application/json' })
    expect([answer.status, failing.refusal(), answer.text]).toEqual([
      500,
      'session/parameters',
      expect.stringContaining('Нет прав на запуск'),
    ])
    const hidden = handledPlatform({ services, base: '/trade', hideExceptions: true, sessions: { SessionParametersSetting } })
    expect((await hidden.ask('/trade/hs/dont/id')).text).not.toContain('Нет прав')
  })

  test('what it sets reaches the handler', async () => {
    const at = handledPlatform({
      base: '',
      sessions: { SessionParametersSetting: (names, session) => void session.parameters.set(names?.[0] ?? 'Начало', `${session.start}`) },
      services: [
        HTTPService({
          Name: 'P',
          RootURL: 'p',
          URLTemplates: {
            Any: URLTemplate('/{Name}', {
              async GET(request, call) {
                return text(String(await call.session.parameters.get(request.URLParameters.Name)))
              },
            }),
          },
        }),
      ],
    })
    expect([(await at.ask('/hs/p/Начало')).text, (await at.ask('/hs/p/Склад')).text]).toEqual(['1700000000000', '1700000000000'])
  })
})

describe('licences', () => {
  test('the cap on sessions: 402 for a call, 406 for a start (17.6.3.2)', async () => {
    const at = platform({ max: 1 })
    const { headers } = await at.ask('/trade/hs/use/id', start)
    expect([(await at.ask('/trade/hs/dont/id')).status, at.refusal()]).toEqual([402, 'session/no-licence'])
    expect([(await at.ask('/trade/hs/use/id', start)).status, at.refusal()]).toEqual([406, 'session/no-licence'])
    expect((await at.ask('/trade/hs/use/id', { Cookie: headers.get('set-cookie')!, IBSession: 'finish' })).status).toBe(200)
    expect((await at.ask('/trade/hs/dont/id')).status).toBe(200)
  })
})

test('200 clients at once on a pool of 10: 50 answered in their order, 150 get 406, never more than 10 sessions', async () => {
  const answered: number[] = []
  const refused: number[] = []
  let most = 0
  const slow = HTTPService({
    Name: 'Slow',
    RootURL: 'slow',
    ReuseSessions: 'AutoUse',
    URLTemplates: {
      Second: URLTemplate('/{Number}', {
        async GET(request) {
          most = Math.max(most, at.platform.sessions().open.filter(({ busy }) => busy).length)
          await new Promise<void>((resolve) => {
            at.clock.after(1_000, resolve)
          })
          return text(request.URLParameters.Number)
        },
      }),
    },
  })
  const at: ReturnType<typeof handledPlatform> = handledPlatform({
    services: [slow],
    base: '',
    sessions: {
      SessionParametersSetting: () =>
        new Promise<void>((resolve) => {
          at.clock.after(200, resolve)
        }),
    },
  })
  const clients = Array.from({ length: 200 }, async (_, number) => {
    const { status, text: body } = await at.ask(`/hs/slow/${number}`)
    if (status === 406) refused.push(number)
    else answered.push(Number(body))
  })
  await at.clock.move(10_000)
  await Promise.all(clients)
  expect([answered, refused.length, most]).toEqual([Array.from({ length: 50 }, (_, number) => number), 150, 10])
  await at.clock.move(20_000)
  expect([at.platform.sessions().open, at.clock.timers]).toEqual([[], 0])
})
