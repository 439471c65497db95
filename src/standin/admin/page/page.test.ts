/** The operations that the page is made of, over the admin surface's own address: events, services, calls, and who may have the files. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { exchange, request } from '../../../../test/support/raw-socket.ts'
import { Warehouse } from '../../../../test/support/warehouse.ts'
import { callsOf } from '../../../host/network/served-port.ts'
import { serve, type Served } from '../../../host/server/serve.ts'
import { startStandin, type TestStandin } from '../../../testing/index.ts'
import { adminPlatform } from '../admin.ts'
import type { AdminPorts } from '../ports.ts'

let standin: TestStandin
let admin: Served
let closing: AbortController
const defects: unknown[] = []
const file = (name: string): Promise<Uint8Array | undefined> =>
  Promise.resolve(name === 'page.css' ? undefined : new TextEncoder().encode(name))
const surface = (ports: AdminPorts = {}): Promise<Served> =>
  serve(
    adminPlatform(standin.standin, (error) => defects.push(error), { pageFile: file, callServed: callsOf(standin.url), ...ports }),
    { port: 0 },
  )

beforeEach(async () => {
  standin = await startStandin({ services: [Warehouse], strict: false })
  closing = new AbortController()
  admin = await surface({ closing: closing.signal })
})
afterEach(async () => {
  closing.abort()
  await Promise.all([standin.close(), admin.close(0)])
  expect(defects).toEqual([])
})

const json = async (path: string, body?: unknown): Promise<{ readonly status: number; readonly json: unknown }> => {
  const response = await fetch(admin.url + path, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) })
  return { status: response.status, json: await response.json() }
}

describe('files', () => {
  test('they may run nothing but themselves, and are in no frame', async () => {
    const response = await fetch(admin.url)
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      200,
      'text/html; charset=utf-8',
      'page.html',
    ])
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'self'.*frame-ancestors 'none'/)
  })

  test('one that was not built is 404 in words', async () => {
    expect(await json('/page.css')).toMatchObject({ status: 404, json: { errorRu: expect.stringContaining('openapi.json') as unknown } })
  })

  test('they need no token, and everything else does; neither is given to pages of others', async () => {
    const guarded = await surface({ token: 'a-long-token' })
    const status = async (path: string, ...headers: readonly string[]): Promise<number | undefined> =>
      (await exchange(guarded.port, request('GET', path, ['Host: standin:8081', ...headers])))?.status
    expect([
      await status('/'),
      await status('/page.js'),
      await status('/overview'),
      await status('/events'),
      await status('/', 'Sec-Fetch-Site: cross-site'),
      await status('/', 'Origin: http://evil.example'),
    ]).toEqual([200, 200, 401, 401, 403, 403])
    await guarded.close(0)
  })

  test('without a token they are given by the names of this machine only', async () => {
    expect((await exchange(admin.port, request('GET', '/', ['Host: evil.example'])))?.status).toBe(403)
  })
})

test('the overview says what there is to look at', async () => {
  expect((await json('/overview')).json).toMatchObject({ calls: true, data: false, bus: false, services: 1, language: null })
})

describe('events', () => {
  /** The names and data of events, until there are so many. */
  async function events(path: string, count: number, meanwhile: () => Promise<unknown>): Promise<readonly (readonly [string, unknown])[]> {
    const response = await fetch(admin.url + path)
    const found: (readonly [string, unknown])[] = []
    const decoder = new TextDecoder()
    let text = ''
    let isFirst = true
    for await (const piece of response.body!) {
      text += decoder.decode(piece, { stream: true })
      const parts = text.split('\n\n')
      text = parts.pop()!
      found.push(...parts.map((one) => [/^event: (.*)$/m.exec(one)![1]!, JSON.parse(/^data: (.*)$/m.exec(one)![1]!)] as const))
      if (found.length >= count) break
      if (isFirst) void meanwhile()
      isFirst = false
    }
    return found
  }

  test('what was, then what comes, without secrets; and that the journal was emptied', async () => {
    await fetch(`${standin.url}/hs/warehouse/version?token=Pl4nted`)
    const seen = await events('/events', 4, async () => {
      await fetch(`${standin.url}/hs/warehouse/none`)
      await fetch(`${admin.url}/journal`, { method: 'DELETE' })
    })
    expect(seen.map(([name]) => name)).toEqual(['open', 'exchange', 'exchange', 'cleared'])
    expect(seen[1]![1]).toMatchObject({ id: 1, target: '/hs/warehouse/version?token=***', part: 'Version', status: 200, unserved: false })
    expect(seen[2]![1]).toMatchObject({ id: 2, status: 404, unserved: true, refusal: 'hs/no-template' })
  })

  test('only those behind `after`', async () => {
    for (const path of ['version', 'none']) await fetch(`${standin.url}/hs/warehouse/${path}`)
    expect(await events('/events?after=1', 2, async () => {})).toMatchObject([
      ['open', { count: 2 }],
      ['exchange', { id: 2 }],
    ])
  })

  test('they end with the surface', async () => {
    const response = await fetch(`${admin.url}/events`)
    closing.abort()
    expect(await response.text()).toMatch(/^event: open/)
  })
})

