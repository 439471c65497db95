/**
 * Reads the frames that come with each message, transfers, dispositions and flows, in one pass; any that has more than is usual is left to
 * rhea.
 */
import type { RheaConnection } from './rhea.ts'

const names = {
  0x13: [
    'next_incoming_id',
    'incoming_window',
    'next_outgoing_id',
    'outgoing_window',
    'handle',
    'delivery_count',
    'link_credit',
    'available',
    'drain',
    'echo',
  ],
  0x14: ['handle', 'delivery_id', 'delivery_tag', 'message_format', 'settled', 'more', 'rcv_settle_mode', 'state', 'resume', 'aborted'],
  0x15: ['role', 'first', 'last', 'settled', 'state'],
} as const

type Code = keyof typeof names
type Fields = Record<string, unknown>

/** Where reading is, for one frame at a time. */
let at = 0

/** Hands it to the connection. False where it is not one of those, or not of the usual form. `start`: of the performative. */
export function readQuickly(connection: RheaConnection, buffer: Buffer, channel: number, start: number, end: number): boolean {
  if (end - start < 6 || buffer[start] !== 0 || buffer[start + 1] !== 0x53 || buffer[start + 3] !== 0xc0) return false
  const code = buffer[start + 2]! as Code
  if (code !== 0x13 && code !== 0x14 && code !== 0x15) return false
  const last = start + 5 + buffer[start + 4]!
  const count = buffer[start + 5]!
  if (last > end || count > names[code].length || (code === 0x14 ? count < 2 : last !== end)) return false
  const fields = fieldsOf(buffer, names[code], count, start + 6, last)
  if (fields === undefined) return false
  if (code === 0x13) connection.on_flow({ channel, type: 0, performative: fields })
  else if (code === 0x15) connection.on_disposition({ channel, type: 0, performative: fields })
  else connection.on_transfer({ channel, type: 0, performative: fields, payload: buffer.subarray(last, end) })
  return true
}

function fieldsOf(buffer: Buffer, wanted: readonly string[], count: number, first: number, last: number): Fields | undefined {
  const fields: Fields = {}
  at = first
  for (let n = 0; n < count; n++) {
    const value = simple(buffer, last)
    if (value === UNUSUAL) return undefined
    fields[wanted[n]!] = value
  }
  return at === last ? fields : undefined
}

const UNUSUAL = Symbol('unusual')

function simple(buffer: Buffer, last: number): unknown {
  if (at >= last) return UNUSUAL
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
      return at < last ? buffer[at++]! : UNUSUAL
    case 0x70:
      if (at + 4 > last) return UNUSUAL
      at += 4
      return buffer.readUInt32BE(at - 4)
    case 0xa0:
      return binary(buffer, last)
    case 0x00:
      return outcome(buffer, last)
    default:
      return UNUSUAL
  }
}

function binary(buffer: Buffer, last: number): unknown {
  if (at >= last) return UNUSUAL
  const length = buffer[at++]!
  at += length
  return at <= last ? buffer.subarray(at - length, at) : UNUSUAL
}

/** Accepted or released, which have no fields. */
function outcome(buffer: Buffer, last: number): unknown {
  if (at + 3 > last || buffer[at] !== 0x53) return UNUSUAL
  const code = buffer[at + 1]!
  if (code !== 0x24 && code !== 0x26) return UNUSUAL
  if (buffer[at + 2] === 0x45) at += 3
  else if (at + 5 <= last && buffer[at + 2] === 0xc0 && buffer[at + 3] === 1 && buffer[at + 4] === 0) at += 5
  else return UNUSUAL
  return { descriptor: { value: code }, value: [] }
}
