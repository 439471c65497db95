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
  /** Opened when the first piece is wanted: a client may wait to be asked for its body. */
  #open: () => AsyncIterator<Uint8Array>
  /** Let go when nothing more is read: it may hold buffers of its own. */
  #source: AsyncIterator<Uint8Array> | undefined
  #left = false
  #kept = 0
  #size = 0
  #ended = false

  /** `limit`: bytes that are kept. */
  constructor(source: BodySource, limit: number) {
    this.#open = () => source[Symbol.asyncIterator]()
    this.#limit = limit
  }

  /** Of a body that was read to its end. */
  static ofRead(bytes: Uint8Array, limit: number): BodyTap {
    const tap = new BodyTap(nothing, limit)
    tap.#keep(bytes)
    tap.#ended = true
    tap.#letGo()
    return tap
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
      await this.#leave()
    }
  }

  /**
   * Reads what the handler has not read, as far as it would be kept, and ends: a handler may answer without looking at the body, and a test
   * still wants to see it. What has not come when `patience` resolves is not waited for: the answer is ready.
   */
  async readRest(patience: () => Promise<void>): Promise<void> {
    if (this.#needsMore) await Promise.race([this.#readOn(), patience()])
    void this.#leave()
  }

  /** Whether a piece was asked for. */
  get begun(): boolean {
    return this.#source !== undefined || this.#left
  }

  get #needsMore(): boolean {
    return !this.#left && this.#size < this.#limit
  }

  async #readOn(): Promise<void> {
    while (this.#needsMore) {
      if ((await this.#next().catch(() => undefined)) === undefined) return
    }
  }

  async #leave(): Promise<void> {
    const source = this.#source
    this.#letGo()
    await source?.return?.()
  }

  #letGo(): void {
    this.#left = true
    this.#source = undefined
    this.#open = closed
  }

  get kept(): KeptBody {
    return { size: this.#size, bytes: concatBytes(this.#pieces), truncated: this.#kept < this.#size || !this.#ended }
  }

  /** Bytes in memory. */
  get held(): number {
    return this.#kept
  }

  async #next(): Promise<Uint8Array | undefined> {
    if (this.#left) return undefined
    const { done, value } = await (this.#source ??= this.#open()).next()
    if (done === true) {
      this.#ended = true
      this.#letGo()
      return undefined
    }
    // It was left while this piece was waited for.
    if (this.#left) return undefined
    this.#keep(value)
    return value
  }

  #keep(value: Uint8Array): void {
    this.#size += value.length
    if (this.#kept >= this.#limit) return
    const piece = copied(value, this.#limit - this.#kept)
    this.#pieces.push(piece)
    this.#kept += piece.length
  }
}

/** The beginning of the bytes in memory of its own: a view, which `slice` of a Buffer is, too, would keep the whole buffer behind it. */
export const copied = (bytes: Uint8Array, limit = bytes.length): Uint8Array => new Uint8Array(bytes.subarray(0, limit))

const nothing: BodySource = { [Symbol.asyncIterator]: () => closed() }

const closed = (): never => {
  throw new Error('the body was left')
}
