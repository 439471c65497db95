/** Parts of a document put as bytes of its UTF-8, where a string would be made only to be encoded: the rows of a long answer. */

/** The bytes of a document that grows. */
export interface ByteRoom {
  /** Another one after `reserve`, perhaps. */
  readonly room: Uint8Array
  /** Over the same memory. */
  readonly view: DataView
  /** How many bytes of it are the document's. */
  length: number
  /** Makes room for so many bytes more. */
  reserve(bytes: number): void
}

const utf8 = new TextEncoder()

/** Bytes of one word. */
const WORD = 4

/** Markup that is put often: made words once, which are copied in a quarter of the time that its bytes take. */
export class Markup {
  readonly #words: Int32Array
  readonly #length: number

  constructor(text: string) {
    const bytes = utf8.encode(text)
    this.#length = bytes.length
    this.#words = new Int32Array(Math.ceil(bytes.length / WORD))
    const padded = new Uint8Array(this.#words.length * WORD)
    padded.set(bytes)
    const view = new DataView(padded.buffer)
    for (let at = 0; at < this.#words.length; at++) this.#words[at] = view.getInt32(at * WORD, true)
  }

  /** The most bytes that `put` touches. */
  get room(): number {
    return this.#words.length * WORD
  }

  /** Where the next byte comes; up to three bytes behind it are overwritten, too. */
  put(view: DataView, at: number): number {
    const words = this.#words
    for (let word = 0, to = at; word < words.length; word++, to += WORD) view.setInt32(to, words[word]!, true)
    return at + this.#length
  }
}

/** Of a text that `putText` and `putASCII` take: a longer one is encoded faster by node. */
export const SHORT_TEXT = 256
/** The most bytes of one character: `&#13;`. */
export const MOST_OF_CHARACTER = 5

/** A text of ASCII that needs no escaping, such as a number. */
export function putASCII(room: Uint8Array, at: number, text: string): number {
  if (text.length > SHORT_TEXT) return -1
  for (let index = 0; index < text.length; index++) room[at + index] = text.charCodeAt(index)
  return at + text.length
}

/** As `escapeText`; -1 for a text that is long, that has characters beyond U+FFFF, or that XML cannot hold. */
export function putText(room: Uint8Array, start: number, text: string): number {
  if (text.length > SHORT_TEXT) return -1
  let at = start
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code < 0x80) {
      if (code > 0x3e || (code >= 0x20 && code !== 0x26 && code !== 0x3c && code !== 0x3e)) room[at++] = code
      else if ((at = putReference(room, at, code)) < 0) return -1
    } else if (code < 0x800) {
      room[at++] = 0xc0 | (code >> 6)
      room[at++] = 0x80 | (code & 0x3f)
    } else if (code < 0xd800 || (code >= 0xe000 && code < 0xfffe)) {
      room[at++] = 0xe0 | (code >> 12)
      room[at++] = 0x80 | ((code >> 6) & 0x3f)
      room[at++] = 0x80 | (code & 0x3f)
    } else return -1
  }
  return at
}

/** What is written in place of a character below `?` that is not written as it is; -1 for one that XML cannot hold. */
function putReference(room: Uint8Array, at: number, code: number): number {
  if (code === 0x26) return putASCII(room, at, '&amp;')
  if (code === 0x3c) return putASCII(room, at, '&lt;')
  if (code === 0x3e) return putASCII(room, at, '&gt;')
  if (code === 0x0d) return putASCII(room, at, '&#13;')
  if (code !== 0x09 && code !== 0x0a) return -1
  room[at] = code
  return at + 1
}
