/**
 * The text of a long document, a part after the other: a part is decoded when the reader comes to it, and what was read need not be kept.
 * Decoding a part takes a seventh of the time that the same bytes take at once, whose text is too large for the processor's cache.
 */
import { defaultLimits } from '../limits.ts'
import { joinedBytes, PartCutter } from './cut-parts.ts'
import { isPlainUTF8 } from './decode.ts'
import { normalLineEndBytes } from './line-ends.ts'

/** Parts in their order; each but the last ends where an end tag begins, if it is not inside a comment, a section or a tag. */
export interface XMLTextParts {
  /** Whether texts are worth a copy of their own, so that they keep no part in memory. */
  readonly long: boolean
  /** Whether one follows. */
  readonly more: boolean
  /** Never empty; `undefined` behind the last. */
  next(): string | undefined
}

/** What the machine does faster than the language. */
export interface UTF8Decoder {
  decodeUTF8(bytes: Uint8Array): string
  isUTF8(bytes: Uint8Array): boolean
}

/** In bytes: the least of a document that is read in parts, and of one whose memory counts for more than its time; a part. */
interface Sizes {
  readonly parted: number
  readonly long: number
  readonly part: number
}

const usual: Sizes = { parted: 65_536, long: 1024 * 1024, part: 32_768 }

/** The bytes of a document as they arrive. */
export class DocumentBytes {
  size = 0
  readonly #sizes: Sizes
  #pieces: Uint8Array[] = []
  #cutter: PartCutter | undefined

  constructor(sizes: Partial<Sizes> = {}) {
    this.#sizes = { ...usual, ...sizes }
  }

  add(piece: Uint8Array): void {
    this.size += piece.length
    if (this.#cutter === undefined) {
      this.#pieces.push(piece)
      if (this.size > this.#sizes.long) this.#cut()
    } else {
      this.#cutter.add(piece)
    }
  }

  #cut(): PartCutter {
    const cutter = new PartCutter(this.#sizes.part, this.size > this.#sizes.long)
    for (const piece of this.#pieces) cutter.add(piece)
    this.#pieces = []
    this.#cutter = cutter
    return cutter
  }

  whole(): Uint8Array {
    return joinedBytes(this.#cutter === undefined ? this.#pieces : this.#cutter.finish().flatMap((part) => part.pieces))
  }

  /** Of a document in UTF-8 without a BOM; `undefined` for others, short ones, and where the bytes are not UTF-8. Can be taken once. */
  parts(charset: string | undefined, decoder: UTF8Decoder): XMLTextParts | undefined {
    if (this.size < this.#sizes.parted || this.size > defaultLimits.total) return undefined
    const parts = (this.#cutter ?? this.#cut()).finish()
    if (parts[0] === undefined || !isPlainUTF8(joinedBytes(parts[0].pieces), charset)) return undefined
    if (!parts.every((part) => decoder.isUTF8(joinedBytes(part.pieces)))) return undefined
    let at = 0
    return {
      long: this.size > this.#sizes.long,
      get more() {
        return at < parts.length
      },
      next() {
        const part = parts[at++]
        if (part === undefined) return undefined
        const text = decoder.decodeUTF8(normalLineEndBytes(joinedBytes(part.pieces)))
        part.release()
        return text
      },
    }
  }
}

/** V8 copies a part of a string only where it is shorter. */
const SLICED = 13

/** A text that keeps nothing else in memory: a longer part of a string would keep the whole string. */
export const ownText = (text: string): string => (text.length < SLICED ? text : ` ${text}`.slice(1))
