/** The answer to a client, down to the reason phrase and the case of a header's name. */
import type { RawHeaders } from './headers.ts'
import { utf8Length } from './measured.ts'

/** An answer as it goes out. */
export interface Reply {
  /** 200-999. */
  readonly status: number
  /** The reason phrase; the standard one of the status when absent. */
  readonly reason?: string
  /** Names and values in turn, as they go out; Content-Length is computed by `finish`. */
  readonly headers: RawHeaders
  /** Absent: no body. */
  readonly body?: ReplyBody
}

/** A text (it goes out as UTF-8; kept as text, because encoding it twice is what costs), bytes, or a stream whose length may be known. */
export type ReplyBody = string | Uint8Array | StreamBody

export interface StreamBody {
  /** Bytes in all, where known; chunked transfer otherwise. */
  readonly size?: number
  /** Called at most once; not called for HEAD. A reader that stops early calls `return`, so that the source is closed. */
  stream(): AsyncIterable<Uint8Array>
  /** Called in place of `stream` where nothing of it is sent, so that what is open already is closed. */
  cancel?(): void
}

const utf8 = new TextEncoder()

/** A reply whose body is a text, with its length. */
export const textReply = (status: number, contentType: string, text: string, headers: RawHeaders = []): Reply => ({
  status,
  headers: ['Content-Type', contentType, ...headers, 'Content-Length', String(utf8Length(text))],
  body: text,
})

/** The same of bytes. */
export const bytesReply = (status: number, contentType: string, bytes: Uint8Array): Reply => ({
  status,
  headers: ['Content-Type', contentType, 'Content-Length', String(bytes.length)],
  body: bytes,
})

export const isStream = (body: ReplyBody): body is StreamBody => typeof body === 'object' && !(body instanceof Uint8Array)

/** Bytes of the body on the wire, where known. */
export const bodyLength = (body: ReplyBody | undefined): number | undefined =>
  body === undefined ? 0 : typeof body === 'string' ? utf8Length(body) : isStream(body) ? body.size : body.length

/** Closes what a reply would have been read from: it is not sent. */
export function abandon({ body }: Reply): void {
  if (body !== undefined && isStream(body)) body.cancel?.()
}

/** The whole body as bytes, for tests and recorders. */
export async function bodyBytes(reply: Reply): Promise<Uint8Array> {
  if (reply.body === undefined) return new Uint8Array()
  if (typeof reply.body === 'string') return utf8.encode(reply.body)
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
