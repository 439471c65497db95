/**
 * A text that comes in pieces, as the bytes of its UTF-8: encoded while the pieces are young, so that a long text is never in memory whole.
 */

/** The first room, in bytes: an answer of some hundred rows. */
const ROOM = 65_536

const utf8 = new TextEncoder()

export class GrowingText {
  #room = new Uint8Array(0)
  #length = 0
  readonly #expected: number

  /** `expected`: how many bytes it is likely to have. */
  constructor(expected = 0) {
    this.#expected = expected
  }

  /** No piece may end within a surrogate pair. */
  add(piece: string): void {
    const most = this.#length + piece.length * 3
    if (most > this.#room.length) this.#grow(Math.max(most, this.#room.length * 2, this.#expected, ROOM))
    this.#length += utf8.encodeInto(piece, this.#room.subarray(this.#length)).written
  }

  /** All that was added. */
  get bytes(): Uint8Array {
    return this.#room.subarray(0, this.#length)
  }

  #grow(size: number): void {
    const room = new Uint8Array(size)
    room.set(this.bytes)
    this.#room = room
  }
}
