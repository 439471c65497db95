/** Calls to other servers: TLS with certificates of both sides, proxies, codings, limits and time. */
import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { connect, type AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeCertificates } from '../../../test/support/certificates.ts'
import { callHTTP } from './http-client.ts'

const certificates = makeCertificates()
const servers: Server[] = []
const seen: { url: string | undefined; headers: NodeJS.Dict<string | string[]>; body: string }[] = []

const answer: RequestListener = (request, response) => {
  const pieces: Buffer[] = []
  request.on('data', (piece: Buffer) => pieces.push(piece))
  request.on('end', () => {
    seen.push({ url: request.url, headers: request.headers, body: Buffer.concat(pieces).toString() })
    const path = request.url?.replace(/^https?:\/\/[^/]*/, '')
    if (path === '/gzip') response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('packed'))
    else if (path === '/odd') response.writeHead(200, { 'Content-Encoding': 'zstd' }).end('x')
    else if (path === '/bomb') response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('0'.repeat(100_000)))
    else if (path === '/long') response.end('x'.repeat(2_000))
    else if (path === '/silent') response.flushHeaders()
    else response.writeHead(path === '/500' ? 500 : 200, { 'X-Test': 'a' }).end(`${request.method} ${path}`)
  })
}

async function listening(server: Server): Promise<number> {
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

const text = async (...call: Parameters<typeof callHTTP>): Promise<string> => new TextDecoder().decode((await callHTTP(...call)).body)

describe('callHTTP', () => {
  let origin: string
  let proxy: string
  beforeAll(async () => {
    origin = `http://127.0.0.1:${await listening(createServer(answer))}`
    const through = createServer(answer)
    through.on('connect', (request, socket, head) => {
      seen.push({ url: `CONNECT ${request.url}`, headers: request.headers, body: '' })
      const to = connect(Number(request.url?.split(':')[1]), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n')
        to.write(head)
        to.pipe(socket).pipe(to)
      })
    })
    proxy = `http://user:p%40ss@127.0.0.1:${await listening(through)}`
  })
  afterAll(() => {
    for (const one of servers) {
      one.closeAllConnections()
      one.close()
    }
  })

  test('a body in pieces, and any status', async () => {
    const body = [Buffer.from('a'), Buffer.from('b')]
    expect(await callHTTP({ method: 'POST', url: `${origin}/500`, headers: ['SOAPAction', '"\u00d0\u009f"'], body })).toMatchObject({
      status: 500,
      body: Buffer.from('POST /500'),
    })
    expect(seen.at(-1)).toMatchObject({ body: 'ab', headers: { 'content-length': '2', 'soapaction': '"\u00d0\u009f"' } })
  })

  test('Content-Encoding is undone, within the limit', async () => {
    expect(await text({ method: 'GET', url: `${origin}/gzip`, headers: [] })).toBe('packed')
    await expect(callHTTP({ method: 'GET', url: `${origin}/odd`, headers: [] })).rejects.toThrow(
      'the answer has the Content-Encoding "zstd"',
    )
    await expect(callHTTP({ method: 'GET', url: `${origin}/bomb`, headers: [] }, { maxBody: 1_000 })).rejects.toThrow()
    await expect(callHTTP({ method: 'GET', url: `${origin}/long`, headers: [] }, { maxBody: 1_000 })).rejects.toThrow(
      'the answer is longer than 1000 bytes',
    )
  })

  test('time runs out', () =>
    expect(callHTTP({ method: 'GET', url: `${origin}/silent`, headers: [], signal: AbortSignal.timeout(50) })).rejects.toThrow())

  test('no server listens', () =>
    expect(callHTTP({ method: 'GET', url: 'http://127.0.0.1:1/', headers: [] })).rejects.toThrow('ECONNREFUSED'))

  test('http through a proxy, with credentials for it', async () => {
    expect(await text({ method: 'GET', url: 'http://elsewhere.invalid/x', headers: [] }, { proxy })).toBe('GET /x')
    expect(seen.at(-1)).toMatchObject({
      url: 'http://elsewhere.invalid/x',
      headers: { 'host': 'elsewhere.invalid', 'proxy-authorization': `Basic ${Buffer.from('user:p@ss').toString('base64')}` },
    })
  })

  describe.skipIf(certificates === undefined)('over TLS', () => {
    let secure: string
    beforeAll(async () => {
      const { server, authority } = certificates!
      const asking = createSecureServer({ ...server, ca: authority, requestCert: true, rejectUnauthorized: true }, answer)
      secure = `https://localhost:${await listening(asking)}`
    })
    const both = () => ({ ca: certificates!.authority, ...certificates!.client })

    test('with the client certificate that the server wants', async () =>
      expect(await text({ method: 'GET', url: `${secure}/a`, headers: [] }, { tls: both() })).toBe('GET /a'))
    test('an authority that is not known is refused, unless anything is taken', async () => {
      const { ca: _, ...own } = both()
      await expect(callHTTP({ method: 'GET', url: `${secure}/a`, headers: [] }, { tls: own })).rejects.toThrow('certificate')
      expect(await text({ method: 'GET', url: `${secure}/a`, headers: [] }, { tls: { ...own, verify: false } })).toBe('GET /a')
    })
    test('through a tunnel of the proxy', async () => {
      expect(await text({ method: 'POST', url: `${secure}/b`, headers: [], body: [Buffer.from('x')] }, { tls: both(), proxy })).toBe(
        'POST /b',
      )
      expect(seen.map((one) => one.url)).toContain(`CONNECT localhost:${new URL(secure).port}`)
    })
  })
})
