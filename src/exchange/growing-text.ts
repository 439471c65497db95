/**
 * A text that comes in pieces, as the bytes of its UTF-8: encoded while the pieces are young, so that a long text is never in memory whole.
 */

/** The first room, in bytes: an answer of some hundred rows. */
const ROOM = 65_536

const utf8 = new TextEncoder()

/** Most answers are short, and need none. */
const noRoom = new Uint8Array(0)
const noView = new DataView(noRoom.buffer)

const cleared = (size: number): Uint8Array<ArrayBuffer> => new Uint8Array(size)

export class GrowingText {
  /** Another one after `reserve`, perhaps. */
  room = noRoom
  /** Over the same memory as `room`. */
  view = noView
  /** How many bytes of the room are the text's: what is put behind them by hand is counted by who puts it. */
  length = 0
  readonly #expected: number
  readonly #allocate: (size: number) => Uint8Array<ArrayBuffer>

  /** `expected`: how many bytes it is likely to have; `allocate` may give memory that is not cleared (`System.unfilled`). */
  constructor(expected = 0, allocate = cleared) {
    this.#expected = expected
    this.#allocate = allocate
  }

  /** No piece may end within a surrogate pair. */
  add(piece: string): void {
    this.reserve(piece.length * 3)
    this.length += utf8.encodeInto(piece, this.room.subarray(this.length)).written
  }

  /** Makes room for so many bytes more. */
  reserve(bytes: number): void {
    const most = this.length + bytes
    if (most > this.room.length) this.#grow(Math.max(most, this.room.length * 2, this.#expected, ROOM))
  }

  /** All that was added. */
  get bytes(): Uint8Array {
    return this.room.subarray(0, this.length)
  }

  #grow(size: number): void {
    const room = this.#allocate(size)
    room.set(this.bytes)
    this.room = room
    this.view = new DataView(room.buffer)
  }
}
