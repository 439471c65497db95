/** What was recorded is answered again, call by call, by the recorded files alone. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startStandin, type TestStandin } from '../../testing/index.ts'

type Packer = (text: string) => Buffer
const packers: Readonly<Record<string, readonly [coding: string, pack: Packer]>> = {
  gzip: ['gzip', gzipSync],
  old: ['x-gzip', gzipSync],
  deflate: ['deflate', deflateSync],
  bare: ['deflate', deflateRawSync],
  br: ['br', brotliCompressSync],
  twice: ['gzip, br', (text) => brotliCompressSync(gzipSync(text))],
  torn: ['gzip', (text) => gzipSync(text.repeat(99)).subarray(0, 20)],
  unknown: ['zstd', (text) => Buffer.from(text)],
}

/** Plays 1C, whose publication is `/base`. It packs its answers although it is asked not to. */
function real(request: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams, host } = new URL(request.url ?? '', `http://${request.headers.host}`)
  const pieces: Buffer[] = []
  request.on('data', (piece: Buffer) => pieces.push(piece))
  request.on('end', () => {
    if (pathname === '/base/hs/shop/moved') return void response.writeHead(302, { Location: `http://${host}/base/hs/shop/x` }).end()
    if (pathname === '/base/hs/shop/paged')
      return void response
        .writeHead(201, { 'Content-Location': '/base/hs/shop/77', 'Link': `<http://${host}/base/hs/shop/p2>; rel=next, </other>; rel=up` })
        .end()
    if (pathname === '/base/hs/shop/away') return void response.writeHead(302, { Location: '//elsewhere.example/' }).end()
    const answer = `${request.method} ${pathname} ${[...searchParams].join(' ')} ${Buffer.concat(pieces).toString()}`
    const packer = packers[searchParams.get('pack') ?? '']
    response.writeHead(200, {
      'Content-Type': 'text/plain; charset=utf-8',
      ...(packer && { 'Content-Encoding': packer[0] }),
    })
    response.end(request.method === 'HEAD' ? '' : packer ? packer[1](answer) : answer)
  })
}

type Asked = readonly [path: string, body?: string | undefined, type?: string | undefined, method?: string]
const json = (text: string): Asked => ['/x', text]
/** A form in a form, with boundaries of its own each time. */
function nestedForm(value: string): Asked {
  const [outer, inner] = [crypto.randomUUID(), crypto.randomUUID()]
  const file = `--${inner}\r\nContent-Disposition: file; filename="a.txt"\r\n\r\n${value}\r\n--${inner}--\r\n`
  const head = `Content-Disposition: form-data; name="files"\r\nContent-Type: multipart/mixed; boundary="${inner}"`
  return ['/f', `--${outer}\r\n${head}\r\n\r\n${file}\r\n--${outer}--\r\n`, `multipart/form-data; boundary=${outer}`]
}
const conversation: readonly Asked[] = [
  ['/x'],
  ['/x?p=2'],
  ['/x?p=2&q=1'],
  ['/x?q=1'],
  json('{}'),
  json('{"a":1}'),
  json('{"a":1,"b":2}'),
  json('{"gtin":12345678901234567890}'),
  json('{"gtin":12345678901234567891}'),
  json(`{"it's":1}`),
  json(`{"it's":"two","token":"t1"}`),
  json('{"token":"t1"}'),
  json('{"a":{"b":[]}}'),
  json('{"a":{"b":{}}}'),
  json('[]'),
  json(''),
  ['/y?pack=gzip'],
  ['/y?pack=deflate'],
  ['/y?pack=br'],
  ['/y?pack=bare'],
  ['/y?pack=twice'],
  ['/y?pack=old'],
  ['/moved'],
  ['/away'],
]

const server = createServer(real)
const folder = mkdtempSync(join(tmpdir(), 'standin-replay-'))
let recording: TestStandin
let replaying: TestStandin

async function ask(at: TestStandin, [path, body, type = 'application/json', method]: Asked): Promise<readonly unknown[]> {
  const response = await fetch(`${at.url}/hs/shop${path}`, {
    redirect: 'manual',
    ...(body !== undefined && { method: 'POST', body, headers: { 'Content-Type': type } }),
    ...(method !== undefined && { method }),
  })
  return [response.status, response.headers.get('location')?.replace(at.url, 'OURS') ?? null, await response.text()]
}

