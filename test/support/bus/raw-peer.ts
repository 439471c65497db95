/** A peer of the broker that writes frames of its own making, lawful or not. */
import { connect, type Socket } from 'node:net'
import { readValue } from '../../../src/integration/amqp/read-value.ts'
import type { AmqpValue } from '../../../src/integration/amqp/value.ts'
import { described, writeValue } from '../../../src/integration/amqp/write-value.ts'

export const SASL = Buffer.from('AMQP\x03\x01\x00\x00', 'latin1')
export const AMQP = Buffer.from('AMQP\x00\x01\x00\x00', 'latin1')

export const uint = (value: number): AmqpValue => ({ type: 'uint', value })
const symbol = (value: string): AmqpValue => ({ type: 'symbol', value })

/** `body`: what is behind the head of eight bytes. */
export function frame(body: Uint8Array, channel = 0, type = 0, doff = 2): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(8 + body.length, 0)
  head[4] = doff
  head[5] = type
  head.writeUInt16BE(channel, 6)
  return Buffer.concat([head, body])
}

export const performative = (code: number, fields: readonly AmqpValue[]): Uint8Array => described(code, writeValue(fields))

export const init = (mechanism: string, response: AmqpValue): Buffer => frame(performative(0x41, [symbol(mechanism), response]), 0, 1)
export const plain = (token: string): Buffer => init('PLAIN', Buffer.from(`\0${token}\0${token}`))
export const open = (hostname: string, ...more: readonly AmqpValue[]): Buffer => frame(performative(0x10, ['сырой', hostname, ...more]))
export const begin = (channel = 0): Buffer => frame(performative(0x11, [null, uint(0), uint(1000), uint(1000)]), channel)
const source = (address: AmqpValue): AmqpValue => ({ type: 'described', descriptor: { type: 'ulong', value: 0x28n }, value: [address] })
const target = (address: AmqpValue): AmqpValue => ({ type: 'described', descriptor: { type: 'ulong', value: 0x29n }, value: [address] })

/** The peer sends to the address. */
export const attachSender = (name: string, handle: number, address: AmqpValue): Buffer =>
  frame(performative(0x12, [name, uint(handle), false, null, null, source(null), target(address), null, null, uint(0)]))
/** The peer receives from it. */
export const attachReceiver = (name: string, handle: number, address: AmqpValue): Buffer =>
  frame(performative(0x12, [name, uint(handle), true, null, null, source(address), target(null)]))
export const transfer = (handle: number, id: number, payload: Uint8Array): Buffer =>
  frame(Buffer.concat([performative(0x14, [uint(handle), uint(id), Buffer.from([id]), uint(0)]), payload]))
export const flow = (handle: number, credit: number): Buffer =>
  frame(performative(0x13, [uint(0), uint(1000), uint(0), uint(1000), uint(handle), null, uint(credit)]))

export class RawPeer {
  readonly socket: Socket
  readonly ended: Promise<unknown>
  #got = Buffer.alloc(0)

  constructor(port: number) {
    this.socket = connect({ host: '127.0.0.1', port, noDelay: true })
    this.socket.on('error', () => undefined)
    this.socket.on('data', (chunk: Buffer) => {
      this.#got = Buffer.concat([this.#got, chunk])
    })
    this.ended = new Promise((resolve) => this.socket.on('close', resolve))
  }

  write(...bytes: readonly Uint8Array[]): void {
    this.socket.write(Buffer.concat(bytes))
  }

  /** What came, without protocol headers: code and fields of each performative. */
  get frames(): readonly { readonly code: number; readonly fields: readonly AmqpValue[] }[] {
    const found = []
    for (let at = 0; at + 8 <= this.#got.length;) {
      const isHeader = this.#got.toString('latin1', at, at + 4) === 'AMQP'
      const size = isHeader ? 8 : this.#got.readUInt32BE(at)
      if (at + size > this.#got.length) break
      if (!isHeader && size > 8) {
        const value = readValue(this.#got, at + this.#got[at + 4]! * 4) as { descriptor: bigint; value: readonly AmqpValue[] }
        found.push({ code: Number(value.descriptor), fields: value.value })
      }
      at += size
    }
    return found
  }

  /** Conditions of errors in Close and Detach. */
  get errors(): readonly string[] {
    return this.frames
      .filter(({ code }) => [0x16, 0x17, 0x18].includes(code))
      .flatMap(({ fields }) => fields)
      .flatMap((field) => {
        const list = (field as { value?: readonly { value?: string }[] } | null)?.value
        return Array.isArray(list) && typeof list[0]?.value === 'string' ? [list[0].value] : []
      })
  }
}
