/** What the admin surface is given beside its stand-in: who may ask, the files of its page, and the way to the served port. */
import type { RawHeaders } from '../../exchange/headers.ts'
import type { Reply } from '../../exchange/reply.ts'

export interface AdminAccess {
  /** Asked for in `Authorization: Bearer …`; without one the surface answers by the names of this machine only. */
  readonly token?: string | undefined
}

/** A call that the page sends to the served port. */
interface ServedCall {
  readonly method: string
  /** Path and query as they are to be on the wire. */
  readonly path: string
  /** Names and values in turn. */
  readonly headers: RawHeaders
  readonly body: Uint8Array | undefined
  readonly signal: AbortSignal
}

export interface AdminPorts extends AdminAccess {
  /** A file of the page by its name; `undefined` where it was not built. Without this there is no page. */
  readonly pageFile?: ((name: string) => Promise<Uint8Array | undefined>) | undefined
  /** Sends a call over the network to the port that is served; rejects where no answer came. */
  readonly callServed?: ((call: ServedCall) => Promise<Reply>) | undefined
  /** The language that the page begins with; the browser's when absent. */
  readonly language?: 'en' | 'ru' | undefined
  /** Aborts when the surface closes: answers that have no end of their own end then. */
  readonly closing?: AbortSignal | undefined
}
