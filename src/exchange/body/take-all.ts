/** The pieces of a body one after the other, by the quick way of its source where that has one. */
import type { BodySource } from '../arrival.ts'

/** Rejects with what the source throws, and with what `take` throws, which leaves the rest unread. */
export const takeAll = (source: BodySource, take: (piece: Uint8Array) => void): Promise<void> =>
  source.each?.(take) ?? iterate(source, take)

async function iterate(source: AsyncIterable<Uint8Array>, take: (piece: Uint8Array) => void): Promise<void> {
  for await (const piece of source) take(piece)
}
