/** Reads a journal from its beginning: a torn end is dropped with a note, damage before what was accepted is refused with its place. */
import { fstatSync, ftruncateSync, readSync } from 'node:fs'
import { bytesOf } from '../../diagnostics/counted.ts'
import type { Said } from '../../diagnostics/said.ts'
import { BusError } from '../../integration/bus/bus-error.ts'
import { busFault } from '../../integration/bus/diagnostics.ts'
import type { Kept } from './kept.ts'
import { fileRecord, MARK, MARK_OFFSET, readRecord, sizeOfRecord } from './records.ts'

const CHUNK = 4 * 1024 * 1024

/** Where the next record goes, and what was dropped. @throws BusError where the file is damaged, or is no journal */
export function readJournal(fd: number, file: string, kept: Kept): { readonly end: number; readonly notes: readonly Said[] } {
  const { size } = fstatSync(fd)
  let start = 0
  let buffer: Buffer = Buffer.alloc(0)
  while (start < size) {
    const wanted = Math.min(size - start, Math.max(CHUNK, sizeOfRecord(buffer, 0) ?? 0))
    buffer = read(fd, start, wanted)
    const used = replayAll(buffer, start, file, kept)
    if (used === 0 && needsMore(buffer, size - start)) buffer = read(fd, start, Math.min(size - start, sizeOfRecord(buffer, 0)!))
    const again = used === 0 ? replayAll(buffer, start, file, kept) : used
    if (again === 0) return tornAt(fd, start, size, file)
    start += again
    buffer = Buffer.alloc(0)
  }
  return { end: start, notes: [] }
}

const needsMore = (buffer: Buffer, left: number): boolean => {
  const size = sizeOfRecord(buffer, 0)
  return size !== undefined && size > buffer.length && size <= left
}

/** Bytes of the records that were whole. */
function replayAll(buffer: Buffer, start: number, file: string, kept: Kept): number {
  let at = 0
  for (let record = readRecord(buffer, at); record !== undefined; record = readRecord(buffer, at)) {
    if (start + at === 0 && record.type !== 'file') throw new BusError(busFault('journal-foreign', { file }))
    if (!kept.replay(record)) throw new BusError(busFault('journal-broken', { file, offset: String(start + at) }))
    at += sizeOfRecord(buffer, at)!
  }
  return at
}

function tornAt(fd: number, offset: number, size: number, file: string): { end: number; notes: readonly Said[] } {
  // A file that was being made when the process ended has the beginning of its first record.
  const isBegun = offset > 0 || read(fd, 0, Math.min(size, 64)).equals(fileRecord(0).subarray(0, size))
  if (!isBegun) throw new BusError(busFault('journal-foreign', { file }))
  if (isMarkedAfter(fd, offset, size)) throw new BusError(busFault('journal-broken', { file, offset: String(offset) }))
  ftruncateSync(fd, offset)
  const { message, messageRu } = busFault('journal-torn', { file, bytes: bytesOf(size - offset) })
  return { end: offset, notes: [{ en: message, ru: messageRu ?? message }] }
}

/** Whether a whole mark behind says that the disk had what is here. */
function isMarkedAfter(fd: number, offset: number, size: number): boolean {
  for (let start = offset; start < size; start += CHUNK) {
    // Each part goes on into the next, by more than a mark has.
    const buffer = read(fd, start, Math.min(size - start, CHUNK + 64))
    for (let found = buffer.indexOf(MARK); found !== -1; found = buffer.indexOf(MARK, found + 1)) {
      const record = found >= MARK_OFFSET ? readRecord(buffer, found - MARK_OFFSET) : undefined
      if (record?.type === 'mark' && record.synced > offset) return true
    }
  }
  return false
}

function read(fd: number, start: number, length: number): Buffer {
  const buffer = Buffer.allocUnsafe(length)
  let at = 0
  while (at < length) {
    const count = readSync(fd, buffer, at, length - at, start + at)
    if (count === 0) break
    at += count
  }
  return buffer.subarray(0, at)
}
