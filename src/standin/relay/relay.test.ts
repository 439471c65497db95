/** A stand-in in front of another one, which plays the real 1C: proxy, spy, record and replay. */
import { readFileSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, onTestFinished, test } from 'vitest'
import { exchange, request } from '../../../test/support/raw-socket.ts'
import { temporaryFolder } from '../../../test/support/temporary.ts'
import { Warehouse } from '../../../test/support/warehouse.ts'
import {
  hashPassword,
  HTTPService,
  HTTPServiceResponse,
  offered,
  publish,
  readPublication,
  URLTemplate,
  userList,
  type Observation,
} from '../../index.ts'
import { hs, startStandin, type StandinOptions, type TestStandin } from '../../testing/index.ts'
import { endToEnd } from './hop-by-hop.ts'
import { basicAuthorization } from './rule.ts'

let counter = 0
const text = (status: number, body: string, headers: Record<string, string> = {}): HTTPServiceResponse => {
  const response = new HTTPServiceResponse(status, status === 299 ? 'Особый' : '', headers)
  response.SetBodyFromString(body)
  return response
}
/** Plays 1C. */
const Real = HTTPService({
  ...Warehouse,
  URLTemplates: {
    Version: URLTemplate('/version', {
      GET: (request) =>
        text(299, JSON.stringify({ version: '2.0 {{x}}', token: 'SECRET-1', who: request.header('Authorization') ?? null }), {
          'Content-Type': 'application/json',
          'Set-Cookie': 'ibsession=SECRET-2',
          'X-Shop': 'А',
        }),
    }),
    Volume: URLTemplate('/volume/{VolumeID}/*', { GET: (request) => text(302, '', { Location: `${request.BaseURL}/moved` }) }),
    Orders: URLTemplate('/orders', {
      POST: async (request) => text(201, `${await request.GetBodyAsString()} ${++counter}`),
      PUT: () => text(200, '', {}),
    }),
    Unwritten: URLTemplate('/unwritten/{Number}', {
      GET: () => {
        const response = new HTTPServiceResponse(200)
        response.SetBodyFromBinaryData(Uint8Array.from([0xff, 0, 1]))
        return response
      },
    }),
  },
})

const started: TestStandin[] = []
const start = async (options: StandinOptions): Promise<TestStandin> => {
  const standin = await startStandin({ strict: false, ...options })
  started.push(standin)
  return standin
}
afterEach(async () => {
  await Promise.all(started.splice(0).map((one) => one.close()))
})

const behind = (mode: string, upstream: string): StandinOptions => ({
  services: [Warehouse],
  stubs: [{ file: 'a.stub.yaml', source: `service: warehouse\nmode: ${mode}\nupstream: { url: "${upstream}" }\n` }],
})

interface Asked {
  readonly path: string
  readonly init?: RequestInit
}
const ask = async (url: string, { path, init }: Asked): Promise<readonly unknown[]> => {
  const response = await fetch(`${url}/hs/warehouse${path}`, { redirect: 'manual', ...init })
  return [
    response.status,
    response.statusText,
    response.headers.get('content-type'),
    response.headers.get('x-shop'),
    Buffer.from(await response.arrayBuffer()).toString('latin1'),
  ]
}

test('calls go to the real 1C as they were sent, and its answers come back as they were', async () => {
  const real = await start({ services: [Real], base: '/trade' })
  const standin = await start({ ...behind('proxy', `${real.url}/`), base: '/test' })
  const direct = await ask(real.url, { path: '/version', init: { headers: { Authorization: 'Basic eDp5' } } })
  expect(await ask(standin.url, { path: '/version', init: { headers: { Authorization: 'Basic eDp5' } } })).toEqual(direct)
  await ask(standin.url, { path: '/volume/a%2Fb/%D1%8E?q=1+2', init: { headers: { 'X-Own': 'y' } } })
  const volume = real.received()[2]
  expect([volume!.target, volume!.header('X-Own'), volume!.header('Host')]).toEqual([
    '/trade/hs/warehouse/volume/a%2Fb/%D1%8E?q=1+2',
    'y',
    new URL(real.url).host,
  ])
  expect(standin.received(hs('warehouse').GET('/version'))[0]!.note.relayed).toBe('proxy')
})