/** Status, Content-Encoding and body as they go over the wire. */
const bytesOf = (at: TestStandin, path: string): Promise<readonly unknown[]> =>
  new Promise((done, failed) => {
    get(`${at.url}/hs/shop${path}`, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.on('end', () => done([response.statusCode, response.headers['content-encoding'], Buffer.concat(pieces).toString('base64')]))
    }).on('error', failed)
  })

const packed = new Map<string, readonly unknown[]>()
const recorded: (readonly unknown[])[] = []
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/base`
  const source = `service: { Name: Shop, RootURL: shop }\nmode: record\nupstream: { url: "${url}" }\n`
  recording = await startStandin({ stubs: [{ file: 'a.stub.yaml', source }], record: folder, strict: false })
  for (const one of conversation) recorded.push(await ask(recording, one))
  for (const one of ['{"n":1,"m":2}', '{"m":2,"n":1.0}', '{"n":1e0,"m":2.00}', '{"z":0}', '{"z":-0}']) await ask(recording, json(one))
  for (const one of [nestedForm('one'), nestedForm('two'), ['/y?pack=gzip', undefined, undefined, 'HEAD'], ['/paged']] as const)
    await ask(recording, one)
  for (const path of ['/y?pack=torn', '/y?pack=unknown']) packed.set(path, await bytesOf(recording, path))
  await recording.close()
  replaying = await startStandin({ paths: [folder], strict: false })
})
afterAll(async () => {
  await replaying?.close()
  server.close()
  rmSync(folder, { recursive: true })
})

test('a service that only a mode names is served, recorded, and played alone', () => {
  expect(readdirSync(folder)).toEqual(['Shop.stub.yaml'])
})

test('each call gets its own answer, whatever order they come in', async () => {
  const again = []
  for (const one of conversation.toReversed()) again.unshift(await ask(replaying, one))
  const written = JSON.stringify(recorded).replaceAll('\\"token\\":\\"t1\\"', '\\"token\\":\\"***\\"')
  expect(again).toEqual(JSON.parse(written))
})

test('packed answers are played unpacked', async () => {
  const [, , text] = await ask(replaying, ['/y?pack=br'])
  expect(text).toBe('GET /base/hs/shop/y pack,br ')
})

test('what cannot be unpacked goes out and is played as it came, with its coding', async () => {
  for (const path of ['/y?pack=torn', '/y?pack=unknown']) expect(await bytesOf(replaying, path)).toEqual(packed.get(path))
  expect(packed.get('/y?pack=unknown')).toEqual([200, 'zstd', Buffer.from('GET /base/hs/shop/y pack,unknown ').toString('base64')])
})

test('an answer to HEAD that names a coding has no body to unpack', async () => {
  expect(await ask(replaying, ['/y?pack=gzip', undefined, undefined, 'HEAD'])).toEqual([200, null, ''])
})

test('requests that are equal as JSON are answered in turn', async () => {
  const bodies = [
    ['{"n":1,"m":2}', '{"m":2,"n":1.0}', '{"n":1e0,"m":2.00}'],
    ['{"z":0}', '{"z":-0}'],
  ].flat()
  const again = []
  for (const one of bodies) again.push((await ask(replaying, json(one)))[2])
  expect(again).toEqual(bodies.map((one) => `POST /base/hs/shop/x  ${one}`))
})

test('a form in a form is matched without the boundaries of both', async () => {
  expect((await ask(replaying, nestedForm('one')))[2]).toContain('\r\none\r\n')
  expect((await ask(replaying, nestedForm('two')))[2]).toContain('\r\ntwo\r\n')
  expect((await ask(replaying, nestedForm('three')))[0]).toBe(404)
})

test('addresses in Link and Content-Location lead to the stand-in that plays them', async () => {
  const { headers } = await fetch(`${replaying.url}/hs/shop/paged`)
  expect(headers.get('link')).toBe(`<${replaying.url}/hs/shop/p2>; rel=next, </other>; rel=up`)
  expect(headers.get('content-location')).toBe(`${replaying.url}/hs/shop/77`)
})

test('redirects within the publication lead to the stand-in that plays them; others stay', async () => {
  expect((await ask(replaying, ['/moved']))[1]).toBe('OURS/hs/shop/x')
  expect((await ask(replaying, ['/away']))[1]).toBe('//elsewhere.example/')
})

test('a call that was not recorded is not answered by a stub of another one', async () => {
  expect((await ask(replaying, ['/x?p=3&q=1']))[0]).toBe(404)
  expect((await ask(replaying, json('{"a":1,"c":3}')))[0]).toBe(404)
})
