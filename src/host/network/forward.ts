/** Asking another server on the real network: node's own client, which keeps the case of names, repeated headers and the reason phrase. */
import { request as requestHTTP, type IncomingMessage } from 'node:http'
import { request as requestHTTPS } from 'node:https'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { inBoth } from '../../diagnostics/said-error.ts'
import type { Forward, ForwardedRequest } from '../../exchange/forward.ts'
import type { Reply } from '../../exchange/reply.ts'

export const forward: Forward = (asked) => forwarded(asked, {})

/** The same to a server of this process, whose certificate need not be one that others trust. */
export const forwardHome: Forward = (asked) => forwarded(asked, { rejectUnauthorized: false, agent: false })

const forwarded = (asked: ForwardedRequest, how: { readonly rejectUnauthorized?: false; readonly agent?: false }): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const { method, origin, path, body, signal } = asked
    const send = origin.startsWith('https:') ? requestHTTPS : requestHTTP
    const outgoing = send(origin, { method, path, headers: wireHeaders(asked), signal, ...how }, (incoming) => resolve(replyOf(incoming)))
    outgoing.once('error', reject)
    // An answer that is none (101 to what asked for nothing else) ends the connection without an error.
    outgoing.once('close', () => reject(inBoth(new Error('the connection ended without an answer'), 'соединение завершилось без ответа')))
    if (body === undefined) outgoing.end()
    else if (body instanceof Uint8Array) outgoing.end(body)
    else pipeline(Readable.from(body, { objectMode: false }), outgoing).catch(reject)
  })

/** Text beyond ASCII goes out as its UTF-8 bytes, which node wants as Latin-1 characters. */
const wireHeaders = ({ headers, body }: ForwardedRequest): string[] => {
  const framed = headers.some((name, at) => at % 2 === 0 && name.toLowerCase() === 'content-length')
  const framing =
    body === undefined || framed
      ? []
      : body instanceof Uint8Array
        ? ['Content-Length', String(body.length)]
        : ['Transfer-Encoding', 'chunked']
  return [...headers, ...framing].map((one) => Buffer.from(one, 'utf8').toString('latin1'))
}

const utf8 = (text: string): string => Buffer.from(text, 'latin1').toString('utf8')

function replyOf(incoming: IncomingMessage): Reply {
  const size = incoming.headers['content-length']
  return {
    status: incoming.statusCode ?? 502,
    ...(incoming.statusMessage !== undefined && incoming.statusMessage !== '' && { reason: utf8(incoming.statusMessage) }),
    headers: incoming.rawHeaders.map(utf8),
    body: { stream: () => incoming, cancel: () => void incoming.destroy(), ...(size !== undefined && { size: Number(size) }) },
  }
}
