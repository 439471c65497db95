import { Agent, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { HTTPServiceResponse, createPlatform } from 'onec-standin'
import { toHono } from 'onec-standin/hono'
import { afterAll, expect, test, vi } from 'vitest'
import { serviceOf } from '../../../test/support/call-handler.ts'

const service = serviceOf(({ HTTPMethod }) => {
  const response = new HTTPServiceResponse(207, 'My Reason', { 'Content-Type': 'text/x-own', 'Set-Cookie': 'a=1', 'X-Both': 'service' })
  response.SetBodyFromString(`${HTTPMethod} answered`)
  return response
})

const plain = new Hono().route('/', toHono(createPlatform({ services: [service] })))
const behind = new Hono()
  .use(cors())
  .use(async (context, next) => {
    context.header('Set-Cookie', 'b=2')
    context.header('X-Both', 'middleware')
    context.header('Content-Type', 'text/html')
    await next()
  })
  .route('/', plain)

const said = vi.spyOn(console, 'error')
const closing: (() => void)[] = []
afterAll(() => closing.forEach((close) => close()))

/** As a user serves it: node-server's own Request and Response in place of the global ones. */
async function served(
  app: Hono,
): Promise<
  (
    method: string,
  ) => Promise<readonly [status: number, reason: string, headers: readonly string[], text: string, isSameConnection: boolean]>
> {
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const one = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(one))
  })
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  closing.push(() => {
    agent.destroy()
    server.close()
  })
  return (method) =>
    new Promise((resolve, reject) => {
      const asked = request({ port: (server.address() as AddressInfo).port, path: '/hs/t/x', method, agent }, (answer) => {
        answer
          .setEncoding('utf8')
          .toArray()
          .then(
            (pieces) => resolve([answer.statusCode!, answer.statusMessage!, answer.rawHeaders, pieces.join(''), asked.reusedSocket]),
            reject,
          )
      })
      asked.on('error', reject).end()
    })
}

test.each([
  ['alone', plain],
  ['behind middlewares that set headers', behind],
])('served by node-server %s it answers each request once, and the connection goes on', async (_, app) => {
  const ask = await served(app)
  const answers = []
  for (const method of ['HEAD', 'GET', 'POST', 'HEAD', 'GET']) answers.push(await ask(method))
  expect(answers.map(([status, reason, , text, again]) => [status, reason, text, again])).toEqual([
    [207, 'My Reason', '', false],
    [207, 'My Reason', 'GET answered', true],
    [207, 'My Reason', 'POST answered', true],
    [207, 'My Reason', '', true],
    [207, 'My Reason', 'GET answered', true],
  ])
  expect(said).not.toHaveBeenCalled()
})

test("headers of a middleware replace the service's own; Content-Type is the service's, cookies are both's", async () => {
  const [, , raw] = await (await served(behind))('GET')
  const values = (name: string): string[] => raw.filter((_, at) => at % 2 === 1 && raw[at - 1]!.toLowerCase() === name)
  expect(['access-control-allow-origin', 'content-type', 'set-cookie', 'x-both'].map(values)).toEqual([
    ['*'],
    ['text/x-own'],
    ['a=1', 'b=2'],
    ['middleware'],
  ])
})
