/** The door to Hono, `onec-standin/hono`: a platform as a Hono app, which serves alone or mounted in an app of the user's. */
import type { ServerResponse } from 'node:http'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono } from 'hono'
import type { RawHeaders } from '../../exchange/headers.ts'
import type { Platform } from '../../platform/configuration.ts'
import { TARGET, NodeArrival, type MarkedRequest } from './arrival.ts'
import { fetchArrival, fetchResponse } from './fetch.ts'
import { writeReply } from './write-reply.ts'

type Env = { Bindings: Partial<HttpBindings> }

/**
 * A Hono app that answers what the platform publishes and passes everything else on (`next()`), so that it can be mounted: `app.route('/',
 * toHono(createPlatform({ base: '/name', services })))`; the path of the mount and the platform's base are one. On node the reply is
 * written to the raw response (header case, duplicates and the reason phrase survive): headers that a middleware has set by then (`cors()`)
 * go out with it, what a middleware does after `next()` comes too late. Elsewhere it is a fetch Response.
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
    const reply = await platform.handle(arrival)
    await writeReply(outgoing, arrival.method, { ...reply, headers: merged(context.res.headers, reply.headers) })
    endWriting(outgoing)
    return RESPONSE_ALREADY_SENT
  })
  return app
}

/** As Hono merges: a header of a middleware replaces the service's own, except Content-Type; cookies of both are set. */
function merged(ofMiddlewares: Headers, own: RawHeaders): RawHeaders {
  const added = [...ofMiddlewares].filter(([name]) => name !== 'content-type')
  if (added.length === 0) return own
  const replaced = new Set(added.map(([name]) => name).filter((name) => name !== 'set-cookie'))
  const kept = own.filter((_, at) => !replaced.has(own[at - (at % 2)]!.toLowerCase()))
  return [...kept, ...added.flat()]
}

/**
 * Hono copies the Response that says "already sent" for a HEAD and for a middleware's headers, and node-server writes the copy: it must
 * find no listener.
 */
function endWriting(outgoing: ServerResponse): void {
  Object.assign(outgoing, { writeHead: () => outgoing, write: () => true, end: () => outgoing })
}

/** The path as it was sent: Hono's own reading resolves dot segments and decodes. */
function rawPath(request: Request, bindings: Env['Bindings'] | undefined): string {
  const incoming = bindings?.incoming as MarkedRequest | undefined
  const target = incoming === undefined ? request.url.replace(/^[a-z]+:\/\/[^/?#]*/i, '') : (incoming[TARGET] ?? incoming.url ?? '/')
  const end = target.search(/[?#]/)
  return end < 0 ? target : target.slice(0, end)
}
