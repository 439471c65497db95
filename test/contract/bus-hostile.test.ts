/** Peers that write what they must not: each is refused, and the broker goes on serving others. */
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAmqpClient } from '../../src/host/amqp/connect.ts'
import { readMessage } from '../../src/integration/amqp/read-message.ts'
import { writeMessage } from '../../src/integration/amqp/write-message.ts'
import { described, writeValue } from '../../src/integration/amqp/write-value.ts'
import * as raw from '../support/bus/raw-peer.ts'
import { startBroker, token, type StartedBroker } from '../support/bus/started-broker.ts'
import { eventually } from '../support/eventually.ts'

let broker: StartedBroker
beforeAll(async () => {
  broker = await startBroker({ limits: { handshake: 3000 } })
})
afterAll(() => broker.close())

const hostname = '/applications/торг'
const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex')
const message = writeMessage({ body: { kind: 'value', value: 'x' } })

async function servesOthers(): Promise<void> {
  const connection = await (
    await createAmqpClient()
  ).connect({ host: '127.0.0.1', port: broker.port, hostname, user: token, password: token })
  const sender = await connection.sender('Заказы.out')
  const mine = `мой ${Math.random()}`
  expect(await sender.send(writeMessage({ body: { kind: 'value', value: mine } }))).toEqual({ kind: 'accepted' })
  const got: unknown[] = []
  await connection.receiver('Заказы.Склад', 10, (delivery) => {
    got.push(readMessage(delivery.bytes).body.value)
    delivery.accept()
  })
  expect(await eventually(async () => got.includes(mine), true)).toBe(true)
  await connection.close()
}

/** False when it does not end before patience does. */
async function ends(peer: raw.RawPeer): Promise<boolean> {
  const patience = new AbortController()
  const waited = setTimeout(60_000, false, { signal: patience.signal })
  waited.catch(() => undefined)
  return Promise.race([peer.ended.then(() => true), waited]).finally(() => patience.abort())
}

const bareFrame = (size: number, rest = '02 00 00 00'): Buffer => {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(size)
  return Buffer.concat([head, hex(rest)])
}

describe('before the login', () => {
  test.each<readonly [string, ...Buffer[]]>([
    ['a request of HTTP', Buffer.from('GET /auth/oidc/token HTTP/1.1\r\nHost: x\r\n\r\n')],
    ['AMQP 0-9-1', Buffer.from('AMQP\x00\x00\x09\x01', 'latin1')],
    ['TLS', hex('16 03 01 00 c8 01 00 00 c4 03 03 00')],
    ['AMQP without SASL', raw.AMQP, raw.open(hostname)],
    ['a frame without bytes', raw.SASL, bareFrame(0, '')],
    ['a frame of four gigabytes', raw.SASL, bareFrame(0xffffffff)],
    ['a frame of AMQP', raw.SASL, raw.open(hostname)],
    ['another mechanism', raw.SASL, raw.init('ANONYMOUS', Buffer.from('x'))],
    ['a mechanism that is a word of JavaScript', raw.SASL, raw.init('constructor', Buffer.from('x'))],
    ['PLAIN without zeros', raw.SASL, raw.init('PLAIN', Buffer.from('token'))],
    ['PLAIN with three zeros', raw.SASL, raw.init('PLAIN', Buffer.from('\0a\0b\0c'))],
    ['PLAIN without a response', raw.SASL, raw.init('PLAIN', null)],
    ['PLAIN with a number as response', raw.SASL, raw.init('PLAIN', 7)],
    ['a frame that is a number', raw.SASL, raw.frame(writeValue(7), 0, 1)],
    ['an outcome from the client', raw.SASL, raw.frame(raw.performative(0x44, [{ type: 'ubyte', value: 0 }]), 0, 1)],
    ['a wrong token, and frames behind it', raw.SASL, raw.plain('x'), raw.AMQP, raw.open(hostname), raw.begin()],
    ['half a megabyte in one frame', raw.SASL, bareFrame(500_000), Buffer.alloc(500_000)],
    ['silence after the header', raw.SASL],
    ['silence'],
  ])('%s', async (...row) => {
    const bytes = row.slice(1) as Buffer[]
    const peer = new raw.RawPeer(broker.port)
    if (bytes.length > 0) peer.write(...bytes)
    expect(await ends(peer)).toBe(true)
    expect(broker.events.filter(({ kind }) => kind === 'connected').length).toBe(
      broker.events.filter(({ kind }) => kind === 'disconnected').length,
    )
    await servesOthers()
  })
})

