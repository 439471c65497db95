/**
 * Reads the frames that come with each message, transfers, dispositions and flows, in one pass; any that has more than is usual is left to
 * rhea.
 */
import type { RheaConnection } from './rhea.ts'

/** How many fields each of them has at most. */
const most = { 0x13: 10, 0x14: 10, 0x15: 5 } as const

type Code = keyof typeof most
type Fields = Record<string, unknown>

/** Where reading is, for one frame at a time; how many fields are left, and where the last of them ends. */
let at = 0
let left = 0
let end = 0
let isUnusual = false

/** Hands it to the connection. False where it is not one of those, or not of the usual form. `start`: of the performative. */
export function readQuickly(connection: RheaConnection, buffer: Buffer, channel: number, start: number, limit: number): boolean {
  if (limit - start < 6 || buffer[start] !== 0 || buffer[start + 1] !== 0x53) return false
  const code = buffer[start + 2]! as Code
  if (code !== 0x13 && code !== 0x14 && code !== 0x15) return false
  // Some libraries write every list in the wide form.
  const isWide = buffer[start + 3] === 0xd0
  if (isWide ? limit - start < 12 : buffer[start + 3] !== 0xc0) return false
  const last = isWide ? start + 8 + buffer.readUInt32BE(start + 4) : start + 5 + buffer[start + 4]!
  const count = isWide ? buffer.readUInt32BE(start + 8) : buffer[start + 5]!
  if (last > limit || count > most[code] || (code === 0x14 ? count < 2 : last !== limit)) return false
  at = start + (isWide ? 12 : 6)
  left = count
  end = last
  isUnusual = false
  const fields = code === 0x14 ? transferOf(buffer) : code === 0x15 ? dispositionOf(buffer) : flowOf(buffer)
  if (isUnusual || at !== last) return false
  if (code === 0x13) connection.on_flow({ channel, type: 0, performative: fields })
  else if (code === 0x15) connection.on_disposition({ channel, type: 0, performative: fields })
  else connection.on_transfer({ channel, type: 0, performative: fields, payload: buffer.subarray(last, limit) })
  return true
}

const flowOf = (buffer: Buffer): Fields => ({
  next_incoming_id: next(buffer),
  incoming_window: next(buffer),
  next_outgoing_id: next(buffer),
  outgoing_window: next(buffer),
  handle: next(buffer),
  delivery_count: next(buffer),
  link_credit: next(buffer),
  available: next(buffer),
  drain: next(buffer),
  echo: next(buffer),
})

const transferOf = (buffer: Buffer): Fields => ({
  handle: next(buffer),
  delivery_id: next(buffer),
  delivery_tag: next(buffer),
  message_format: next(buffer),
  settled: next(buffer),
  more: next(buffer),
  rcv_settle_mode: next(buffer),
  state: next(buffer),
  resume: next(buffer),
  aborted: next(buffer),
})

const dispositionOf = (buffer: Buffer): Fields => ({
  role: next(buffer),
  first: next(buffer),
  last: next(buffer),
  settled: next(buffer),
  state: next(buffer),
})

function unusual(): undefined {
  isUnusual = true
  return undefined
}

/** The next field; undefined where there are no more. */
function next(buffer: Buffer): unknown {
  if (left === 0 || isUnusual) return undefined
  left--
  if (at >= end) return unusual()
  const code = buffer[at++]!
  switch (code) {
    case 0x40:
      return null
    case 0x41:
      return true
    case 0x42:
      return false
    case 0x43:
      return 0
    case 0x52:
      return at < end ? buffer[at++]! : unusual()
    case 0x70:
      if (at + 4 > end) return unusual()
      at += 4
      return buffer.readUInt32BE(at - 4)
    case 0xa0:
      return binary(buffer)
    case 0x00:
      return outcome(buffer)
    default:
      return unusual()
  }
}

function binary(buffer: Buffer): unknown {
  if (at >= end) return unusual()
  const length = buffer[at++]!
  at += length
  return at <= end ? buffer.subarray(at - length, at) : unusual()
}

/** Accepted and released have no fields. */
const ACCEPTED = { descriptor: { value: 0x24 }, value: [] }
const RELEASED = { descriptor: { value: 0x26 }, value: [] }

function outcome(buffer: Buffer): unknown {
  if (at + 3 > end || buffer[at] !== 0x53) return unusual()
  const code = buffer[at + 1]!
  const length = emptyList(buffer, at + 2)
  if ((code !== 0x24 && code !== 0x26) || length === 0 || at + 2 + length > end) return unusual()
  at += 2 + length
  return code === 0x24 ? ACCEPTED : RELEASED
}

/** Bytes of an empty list in any of its three forms; 0 for anything else. */
function emptyList(buffer: Buffer, start: number): number {
  if (buffer[start] === 0x45) return 1
  if (buffer[start] === 0xc0) return buffer[start + 1] === 1 && buffer[start + 2] === 0 ? 3 : 0
  if (buffer[start] !== 0xd0 || start + 9 > buffer.length) return 0
  return buffer.readUInt32BE(start + 1) === 4 && buffer.readUInt32BE(start + 5) === 0 ? 9 : 0
}