test('redirects of 1C lead to us, a body of any length goes through, unknown templates, too', async () => {
  const real = await start({ services: [Real], base: '/trade' })
  const standin = await start({ ...behind('spy', real.url), base: '/test' })
  const moved = await fetch(`${standin.url}/hs/warehouse/volume/a`, { redirect: 'manual' })
  expect([moved.status, moved.headers.get('location')]).toEqual([302, `${standin.url}/hs/warehouse/moved`])
  const body = 'x'.repeat(3_000_000)
  expect((await ask(standin.url, { path: '/orders', init: { method: 'POST', body } }))[4]).toMatch(new RegExp(`^x{3000000} \\d+$`))
  expect((await ask(standin.url, { path: '/none' }))[0]).toBe(404)
  expect(real.received().length).toBe(3)
})

test("credentials of the upstream replace the client's", async () => {
  const real = await start({ services: [Real] })
  process.env['STANDIN_TEST_PASSWORD'] = 'пароль'
  const upstream = `{ url: "${real.url}", user: Робот, passwordFrom: STANDIN_TEST_PASSWORD }`
  const stub = `service: warehouse\nmode: proxy\nupstream: ${upstream}\n`
  const standin = await start({
    services: [Warehouse],
    stubs: [`${temporaryFolder({ 'a.stub.yaml': stub })}/a.stub.yaml`],
  })
  await ask(standin.url, { path: '/version', init: { headers: { Authorization: 'Basic eDp5' } } })
  expect(real.received()[0]!.header('authorization')).toBe(basicAuthorization('Робот', 'пароль'))
  expect(Buffer.from(basicAuthorization('Робот', 'пароль').slice(6), 'base64').toString()).toBe('Робот:пароль')
})

test.each([
  ['never', 'proxy', (_answer: ServerResponse) => {}],
  ['never', 'record', (_answer: ServerResponse) => {}],
  ['with a half', 'record', (answer: ServerResponse) => void answer.writeHead(200, { 'Content-Length': 100 }).write('half')],
])('a 1C that answers %s is waited for as long as upstream.timeout says in mode %s: 504', async (_how, mode, reply) => {
  const server = createServer((_request, answer) => reply(answer))
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const source = `service: warehouse\nmode: ${mode}\nupstream: { url: "http://127.0.0.1:${port}", timeout: 100ms }\n`
  const observed: Observation[] = []
  const standin = await start({
    services: [Warehouse],
    stubs: [{ file: 'a.stub.yaml', source }],
    observe: (one) => observed.push(one),
    record: () => Promise.reject(new Error('nothing is to be recorded')),
  })
  expect((await ask(standin.url, { path: '/version' }))[0]).toBe(504)
  expect(observed).toMatchObject([
    { kind: 'request', status: 504, refusal: 'relay/timeout', hint: expect.stringContaining(`:${port} was asked`) as unknown },
  ])
})

