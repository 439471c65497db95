/** The admin surface over its own address: every operation of its table, its description, and that the publication has nothing of it. */
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { exchange, request } from '../../../test/support/raw-socket.ts'
import { Warehouse } from '../../../test/support/warehouse.ts'
import { serve, type Served } from '../../host/server/serve.ts'
import { HTTPService } from '../../hs/service/service.ts'
import { hs, startStandin, type TestStandin } from '../../testing/index.ts'
import { adminPlatform } from './admin.ts'
import { openAPI } from './openapi.ts'
import { operations } from './operations.ts'

let standin: TestStandin
let admin: Served
const defects: unknown[] = []
beforeEach(async () => {
  standin = await startStandin({ services: [HTTPService({ ...Warehouse, ReuseSessions: 'AutoUse' })], strict: false })
  admin = await serve(
    adminPlatform(standin.standin, (error) => defects.push(error)),
    { port: 0 },
  )
})
afterEach(async () => {
  await Promise.all([standin.close(), admin.close(0)])
  expect(defects).toEqual([])
})

interface Said {
  readonly status: number
  readonly json: { readonly [key: string]: unknown }
}
const say = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Said> => {
  const response = await fetch(`${admin.url}${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, json: text === '' ? {} : (JSON.parse(text) as Said['json']) }
}
const ask = async (path: string, init?: RequestInit): Promise<number> => (await fetch(`${standin.url}/hs/warehouse${path}`, init)).status

test('it is alive and ready, and describes itself as the shipped document does', async () => {
  expect([await say('GET', '/health'), await say('GET', '/ready')]).toEqual([
    { status: 200, json: { status: 'ok' } },
    { status: 200, json: { status: 'ready', services: 1 } },
  ])
  const { json } = await say('GET', '/openapi.json')
  expect(json).toEqual(JSON.parse(readFileSync(new URL('../../../schema/admin.openapi.json', import.meta.url), 'utf8')))
  expect(json).toEqual(JSON.parse(JSON.stringify(openAPI(operations))))
  expect(Object.keys(json['paths'] as object).length).toBe(new Set(operations.map((one) => one.path)).size)
})

test('the journal is filtered, shown whole without secrets, and cleared', async () => {
  await ask('/version', { headers: { Authorization: 'Basic eDp5' } })
  await ask('/orders?x=1', { method: 'POST', body: '{"a":1}' })
  await ask('/none')
  const count = async (query: string): Promise<unknown> => (await say('GET', `/journal${query}`)).json['count']
  expect([
    await count(''),
    await count('?service=warehouse'),
    await count('?template=/version'),
    await count('?template=Orders&method=POST'),
    await count('?status=404'),
    await count('?unserved=true'),
    await count('?after=2'),
  ]).toEqual([3, 3, 1, 1, 1, 1, 1])
  const { json } = await say('GET', '/journal?limit=1&status=201')
  expect((json['exchanges'] as object[])[0]).toMatchObject({
    id: 2,
    method: 'POST',
    service: 'Склад',
    template: 'Orders',
    QueryOptions: { x: '1' },
    body: { text: '{"a":1}', size: 7, truncated: false },
    reply: { StatusCode: 201 },
  })
  expect(JSON.stringify((await say('GET', '/journal/1')).json)).toContain('["Authorization","***"]')
  expect((await say('GET', '/journal/3')).json).toMatchObject({ refusal: 'hs/no-template', nearMisses: expect.any(Array) as unknown })
  expect([(await say('GET', '/journal/99')).status, (await say('DELETE', '/journal')).status, await count('')]).toEqual([404, 204, 0])
})

test.each([
  ['/journal?servise=warehouse', '/journal has no option "servise"; did you mean "service"?', 'у /journal нет параметра «servise»'],
  [
    '/journal?from=1',
    '/journal has no option "from"; it has service, template, method, operation, set, status, unserved, after, limit',
    'у /journal нет параметра «from»; есть service,',
  ],
  ['/stubs?service=warehouse', '/stubs has no option "service"; it has none', 'у /stubs нет параметра «service»; у этой операции их нет'],
  ['/journal?limit=ten', '"limit" is "ten"; expected a whole number above 0', '«limit»: «ten»; ожидается целое число больше 0'],
  ['/journal?limit=0', '"limit" is "0"; expected a whole number above 0', 'больше 0'],
  ['/journal?status=4xx', '"status" is "4xx"; expected three digits, such as 404', 'ожидается три цифры, например 404'],
  ['/journal?after=-1', '"after" is "-1"; expected a whole number', 'ожидается целое число'],
  ['/journal?unserved=yes', '"unserved" is "yes"; expected true or false', 'ожидается true или false'],
  ['/near-misses?lang=de', '"lang" is "de"; expected "en" or "ru"', 'ожидается «en» или «ru»'],
])('an option that an operation does not have, or a value that means nothing, is refused: %s', async (path, error, errorRu) => {
  await ask('/none')
  expect(await say('GET', path)).toMatchObject({
    status: 400,
    json: { error: expect.stringContaining(error) as unknown, errorRu: expect.stringContaining(errorRu) as unknown },
  })
})

test('calls are verified: 200, or 422 with both sides', async () => {
  await ask('/volume/a/x')
  const where = { service: 'warehouse', template: '/volume/{VolumeID}/*', method: 'GET' }
  expect(await say('POST', '/verify', { ...where, times: 1 })).toMatchObject({ status: 200, json: { verified: true, received: 1 } })
  expect(await say('POST', '/verify', { ...where, request: { URLParameters: { VolumeID: 'b' } } })).toMatchObject({
    status: 422,
    json: {
      verified: false,
      expected: expect.stringContaining('VolumeID: "b"') as unknown,
      actual: expect.stringContaining('VolumeID: "a"') as unknown,
    },
  })
  expect(await say('POST', '/verify', { service: 'warehose' })).toMatchObject({
    status: 400,
    json: { error: expect.stringContaining('did you mean "warehouse"?') as unknown },
  })
})

test.each([
  [{ time: 3 }, 'unknown key "time" in a verification; did you mean "times"?'],
  [{ times: '1' }, 'times is the text "1"; expected a whole number, or { atLeast, atMost }'],
  [{ times: -1 }, 'times is the number -1; expected a whole number, or { atLeast, atMost }'],
  [{ times: { atleast: 1 } }, 'unknown key "atleast" in times; did you mean "atLeast"?'],
])('a verification that would hold for any number of calls is refused: %j', async (more, error) => {
  await ask('/volume/a/x')
  expect(await say('POST', '/verify', { service: 'warehouse', ...more })).toMatchObject({
    status: 400,
    json: { error: expect.stringContaining(error) as unknown },
  })
})

test('near misses name the closest', async () => {
  await ask('/Version')
  const { json } = await say('GET', '/near-misses')
  expect(json).toMatchObject([
    { target: '/hs/warehouse/Version', nearMisses: [{ candidate: 'template Version of Склад' }] },
  ] as unknown as Said['json'])
})

test('stubs are added, listed, removed; what is wrong with one is said', async () => {
  const { status, json } = await say('POST', '/stubs', {
    service: 'warehouse',
    template: 'Unwritten',
    method: 'GET',
    reply: { json: { ok: 1 } },
    scenario: { name: 's', next: 'B' },
  })
  expect([status, await ask('/unwritten/1')]).toEqual([201, 200])
  expect((await say('GET', '/stubs')).json).toMatchObject([
    { id: json['id'], service: 'Склад', answered: 1, stub: { template: 'Unwritten' } },
  ] as unknown as Said['json'])
  expect((await say('GET', '/scenarios')).json).toEqual({ s: 'B' })
  expect([(await say('POST', '/scenarios/reset')).status, (await say('GET', '/scenarios')).json]).toEqual([204, {}])
  expect(await say('POST', '/stubs', { service: 'warehouse', template: '/none', reply: {} })).toMatchObject({
    status: 400,
    json: { diagnostics: [{ code: 'stub/unknown-template' }] },
  })
  expect(await say('POST', '/stubs', '{')).toMatchObject({ status: 400, json: { error: expect.stringContaining('not JSON') as unknown } })
  expect([
    (await say('DELETE', `/stubs/${String(json['id'])}`)).status,
    (await say('DELETE', `/stubs/${String(json['id'])}`)).status,
    await ask('/unwritten/1'),
  ]).toEqual([204, 404, 501])
  await say('POST', '/stubs', { service: { Name: 'P', RootURL: 'p' }, template: '/x', reply: {} })
  expect([(await say('DELETE', '/stubs')).status, (await say('GET', '/stubs')).json]).toEqual([204, []])
})

test('failures are turned on and off', async () => {
  const { json } = await say('POST', '/failures', { failure: 'sessionExpired', service: 'warehouse', times: 5 })
  expect(await ask('/version')).toBe(400)
  expect((await say('GET', '/failures')).json).toMatchObject([
    { id: json['id'], failure: 'sessionExpired', service: 'Склад', times: 5, struck: 1 },
  ] as unknown as Said['json'])
  expect([
    (await say('DELETE', `/failures/${String(json['id'])}`)).status,
    await ask('/version'),
    (await say('DELETE', '/failures/none')).status,
  ]).toEqual([204, 200, 404])
  expect((await say('POST', '/failures', { failure: 'none' })).status).toBe(400)
  await say('POST', '/failures', { failure: { name: 'latency', min: '1ms', max: '1ms' } })
  expect([(await say('DELETE', '/failures')).status, (await say('GET', '/failures')).json]).toEqual([204, []])
})

test('sessions, coverage and reset', async () => {
  await ask('/version')
  await ask('/version')
  expect((await say('GET', '/sessions')).json).toMatchObject({
    open: [{ user: '', service: 'hs/Склад', kind: 'AutoUse', calls: 2 }],
    abandonedCount: 0,
  })
  expect((await say('GET', '/coverage')).json).toMatchObject([
    { service: 'Склад', calls: [{ what: 'GET /version', count: 2 }, { what: 'GET /volume/{VolumeID}/*', count: 0 }, {}, {}, {}, {}] },
  ] as unknown as Said['json'])
  expect([(await say('POST', '/reset')).status, (await say('GET', '/journal')).json['count']]).toEqual([204, 0])
  expect((await say('GET', '/sessions')).json).toMatchObject({ open: [] })
})

describe('who may ask', () => {
  test('no page of a browser', async () => {
    expect((await say('GET', '/journal', undefined, { Origin: 'http://evil.example' })).status).toBe(403)
  })
  test('other paths and methods are refused with the known ones', async () => {
    expect(await say('GET', '/none')).toMatchObject({ status: 404, json: { error: expect.stringContaining('/openapi.json') as unknown } })
    expect(await say('POST', '/health')).toMatchObject({ status: 405, json: { error: '/health answers GET' } })
  })
  test.each(operations.filter((one) => !one.path.includes('{')))(
    '$method $path is not reached through the publication',
    async ({ method, path }) => {
      const replies = await Promise.all(
        [path, `/hs${path}`, `/ws${path}`].map((one) => fetch(standin.url + one, { method, ...(method === 'POST' && { body: '{}' }) })),
      )
      expect(replies.every((one) => one.status >= 404)).toBe(true)
      expect(standin.standin.stubs.list()).toEqual([])
    },
  )
})

describe('strangers', () => {
  const port = (): number => Number(new URL(admin.url).port)
  const status = async (method: string, target: string, headers: readonly string[], at = port()): Promise<number | undefined> =>
    (await exchange(at, request(method, target, headers)))?.status

  test.each<readonly [what: string, headers: readonly string[], status: number]>([
    ['a program of this machine', ['Host: 127.0.0.1:1'], 200],
    ['by name', ['Host: localhost'], 200],
    ['over IPv6', ['Host: [::1]:8081'], 200],
    ['a name that was made to mean this machine', ['Host: evil.example'], 403],
    ['the same with a port', ['Host: evil.example:8081'], 403],
    ['a name that begins as this machine does', ['Host: 127.0.0.1.evil.example'], 403],
    ['a page from elsewhere', ['Host: 127.0.0.1', 'Origin: http://evil.example'], 403],
    ['a page without an origin', ['Host: 127.0.0.1', 'Origin: null'], 403],
    ['a page that says only where it is', ['Host: 127.0.0.1', 'Referer: http://evil.example/page'], 403],
    ['a page that says where it is, in no address', ['Host: 127.0.0.1', 'Referer: 127.0.0.1'], 403],
    ['a link on a page of its own', ['Host: 127.0.0.1:7', 'Referer: http://127.0.0.1:7/openapi.json'], 200],
    ['a picture of a page from elsewhere', ['Host: 127.0.0.1', 'Sec-Fetch-Site: cross-site'], 403],
    ['a page of its own', ['Host: 127.0.0.1:7', 'Origin: http://127.0.0.1:7', 'Sec-Fetch-Site: same-origin'], 200],
    ['an address that somebody typed', ['Host: 127.0.0.1', 'Sec-Fetch-Site: none'], 200],
  ])('%s', async (_, headers, expected) => {
    expect(await status('GET', '/journal', headers)).toBe(expected)
  })

  test('with a token it is asked for under any name, and only probes go without', async () => {
    const guarded = await serve(
      adminPlatform(standin.standin, (error) => defects.push(error), { token: 'a-long-token' }),
      { port: 0 },
    )
    const at = Number(new URL(guarded.url).port)
    const host = 'Host: standin:8081'
    expect([
      await status('GET', '/journal', [host], at),
      await status('GET', '/journal', [host, 'Authorization: Bearer a-long-tokem'], at),
      await status('GET', '/journal', [host, 'Authorization: Bearer a-long-token-and-more'], at),
      await status('GET', '/journal', ['Host: 127.0.0.1'], at),
      await status('GET', '/journal', [host, 'Authorization: Bearer a-long-token'], at),
      await status('GET', '/journal', [host, 'Authorization: Bearer a-long-token', 'Origin: http://evil.example'], at),
      await status('GET', '/health', [host], at),
      await status('GET', '/ready', [host], at),
    ]).toEqual([401, 401, 401, 401, 200, 403, 200, 200])
    await guarded.close(0)
  })
})

test.each([
  ['a file of this machine', { reply: { file: '/etc/hostname' } }, 'cannot be a file of this machine'],
  ['the same in a list', { replies: [{ text: 'a' }, { file: 'x' }] }, 'cannot be a file of this machine'],
  ['a service whose name is a path', { service: { Name: '../../x', RootURL: 'x' }, reply: { text: 'a' } }, 'identifier'],
  ['a root that leads up', { service: { Name: 'X', RootURL: '../x' }, reply: { text: 'a' } }, 'segments of letters'],
  ['a root that leads nowhere', { service: { Name: 'X', RootURL: 'x/.' }, reply: { text: 'a' } }, 'segments of letters'],
  ['a header of two lines', { reply: { Headers: { 'X-A': 'a\r\nB: c' } } }, 'a text of one line'],
  ['a header without a name', { reply: { Headers: { 'X A': 'a' } } }, 'names of letters'],
  ['a reason phrase of two lines', { reply: { Reason: 'a\r\nB: c' } }, 'a text of one line'],
  ['a root that is none', { service: { Name: 'X', RootURL: 'a b' }, reply: { text: 'a' } }, 'segments of letters'],
])('a stub with %s is refused', async (_, part, message) => {
  const { status, json } = await say('POST', '/stubs', {
    service: 'warehouse',
    template: '/version',
    method: 'GET',
    override: true,
    ...part,
  })
  expect([status, JSON.stringify(json)]).toEqual([400, expect.stringContaining(message)])
})

test('JSON that is nested too deep is refused in words, and matches no condition', async () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
  expect(await say('POST', '/stubs', deep)).toEqual({
    status: 400,
    json: { error: 'the body is nested deeper than 500', errorRu: 'вложенность тела больше 500' },
  })
  standin.stub(hs('warehouse').POST('/orders'), { text: 'stub' }, { override: true, request: { JSON: { '$.a': 1 } } })
  expect(await ask('/orders', { method: 'POST', body: deep })).toBe(201) // of the handler
})

test('a stub that keeps items and calls back is added, and its items are shown and replaced', async () => {
  const service = { Name: 'Shop', RootURL: 'shop' }
  await say('POST', '/stubs', { host: 'https://shop.example', template: '/paid', method: 'POST', reply: { StatusCode: 204 } })
  const callback = { url: 'https://shop.example/paid', json: { id: '{{item.id}}' } }
  expect((await say('POST', '/stubs', { service, template: '/orders', keep: 'orders', callback })).status).toBe(201)
  await fetch(`${standin.url}/hs/shop/orders`, { method: 'POST', body: '{"sum":10.50}' })
  expect((await say('GET', '/collections')).json).toEqual({ orders: [{ id: 1, sum: 10.5 }] })
  const verified = await say('POST', '/verify', {
    host: 'https://shop.example',
    template: '/paid',
    times: 1,
    request: { JSON: { '$.id': 1 } },
  })
  expect(verified).toMatchObject({ status: 200, json: { received: 1 } })
  expect([(await say('POST', '/collections/orders', [{ id: 7 }])).status, standin.kept('orders')]).toEqual([204, [{ id: 7 }]])
  expect((await say('POST', '/collections/orders', { id: 7 })).status).toBe(400)
  const wrong = await say('POST', '/stubs', { service, template: '/orders', keep: { in: 'orders', tp: 1 } })
  expect([wrong.status, JSON.stringify(wrong.json)]).toEqual([400, expect.stringContaining('unknown key')])
})
