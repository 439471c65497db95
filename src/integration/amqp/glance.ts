/** What a broker needs to know of a message, found in its bytes without making anything of the rest. The whole message is checked. */
import { said } from '../../diagnostics/said.ts'
import { AmqpDecodeError } from './decode-error.ts'
import { readValue } from './read-value.ts'
import { codeOfSection, section } from './sections.ts'
import { byteAt, sizeAt, skipValue } from './skip-value.ts'

export interface Glance {
  /** Milliseconds from the arrival. */
  ttl: number | undefined
  /** Milliseconds since 1970. */
  expiry: number | undefined
  /** The value of the first of the names that is a text. */
  property: string | undefined
}

/** Places of fields in their lists. */
const TTL = 2
const EXPIRY = 8

/**
 * `names`: application properties, the foremost first.
 *
 * @throws AmqpDecodeError where the bytes are no message
 */
export function glance(bytes: Uint8Array, names: readonly Uint8Array[]): Glance {
  const found: Glance = { ttl: undefined, expiry: undefined, property: undefined }
  for (let start = 0; start < bytes.length;) {
    if (bytes[start] !== 0) throw new AmqpDecodeError(said('a section begins with a descriptor', 'секция начинается с дескриптора'), start)
    const isShort = bytes[start + 1] === 0x53 && start + 2 < bytes.length
    const value = isShort ? start + 3 : skipValue(bytes, start + 1)
    const code = isShort ? bytes[start + 2]! : codeOfSection(bytes, start + 1)
    const end = skipValue(bytes, value)
    if (code === section.header) found.ttl = numberOf(bytes, fieldAt(bytes, value, TTL))
    else if (code === section.properties) found.expiry = numberOf(bytes, fieldAt(bytes, value, EXPIRY))
    else if (code === section.applicationProperties) found.property = propertyOf(bytes, value, names)
    start = end
  }
  return found
}

/** Where the first item of a list or a map is, and how many there are; undefined of what is neither. */
function itemsOf(bytes: Uint8Array, at: number): { readonly first: number; readonly count: number } | undefined {
  const kind = byteAt(bytes, at, bytes.length) >> 4
  if (kind === 0xc) return { first: at + 3, count: bytes[at + 2]! }
  return kind === 0xd ? { first: at + 9, count: sizeAt(bytes, at + 5, true, bytes.length) } : undefined
}

function fieldAt(bytes: Uint8Array, list: number, place: number): number | undefined {
  const items = itemsOf(bytes, list)
  if (items === undefined || items.count <= place) return undefined
  let at = items.first
  for (let n = 0; n < place; n++) at = skipValue(bytes, at)
  return at
}

function numberOf(bytes: Uint8Array, at: number | undefined): number | undefined {
  if (at === undefined || bytes[at] === 0x40) return undefined
  const value = readValue(bytes, at)
  if (typeof value === 'number') return value
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'timestamp' ? value.value : undefined
}

function propertyOf(bytes: Uint8Array, map: number, names: readonly Uint8Array[]): string | undefined {
  const items = itemsOf(bytes, map)
  if (items === undefined) return undefined
  let best = names.length
  let found: string | undefined
  let at = items.first
  for (let n = 0; n + 1 < items.count; n += 2) {
    const value = skipValue(bytes, at)
    const rank = best === 0 ? -1 : names.findIndex((name) => isText(bytes, at, name))
    const end = skipValue(bytes, value)
    if (rank !== -1 && rank < best) {
      const text = readValue(bytes, value)
      if (typeof text === 'string' && text.trim() !== '') [best, found] = [rank, text]
    }
    at = end
  }
  return found
}

/** A short string with these bytes. */
function isText(bytes: Uint8Array, at: number, name: Uint8Array): boolean {
  if (bytes[at] !== 0xa1 || bytes[at + 1] !== name.length) return false
  for (let n = 0; n < name.length; n++) if (bytes[at + 2 + n] !== name[n]) return false
  return true
}
