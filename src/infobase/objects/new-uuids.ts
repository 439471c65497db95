/**
 * UUIDs of new items as 1C makes them, version 1: the time, and behind it what stays the same while the server runs. Kept in 1C's order of
 * bytes they list items in the order of creation.
 */
import type { System } from '../../exchange/system.ts'

/** Steps of 100 ns from 15 October 1582 to 1970 (RFC 9562, 5.1). */
const BEFORE_1970 = 122_192_928_000_000_000n

/** Each UUID is greater in time than the one before, whatever the clock does. */
export function createUUIDs({ now, randomBytes }: Pick<System, 'now' | 'randomBytes'>): () => string {
  let last = 0n
  let server = ''
  return () => {
    const milliseconds = now()
    if (server === '') server = serverPart(milliseconds, randomBytes(4))
    const time = BigInt(Math.floor(milliseconds)) * 10_000n + BEFORE_1970
    last = time > last ? time : last + 1n
    const hex = last.toString(16).padStart(15, '0')
    return `${hex.slice(7)}-${hex.slice(3, 7)}-1${hex.slice(0, 3)}-${server}`
  }
}

/**
 * Clock sequence and node: the seconds of the start, so that what a later run makes lists behind what was there, then 29 random bits, so
 * that no two processes have the same. The node is marked as one that is no network card.
 */
function serverPart(milliseconds: number, random: Uint8Array): string {
  const seconds = BigInt(Math.floor(milliseconds / 1000))
  const noise = random.reduce((sum, one) => (sum << 8n) | BigInt(one), 0n) & 0x1fffffffn
  const sequence = 0x8000n | ((seconds >> 18n) & 0x3fffn)
  const node = (((seconds >> 11n) & 0x7fn) << 41n) | (1n << 40n) | ((seconds & 0x7ffn) << 29n) | noise
  return `${sequence.toString(16)}-${node.toString(16).padStart(12, '0')}`
}
