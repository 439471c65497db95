/**
 * A recorded day: 200 calls of all kinds go through mode `record` to a service that plays 1C, and the recorded files alone answer the same
 * calls again, sent as another client would: other boundaries, other prefixes, another order.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Operation, Parameter, SOAPFault, WebService, XDTOPackage, property, xs } from '../../src/index.ts'
import { startStandin, type TestStandin } from '../../src/testing/index.ts'

const Shop = XDTOPackage({ Namespace: 'urn:shop' })
const Line = Shop.objectType('Line', { SKU: property(xs.string), Sum: property(xs.decimal, { lowerBound: 0, nillable: true }) })
const Order = Shop.objectType('Order', { Number: property(xs.string), Lines: property(Line, { lowerBound: 0, upperBound: -1 }) })
const handlers = {
  Put: ({ Order: order }: { readonly Order: { readonly Number: string; readonly Lines?: readonly { readonly SKU: string }[] } }) => {
    if (order.Number === '') throw new SOAPFault('Sender', 'Нет номера')
    return `${order.Number}: ${(order.Lines ?? []).map((one) => one.SKU).join(', ')}`
  },
}
const orders = (answering: boolean): WebService =>
  WebService({
    Name: 'Orders',
    Namespace: 'urn:shop/ws',
    XDTOPackages: [Shop],
    Operations: {
      Put: Operation(
        { Parameters: { Order: Parameter(Order) }, XDTOReturningValueType: xs.string },
        answering ? (handlers.Put as never) : () => 'not the real one',
      ),
    },
  })

type Made = readonly [method: string, path: string, headers: Readonly<Record<string, string>>, body?: string | Uint8Array<ArrayBuffer>]
/** `again`: as the replaying client sends it. */
type Call = (again: boolean) => Made

const bytes = (seed: number): Uint8Array<ArrayBuffer> => Uint8Array.from({ length: 60 }, (_, at) => (at * 37 + seed * 91 + 128) % 256)
const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
const json = { 'Content-Type': 'application/json' }

function parts(boundary: string, file: Uint8Array | string): Made {
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="Файл"; filename="a.bin"\r\n\r\n`
  const body = Buffer.concat([Buffer.from(head), Buffer.from(file), Buffer.from(`\r\n--${boundary}--\r\n`)])
  return ['POST', '/upload', { 'Content-Type': `multipart/form-data; boundary=${boundary}` }, Uint8Array.from(body)]
}

function envelope(again: boolean, version: '1.1' | '1.2', number: number, lines: number): Made {
  const [e, m] = again ? ['soapenv', 'q1'] : ['s', 'm']
  const namespace = version === '1.1' ? 'http://schemas.xmlsoap.org/soap/envelope/' : 'http://www.w3.org/2003/05/soap-envelope'
  const sum = (at: number): string =>
    at % 3 === 0 ? '' : at % 3 === 1 ? `<o:Sum>${again ? '10.50' : '10.5'}</o:Sum>` : '<o:Sum i:nil="true"/>'
  const inner = Array.from({ length: lines }, (_, at) => `<o:Lines><o:SKU>ж${at}</o:SKU>${sum(at)}</o:Lines>`).join(again ? '\n' : '')
  return [
    'POST',
    'ws',
    { 'Content-Type': version === '1.1' ? 'text/xml; charset=utf-8' : 'application/soap+xml; charset=utf-8' },
    `<${e}:Envelope xmlns:${e}="${namespace}" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><${e}:Body>`
      + `<${m}:Put xmlns:${m}="urn:shop/ws" xmlns:o="urn:shop"><${m}:Order><o:Number>${number === 0 ? '' : number}</o:Number>${inner}`
      + `</${m}:Order></${m}:Put></${e}:Body></${e}:Envelope>`,
  ]
}

const kinds: readonly ((seed: number) => Call)[] = [
  (n) => () => [
    'POST',
    '/json',
    json,
    `{"n": ${n}${n % 2 ? ', "deep": {"list": [1, "два", null]}' : ''}, "big": 1234567890123456789${n}.50}`,
  ],
  (n) => () => ['POST', '/form', form, `a=${n}&b=%D0%B6+${n % 3}`],
  (n) => (again) => parts(again ? `----WebKit${n}xyz` : `--------------------------${n}7391`, `text ${n}\r\nжж`),
  (n) => (again) => parts(again ? `----WebKit${n}xyz` : `--------------------------${n}7391`, bytes(n)),
  (n) => () => ['POST', '/packed', { 'Content-Type': 'application/octet-stream' }, Uint8Array.from(gzipSync(`packed ${n}`))],
  (n) => () => ['PUT', '/binary', { 'Content-Type': 'application/octet-stream' }, bytes(n)],
  (n) => () => ['GET', `/gzip?n=${n}${n % 2 ? '&more=1' : ''}`, {}],
  (n) => () => ['GET', `/moved?to=${n}`, {}],
  (n) => () => ['GET', `/cookie?n=${n}`, { Cookie: 'basket=17' }],
  (n) => (again) => envelope(again, n % 2 ? '1.1' : '1.2', n % 7, n % 5),
]
const day: readonly Call[] = Array.from({ length: 200 }, (_, at) => kinds[at % kinds.length]!(Math.floor(at / kinds.length)))

/** Plays the HTTP service of 1C: each answer depends on all of the request. */
function real(request: IncomingMessage, response: ServerResponse): void {
  const { pathname, search, host } = new URL(request.url ?? '', `http://${request.headers.host}`)
  const pieces: Buffer[] = []
  request.on('data', (piece: Buffer) => pieces.push(piece))
  request.on('end', () => {
    const body = Buffer.concat(pieces)
    const said = `${request.method} ${pathname}${search} ${body.length} ${body.reduce((sum, one) => (sum * 31 + one) % 65_521, 7)}`
    if (pathname.endsWith('/moved'))
      return void response.writeHead(302, { Location: `http://${host}/base/hs/shop/there${search}` }).end(said)
    if (pathname.endsWith('/binary'))
      return void response.writeHead(201, { 'Content-Type': 'application/octet-stream' }).end(body.reverse())
    if (pathname.endsWith('/gzip'))
      return void response.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Encoding': 'gzip' }).end(gzipSync(said))
    if (pathname.endsWith('/cookie')) response.setHeader('Set-Cookie', 'ibsession=1234567; Path=/base')
    response.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8', 'X-Kind': pathname }).end(said)
  })
}

