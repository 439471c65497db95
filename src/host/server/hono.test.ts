import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { HTTPServiceResponse, createPlatform } from 'onec-standin'
import { toHono } from 'onec-standin/hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serviceOf } from '../../../test/support/call-handler.ts'
import { exchange, request } from '../../../test/support/raw-socket.ts'

const service = serviceOf(async (request) => {
  const response = new HTTPServiceResponse(207, 'My Reason', { 'X-Case': [request.HTTPMethod, request.RelativeURL] })
  response.SetBodyFromString(`${request.HTTPMethod} ${request.URLParameters['*']} ${await request.GetBodyAsString()}`)
  return response
})

const app = new Hono()
  .get('/own', (context) => context.text('own'))
  .route('/', toHono(createPlatform({ services: [service], base: '/trade' })))
  .get('/after', (context) => context.text('after'))
  .notFound((context) => context.text('none', 404))

describe('mounted in a Hono app on node', () => {
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }))
  beforeAll(
    () =>
      new Promise<void>((resolve) => {
        server.listen(0, '127.0.0.1', resolve)
      }),
  )
  afterAll(
    () =>
      new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  )
  const ask = (method: string, target: string, body = '') =>
    exchange(
      (server.address() as AddressInfo).port,
      request(method, target, body === '' ? [] : [`Content-Length: ${body.length}`], body),
      method,
    )

  test.each([
    ['GET', '/trade/hs/t/a%2Fb', 'body', 'GET /a/b body'],
    ['PROPFIND', '/trade/hs/t/x', '', 'PROPFIND /x '],
    ['TRACE', '/trade/hs/t', 'b', 'TRACE  b'],
    ['GET', '/trade/hs/t/%D0%98%D0%BC%D1%8F', '', 'GET /Имя '],
  ])('%s %s reaches the handler with its body', async (method, target, body, text) => {
    const response = await ask(method, target, body)
    expect([response!.statusLine, response!.values('X-Case')[0], response!.text]).toEqual(['HTTP/1.1 207 My Reason', method, text])
    expect(response!.headers.filter(([name]) => name === 'X-Case').length).toBe(2)
  })

  test('HEAD reaches its handler as HEAD', async () => {
    expect((await ask('HEAD', '/trade/hs/t'))!.values('X-Case')[0]).toBe('HEAD')
  })

  test.each([
    ['/own', 200, 'own'],
    ['/after', 200, 'after'],
    ['/other', 404, 'none'],
    ['/hs/t', 404, 'none'],
    ['/trade', 404, 'none'],
  ])('%s is left to the app', async (target, status, text) => {
    const response = await ask('GET', target)
    expect([response!.status, response!.text]).toEqual([status, text])
  })

  test('below the publication an unknown service is answered by the platform', async () => {
    expect((await ask('GET', '/trade/hs/none'))!.text).toContain('HTTP-сервис не найден')
  })
})

describe('asked without node, by app.request', () => {
  test('it answers with a fetch Response', async () => {
    const response = await app.request('http://host/trade/hs/t/a?x=1', { method: 'PUT', body: 'b' })
    expect([response.status, response.statusText, response.headers.get('x-case'), await response.text()]).toEqual([
      207,
      'My Reason',
      'PUT, /a',
      'PUT /a b',
    ])
  })

  test.each([
    ['/own', 'own'],
    ['/after', 'after'],
    ['/none', 'none'],
  ])('%s is left to the app', async (target, text) => {
    expect(await (await app.request(target)).text()).toBe(text)
  })
})
