/** The parts of the machine that the core needs; given to it, so that the core has no node, no clock and no chance. */
/** The Content-Encodings that are undone; `deflate-raw` is a `deflate` without the frame of zlib. */
export type ContentCoding = 'gzip' | 'deflate' | 'deflate-raw' | 'br'

export interface System {
  /** Milliseconds since 1970. */
  now(): number
  /** Milliseconds of a clock that never goes back. */
  ticks(): number
  randomBytes(length: number): Uint8Array
  /** Memory of its own for somebody who writes over all that he gives away: what is in it is not known. */
  unfilled(length: number): Uint8Array<ArrayBuffer>
  /** The text of UTF-8, without its byte order mark; throws where the bytes are not that. */
  decodeUTF8(bytes: Uint8Array): string
  /** Whether that would not throw. */
  isUTF8(bytes: Uint8Array): boolean
  /** Runs something once, that many milliseconds from now; gives what calls it off. It keeps no process alive. */
  after(milliseconds: number, run: () => void): () => void
  /** Lets everything else that waits have its turn, and goes on as soon as that is done. */
  turn(): Promise<void>
  /** Opens a file for sending; rejects when it cannot be read. */
  openFile(path: string): Promise<{ readonly size: number; stream(): AsyncIterable<Uint8Array> }>
  /** Undoes a Content-Encoding piece by piece; throws when the bytes are not that, and what their source throws. */
  decompress(coding: ContentCoding, source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>
}

/** The part of the machine that time is. */
export type Clock = Pick<System, 'now' | 'ticks' | 'after'>

/**
 * The port of waiting: resolves after so many milliseconds, or as soon as the signal aborts. Time is given to the core; a test gives its
 * own.
 */
export type Pause = (milliseconds: number, signal: AbortSignal) => Promise<void>
