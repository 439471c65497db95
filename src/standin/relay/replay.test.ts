/** What was recorded is answered again, call by call, by the recorded files alone. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startStandin, type TestStandin } from '../../testing/index.ts'

const packers: Readonly<Record<string, (text: string) => Buffer>> = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync }

/** Plays 1C, whose publication is `/base`. It packs its answers although it is asked not to. */
function real(request: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams, host } = new URL(request.url ?? '', `http://${request.headers.host}`)
  const pieces: Buffer[] = []
  request.on('data', (piece: Buffer) => pieces.push(piece))
  request.on('end', () => {
    if (pathname === '/base/hs/shop/moved') return void response.writeHead(302, { Location: `http://${host}/base/hs/shop/x` }).end()
    if (pathname === '/base/hs/shop/away') return void response.writeHead(302, { Location: '//elsewhere.example/' }).end()
    const answer = `${request.method} ${pathname} ${[...searchParams].join(' ')} ${Buffer.concat(pieces).toString()}`
    const packer = packers[searchParams.get('pack') ?? '']
    response.writeHead(200, {
      'Content-Type': 'text/plain; charset=utf-8',
      ...(packer && { 'Content-Encoding': searchParams.get('pack')! }),
    })
    response.end(packer ? packer(answer) : answer)
  })
}

type Asked = readonly [path: string, body?: string]
const json = (text: string): Asked => ['/x', text]
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
  ['/y?pack=gzip'],
  ['/y?pack=deflate'],
  ['/y?pack=br'],
  ['/moved'],
  ['/away'],
]

const server = createServer(real)
const folder = mkdtempSync(join(tmpdir(), 'standin-replay-'))
let recording: TestStandin
let replaying: TestStandin

async function ask(at: TestStandin, [path, body]: Asked): Promise<readonly unknown[]> {
  const response = await fetch(`${at.url}/hs/shop${path}`, {
    redirect: 'manual',
    ...(body !== undefined && { method: 'POST', body, headers: { 'Content-Type': 'application/json' } }),
  })
  return [response.status, response.headers.get('location')?.replace(at.url, 'OURS') ?? null, await response.text()]
}

const recorded: (readonly unknown[])[] = []
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/base`
  const source = `service: { Name: Shop, RootURL: shop }\nmode: record\nupstream: { url: "${url}" }\n`
  recording = await startStandin({ stubs: [{ file: 'a.stub.yaml', source }], record: folder, strict: false })
  for (const one of conversation) recorded.push(await ask(recording, one))
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
  expect(again).toEqual(recorded)
})

test('packed answers are played unpacked', async () => {
  const [, , text] = await ask(replaying, ['/y?pack=br'])
  expect(text).toBe('GET /base/hs/shop/y pack,br ')
})

test('redirects within the publication lead to the stand-in that plays them; others stay', async () => {
  expect((await ask(replaying, ['/moved']))[1]).toBe('OURS/hs/shop/x')
  expect((await ask(replaying, ['/away']))[1]).toBe('//elsewhere.example/')
})

test('a call that was not recorded is not answered by a stub of another one', async () => {
  expect((await ask(replaying, ['/x?p=3&q=1']))[0]).toBe(404)
  expect((await ask(replaying, json('{"a":1,"c":3}')))[0]).toBe(404)
})
