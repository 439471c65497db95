/** The WHATWG side of the shell, for runtimes (and tests) that have no node request: what it loses is listed in docs/quirks.md. */
import type { Arrival } from '../../exchange/arrival.ts'
import { isStream, type Reply } from '../../exchange/reply.ts'
import { streamOf } from '../../exchange/stream.ts'

/** Dot segments are already resolved and header names lower-cased here: fetch knows no others. */
export function fetchArrival(request: Request): Arrival {
  const url = new URL(request.url)
  return {
    method: request.method,
    target: url.pathname + url.search,
    headers: [...request.headers].flat(),
    scheme: url.protocol === 'https:' ? 'https' : 'http',
    authority: url.host,
    body: request.body ?? undefined,
    signal: request.signal,
  }
}

/** Statuses with which a fetch Response takes no body. */
const nullBody = new Set([204, 205, 304])

/** Statuses above 599 cannot be sent in a fetch Response and become 500 with a note. */
export function fetchResponse(method: string, reply: Reply): Response {
  const headers = new Headers()
  for (let at = 0; at < reply.headers.length; at += 2) headers.append(byteString(reply.headers[at]!), byteString(reply.headers[at + 1]!))
  if (reply.status > 599) return new Response(`status ${reply.status} cannot be sent in a fetch Response`, { status: 500 })
  const body =
    reply.body === undefined || method === 'HEAD' || nullBody.has(reply.status)
      ? null
      : typeof reply.body === 'string'
        ? reply.body
        : isStream(reply.body)
          ? streamOf(reply.body.stream())
          : new Uint8Array(reply.body)
  return new Response(body, { status: reply.status, statusText: byteString(reply.reason ?? ''), headers })
}

// eslint-disable-next-line no-control-regex
const byteString = (text: string): string => (/[^\u0000-\u007F]/.test(text) ? String.fromCharCode(...new TextEncoder().encode(text)) : text)