const greeting = [raw.SASL, raw.plain(token), raw.AMQP]
const begun = [...greeting, raw.open(hostname), raw.begin()]
const sending = [...begun, raw.attachSender('l', 0, 'Заказы.out')]
const deep = (levels: number): Uint8Array => Buffer.concat([Buffer.alloc(levels * 2, '0040', 'hex'), hex('40')])

describe('after the login', () => {
  test.each<readonly [string, string | undefined, ...Uint8Array[]]>([
    ['a frame without bytes', 'amqp:connection:framing-error', ...begun, bareFrame(0, '')],
    ['a frame of seven bytes', 'amqp:connection:framing-error', ...begun, bareFrame(7)],
    ['a frame of four gigabytes', 'amqp:connection:framing-error', ...begun, bareFrame(0xffffffff)],
    ['a frame above the announced size', 'amqp:connection:framing-error', ...begun, bareFrame(256 * 1024 + 1)],
    ['data that begins in the head', 'amqp:connection:framing-error', ...begun, raw.frame(Buffer.alloc(8), 0, 0, 1)],
    ['data that begins behind the frame', 'amqp:connection:framing-error', ...begun, raw.frame(Buffer.alloc(8), 0, 0, 99)],
    ['a frame of an unknown type', undefined, ...begun, raw.frame(raw.performative(0x13, []), 0, 5)],
    ['an unknown performative', undefined, ...begun, raw.frame(raw.performative(0x99, []))],
    ['a performative that is a number', 'amqp:decode-error', ...begun, raw.frame(writeValue(7))],
    ['a performative that is cut', 'amqp:decode-error', ...begun, raw.frame(hex('00 53 13 c0 20 04 40'))],
    ['a Begin before the Open', 'amqp:not-allowed', ...greeting, raw.begin()],
    ['a second Open', undefined, ...begun, raw.open(hostname)],
    ['an Open with frames of ten bytes', 'amqp:not-allowed', ...greeting, raw.open(hostname, raw.uint(10))],
    [
      'four thousand million nulls in an array',
      'amqp:decode-error',
      ...greeting,
      raw.frame(described(0x10, hex('c0 0e 02 a1 01 61 f0 00 00 00 05 ff ff ff ff 40'))),
    ],
    ['lists in lists, a hundred deep', 'amqp:decode-error', ...greeting, raw.frame(deep(100))],
    ['a list of four thousand million', 'amqp:decode-error', ...greeting, raw.frame(hex('00 53 10 d0 00 00 00 05 ff ff ff ff 40'))],
    [
      'a Begin for a channel that we did not open',
      undefined,
      ...begun,
      raw.frame(raw.performative(0x11, [{ type: 'ushort', value: 9 }, raw.uint(0), raw.uint(1), raw.uint(1)]), 3),
    ],
    ['an Attach without a session', undefined, ...greeting, raw.open(hostname), raw.attachSender('l', 0, 'Заказы.out')],
    ['an Attach without a name', undefined, ...begun, raw.frame(raw.performative(0x12, []))],
    ['two links of one handle', undefined, ...sending, raw.attachSender('m', 0, 'Заказы.out')],
    ['a transfer without a link', undefined, ...begun, raw.transfer(7, 0, message)],
    ['a transfer on a link that receives', undefined, ...begun, raw.attachReceiver('l', 0, 'Заказы.Склад'), raw.transfer(0, 0, message)],
    ['a transfer with a gap in the numbers', undefined, ...sending, raw.transfer(0, 0, message), raw.transfer(0, 5, message)],
    ['a flow without a link', undefined, ...begun, raw.flow(9, 1)],
    ['a detach without a link', undefined, ...begun, raw.frame(raw.performative(0x16, [raw.uint(9), true]))],
    ['frames after End', undefined, ...sending, raw.frame(raw.performative(0x17, [])), raw.frame(raw.performative(0x17, []))],
    [
      '65 sessions',
      'amqp:resource-limit-exceeded',
      ...greeting,
      raw.open(hostname),
      ...Array.from({ length: 65 }, (_, at) => raw.begin(at)),
    ],
    [
      '10,000 links',
      'amqp:resource-limit-exceeded',
      ...begun,
      ...Array.from({ length: 10_000 }, (_, at) => raw.attachReceiver(`l${at}`, at, 'Заказы.Склад')),
    ],
  ])('%s', async (...row) => {
    const [condition, ...bytes] = row.slice(1) as [string | undefined, ...Uint8Array[]]
    const peer = new raw.RawPeer(broker.port)
    peer.write(...bytes.slice(0, greeting.length))
    // What is before the login is bounded by itself.
    expect(await eventually(async () => peer.frames.at(-1)?.code, 0x44)).toBe(0x44)
    peer.write(...bytes.slice(greeting.length))
    expect(await ends(peer)).toBe(true)
    if (condition !== undefined) expect(peer.errors).toEqual([condition])
    await servesOthers()
  })
})

