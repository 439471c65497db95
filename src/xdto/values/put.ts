/** Values put as the ASCII of their texts, without a string between: digit by digit. */
import { putASCII } from '../../xml/put.ts'
import type { DateTime } from './date-time.ts'

const NOUGHT = 0x30

/** Of an integer. */
export function putInteger(room: Uint8Array, at: number, value: number): number {
  if (value < 0 || value > 999_999_999) return putASCII(room, at, String(value))
  let end = at + 1
  for (let power = 10; power <= value; power *= 10) end++
  let rest = value | 0
  for (let to = end - 1; to >= at; to--) {
    const tenth = (rest / 10) | 0
    room[to] = NOUGHT + rest - tenth * 10
    rest = tenth
  }
  return end
}

/** Two digits and what follows them. */
function putPair(room: Uint8Array, at: number, value: number, mark: number): number {
  const tens = (value / 10) | 0
  room[at] = NOUGHT + tens
  room[at + 1] = NOUGHT + value - tens * 10
  room[at + 2] = mark
  return at + 3
}

/** As `toString`; the byte behind it is overwritten, too. */
export function putDateTime(room: Uint8Array, start: number, value: DateTime): number {
  const { year } = value
  if (year < 1000 || year > 9999 || value.fraction !== '' || value.offset !== undefined) return putASCII(room, start, value.toString())
  const century = (year / 100) | 0
  let at = putPair(room, start, century, 0) - 1
  at = putPair(room, at, year - century * 100, 0x2d)
  at = putPair(room, at, value.month, 0x2d)
  at = putPair(room, at, value.day, 0x54)
  at = putPair(room, at, value.hour, 0x3a)
  at = putPair(room, at, value.minute, 0x3a)
  return putPair(room, at, value.second, 0) - 1
}
