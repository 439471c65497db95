/** Where an encoded AMQP value ends, found without making it; values that only do harm are refused. */
import { said } from '../../diagnostics/said.ts'
import { AmqpDecodeError } from './decode-error.ts'

/** Deeper ones are refused, so that no stack overflows. */
const DEPTH = 32

/** Width of fixed values by the upper half of the constructor. */
const fixed: Readonly<Record<number, number>> = { 0x4: 0, 0x5: 1, 0x6: 2, 0x7: 4, 0x8: 8, 0x9: 16 }

/**
 * The byte after the value that begins at `at`.
 *
 * @throws AmqpDecodeError where it does not end before `end`, is nested too deep, or has elements without bytes by the million
 */
export function skipValue(bytes: Uint8Array, at: number, end: number = bytes.length, depth = 0): number {
  if (depth > DEPTH)
    throw new AmqpDecodeError(said(`values are nested more than ${DEPTH} deep`, `вложенность значений больше ${DEPTH}`), at)
  const code = byteAt(bytes, at, end)
  if (code === 0) return skipValue(bytes, skipValue(bytes, at + 1, end, depth + 1), end, depth + 1)
  const kind = code >> 4
  const width = fixed[kind]
  if (width !== undefined) return within(at + 1 + width, end, at)
  if (kind < 0xa) throw new AmqpDecodeError(said(`0x${code.toString(16)} is not a type`, `0x${code.toString(16)} – не тип`), at)
  const wide = (kind & 1) === 1
  const size = sizeAt(bytes, at + 1, wide, end)
  const start = at + (wide ? 5 : 2)
  const last = within(start + size, end, at)
  if (kind < 0xc) return last
  return kind < 0xe ? skipItems(bytes, start, last, wide, depth) : skipArray(bytes, start, last, wide, depth)
}

function skipItems(bytes: Uint8Array, start: number, last: number, wide: boolean, depth: number): number {
  const count = sizeAt(bytes, start, wide, last)
  let at = start + (wide ? 4 : 1)
  if (count > last - at)
    throw new AmqpDecodeError(said(`${count} items are in ${last - at} bytes`, `элементов ${count}, а байт ${last - at}`), start)
  for (let n = 0; n < count; n++) at = skipValue(bytes, at, last, depth + 1)
  return ended(at, last)
}

/** Elements without bytes, such as nulls, that are believed at most: each of them takes memory when it is read. */
const EMPTY = 0x10000

/** Its elements have one constructor. */
function skipArray(bytes: Uint8Array, start: number, last: number, wide: boolean, depth: number): number {
  const count = sizeAt(bytes, start, wide, last)
  if (count === 0) return last
  let at = start + (wide ? 4 : 1)
  while (byteAt(bytes, at, last) === 0) at = skipValue(bytes, at + 1, last, depth + 1)
  const kind = bytes[at]! >> 4
  at++
  if (count > Math.max(last - at, EMPTY))
    throw new AmqpDecodeError(said(`${count} elements are in ${last - at} bytes`, `элементов ${count}, а байт ${last - at}`), start)
  const width = fixed[kind]
  if (width !== undefined) return ended(within(at + count * width, last, start), last)
  for (let n = 0; n < count; n++) at = skipBare(bytes, at - 1, kind, last, depth)
  return ended(at, last)
}

/** An element of an array has no constructor before it; `before` is the byte that its would be in. */
function skipBare(bytes: Uint8Array, before: number, kind: number, last: number, depth: number): number {
  if (kind < 0xa) throw new AmqpDecodeError(said(`0x${kind.toString(16)}. is not a type`, `0x${kind.toString(16)}. – не тип`), before)
  const wide = (kind & 1) === 1
  const size = sizeAt(bytes, before + 1, wide, last)
  const start = before + (wide ? 5 : 2)
  const end = within(start + size, last, before)
  if (kind < 0xc) return end
  return kind < 0xe ? skipItems(bytes, start, end, wide, depth + 1) : skipArray(bytes, start, end, wide, depth + 1)
}

export function byteAt(bytes: Uint8Array, at: number, end: number): number {
  if (at >= end) throw new AmqpDecodeError(said('the bytes end in the middle of a value', 'байты обрываются посреди значения'), at)
  return bytes[at]!
}

/** A size or a count of one byte, or of four. */
export function sizeAt(bytes: Uint8Array, at: number, wide: boolean, end: number): number {
  if (!wide) return byteAt(bytes, at, end)
  within(at + 4, end, at)
  return bytes[at]! * 0x1000000 + ((bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!)
}

function within(at: number, end: number, from: number): number {
  if (at > end) throw new AmqpDecodeError(said('the bytes end in the middle of a value', 'байты обрываются посреди значения'), from)
  return at
}

function ended(at: number, last: number): number {
  if (at !== last) throw new AmqpDecodeError(said('a value is not as long as it says', 'длина значения не равна указанной'), at)
  return at
}
