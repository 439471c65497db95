/**
 * Finds the parts of a multipart body while it arrives (RFC 2046, section 5.1.1): one growing buffer, each of whose bytes is looked at
 * once.
 */
import { said } from '../diagnostics/said.ts'
import { malformed, MultipartError } from './multipart-error.ts'

export interface MultipartLimits {
  /** Parts of one body, the root included. */
  readonly parts: number
  /** Bytes of the headers of one part. */
  readonly header: number
  /** Bytes of the whole body, boundaries, preamble and epilogue included. */
  readonly total: number
}

/** Where a part's headers and content lie in the buffer. */
export interface PartPlace {
  readonly header: readonly [from: number, to: number]
  readonly content: readonly [from: number, to: number]
}

const [LINE_FEED, RETURN, SPACE, TAB, HYPHEN] = [0x0a, 0x0d, 0x20, 0x09, 0x2d]
/**
 * White space that transports may have added behind a boundary; a line with more is not a boundary line, so that none is waited for without
 * end.
 */
const MOST_PADDING = 256

export class MultipartSplitter {
  readonly parts: PartPlace[] = []
  #bytes = new Uint8Array(65_536)
  #length = 0
  #received = 0
  readonly #dashed: Uint8Array
  readonly #limits: MultipartLimits
  #phase: 'preamble' | 'header' | 'content' | 'epilogue' = 'preamble'
  /** Where the next line to be looked at begins; what lies before has been understood. */
  #line = 0
  /** How far the line end of that line has been looked for. */
  #looked = 0
  #headerFrom = 0
  #contentFrom = 0
  /** 2 where the first boundary line ended with CR LF, 1 where with LF alone: boundaries behind content then begin with the same. */
  #lineEnd: 1 | 2 = 2

  constructor(boundary: string, limits: MultipartLimits) {
    this.#dashed = new TextEncoder().encode(`--${boundary}`)
    this.#limits = limits
  }

  /** Takes the next bytes of the body; throws MultipartError. */
  add(chunk: Uint8Array): void {
    this.#received += chunk.length
    if (this.#received > this.#limits.total)
      throw new MultipartError(
        'limit',
        said(`the message is longer than ${this.#limits.total} bytes`, `сообщение длиннее ${this.#limits.total} байт`),
      )
    if (this.#phase === 'epilogue') return
    this.#append(chunk)
    this.#advance(false)
  }

  /** Says that the body is at its end; throws MultipartError where its last boundary is missing. */
  end(): void {
    if (this.#phase !== 'epilogue') this.#advance(true)
    if (this.#phase !== 'epilogue')
      malformed(
        said(
          'the final boundary is missing: the message was cut off, or its boundary is not that of its Content-Type',
          'нет завершающей границы: сообщение оборвано или граница не та, что в Content-Type',
        ),
      )
  }

  slice([from, to]: readonly [number, number]): Uint8Array {
    return this.#bytes.subarray(from, to)
  }

  #append(chunk: Uint8Array): void {
    if (this.#length + chunk.length > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + chunk.length))
      grown.set(this.#bytes.subarray(0, this.#length))
      this.#bytes = grown
    }
    this.#bytes.set(chunk, this.#length)
    this.#length += chunk.length
  }

  /** Goes from line to line as far as the bytes reach; `last`: no more will come. */
  #advance(last: boolean): void {
    while (this.#phase !== 'epilogue') {
      if (this.#phase !== 'header') {
        const boundary = this.#boundaryAt(this.#line, last)
        if (boundary === 'unknown') return
        if (boundary !== 'none') {
          this.#boundaryMet(boundary)
          continue
        }
      }
      const end = this.#nextLineFeed()
      if (this.#phase === 'header') this.#headerLine(end)
      if (end < 0) return
      this.#line = this.#looked = end + 1
    }
  }

  /** In content, lines that cannot begin with a boundary are passed over here, for that is nearly all of the bytes. */
  #nextLineFeed(): number {
    const bytes = this.#bytes
    const length = this.#length
    const phase = this.#phase
    for (let at = this.#looked; at < length; at++) {
      if (bytes[at] === LINE_FEED && (phase === 'header' || at + 1 === length || bytes[at + 1] === HYPHEN)) return at
    }
    this.#looked = length
    return -1
  }

  /** What of a boundary line begins at `at`: where it ends and whether it is the last one; `unknown` while bytes are missing. */
  #boundaryAt(at: number, last: boolean): 'none' | 'unknown' | { readonly end: number; readonly final: boolean; readonly lineEnd: 1 | 2 } {
    const bytes = this.#bytes
    const length = this.#length
    const dashed = this.#dashed
    if (this.#phase === 'content' && this.#lineEnd === 2 && bytes[at - 2] !== RETURN) return 'none'
    for (let index = 0; index < dashed.length; index++) {
      if (at + index >= length) return last ? 'none' : 'unknown'
      if (bytes[at + index] !== dashed[index]) return 'none'
    }
    let end = at + dashed.length
    const final = bytes[end] === HYPHEN && bytes[end + 1] === HYPHEN && end + 1 < length
    if (final) end += 2
    const padding = end
    while (end < length && (bytes[end] === SPACE || bytes[end] === TAB)) if (++end - padding > MOST_PADDING) return 'none'
    if (end < length && bytes[end] === LINE_FEED) return { end: end + 1, final, lineEnd: 1 }
    if (end + 1 < length) return bytes[end] === RETURN && bytes[end + 1] === LINE_FEED ? { end: end + 2, final, lineEnd: 2 } : 'none'
    if (last) return final && end === length ? { end, final, lineEnd: 2 } : 'none'
    return end === length || bytes[end] === RETURN || bytes[end] === HYPHEN ? 'unknown' : 'none'
  }

  #boundaryMet(boundary: { readonly end: number; readonly final: boolean; readonly lineEnd: 1 | 2 }): void {
    if (this.#phase === 'preamble') this.#lineEnd = boundary.lineEnd
    else this.#partMet(this.#line - this.#lineEnd)
    this.#phase = boundary.final ? 'epilogue' : 'header'
    this.#line = this.#looked = this.#headerFrom = boundary.end
  }

  #partMet(contentTo: number): void {
    if (this.parts.length >= this.#limits.parts)
      throw new MultipartError(
        'limit',
        said(`the message has more than ${this.#limits.parts} parts`, `в сообщении больше ${this.#limits.parts} частей`),
      )
    // Where a part has no content, the empty line behind its headers is also the line end that belongs to the boundary.
    this.parts.push({ header: [this.#headerFrom, this.#contentFrom], content: [this.#contentFrom, Math.max(this.#contentFrom, contentTo)] })
  }

  /** A line of a part's headers, whose line feed is at `end` (-1: not there yet); an empty one ends them. */
  #headerLine(end: number): void {
    const reached = end < 0 ? this.#length : end
    if (reached - this.#headerFrom > this.#limits.header)
      throw new MultipartError(
        'limit',
        said(`the headers of a part are longer than ${this.#limits.header} bytes`, `заголовки части длиннее ${this.#limits.header} байт`),
      )
    if (end < 0 || (end !== this.#line && !(end === this.#line + 1 && this.#bytes[this.#line] === RETURN))) return
    this.#phase = 'content'
    this.#contentFrom = end + 1
  }
}
