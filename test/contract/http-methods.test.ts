/**
 * The 17 methods reach their handlers through a real socket, with and without bodies, in any sequence on one connection, over TLS too
 * (17.3.2.2.3; source 76).
 */
import type { ConnectionOptions } from 'node:tls'
import { createPlatform, serve, type Served } from 'onec-standin'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { httpMethods } from '../../src/hs/service/method.ts'
import { makeCertificates } from '../support/certificates.ts'
import { Echo, type Echoed } from '../support/echo-service.ts'
import { RawConnection, exchange, request, type RawResponse } from '../support/raw-socket.ts'

const platform = createPlatform({ services: [Echo] })
const certificates = makeCertificates()
const client = certificates && {
  cert: certificates.client.cert,
  key: certificates.client.key,
  ca: certificates.authority,
  rejectUnauthorized: true,
  servername: 'localhost',
}
let plain: Served
let secure: Served | undefined

beforeAll(async () => {
  plain = await serve(platform, { port: 0 })
  secure = certificates && (await serve(platform, { port: 0, tls: { ...certificates.server, clientCA: certificates.authority } }))
})
afterAll(() => Promise.all([plain.close(), secure?.close()]))

const echoed = (response: RawResponse | undefined): Echoed => JSON.parse(response!.text) as Echoed
const chunked = '6\r\nпри\r\n4;a=b\r\nmore\r\n0\r\nTrailer: x\r\n\r\n'

const bodies = [
  ['no body', [], '', ''],
  ['an empty body', ['Content-Length: 0'], '', ''],
  ['Content-Length', ['Content-Length: 12'], 'привет', 'привет'],
  ['chunks with an extension and a trailer', ['Transfer-Encoding: chunked'], chunked, 'приmore'],
] as const

describe.each([
  ['http', false],
  ['https', true],
] as const)('over %s', (scheme, isSecure) => {
  const skipped = isSecure && certificates === undefined
  const connection = (): [number, ConnectionOptions?] => (isSecure ? [secure!.port, client!] : [plain.port])

  describe.skipIf(skipped).each(httpMethods)('%s', (method) => {
    test.each(bodies)('arrives with %s, twice on one connection', async (_, headers, sent, received) => {
      const link = await RawConnection.open(...connection())
      for (const _time of [1, 2]) {
        link.send(request(method, '/hs/echo/a', headers, sent))
        const response = await link.response(method)
        expect([response!.status, response!.values('x-method'), response!.values('x-body')]).toEqual([
          200,
          [method],
          [String(received.length)],
        ])
        // RFC 9110, 9.3.2: HEAD says the length that GET would have, and sends nothing.
        expect(Number(response!.values('content-length')[0])).toBeGreaterThan(40)
        if (method !== 'HEAD')
          expect(echoed(response)).toMatchObject({ method, body: received, tail: '/a', base: `${scheme}://host/hs/echo` })
      }
      link.socket.destroy()
    })
  })

  test.skipIf(skipped)('methods follow each other on one connection, CONNECT between the others', async () => {
    const link = await RawConnection.open(...connection())
    for (const method of ['GET', 'CONNECT', 'GET', 'CONNECT', 'HEAD', 'TRACE', 'CONNECT', 'CONNECT', 'POST']) {
      const response = await link.send(request(method, '/hs/echo/x', ['Content-Length: 1'], 'b')).response(method)
      expect([response!.status, response!.values('x-method'), response!.values('x-body')]).toEqual([200, [method], ['1']])
    }
    link.socket.destroy()
  })

  test.skipIf(skipped)('requests in one packet are answered in their order, CONNECT before and behind others', async () => {
    const link = await RawConnection.open(...connection())
    const methods = ['CONNECT', 'GET', 'PUT', 'CONNECT', 'HEAD', 'CONNECT', 'CONNECT', 'LOCK']
    link.send(
      methods
        .map((method) => request(method, `/hs/echo/${method}`, method === 'PUT' ? ['Content-Length: 2'] : [], method === 'PUT' ? 'ab' : ''))
        .join(''),
    )
    for (const method of methods) expect((await link.response(method))!.values('x-method')).toEqual([method])
    link.socket.destroy()
  })

  test.skipIf(skipped)('raw UTF-8 in the target does not hurt the requests around it', async () => {
    const link = await RawConnection.open(...connection())
    for (const name of ['first', 'Имя', 'next', 'Ещё', 'Раз', 'last']) {
      expect(echoed(await link.send(request('PUT', `/hs/echo/${name}`, ['Content-Length: 2'], 'ab')).response())).toMatchObject({
        tail: `/${name}`,
        body: 'ab',
      })
    }
    link.send(request('GET', '/hs/echo/Один') + request('GET', '/hs/echo/2') + request('GET', '/hs/echo/Три'))
    expect([echoed(await link.response()).tail, echoed(await link.response()).tail, echoed(await link.response()).tail]).toEqual([
      '/Один',
      '/2',
      '/Три',
    ])
    link.socket.destroy()
  })

  test.skipIf(skipped)('a client that expects 100 gets it before it sends the body', async () => {
    for (const method of ['PUT', 'CONNECT']) {
      const link = await RawConnection.open(...connection())
      expect((await link.send(request(method, '/hs/echo/', ['Content-Length: 4', 'Expect: 100-continue'])).response())!.status).toBe(100)
      expect(echoed(await link.send('body').response())).toMatchObject({ method, body: 'body' })
      link.socket.destroy()
    }
  })
})

describe('methods outside the list', () => {
  test.each([
    ['SEARCH', 405, 'a token that node knows and chapter 17 does not: not served by Any (C)'],
    ['REPORT', 405, 'the same'],
    ['FOO', 400, 'a token that the parser does not know (source 76)'],
    ['get', 400, 'tokens are case-sensitive (RFC 9110, 9.1)'],
  ])('%s is answered %d: %s', async (method, status) => {
    const response = await exchange(plain.port, request(method, '/hs/echo/'))
    expect(response!.status).toBe(status)
    if (status === 405) expect(response!.values('allow')).toEqual([httpMethods.join(', ')])
  })

  test('another expectation is refused', async () => {
    expect((await exchange(plain.port, request('PUT', '/hs/echo/', ['Expect: miracle', 'Content-Length: 0'])))!.status).toBe(417)
  })
})

describe.skipIf(certificates === undefined)('client certificates', () => {
  const seen: unknown[] = []
  const watched = {
    ...platform,
    handle: (arrival: Parameters<typeof platform.handle>[0]) => {
      seen.push(arrival.peer)
      return platform.handle(arrival)
    },
  }

  test('the arrival names the subject of the certificate, in its script', async () => {
    const served = await serve(watched, { port: 0, tls: { ...certificates!.server, clientCA: certificates!.authority } })
    await exchange(served.port, request('GET', '/hs/echo/'), 'GET', client)
    expect(seen).toEqual([{ address: '127.0.0.1', certificate: { subject: { O: 'Склад', CN: 'client' }, verified: true } }])
    await served.close()
  })

  test('without one there is no connection; where none is asked for there is no certificate', async () => {
    await expect(
      exchange(secure!.port, request('GET', '/hs/echo/'), 'GET', { rejectUnauthorized: false }).then((response) => {
        if (response === undefined) throw new Error('closed')
      }),
    ).rejects.toThrow()
    const served = await serve(watched, { port: 0, tls: certificates!.server })
    seen.length = 0
    expect((await exchange(served.port, request('GET', '/hs/echo/'), 'GET', { rejectUnauthorized: false }))!.status).toBe(200)
    expect(seen).toEqual([{ address: '127.0.0.1' }])
    await served.close()
  })
})
