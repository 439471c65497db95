/** The port of asking another server: the request goes out as it is said here, and the answer comes back as it was sent. */
import type { BodySource } from './arrival.ts'
import type { RawHeaders } from './headers.ts'
import type { Reply } from './reply.ts'

export interface ForwardedRequest {
  readonly method: string
  /** `http://host:port` or `https://host:port`. */
  readonly origin: string
  /** Path and query as they are to be on the wire: nothing in them is resolved. */
  readonly path: string
  readonly headers: RawHeaders
  readonly body: BodySource | Uint8Array | undefined
  readonly signal: AbortSignal
}

/** Rejects when the server cannot be reached or breaks off before its head is complete. */
export type Forward = (request: ForwardedRequest) => Promise<Reply>