test('services are listed with their calls, and each has a request to begin with', async () => {
  await fetch(`${standin.url}/hs/warehouse/version`)
  expect((await json('/services')).json).toMatchObject([
    {
      channel: 'hs',
      kind: { en: 'HTTP service' },
      service: 'Склад',
      partKey: 'template',
      addresses: ['/hs/warehouse'],
      parts: [{ name: 'Version', text: '/version', calls: [{ method: 'GET', what: 'GET /version', written: true, count: 1 }] }, {}, {}, {}],
    },
  ])
  expect((await json('/services?parts=false')).json).toMatchObject([{ service: 'Склад', addresses: ['/hs/warehouse'], parts: [] }])
  const example = (part: string, method: string) =>
    json(`/example?${new URLSearchParams({ channel: 'hs', service: 'Склад', part, method }).toString()}`)
  expect((await example('Volume', 'GET')).json).toEqual({ method: 'GET', target: '/hs/warehouse/volume/VolumeID', headers: [], body: '' })
  expect((await example('Orders', 'POST')).json).toMatchObject({ method: 'POST', target: '/hs/warehouse/orders', body: '{}' })
  expect((await json('/example?channel=hs&service=None')).status).toBe(404)
})

describe('a call of the page', () => {
  test('goes over the network to the served port, with its headers and its body', async () => {
    const call = {
      method: 'POST',
      target: '/hs/warehouse/orders?имя=да нет',
      headers: [
        ['X-Own', 'ё'],
        ['Content-Length', '1'],
      ],
      body: '{"a":"б"}',
    }
    expect(await json('/call', call)).toMatchObject({
      status: 200,
      json: { status: 201, body: { size: 10, truncated: false, text: '{"a":"б"}' } },
    })
    const [received] = standin.received()
    expect([received!.QueryOptions.get('имя'), received!.header('X-Own'), received!.header('Content-Length')]).toEqual([
      'да нет',
      'ё',
      '10',
    ])
  })

  test('that gets no answer says so in both languages', async () => {
    standin.fail('resetConnection')
    const { status, json: said } = await json('/call', { target: '/hs/warehouse/version' })
    expect([status, Object.keys((said as { broken: object }).broken)]).toEqual([200, ['en', 'ru']])
  })

  test('whose answer is torn shows what came, and says so', async () => {
    standin.fail({ name: 'tornAnswer', bytes: 10 })
    expect((await json('/call', { target: '/hs/warehouse/version' })).json).toMatchObject({
      status: 200,
      broken: {},
      body: { text: '{"version"' },
    })
  })

  test.each([
    ['no path', { target: 'http://evil.example/' }],
    ['a method of two words', { target: '/', method: 'GET /x HTTP/1.1' }],
    ['headers that are no pairs', { target: '/', headers: ['X: 1'] }],
    ['a header of two lines', { target: '/', headers: [['X', '1\r\nY: 2']] }],
    ['a body that is not a text', { target: '/', body: {} }],
  ])('with %s is refused', async (_, call) => {
    expect((await json('/call', call)).status).toBe(400)
    expect(standin.received()).toEqual([])
  })
})

test('near misses are in the language that is asked for', async () => {
  await fetch(`${standin.url}/hs/warehouse/Version`)
  const texts = await Promise.all(
    ['/journal/1', '/journal/1?lang=ru', '/near-misses?lang=ru'].map(async (path) => JSON.stringify((await json(path)).json)),
  )
  expect(texts.map((text) => /template Version|шаблон Version/.exec(text)?.[0])).toEqual([
    'template Version',
    'шаблон Version',
    'шаблон Version',
  ])
})

test('there is no data where none is served', async () => {
  expect((await json('/data')).status).toBe(404)
})
