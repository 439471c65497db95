/** Heads that two readers could take for two things are refused, before any handler sees them (RFC 9112). */
import { createPlatform, HTTPService, HTTPServiceResponse, serve, URLTemplate } from 'onec-standin'
import { expect, onTestFinished, test } from 'vitest'
import { exchange, RawConnection } from '../support/raw-socket.ts'

const echo = HTTPService({
  Name: 'T',
  RootURL: 't',
  URLTemplates: {
    A: URLTemplate('/a', {
      Any(request) {
        const response = new HTTPServiceResponse(200)
        response.SetBodyFromString(String(request.Headers.size))
        return response
      },
    }),
  },
})

test.each<readonly [title: string, head: string, status: number]>([
  ['two hosts', 'GET /hs/t/a HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n', 400],
  ['two hosts that are one', 'GET /hs/t/a HTTP/1.1\r\nHost: a\r\nhost: a\r\n\r\n', 400],
  ['a coding that is not understood', 'POST /hs/t/a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n', 501],
  ['chunked', 'POST /hs/t/a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n0\r\n\r\n', 200],
  ['another version', 'GET /hs/t/a HTTP/2.0\r\nHost: a\r\n\r\n', 505],
  ['a host of two words', 'GET /hs/t/a HTTP/1.1\r\nHost: a b\r\n\r\n', 400],
  ['a host with a path', 'GET /hs/t/a HTTP/1.1\r\nHost: a/b\r\n\r\n', 400],
  ['a host with a user', 'GET /hs/t/a HTTP/1.1\r\nHost: u@a\r\n\r\n', 400],
  ['an empty host', 'GET /hs/t/a HTTP/1.1\r\nHost: \r\n\r\n', 200],
  ['a host beyond ASCII', 'GET /hs/t/a HTTP/1.1\r\nHost: склад_1:80\r\n\r\n', 200],
  ['a host in brackets', 'GET /hs/t/a HTTP/1.1\r\nHost: [::1]:80\r\n\r\n', 200],
  ['no host', 'GET /hs/t/a HTTP/1.1\r\n\r\n', 200],
])('%s', async (_, head, status) => {
  const served = await serve(createPlatform({ services: [echo] }), { port: 0 })
  onTestFinished(() => served.close(0))
  expect((await exchange(served.port, head))?.status).toBe(status)
})

test('three thousand header lines arrive, none is dropped', async () => {
  const served = await serve(createPlatform({ services: [echo] }), { port: 0 })
  onTestFinished(() => served.close(0))
  const connection = await RawConnection.open(served.port)
  const lines = Array.from({ length: 3_000 }, (_, at) => `x${at}: 1\r\n`).join('')
  expect((await connection.send(`GET /hs/t/a HTTP/1.1\r\nHost: a\r\n${lines}\r\n`).response())?.text).toBe('3001')
  connection.socket.destroy()
})
