/** The bytes that an HTTPConnection puts on the wire, seen by a socket that knows nothing of HTTP, and by the side of curl's. */
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AccessToken, HTTPConnection, HTTPRequest, type WireProfile } from '../../src/index.ts'
import { program } from '../interop/tools.ts'

let server: Server
let port: number
let seen = ''

/** Answers 200 when head and body are there. */
beforeAll(async () => {
  server = createServer((socket) => {
    let got = ''
    socket.on('data', (piece) => {
      got += piece.toString('latin1')
      const end = got.indexOf('\r\n\r\n')
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(got.slice(0, end + 2))?.[1] ?? 0)
      const isWhole = /\r\ntransfer-encoding: chunked/i.test(got) ? got.endsWith('\r\n0\r\n\r\n') : got.length >= end + 4 + length
      if (end < 0 || !isWhole) return
      seen = got
      got = ''
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')
    })
    socket.on('error', () => {})
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

const folder = mkdtempSync(join(tmpdir(), 'standin-wire-'))
writeFileSync(join(folder, 'body.txt'), 'из файла')

interface Asked {
  readonly method: string
  readonly resource: string
  readonly headers?: Record<string, string>
  readonly fill?: (request: HTTPRequest) => void
  readonly user?: readonly [string, string]
  readonly profile?: Partial<WireProfile>
}

async function sent({ method, resource, headers, fill, user, profile }: Asked): Promise<string> {
  const connection = new HTTPConnection({ Host: '127.0.0.1', Port: port, User: user?.[0], Password: user?.[1], Profile: profile })
  const request = new HTTPRequest(resource, headers)
  fill?.(request)
  expect((await connection.CallHTTPMethod(method, request)).GetBodyAsString()).toBe(method === 'HEAD' ? '' : 'ok')
  connection.Close()
  return seen
}

const utf8 = (text: string): string => Buffer.from(text).toString('latin1')
const common = (first: string): string => `${first} HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n`
const usual = 'User-Agent: 1C+Enterprise/8.3\r\nAccept: */*\r\n'
const text = (body: string) => (request: HTTPRequest) => request.SetBodyFromString(body)
async function* pieces() {
  yield new TextEncoder().encode('аб')
  yield new TextEncoder().encode('в')
}

const rows: readonly (readonly [title: string, asked: Asked, bytes: string])[] = [
  ['GET', { method: 'GET', resource: '/get' }, `${common('GET /get')}${usual}\r\n`],
  ['a resource without its slash', { method: 'GET', resource: 'get?a=1' }, `${common('GET /get?a=1')}${usual}\r\n`],
  ['no resource', { method: 'GET', resource: '' }, `${common('GET /')}${usual}\r\n`],
  [
    'letters that URLs do not have',
    { method: 'GET', resource: '/док?х=а б' },
    `${common('GET /%D0%B4%D0%BE%D0%BA?%D1%85=%D0%B0%20%D0%B1')}${usual}\r\n`,
  ],
  ['escapes and dots stay', { method: 'GET', resource: '/a/../%2e%2F?x=%41+b' }, `${common('GET /a/../%2e%2F?x=%41+b')}${usual}\r\n`],
  ['a fragment does not go out', { method: 'GET', resource: '/a#b' }, `${common('GET /a')}${usual}\r\n`],
  [
    'headers in their order and case',
    { method: 'GET', resource: '/', headers: { 'x-B': '2', 'X-a': '1' } },
    `${common('GET /')}${usual}x-B: 2\r\nX-a: 1\r\n\r\n`,
  ],
  [
    'own ones in place of the usual ones',
    { method: 'GET', resource: '/', headers: { 'x-a': '1', 'accept': 'text/xml', 'USER-AGENT': 'me' } },
    `${common('GET /')}x-a: 1\r\naccept: text/xml\r\nUSER-AGENT: me\r\n\r\n`,
  ],
  [
    'an own Host',
    { method: 'GET', resource: '/', headers: { x: '1', host: 'other.example' } },
    `GET / HTTP/1.1\r\nHost: other.example\r\n${usual}x: 1\r\n\r\n`,
  ],
  [
    'a value beyond ASCII as UTF-8',
    { method: 'GET', resource: '/', headers: { 'X-Name': 'Иван' } },
    `${common('GET /')}${usual}X-Name: ${utf8('Иван')}\r\n\r\n`,
  ],
  [
    'user and password',
    { method: 'GET', resource: '/', user: ['Иван', 'п:1'] },
    `${common('GET /')}Authorization: Basic ${Buffer.from('Иван:п:1').toString('base64')}\r\n${usual}\r\n`,
  ],
  [
    'a token goes before user and password',
    { method: 'GET', resource: '/', user: ['a', 'b'], fill: (request) => request.AddAccessToken('abc') },
    `${common('GET /')}${usual}Authorization: Bearer abc\r\n\r\n`,
  ],
  ['HEAD', { method: 'HEAD', resource: '/', profile: { accept: '' } }, `${common('HEAD /')}User-Agent: 1C+Enterprise/8.3\r\n\r\n`],
  [
    'POST of a text',
    { method: 'POST', resource: '/p', headers: { 'Content-Type': 'text/plain' }, fill: text('привет') },
    `${common('POST /p')}${usual}Content-Type: text/plain\r\nContent-Length: 12\r\n\r\n${utf8('привет')}`,
  ],
  ['POST of nothing', { method: 'POST', resource: '/p' }, `${common('POST /p')}${usual}Content-Length: 0\r\n\r\n`],
  ['a body of GET is framed', { method: 'GET', resource: '/p', fill: text('a') }, `${common('GET /p')}${usual}Content-Length: 1\r\n\r\na`],
  [
    'a body of DELETE is framed',
    { method: 'DELETE', resource: '/p', fill: text('a') },
    `${common('DELETE /p')}${usual}Content-Length: 1\r\n\r\na`,
  ],
  [
    "a method of one's own, with bytes",
    { method: 'MERGE', resource: '/p', fill: (one) => one.SetBodyFromBinaryData(new Uint8Array([0, 255])) },
    `${common('MERGE /p')}${usual}Content-Length: 2\r\n\r\n\u0000\u00ff`,
  ],
  [
    'PUT of a file',
    { method: 'PUT', resource: '/p', fill: (one) => one.SetBodyFileName(join(folder, 'body.txt')) },
    `${common('PUT /p')}${usual}Content-Length: 15\r\n\r\n${utf8('из файла')}`,
  ],
  [
    'PATCH of a stream',
    { method: 'PATCH', resource: '/p', fill: (one) => one.SetBodyFromStream(pieces()) },
    `${common('PATCH /p')}${usual}Transfer-Encoding: chunked\r\n\r\n4\r\n${utf8('аб')}\r\n2\r\n${utf8('в')}\r\n0\r\n\r\n`,
  ],
  [
    'a stream of a known size',
    { method: 'PUT', resource: '/p', fill: (one) => one.SetBodyFromStream(pieces(), 6) },
    `${common('PUT /p')}${usual}Content-Length: 6\r\n\r\n${utf8('абв')}`,
  ],
  [
    'a wrong length of the caller is put right',
    { method: 'POST', resource: '/p', headers: { 'content-length': '99' }, fill: text('a') },
    `${common('POST /p')}${usual}Content-Length: 1\r\n\r\na`,
  ],
  [
    'a text in another encoding, with a mark',
    { method: 'POST', resource: '/p', fill: (one) => one.SetBodyFromString('а', 'UTF-16', 'Use') },
    `${common('POST /p')}${usual}Content-Length: 4\r\n\r\n\u00ff\u00fe\u0030\u0004`,
  ],
  [
    'another profile',
    { method: 'POST', resource: '/p', fill: text('a'), profile: { userAgent: '', accept: '', textType: 'text/plain', autoMark: true } },
    `${common('POST /p')}Content-Type: text/plain\r\nContent-Length: 4\r\n\r\n\u00ef\u00bb\u00bfa`,
  ],
]

test.each(rows)('%s', async (_title, asked, bytes) => {
  expect(await sent(asked)).toBe(bytes.replace('PORT', String(port)))
})

test('the token of chapter 17.3.1.4 goes out as Bearer', async () => {
  const token = new AccessToken()
  token.Issuer = 'ERP'
  token.Sign('HS256', 'ключ')
  const bytes = await sent({ method: 'GET', resource: '/get', fill: (request) => request.AddAccessToken(token) })
  expect(bytes).toContain(`\r\nAuthorization: Bearer ${String(token)}\r\n`)
})

const curl = program('curl', '--version')

describe.skipIf(curl === undefined)('curl with the same profile writes the same head', () => {
  /** What curl is told beside the rows of the table. */
  const arguments_: Readonly<Record<string, readonly string[]>> = {
    'GET': [],
    'escapes and dots stay': ['--path-as-is'],
    'headers in their order and case': ['-H', 'x-B: 2', '-H', 'X-a: 1'],
    'own ones in place of the usual ones': ['-H', 'x-a: 1', '-H', 'accept: text/xml', '-H', 'USER-AGENT: me'],
    'an own Host': ['-H', 'x: 1', '-H', 'Host: other.example'],
    'a value beyond ASCII as UTF-8': ['-H', 'X-Name: Иван'],
    'user and password': ['-u', 'Иван:п:1'],
    'HEAD': ['-I', '-H', 'Accept:'],
    'POST of a text': ['-H', 'Content-Type: text/plain', '--data-binary', 'привет'],
    'a body of DELETE is framed': ['-X', 'DELETE', '-H', 'Content-Type:', '--data-binary', 'a'],
    'PUT of a file': ['-T', join(folder, 'body.txt'), '-H', 'Expect:'],
  }
  const compared = rows.filter(([title]) => title in arguments_)

  test('there are ten rows and more', () => expect(compared.length).toBeGreaterThanOrEqual(10))

  test.each(compared)('%s', async (title, asked) => {
    const ours = await sent(asked)
    const usually = ['-s', '-A', '1C+Enterprise/8.3', '--noproxy', '*']
    await promisify(execFile)(curl!, [...usually, ...arguments_[title]!, `http://127.0.0.1:${port}${asked.resource}`])
    expect(seen).toBe(ours)
  })
})

test('1,000 calls over one connection are one accept', async () => {
  let accepted = 0
  const count = (): void => void accepted++
  server.on('connection', count)
  const connection = new HTTPConnection('127.0.0.1', port)
  for (let call = 0; call < 1_000; call++) await connection.Get(new HTTPRequest('/get'))
  await Promise.all([connection.Get(new HTTPRequest('/a')), connection.Get(new HTTPRequest('/b'))])
  server.off('connection', count)
  connection.Close()
  expect(accepted).toBe(1)
})

test('two objects have a connection each, and one without keepAlive has one for each call', async () => {
  let accepted = 0
  const count = (): void => void accepted++
  server.on('connection', count)
  const [one, other] = [new HTTPConnection('127.0.0.1', port), new HTTPConnection('127.0.0.1', port)]
  const each = new HTTPConnection({ Host: '127.0.0.1', Port: port, Profile: { keepAlive: false } })
  for (const connection of [one, other, each]) for (let call = 0; call < 2; call++) await connection.Get(new HTTPRequest('/get'))
  server.off('connection', count)
  one.Close()
  other.Close()
  expect(accepted).toBe(4)
})

test('the answer is written to a file, which is there when it is whole', async () => {
  const path = join(folder, 'answer.txt')
  writeFileSync(path, 'before')
  const answer = await new HTTPConnection({ Host: '127.0.0.1', Port: port, Profile: { keepAlive: false } }).Get(new HTTPRequest('/'), path)
  expect([answer.GetBodyFileName(), readFileSync(path, 'utf8')]).toEqual([path, 'ok'])
  expect(() => answer.GetBodyAsString()).toThrow(`the body is in the file ${path}`)
})
