/** The port of calls that go out: what is asked of another server and over what, and what comes back. */
import type { RawHeaders } from '../headers.ts'
import type { Reply, ReplyBody, StreamBody } from '../reply.ts'

export interface OutgoingRequest {
  /** As it goes out; any token. */
  readonly method: string
  readonly url: OutgoingURL
  /**
   * The head as it goes out, `Host` included, but for what frames the body: the transport puts `Content-Length` or `Transfer-Encoding` at
   * the end. A value's characters beyond ASCII go out as their UTF-8.
   */
  readonly headers: RawHeaders
  /** A stream of an unknown size goes out chunked. */
  readonly body?: ReplyBody | undefined
  /** Milliseconds for the whole call, from connecting to the last byte of the answer; none when absent. */
  readonly timeout?: number | undefined
  /** Ends the call early. */
  readonly signal?: AbortSignal | undefined
  /** Of `https`. */
  readonly tls?: OutgoingTLS | undefined
  readonly proxy?: OutgoingProxy | undefined
  /** Calls of one line go over one connection, one after another; a call without a line has a connection of its own. */
  readonly line?: OutgoingLine | undefined
}

/** The address in parts, so that no stage takes it apart again. */
export interface OutgoingURL {
  readonly scheme: 'http' | 'https'
  /** A name or an address, without brackets. */
  readonly host: string
  readonly port: number
  /** Path and query as they are to be on the wire: `/` first, ASCII, nothing in them resolved. */
  readonly path: string
}

/** Tells connections that are kept: the object itself is the key. */
export interface OutgoingLine {
  /** Ends the connection that is kept; set by the transport while there is one. */
  end?: (() => void) | undefined
}

export interface OutgoingTLS {
  /** By which the server's certificate is checked; `unchecked`: any is taken (chapter 17.3.1.3, Неопределено). */
  readonly authorities: 'unchecked' | 'system' | OutgoingFile
  /** The client's own certificate and key: PEM, or PKCS #12. */
  readonly certificate?: OutgoingCertificate | undefined
  readonly revocation: RevocationCheck
  /** Lists of revoked certificates, PEM or DER. */
  readonly revoked?: readonly OutgoingFile[] | undefined
}

/** A certificate with its key. */
export interface OutgoingCertificate {
  /** PEM, or PKCS #12. */
  readonly file: OutgoingFile
  /** Of the key. */
  readonly password?: string | undefined
}

/** By chapter 17.3.1.3, `Strict` refuses a certificate whose revocation cannot be checked, `Soft` takes it; `Auto` is `Soft` by default. */
export type RevocationCheck = 'Auto' | 'Strict' | 'Soft' | 'DontCheck'

/** The content, or the path of a file that the transport reads. */
export type OutgoingFile = Uint8Array | { readonly path: string }

/** A proxy that takes calls of `http` whole, and tunnels those of `https`. */
export interface OutgoingProxy {
  readonly host: string
  readonly port: number
  readonly user?: string | undefined
  readonly password?: string | undefined
}

/** The body of an answer in pieces, or at once where its source can collect it cheaply. */
export interface OutgoingBody extends StreamBody {
  /** All bytes; rejects with `outgoing/too-long` beyond the limit. In place of `stream`, at most once. */
  whole?(limit: number): Promise<Uint8Array>
}

/** Whatever its status, redirections and refusals too; the body as it was sent, packed where the server packed it. */
export interface OutgoingAnswer extends Omit<Reply, 'body'> {
  readonly body?: string | Uint8Array | OutgoingBody
}

/** Asks, and waits for the head of the answer. Rejects with `OutgoingError` where none comes. */
export type Outgoing = (request: OutgoingRequest) => Promise<OutgoingAnswer>
