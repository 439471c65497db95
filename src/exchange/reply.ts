/** What goes back to the client, down to the reason phrase and the case of a header's name. */
import type { RawHeaders } from './headers.ts'

export interface Reply {
  /** 200-999. */
  readonly status: number
  /** The reason phrase; the standard one of the status when absent. */
  readonly reason?: string
  /** Names and values in turn, as they are to stand on the wire; Content-Length is computed by `finish`. */
  readonly headers: RawHeaders
  readonly body?: ReplyBody
}

/** Bytes at hand, or a stream whose length may be known. */
export type ReplyBody = Uint8Array | StreamBody

export interface StreamBody {
  /** Bytes in all, where known; chunked transfer otherwise. */
  readonly size?: number
  /** Called at most once; not called for HEAD. */
  stream(): AsyncIterable<Uint8Array>
}

const utf8 = new TextEncoder()

/** A reply whose body is a text in UTF-8. */
export const textReply = (status: number, contentType: string, text: string, headers: RawHeaders = []): Reply =>
  ({ status, headers: ['Content-Type', contentType, ...headers], body: utf8.encode(text) })

export const isStream = (body: ReplyBody): body is StreamBody => !(body instanceof Uint8Array)

/** The whole body as bytes, for tests and recorders. */
export async function bodyBytes(reply: Reply): Promise<Uint8Array> {
  if (reply.body === undefined) return new Uint8Array()
  if (!isStream(reply.body)) return reply.body
  const pieces: Uint8Array[] = []
  for await (const piece of reply.body.stream()) pieces.push(piece)
  return concatBytes(pieces)
}

export function concatBytes(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0]!
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}
