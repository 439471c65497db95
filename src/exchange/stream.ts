/** Streams of bytes. */

/** A web stream that `for await` reads; the DOM's own type says so only with `dom.asynciterable`. */
export type ByteStream = ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>

/** An async iterable of bytes as a web stream: pulled one piece at a time, and closed when its reader stops. */
export function streamOf(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): ByteStream {
  const pieces = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await pieces.next()
        if (done === true) controller.close()
        else controller.enqueue(value)
      },
      async cancel() {
        await pieces.return?.()
      },
    },
    { highWaterMark: 0 },
  )
}