const folder = mkdtempSync(join(tmpdir(), 'standin-day-'))
const server = createServer(real)
const opened: TestStandin[] = []
const start = async (options: Parameters<typeof startStandin>[0]): Promise<TestStandin> => {
  const standin = await startStandin({ strict: false, ...options })
  opened.push(standin)
  return standin
}
afterAll(async () => {
  for (const one of opened) await one.close()
  server.close()
  rmSync(folder, { recursive: true })
})

async function ask({ url }: TestStandin, [method, path, headers, body]: Made): Promise<readonly unknown[]> {
  const address = path === 'ws' ? `${url}/ws/Orders` : `${url}/hs/shop${path}`
  const response = await fetch(address, { method, headers, redirect: 'manual', ...(body !== undefined && { body }) })
  const answered = Buffer.from(await response.arrayBuffer())
  return [
    response.status,
    ['content-type', 'x-kind', 'location'].map((name) => response.headers.get(name)?.replace(url, 'OURS') ?? null),
    answered.toString('latin1'),
  ]
}

const recorded: (readonly unknown[])[] = []
let replaying: TestStandin
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const http = `http://127.0.0.1:${(server.address() as AddressInfo).port}/base`
  const soap = await start({ services: [orders(true)] })
  const sources = {
    'a.stub.yaml': `service: { Name: Shop, RootURL: shop }\nmode: record\nupstream: { url: "${http}" }\n`,
    'b.stub.yaml': `service: Orders\nmode: record\nupstream: { url: "${soap.url}" }\n`,
  }
  const recording = await start({
    services: [orders(false)],
    stubs: Object.entries(sources).map(([file, source]) => ({ file, source })),
    record: folder,
  })
  for (const one of day) recorded.push(await ask(recording, one(false)))
  await recording.close()
  replaying = await start({ services: [orders(false)], stubs: readdirSync(folder).map((name) => join(folder, name)) })
}, 300_000)

test('200 mixed calls are answered again as they were', async () => {
  const again: (readonly unknown[])[] = []
  for (const one of day.toReversed()) again.unshift(await ask(replaying, one(true)))
  expect(again).toEqual(recorded)
  const statuses = recorded.map(([status]) => status)
  expect([...new Set(statuses)].toSorted()).toEqual([200, 201, 302, 400, 500])
}, 300_000)

test('a call that was not recorded is not answered by another one', async () => {
  const [, , changed] = await ask(replaying, envelope(true, '1.1', 1, 9))
  expect(changed).toContain('not the real one')
  const other = await ask(replaying, ['PUT', '/binary', { 'Content-Type': 'application/octet-stream' }, bytes(977)])
  expect(other[0]).toBe(404)
})