test('a 1C that changes the protocol is 502: nothing asked for it', async () => {
  const server = createServer((incoming) => {
    incoming.socket.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: other\r\nConnection: Upgrade\r\n\r\n')
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => void server.close())
  const standin = await start(behind('proxy', `http://127.0.0.1:${(server.address() as AddressInfo).port}`))
  expect((await ask(standin.url, { path: '/version' }))[0]).toBe(502)
})

test('a folder of recordings that was removed meanwhile is made again, with all that was recorded', async () => {
  const real = await start({ services: [Real] })
  const folder = temporaryFolder()
  const standin = await start({ ...behind('record', real.url), record: folder })
  await ask(standin.url, { path: '/version' })
  rmSync(folder, { recursive: true })
  await ask(standin.url, { path: '/none' })
  await ask(standin.url, { path: '/unwritten/1' })
  const [name] = readdirSync(folder)
  expect(readFileSync(`${folder}/${name}`, 'utf8').match(/template: \S+/g)).toHaveLength(2)
})

test('an answer that unpacks to more than is recorded goes out as it came, and is not unpacked whole', async () => {
  const packed = gzipSync(Buffer.alloc(40_000_000, 97))
  const server = createServer((incoming, answer) => {
    answer.writeHead(200, incoming.url!.endsWith('version') ? { 'Content-Encoding': 'gzip' } : {}).end(packed)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => void server.close())
  const folder = temporaryFolder()
  const standin = await start({ ...behind('record', `http://127.0.0.1:${(server.address() as AddressInfo).port}`), record: folder })
  const got = await exchange(Number(new URL(standin.url).port), request('GET', '/hs/warehouse/version'))
  expect(got!.body.equals(packed)).toBe(true)
  expect(readdirSync(folder)).toEqual([])
})

test('a 1C that does not answer is 502, and the log knows which', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => {
    server.close(resolve)
  })
  const standin = await start(behind('proxy', `http://127.0.0.1:${port}`))
  const [status, , type, , body] = await ask(standin.url, { path: '/version' })
  expect([status, type]).toEqual([502, 'application/xml; charset=utf-8'])
  expect(Buffer.from(String(body), 'latin1').toString()).toContain('Сервер 1С недоступен')
})

describe('modes of one method', () => {
  test('the narrowest says', async () => {
    const real = await start({ services: [Real] })
    const source =
      `service: warehouse\nmode: proxy\nupstream: { url: "${real.url}" }\nmodes:\n  - { template: /version, mode: handler }\n  - { `
      + `template: /orders, method: PUT, mode: stub }\nstubs:\n  - { template: /orders, method: PUT, reply: { text: stub } }\n  - { `
      + `template: /version, override: true, reply: { text: never } }\n`
    const standin = await start({ services: [Warehouse], stubs: [{ file: 'a.stub.yaml', source }] })
    const bodies = await Promise.all(
      [{ path: '/version' }, { path: '/orders', init: { method: 'PUT', body: '' } }, { path: '/unwritten/1' }].map(
        async (one) => (await ask(standin.url, one))[4],
      ),
    )
    expect(bodies).toEqual([Buffer.from('{"version":"1.0","name":"Склад"}').toString('latin1'), 'stub', '\u00ff\u0000\u0001'])
  })

  test.each([
    ['mode: prox', 'stub/wrong-kind', 'proxy'],
    ['mode: proxy', 'stub/missing', 'upstream'],
    ['upstream: { url: example.com }', 'stub/wrong-kind', 'the address of a publication'],
    ['upstream: { url: "http://x", user: a, passwordFrom: STANDIN_NOT_SET }', 'stub/wrong-kind', 'environment variable'],
    ['modes: [{ template: /versio, mode: stub }]', 'stub/unknown-template', 'did you mean "/version"?'],
  ])('what is wrong is reported: %s', async (lines, code, said) => {
    const failure = await startStandin({
      services: [Warehouse],
      stubs: [{ file: 'a.stub.yaml', source: `service: warehouse\n${lines}\n` }],
    }).then(
      () => undefined,
      (error: unknown) => error as { diagnostics: { code: string; message: string }[] },
    )
    expect(failure!.diagnostics[0]!.code).toBe(code)
    expect(failure!.diagnostics[0]!.message).toContain(said)
  })
})

