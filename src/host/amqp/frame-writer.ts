/**
 * Writes frames into one buffer for each turn, in place of one write for each frame: the fields that transfers, flows and dispositions have
 * by a short way, all others by rhea's own.
 */
import type { Socket } from 'node:net'
import { nextTick } from 'node:process'
import type { Frame, RheaConnection, Typed, WriteFrame } from './rhea.ts'

/** Payloads above this go to the socket as they are, without being copied. */
const COPIED = 4096
const CHUNK = 64 * 1024
/** Room for the fields that the short way writes: one binary of 64 bytes, and numbers. */
const SMALL = 256
/** Bytes of a transfer of our own before its payload. */
const TRANSFER = 33

/** From now on the connection's frames are collected, and leave together. */
export function collectFrames(connection: RheaConnection, writeFrame: WriteFrame): void {
  const transport = connection.amqp_transport
  const writer = new FrameWriter(writeFrame)
  transport.encode = (frame) => {
    writer.add(frame)
    transport.pending.push(frame)
  }
  transport.transfer = (channel, handle, id, isSettled, payload) => {
    writer.transfer(channel, handle, id, isSettled, payload)
    transport.pending.push(undefined)
  }
  const header = transport.write.bind(transport)
  transport.write = (socket) => {
    const full = transport.pending
    transport.pending = []
    // Written behind the end, it would break the socket before the peer has read why it was ended.
    if (socket.writableEnded) return
    socket.cork()
    // It writes the protocol header where that was not written yet, and no frames.
    header(socket)
    if (full.length > 0) writer.flush(socket)
    socket.uncork()
  }
  writeOncePerTurn(connection)
}

function writeOncePerTurn(connection: RheaConnection): void {
  const output = connection.output.bind(connection)
  let due = false
  connection.output = () => {
    if (due) return
    due = true
    nextTick(() => {
      due = false
      output()
    })
  }
}

class FrameWriter {
  readonly #writeFrame: WriteFrame
  #chunk = Buffer.allocUnsafeSlow(CHUNK)
  #from = 0
  #at = 0
  #pieces: Buffer[] = []

  constructor(writeFrame: WriteFrame) {
    this.#writeFrame = writeFrame
  }

  add(frame: Frame): void {
    const size = frame.payload?.length ?? 0
    this.#room(SMALL + (size <= COPIED ? size : 0))
    const start = this.#at
    if (frame.performative !== undefined && this.#short(frame)) return
    this.#at = start
    this.#append(this.#writeFrame(frame))
  }

  /** Its tag is its id, behind a zero so that it is none of rhea's, which are digits. */
  transfer(channel: number, handle: number, id: number, isSettled: boolean, payload: Buffer): void {
    this.#room(SMALL + (payload.length <= COPIED ? payload.length : 0))
    const chunk = this.#chunk
    const start = this.#at
    chunk.writeUInt32BE(TRANSFER + payload.length, start)
    chunk.writeUInt32BE(0x02000000 + channel, start + 4)
    chunk.writeUInt32BE(0x005314c0, start + 8)
    chunk[start + 12] = TRANSFER - 13
    chunk[start + 13] = 5
    chunk[start + 14] = 0x70
    chunk.writeUInt32BE(handle, start + 15)
    chunk[start + 19] = 0x70
    chunk.writeUInt32BE(id, start + 20)
    chunk.writeUInt32BE(0xa0050000, start + 24)
    chunk.writeUInt32BE(id, start + 27)
    chunk[start + 31] = 0x43
    chunk[start + 32] = isSettled ? 0x41 : 0x42
    this.#at = start + TRANSFER
    this.#append(payload)
  }

  flush(socket: Socket): void {
    this.#cut()
    for (const piece of this.#pieces) socket.write(piece)
    this.#pieces = []
  }

  /** False where it has a field that the short way does not know. */
  #short({ channel, type, performative, payload }: Frame): boolean {
    const code = performative!.constructor.descriptor?.numeric
    if (code === undefined || type !== 0) return false
    const start = this.#at
    const list = start + 8
    this.#at = list + 6
    const { value } = performative!
    for (const field of value) if (!this.#field(field)) return false
    const chunk = this.#chunk
    const fields = this.#at - list - 5
    if (fields > 255 || value.length > 255) return false
    const total = this.#at - start + (payload?.length ?? 0)
    chunk.writeUInt32BE(total, start)
    chunk[start + 4] = 2
    chunk[start + 5] = 0
    chunk.writeUInt16BE(channel, start + 6)
    chunk[list] = 0
    chunk[list + 1] = 0x53
    chunk[list + 2] = code
    chunk[list + 3] = 0xc0
    chunk[list + 4] = fields
    chunk[list + 5] = value.length
    if (payload !== undefined) this.#append(payload)
    return true
  }

  #field(field: Typed | undefined): boolean {
    const chunk = this.#chunk
    if (field === undefined || field === null) {
      chunk[this.#at++] = 0x40
      return true
    }
    const { type, value, descriptor } = field
    if (type === undefined) return false
    if (descriptor !== undefined) return this.#described(field)
    const code = type.typecode
    switch (code) {
      case 0x40:
      case 0x41:
      case 0x42:
      case 0x43:
      case 0x44:
      case 0x45:
        chunk[this.#at++] = code
        return true
      case 0x52:
      case 0x53:
      case 0x50:
        chunk[this.#at++] = code
        chunk[this.#at++] = value as number
        return true
      case 0x70:
        chunk[this.#at++] = code
        this.#at = chunk.writeUInt32BE(value as number, this.#at)
        return true
      case 0xa0:
        return this.#binary(value as Buffer)
      default:
        return false
    }
  }

  /** Outcomes without fields. */
  #described({ type, value, descriptor }: Typed): boolean {
    const chunk = this.#chunk
    if (descriptor!.type.typecode !== 0x53) return false
    if (type.typecode !== 0x45 && !(type.typecode === 0xd0 && (value as unknown[]).length === 0)) return false
    chunk[this.#at++] = 0
    chunk[this.#at++] = 0x53
    chunk[this.#at++] = descriptor!.value as number
    chunk[this.#at++] = 0x45
    return true
  }

  #binary(value: Buffer): boolean {
    if (value.length > 64) return false
    this.#chunk[this.#at++] = 0xa0
    this.#chunk[this.#at++] = value.length
    this.#chunk.set(value, this.#at)
    this.#at += value.length
    return true
  }

  #append(bytes: Buffer): void {
    if (bytes.length > COPIED) {
      this.#cut()
      this.#pieces.push(bytes)
      return
    }
    this.#room(bytes.length)
    this.#chunk.set(bytes, this.#at)
    this.#at += bytes.length
  }

  #room(bytes: number): void {
    if (this.#at + bytes <= CHUNK) return
    this.#cut()
    this.#chunk = Buffer.allocUnsafeSlow(CHUNK)
    this.#from = 0
    this.#at = 0
  }

  #cut(): void {
    if (this.#at > this.#from) this.#pieces.push(this.#chunk.subarray(this.#from, this.#at))
    this.#from = this.#at
  }
}
