/** The body of an answer from another server as bytes, within a limit. */
import { concatBytes } from '../reply.ts'
import { addressOf, outgoingError, type OutgoingError } from './error.ts'
import type { OutgoingAnswer, OutgoingURL } from './request.ts'

/** @throws OutgoingError with `outgoing/too-long` beyond so many bytes; the rest is not read then */
export function wholeBody(answer: OutgoingAnswer, limit: number, url: OutgoingURL): Promise<Uint8Array> {
  const { body } = answer
  return typeof body === 'object' && 'whole' in body && body.whole !== undefined ? body.whole(limit) : collected(body, limit, url)
}

async function collected(body: OutgoingAnswer['body'], limit: number, url: OutgoingURL): Promise<Uint8Array> {
  if (body === undefined) return new Uint8Array()
  if (typeof body === 'string') return within(new TextEncoder().encode(body), limit, url)
  if (body instanceof Uint8Array) return within(body, limit, url)
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of body.stream()) {
    length += piece.length
    if (length > limit) throw tooLong(limit, url)
    pieces.push(piece)
  }
  return concatBytes(pieces)
}

function within(bytes: Uint8Array, limit: number, url: OutgoingURL): Uint8Array {
  if (bytes.length > limit) throw tooLong(limit, url)
  return bytes
}

export const tooLong = (bytes: number, url: OutgoingURL): OutgoingError => outgoingError('too-long', { address: addressOf(url), bytes })