test('what was recorded from a running 1C answers as 1C did, and holds no secrets', async () => {
  const real = await start({ services: [Real], base: '/trade' })
  const folder = temporaryFolder()
  const recording = await start({
    services: [Warehouse],
    stubs: [{ file: 'a.stub.yaml', source: `service: warehouse\nmode: record\nupstream: { url: "${real.url}" }\n` }],
    record: folder,
  })
  const conversation: readonly Asked[] = [
    {
      path: '/version?access_token=SECRET-3&lang=ru',
      init: { headers: { Authorization: 'Basic U0VDUkVULTQ=', Cookie: 'ibsession=SECRET-5' } },
    },
    {
      path: '/orders',
      init: { method: 'POST', body: '{"Номер":"7","password":"SECRET-6"}', headers: { 'Content-Type': 'application/json' } },
    },
    {
      path: '/orders',
      init: { method: 'POST', body: '{"Номер":"7","password":"SECRET-6"}', headers: { 'Content-Type': 'application/json' } },
    },
    { path: '/orders', init: { method: 'POST', body: 'a text' } },
    { path: '/unwritten/%D0%90-5' },
    { path: '/orders', init: { method: 'PUT', body: 'x' } },
  ]
  counter = 0
  const answers = []
  for (const one of conversation) answers.push(await ask(recording.url, one))
  const files = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
  expect(files.length).toBe(1)
  expect(files[0]).not.toMatch(/SECRET-[2-6]|authorization|cookie|U0VDUkVULTQ/i)
  const replaying = await start({ services: [Warehouse], stubs: readdirSync(folder).map((name) => `${folder}/${name}`) })
  const replayed = []
  for (const one of conversation) replayed.push(await ask(replaying.url, one))
  expect(replayed.map(normal)).toEqual(answers.map(normal))
  expect(replaying.unserved()).toEqual([])
  const missed = await ask(replaying.url, { path: '/unwritten/9' })
  expect(missed[0]).toBe(404)
})

