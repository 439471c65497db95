/**
 * A streamed body on its way out: as many bytes as were announced, and a failure midway is logged, since by then the status is out and only
 * the connection can be torn.
 */
import { inBoth } from '../../diagnostics/said-error.ts'
import { isStream, type Reply, type StreamBody } from '../../exchange/reply.ts'

/** The reply itself unless its body is a stream. */
export function watchStream(reply: Reply, failed: (error: unknown) => void): Reply {
  const { body } = reply
  return body === undefined || !isStream(body) ? reply : { ...reply, body: { ...body, stream: () => watched(body, failed) } }
}

async function* watched(body: StreamBody, failed: (error: unknown) => void): AsyncGenerator<Uint8Array> {
  let sent = 0
  try {
    for await (const piece of body.stream()) {
      if (!(piece instanceof Uint8Array))
        throw inBoth(
          new TypeError(`the stream of the answer's body gave a ${typeof piece} where a Uint8Array is expected`),
          `поток тела ответа выдал ${typeof piece}, а ожидается Uint8Array`,
        )
      sent += piece.length
      if (body.size !== undefined && sent > body.size)
        throw inBoth(
          new RangeError(`the stream of the answer's body is longer than the ${body.size} bytes that were announced`),
          `поток тела ответа длиннее объявленных ${body.size} байт`,
        )
      yield piece
    }
    if (body.size !== undefined && sent < body.size)
      throw inBoth(
        new RangeError(`the stream of the answer's body ended after ${sent} of the ${body.size} bytes that were announced`),
        `поток тела ответа закончился на ${sent} из объявленных ${body.size} байт`,
      )
  } catch (error) {
    failed(error)
    throw error
  }
}

/** Node's streams end by `destroy`, all others by their iterator. */
export function closeStream(stream: AsyncIterable<Uint8Array>): void {
  if ('destroy' in stream && typeof stream.destroy === 'function') return void stream.destroy()
  void Promise.resolve(stream[Symbol.asyncIterator]().return?.()).catch(() => {})
}
