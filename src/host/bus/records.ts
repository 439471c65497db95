/**
 * Records of a bus's journal: length, checksum, and what happened to a message. A mark says up to where the file was on the disk for
 * certain, so that a torn end is told from damage.
 */
import { crc32 } from 'node:zlib'
import type { KeptMessage } from '../../integration/bus/store.ts'

const HEAD = 8

/** What messages share: written once, then named by its number. */
export interface Route {
  readonly number: number
  readonly application: string
  readonly channel: string
  readonly sender: string
  readonly target: string
  readonly queues: readonly string[]
}

/** A message in one of its queues, which has its number among them. */
export interface InQueue {
  readonly id: number
  readonly queue: number
}

export type JournalRecord =
  | { readonly type: 'file'; readonly lastId: number }
  | { readonly type: 'route'; readonly route: Route }
  | { readonly type: 'put'; readonly id: number; readonly arrived: number; readonly route: number; readonly bytes: Buffer }
  /** `deliveries`: of a copy all of them at once. */
  | { readonly type: 'tried'; readonly messages: readonly InQueue[]; readonly deliveries: number }
  | { readonly type: 'done'; readonly messages: readonly InQueue[] }
  | { readonly type: 'mark'; readonly synced: number }
  | { readonly type: 'clear' }

const types = { file: 1, route: 2, put: 3, tried: 4, done: 5, mark: 6, clear: 7 } as const

/** In a mark, so that marks are found behind damage. */
export const MARK = Buffer.from('standin-bus-mark')
const FILE = Buffer.from('onec-standin bus journal 1')

function framed(payload: Buffer): Buffer {
  const record = Buffer.allocUnsafe(HEAD + payload.length)
  record.writeUInt32LE(payload.length, 0)
  record.writeUInt32LE(crc32(payload), 4)
  payload.copy(record, HEAD)
  return record
}

export function fileRecord(lastId: number): Buffer {
  const payload = Buffer.allocUnsafe(7 + FILE.length)
  payload[0] = types.file
  payload.writeUIntLE(lastId, 1, 6)
  FILE.copy(payload, 7)
  return framed(payload)
}

export const routeRecord = (route: Route): Buffer => framed(Buffer.concat([Buffer.of(types.route), Buffer.from(JSON.stringify(route))]))

export const clearRecord = (): Buffer => framed(Buffer.of(types.clear))

/** What is before the bytes of a message; one is written at a time. */
const put = Buffer.alloc(19)

/** Head and bytes apart, so that the bytes are not copied. */
export function putRecord({ id, arrived, bytes }: KeptMessage, route: number): readonly [Buffer, Uint8Array] {
  put[0] = types.put
  put.writeUIntLE(id, 1, 6)
  put.writeDoubleLE(arrived, 7)
  put.writeUInt32LE(route, 15)
  const head = Buffer.allocUnsafe(HEAD + put.length)
  head.writeUInt32LE(put.length + bytes.length, 0)
  head.writeUInt32LE(crc32(bytes, crc32(put)), 4)
  head.set(put, HEAD)
  return [head, bytes]
}

export const triedRecord = (messages: readonly InQueue[], deliveries = 1): Buffer => happened(types.tried, messages, deliveries)

export const doneRecord = (messages: readonly InQueue[]): Buffer => happened(types.done, messages, 0)

/** Bytes of one of them in a record. */
const ONE = 8

function happened(type: number, messages: readonly InQueue[], deliveries: number): Buffer {
  const record = Buffer.allocUnsafe(HEAD + 5 + messages.length * ONE)
  record[HEAD] = type
  record.writeUInt32LE(deliveries, HEAD + 1)
  let at = HEAD + 5
  for (const { id, queue } of messages) {
    record.writeUIntLE(id, at, 6)
    record.writeUInt16LE(queue, at + 6)
    at += ONE
  }
  record.writeUInt32LE(record.length - HEAD, 0)
  record.writeUInt32LE(crc32(record.subarray(HEAD)), 4)
  return record
}

function messagesOf(payload: Buffer): readonly InQueue[] {
  const length = Math.floor((payload.length - 5) / ONE)
  return Array.from({ length }, (_, at) => ({ id: payload.readUIntLE(5 + at * ONE, 6), queue: payload.readUInt16LE(11 + at * ONE) }))
}

export function markRecord(synced: number): Buffer {
  const payload = Buffer.allocUnsafe(7 + MARK.length)
  payload[0] = types.mark
  payload.writeUIntLE(synced, 1, 6)
  MARK.copy(payload, 7)
  return framed(payload)
}

/** Bytes from a mark's text back to the beginning of its record. */
export const MARK_OFFSET = HEAD + 7

/** Bytes of the record that begins at `at`; undefined where not even its length is there. */
export const sizeOfRecord = (buffer: Buffer, at: number): number | undefined =>
  at + 4 > buffer.length ? undefined : HEAD + buffer.readUInt32LE(at)

/** `undefined` where the bytes are not a whole record. */
export function readRecord(buffer: Buffer, at: number): JournalRecord | undefined {
  const size = sizeOfRecord(buffer, at)
  if (size === undefined || size === HEAD || at + size > buffer.length) return undefined
  const payload = buffer.subarray(at + HEAD, at + size)
  return crc32(payload) === buffer.readUInt32LE(at + 4) ? recordOf(payload) : undefined
}

function recordOf(payload: Buffer): JournalRecord | undefined {
  const id = payload.length >= 7 ? payload.readUIntLE(1, 6) : 0
  switch (payload[0]) {
    case types.file:
      return payload.subarray(7).equals(FILE) ? { type: 'file', lastId: id } : undefined
    case types.route:
      return { type: 'route', route: JSON.parse(payload.toString('utf8', 1)) as Route }
    case types.put:
      return {
        type: 'put',
        id,
        arrived: payload.readDoubleLE(7),
        route: payload.readUInt32LE(15),
        bytes: Buffer.from(payload.subarray(19)),
      }
    case types.tried:
      return { type: 'tried', messages: messagesOf(payload), deliveries: payload.readUInt32LE(1) }
    case types.done:
      return { type: 'done', messages: messagesOf(payload) }
    case types.mark:
      return { type: 'mark', synced: id }
    case types.clear:
      return { type: 'clear' }
    default:
      return undefined
  }
}
