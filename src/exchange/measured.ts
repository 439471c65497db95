/**
 * Lengths of texts in UTF-8. The encoder writes into memory that is kept: tens of times faster than counting here. What was measured last
 * can be sent from there, so that a body is encoded once.
 */
const utf8 = new TextEncoder()

/** Bytes left free before a text, for the head of an answer. */
export const ROOM_BEFORE = 1_024
/** Characters of a text that is kept, and of those that are measured at once. */
const PIECE = 32_768

/** A text in the memory that is kept: `length` bytes from `ROOM_BEFORE` on. */
export interface Measured {
  readonly memory: Uint8Array<ArrayBuffer>
  readonly length: number
}

let memory: Uint8Array<ArrayBuffer> | undefined
let room: Uint8Array | undefined
let last: string | undefined
let lastLength = 0

/** Bytes that the text takes in UTF-8; a lone surrogate is written as U+FFFD, three bytes like any other of its range. */
export function utf8Length(text: string): number {
  memory ??= new Uint8Array(ROOM_BEFORE + PIECE * 3)
  room ??= memory.subarray(ROOM_BEFORE)
  last = undefined
  if (text.length > PIECE) return lengthByPieces(text, room)
  lastLength = utf8.encodeInto(text, room).written
  last = text
  return lastLength
}

function lengthByPieces(text: string, into: Uint8Array): number {
  let length = 0
  for (let at = 0; at < text.length;) {
    const end = Math.min(at + PIECE, text.length)
    // A pair is not parted.
    const piece = text.slice(at, end < text.length && (text.charCodeAt(end - 1) & 0xfc00) === 0xd800 ? end - 1 : end)
    length += utf8.encodeInto(piece, into).written
    at += piece.length
  }
  return length
}

/**
 * The text as bytes, if it was the last to be measured. The next one is written over it: it is to be read at once, or kept by
 * `keepMeasured`.
 */
export const measured = (text: string): Measured | undefined =>
  last !== undefined && last === text && memory !== undefined ? { memory, length: lastLength } : undefined

/** The text measured last is read from its memory later on: the next one gets memory of its own. */
export function keepMeasured(): void {
  memory = room = last = undefined
}