/** Secret values are masked in what was recorded. */
const normal = (answer: readonly unknown[]): readonly unknown[] =>
  answer.map((one) => (typeof one === 'string' ? one.replace(/SECRET-\d|\*\*\*|Basic \S+?(?=")/g, '<secret>') : one))

test('headers of one connection, and those that Connection names, do not go on', () => {
  expect(
    endToEnd(
      ['Connection', 'close, X-Hop', 'X-Hop', '1', 'Keep-Alive', 'x', 'TE', 'trailers', 'X-End', '2', 'X-End', '3', 'Host', 'h'],
      'host',
    ),
  ).toEqual(['X-End', '2', 'X-End', '3'])
})

describe('only what was located is asked of the real 1C', () => {
  const upstream = (url: string): string => `{ url: "${url}", user: Робот, passwordFrom: STANDIN_TEST_PASSWORD }`
  const stubs = (url: string): readonly string[] => {
    process.env['STANDIN_TEST_PASSWORD'] = 'пароль'
    return [`${temporaryFolder({ 'a.stub.yaml': `service: warehouse\nmode: proxy\nupstream: ${upstream(url)}\n` })}/a.stub.yaml`]
  }
  const raw = async (standin: TestStandin, target: string): Promise<string> => {
    const answered = await exchange(Number(new URL(standin.url).port), request('GET', target))
    return `${answered!.status} ${answered!.text}`
  }

  test.each([
    ['/trade/hs/warehouse/volume/a/../../../../other/x', 400],
    ['/trade/hs/warehouse/volume/a/%2e%2e/%2E%2e/x', 400],
    ['/trade/hs/warehouse/volume/a/.%2e/x', 400],
    ['/trade/hs/warehouse/volume/a/%252e%252e/x', 400],
    ['/trade/hs/warehouse/volume/a/..%5c..%5cx', 400],
    ['/trade/hs/warehouse/volume/a/..;p=1/x', 400],
    ['/trade/hs/warehouse/volume/a/./x', 400],
    ['/trade/hs/warehouse/volume/a/..%00/x', 400],
    ['/trade/hs/warehouse/volume/a/..%20/x', 400],
    ['/trade/hs/warehouse/volume/a/%09..%09;p/x', 400],
    ['/trade/hs/warehouse/volume/a/...', 302],
    ['/trade/hs/warehouse/volume/a/x..y', 302],
  ])('%s', async (target, status) => {
    const real = await start({ services: [Real], base: '/trade' })
    const standin = await start({ services: [Warehouse], base: '/trade', stubs: stubs(real.url) })
    expect(await raw(standin, target)).toMatch(new RegExp(`^${status} `))
    expect(real.received().map((one) => one.target)).toEqual(status === 400 ? [] : [target])
  })

  test.each([
    ['/trade', '/trad%65/hs/warehouse/version', '/1c/hs/warehouse/version'],
    ['/trade', '/trade/h%73/warehouse/version?x=%23#y', '/1c/h%73/warehouse/version?x=%23%23y'],
    ['/торговля', '/%D1%82%D0%BE%D1%80%D0%B3%D0%BE%D0%B2%D0%BB%D1%8F/hs/warehouse/version', '/1c/hs/warehouse/version'],
    ['', '/hs/warehouse/version', '/1c/hs/warehouse/version'],
    ['/a/b', '/a/b/hs/warehouse/version', '/1c/hs/warehouse/version'],
    ['/a/b', 'http://elsewhere.invalid/a/b/hs/warehouse/version', '/1c/hs/warehouse/version'],
  ])('a publication at %s: %s', async (base, target, asked) => {
    const real = await start({ services: [Real], base: '/1c' })
    const standin = await start({ services: [Warehouse], base, stubs: stubs(real.url) })
    await raw(standin, target)
    expect(real.received().map((one) => [one.target, one.header('authorization')])).toEqual([
      [asked, basicAuthorization('Робот', 'пароль')],
    ])
  })

  test('an upstream at the root is asked at its own port, whatever the path', async () => {
    const real = await start({ services: [Real] })
    const standin = await start({ services: [Warehouse], base: '/trade', stubs: stubs(real.url) })
    expect(await raw(standin, '/trad%65/hs/warehouse/version')).toMatch(/^299 /)
    expect(real.received()[0]!.target).toBe('/hs/warehouse/version')
  })

  test('each publication of several goes by its own base, and redirects lead back into it', async () => {
    const real = await start({ services: [Real], base: '/1c' })
    const inside = '<httpServices publishByDefault="true"/>'
    const point = (base: string) =>
      publish(readPublication(`<point xmlns="http://v8.1c.ru/8.2/virtual-resource-system" base="${base}">${inside}</point>`, 'a.vrd'), [
        offered(Warehouse),
      ]).publication
    const standin = await start({ services: [Warehouse], publications: [point('/first'), point('/второй/b')], stubs: stubs(real.url) })
    const { origin } = new URL(standin.url)
    const answer = await fetch(`${origin}/${encodeURIComponent('второй')}/b/hs/warehouse/volume/a`, { redirect: 'manual' })
    expect(answer.headers.get('location')).toBe(`${origin}/${encodeURIComponent('второй')}/b/hs/warehouse/moved`)
    expect(real.received()[0]!.target).toBe('/1c/hs/warehouse/volume/a')
  })

  test('users and rights are asked first, and each call has its line in the log', async () => {
    const real = await start({ services: [Real] })
    const log: Observation[] = []
    const users = userList([
      { Name: 'a', StoredPasswordValue: await hashPassword('p'), Roles: ['r'] },
      { Name: 'b', StoredPasswordValue: await hashPassword('p') },
    ])
    const standin = await start({
      services: [Warehouse],
      stubs: stubs(real.url),
      users,
      access: { roles: { r: ['HTTPService.Склад.URLTemplate.Version.Method.GET'] } },
      observe: (one) => void log.push(one),
    })
    const status = async (headers: Record<string, string> = {}): Promise<number> => {
      const answer = await fetch(`${standin.url}/hs/warehouse/version`, { headers })
      return answer.status
    }
    expect([
      await status(),
      await status({ Authorization: basicAuthorization('b', 'p') }),
      await status({ Authorization: basicAuthorization('a', 'p') }),
    ]).toEqual([401, 403, 299])
    expect(real.received().length).toBe(1)
    expect(log.flatMap((one) => (one.kind === 'request' ? [[one.status, one.route, one.refusal]] : []))).toEqual([
      [401, undefined, 'access/unidentified'],
      [403, undefined, 'access/forbidden'],
      [299, 'proxy Склад', undefined],
    ])
  })

  test('the log says why 1C did not answer', async () => {
    const log: Observation[] = []
    const standin = await start({ services: [Warehouse], stubs: stubs('http://127.0.0.1:1'), observe: (one) => void log.push(one) })
    expect(await raw(standin, '/hs/warehouse/version')).toMatch(/^502 /)
    expect(log).toMatchObject([
      { kind: 'request', status: 502, refusal: 'relay/unreachable', hint: expect.stringContaining('http://127.0.0.1:1') },
    ])
  })
})
