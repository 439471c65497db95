/** Calls of the port that this process serves, over the network as its clients call it. */
import type { RawHeaders } from '../../exchange/headers.ts'
import type { Reply } from '../../exchange/reply.ts'
import { forwardHome } from './forward.ts'

interface HomeCall {
  readonly method: string
  readonly path: string
  readonly headers: RawHeaders
  readonly body: Uint8Array | undefined
  readonly signal: AbortSignal
}

/** Milliseconds that an answer may take. */
const PATIENCE = 60_000

/** `url`: of the served port, whose address may be that of all interfaces. */
export function callsOf(url: string): (call: HomeCall) => Promise<Reply> {
  const { protocol, hostname, port } = new URL(url)
  const host = hostname === '0.0.0.0' ? '127.0.0.1' : hostname === '[::]' ? '[::1]' : hostname
  const authority = `${host}:${port || (protocol === 'https:' ? 443 : 80)}`
  return ({ headers, signal, ...call }) =>
    forwardHome({
      ...call,
      origin: `${protocol}//${authority}`,
      headers: headers.some((name, at) => at % 2 === 0 && name.toLowerCase() === 'host') ? headers : ['Host', authority, ...headers],
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
    })
}
