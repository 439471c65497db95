/** The body of an answer without its content codings, as far as they are known. */
import { headerValues, type RawHeaders } from '../../exchange/headers.ts'
import { concatBytes } from '../../exchange/reply.ts'
import type { ContentCoding, System } from '../../exchange/system.ts'

const known: ReadonlyMap<string, ContentCoding> = new Map([
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'deflate'],
  ['br', 'br'],
])

export interface Unpacked {
  readonly body: Uint8Array
  /** Codings that the body still has, in the order of their application; empty for a plain body. */
  readonly left: readonly string[]
}

/**
 * The last coding was applied last (RFC 9110, 8.4). What is not packed as its header says stays as it came. Of a body that is longer than
 * `most` bytes unpacked, as much as shows that it is.
 */
export async function unpackedBody(
  body: Uint8Array,
  headers: RawHeaders,
  system: Pick<System, 'decompress'>,
  most: number,
): Promise<Unpacked> {
  const left = headerValues(headers, 'content-encoding')
    .flatMap((one) => one.split(','))
    .map((one) => one.trim().toLowerCase())
    .filter((one) => one !== '' && one !== 'identity')
  let plain = body
  while (left.length > 0 && plain.length > 0 && plain.length <= most) {
    const coding = known.get(left.at(-1)!)
    const next = coding && (await unpackedOnce(plain, coding, system, most))
    if (next === undefined) break
    plain = next
    left.pop()
  }
  return { body: plain, left }
}

async function unpackedOnce(
  packed: Uint8Array,
  coding: ContentCoding,
  system: Pick<System, 'decompress'>,
  most: number,
): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = []
  let length = 0
  try {
    for await (const piece of system.decompress(coding === 'deflate' && !isZlib(packed) ? 'deflate-raw' : coding, one(packed))) {
      pieces.push(piece)
      length += piece.length
      if (length > most) break
    }
    return concatBytes(pieces)
  } catch {
    return undefined
  }
}

/** By its first two bytes (RFC 1950, 2.2): some servers call the bare stream of RFC 1951 `deflate`, too (RFC 9110, 8.4.1.2). */
const isZlib = ([method = 0, flags = 0]: Uint8Array): boolean => (method & 15) === 8 && ((method << 8) | flags) % 31 === 0

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