describe('what is only odd', () => {
  const odd = async (expected: (peer: raw.RawPeer) => unknown, value: unknown, ...bytes: readonly Uint8Array[]): Promise<void> => {
    const peer = new raw.RawPeer(broker.port)
    peer.write(...bytes)
    expect(await eventually(async () => expected(peer), value)).toEqual(value)
    peer.socket.destroy()
    await peer.ended
    await servesOthers()
  }
  const codes = (peer: raw.RawPeer): readonly number[] => peer.frames.map(({ code }) => code)

  test('everything in one packet, before any answer', () =>
    odd((peer) => codes(peer).filter((code) => code === 0x15).length, 1, ...sending, raw.transfer(0, 0, message)))

  test('a word about four thousand million deliveries that are not there', () =>
    odd(
      (peer) => codes(peer).includes(0x12),
      true,
      ...begun,
      raw.frame(raw.performative(0x15, [true, raw.uint(0), raw.uint(0xffffffff), true])),
      raw.attachReceiver('l', 0, 'Заказы.Склад'),
    ))

  test('attach and flow at once: nothing comes before our attach', async () => {
    await broker.broker.send(hostname, 'Заказы.out', message)
    await odd(
      (peer) => codes(peer).filter((code) => code === 0x12 || code === 0x14),
      [0x12, 0x14],
      ...begun,
      raw.attachReceiver('l', 0, 'Заказы.Склад'),
      raw.flow(0, 1),
    )
  })

  test('a coordinator of transactions: a detach that says so', () => {
    const coordinator = { type: 'described', descriptor: { type: 'ulong', value: 0x30n }, value: [] } as const
    return odd(
      (peer) => peer.errors,
      ['amqp:not-implemented'],
      ...begun,
      raw.frame(raw.performative(0x12, ['l', raw.uint(0), false, null, null, null, coordinator, null, null, raw.uint(0)])),
    )
  })

  test('a link without an address', () => odd((peer) => peer.errors, ['amqp:not-allowed'], ...begun, raw.attachSender('l', 0, null)))

  test('a link that is detached and attached again at once', () =>
    odd(
      (peer) => codes(peer).filter((code) => code === 0x12 || code === 0x16),
      [0x12, 0x16, 0x12],
      ...sending,
      raw.frame(raw.performative(0x16, [raw.uint(0), true])),
      raw.attachSender('l', 0, 'Заказы.out'),
    ))

  test('a message that is taken back in its middle', () =>
    odd(
      (peer) => codes(peer).filter((code) => code === 0x15).length,
      1,
      ...sending,
      raw.frame(Buffer.concat([raw.performative(0x14, [raw.uint(0), raw.uint(0), Buffer.of(0), raw.uint(0), null, true]), message])),
      raw.frame(raw.performative(0x14, [raw.uint(0), null, null, null, null, false, null, null, null, true])),
      raw.transfer(0, 1, message),
    ))

  test('a property of a megabyte', async () => {
    const large = writeMessage({ applicationProperties: { большое: 'я'.repeat(500_000) }, body: { kind: 'none', value: null } })
    expect(await broker.broker.send(hostname, 'Заказы.out', large)).toMatchObject({ queues: ['Заказы.Склад'] })
    await servesOthers()
  })
})
