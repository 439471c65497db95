/** The port that carries calls to a foreign server; its HTTP is in load/http-client.ts. */
import type { RawHeaders } from '../../exchange/headers.ts'

export interface TransportRequest {
  readonly url: string
  /** Without Host and Content-Length. Values are bytes: each character is one (RFC 9110, 5.5). */
  readonly headers: RawHeaders
  readonly body: readonly Uint8Array[]
  readonly signal: AbortSignal | undefined
}

export interface TransportAnswer {
  readonly status: number
  readonly headers: RawHeaders
  /** The whole body, with its Content-Encoding undone. */
  readonly body: Uint8Array
}

/** Sends a POST and waits for the whole answer, whatever its status; rejects when there is none. */
export type Transport = (request: TransportRequest) => Promise<TransportAnswer>

const utf8 = new TextEncoder()

/** A header's value as the bytes of its UTF-8: a SOAPAction may hold Cyrillic, and 1C's own do. */
export const byteString = (text: string): string => {
  let bytes = ''
  for (const byte of utf8.encode(text)) bytes += String.fromCharCode(byte)
  return bytes
}
