/** Bytes of a document cut into parts where end tags begin; of a long one each part has memory of its own, which is given back at once. */

const [LESS, SLASH] = [0x3c, 0x2f]

export interface PartBytes {
  readonly pieces: readonly Uint8Array[]
  /** They are not to be used again. */
  release(): void
}

export class PartCutter {
  readonly #size: number
  readonly #owned: boolean
  readonly #parts: PartBytes[] = []
  #part: Uint8Array[] = []
  #length = 0

  /** `size`: bytes of a part, about. `owned`: whether parts are copies that can be released. */
  constructor(size: number, owned: boolean) {
    this.#size = size
    this.#owned = owned
  }

  add(piece: Uint8Array): void {
    let from = 0
    for (;;) {
      const cut = endTagNear(piece, from, Math.max(from + this.#size - this.#length, from + 1))
      if (cut < 0) break
      this.#take(piece.subarray(from, cut))
      this.#end()
      from = cut
    }
    this.#take(piece.subarray(from))
  }

  /** All parts, in their order. */
  finish(): readonly PartBytes[] {
    this.#end()
    return this.#parts
  }

  #take(bytes: Uint8Array): void {
    if (bytes.length > 0) this.#part.push(bytes)
    this.#length += bytes.length
  }

  #end(): void {
    if (this.#part.length > 0) this.#parts.push(this.#owned ? ownedPart(this.#part, this.#length) : borrowedPart(this.#part))
    this.#part = []
    this.#length = 0
  }
}

/** Offset of the last end tag before `wanted`, else of the first behind it; -1 where there is none, or where the piece is too short. */
function endTagNear(piece: Uint8Array, from: number, wanted: number): number {
  const { length } = piece
  if (wanted >= length) return -1
  for (let at = wanted; at > from; at--) if (piece[at] === LESS && piece[at + 1] === SLASH) return at
  for (let at = wanted + 1; at < length; at++) if (piece[at] === LESS && piece[at + 1] === SLASH) return at
  return -1
}

function borrowedPart(pieces: Uint8Array[]): PartBytes {
  return {
    pieces,
    release() {
      pieces.length = 0
    },
  }
}

/** As of ECMAScript 2024, which our library of types does not have yet. */
interface Resizable extends ArrayBuffer {
  readonly resizable?: boolean
  resize(length: number): void
}
const ResizableBuffer = ArrayBuffer as unknown as new (length: number, options: { readonly maxByteLength: number }) => Resizable

/** What can be resized to nothing gives its memory back without waiting for the collector, which would let all of it wait to the end. */
function ownedPart(pieces: readonly Uint8Array[], length: number): PartBytes {
  const buffer = new ResizableBuffer(length, { maxByteLength: length })
  return {
    pieces: [filled(new Uint8Array(buffer, 0, length), pieces)],
    release() {
      if (buffer.resizable === true) buffer.resize(0)
    },
  }
}

export function joinedBytes(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0]!
  return filled(new Uint8Array(pieces.reduce((sum, one) => sum + one.length, 0)), pieces)
}

function filled(bytes: Uint8Array, pieces: readonly Uint8Array[]): Uint8Array {
  let at = 0
  for (const one of pieces) {
    bytes.set(one, at)
    at += one.length
  }
  return bytes
}
