/** Keeps the beginning of a body that flows by, and how long it was in all. */
import type { BodySource } from '../../exchange/arrival.ts'
import { concatBytes } from '../../exchange/reply.ts'

/** Bytes of a body as far as they were kept. */
export interface KeptBody {
  /** Bytes in all, as far as the body was read. */
  readonly size: number
  readonly bytes: Uint8Array
  readonly truncated: boolean
}

export class BodyTap implements BodySource {
  readonly #limit: number
  readonly #pieces: Uint8Array[] = []
  readonly #source: AsyncIterator<Uint8Array>
  #kept = 0
  #size = 0
  #ended = false

  /** `limit`: bytes that are kept. */
  constructor(source: BodySource, limit: number) {
    this.#source = source[Symbol.asyncIterator]()
    this.#limit = limit
  }

  /** A reader that stops early leaves the rest to `readRest`. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for (let piece = await this.#next(); piece !== undefined; piece = await this.#next()) yield piece
  }

  /** The same for one reader alone: the source is closed when it stops. */
  async *whole(): AsyncGenerator<Uint8Array> {
    try {
      yield* this
    } finally {
      await this.#source.return?.()
    }
  }

  /**
   * Reads what the handler has not read, as far as it would be kept: a handler may answer without looking at the body, and a test still
   * wants to see it.
   */
  async readRest(): Promise<void> {
    while (!this.#ended && this.#size < this.#limit) {
      if ((await this.#next().catch(() => undefined)) === undefined) return
    }
  }

  get kept(): KeptBody {
    return { size: this.#size, bytes: concatBytes(this.#pieces), truncated: this.#kept < this.#size || !this.#ended }
  }

  /** Bytes in memory. */
  get held(): number {
    return this.#kept
  }

  async #next(): Promise<Uint8Array | undefined> {
    if (this.#ended) return undefined
    const { done, value } = await this.#source.next()
    if (done === true) {
      this.#ended = true
      return undefined
    }
    this.#size += value.length
    if (this.#kept < this.#limit) {
      // A copy: the piece may be a view of a larger buffer, which would be kept with it.
      const piece = value.slice(0, this.#limit - this.#kept)
      this.#pieces.push(piece)
      this.#kept += piece.length
    }
    return value
  }
}
