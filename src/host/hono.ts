/** The door to Hono: a platform as a Hono app, which serves alone or mounted in an app of the user's. */
import { Hono } from 'hono'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { TARGET, NodeArrival } from './arrival.ts'
import { fetchArrival, fetchResponse } from './fetch.ts'
import { writeReply } from './write-reply.ts'
import type { HttpBindings } from '@hono/node-server'
import type { MarkedRequest } from './arrival.ts'
import type { Platform } from '../platform.ts'

type Env = { Bindings: Partial<HttpBindings> }

/**
 * A Hono app that answers what the platform publishes and passes everything else on (`next()`), so that it can be mounted:
 * `app.route('/', toHono(createPlatform({ base: '/name', services })))`; the path of the mount and the platform's base are one.
 * On node the reply is written to the raw response (header case, duplicates and the reason phrase survive, but Hono's middlewares can't change it);
 * elsewhere it is a fetch Response.
 */
export function toHono(platform: Platform): Hono<Env> {
  const app = new Hono<Env>({ getPath: (request, options) => rawPath(request, options?.env as Env['Bindings'] | undefined) })
  app.all('*', async (context, next) => {
    const { incoming, outgoing } = (context.env ?? {}) as Partial<HttpBindings>
    if (incoming === undefined || outgoing === undefined) {
      const arrival = fetchArrival(context.req.raw)
      if (!platform.publishes(arrival.target)) return next()
      return fetchResponse(arrival.method, await platform.handle(arrival))
    }
    const arrival = new NodeArrival(incoming, outgoing)
    if (!platform.publishes(arrival.target)) return next()
    await writeReply(outgoing, arrival.method, await platform.handle(arrival))
    return RESPONSE_ALREADY_SENT
  })
  return app
}

/** The path as it was sent: Hono's own reading resolves dot segments and decodes. */
function rawPath(request: Request, bindings: Env['Bindings'] | undefined): string {
  const incoming = bindings?.incoming as MarkedRequest | undefined
  const target = incoming === undefined ? request.url.replace(/^[a-z]+:\/\/[^/?#]*/i, '') : (incoming[TARGET] ?? incoming.url ?? '/')
  const end = target.search(/[?#]/)
  return end < 0 ? target : target.slice(0, end)
}
