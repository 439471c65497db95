/** What libraries other than rhea rely on: heartbeats, small windows, echoes, drains, numbers that begin near their end; a silent peer. */
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createAmqpClient } from '../../src/host/amqp/connect.ts'
import { readMessage } from '../../src/integration/amqp/read-message.ts'
import type { AmqpValue } from '../../src/integration/amqp/value.ts'
import { writeMessage } from '../../src/integration/amqp/write-message.ts'
import * as raw from '../support/bus/raw-peer.ts'
import { startBroker, token, topologyOf, type StartedBroker } from '../support/bus/started-broker.ts'
import { eventually } from '../support/eventually.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

async function started(parts?: Parameters<typeof startBroker>[0]): Promise<StartedBroker> {
  const broker = await startBroker(parts)
  closing.push(() => broker.close())
  return broker
}

const { uint } = raw
const hostname = '/applications/торг'
const message = (text: string): Uint8Array => writeMessage({ body: { kind: 'value', value: text } })
const greeting = [raw.SASL, raw.plain(token), raw.AMQP]
const begin = (window: number, next = 0): Buffer => raw.frame(raw.performative(0x11, [null, uint(next), uint(window), uint(1000)]))
const flow = (received: number, window: number, ...link: readonly AmqpValue[]): Buffer =>
  raw.frame(raw.performative(0x13, [uint(received), uint(window), uint(0), uint(1000), ...link]))

interface Peer {
  readonly peer: raw.RawPeer
  /** How many frames of the performative have come. */
  count(code: number): number
  counted(code: number, expected: number): Promise<number>
}

function peerOf({ port }: StartedBroker, ...bytes: readonly Uint8Array[]): Peer {
  const peer = new raw.RawPeer(port)
  closing.push(() => peer.socket.destroy())
  peer.write(...greeting, ...bytes)
  const count = (code: number): number => peer.frames.filter((one) => one.code === code).length
  return { peer, count, counted: (code, expected) => eventually(async () => count(code), expected) }
}

const [FLOW, TRANSFER, DISPOSITION, DETACH] = [0x13, 0x14, 0x15, 0x16]

async function waiting(broker: StartedBroker, ...bodies: readonly string[]): Promise<void> {
  for (const body of bodies) await broker.broker.send(hostname, 'Заказы.out', message(body))
}

test('a peer that asks for signs of life has them while nothing happens', async () => {
  const { peer } = peerOf(await started(), raw.open(hostname, uint(100_000), { type: 'ushort', value: 10 }, uint(200)))
  let beats = 0
  peer.socket.on('data', (chunk: Buffer) => {
    // A frame without a body.
    for (let at = 0; at + 4 <= chunk.length && chunk.readUInt32BE(at) >= 8; at += chunk.readUInt32BE(at))
      if (chunk.readUInt32BE(at) === 8) beats++
  })
  expect(await eventually(async () => beats >= 3, true)).toBe(true)
})

test('a window of one frame: one message for each time that it is opened', async () => {
  const broker = await started()
  await waiting(broker, 'a', 'b', 'c')
  const { peer, counted } = peerOf(
    broker,
    raw.open(hostname),
    begin(1),
    raw.attachReceiver('l', 0, 'Заказы.Склад'),
    flow(0, 1, uint(0), uint(0), uint(10)),
  )
  for (let received = 1; received <= 3; received++) {
    expect(await counted(TRANSFER, received)).toBe(received)
    peer.write(flow(received, 1))
  }
})

test('frames of 512 bytes and a window of two: a large message goes on each time, and the next one behind it', async () => {
  const broker = await started()
  await waiting(broker, 'я'.repeat(800), 'b')
  const { peer, counted } = peerOf(
    broker,
    raw.open(hostname, uint(512)),
    begin(2),
    raw.attachReceiver('l', 0, 'Заказы.Склад'),
    flow(0, 2, uint(0), uint(0), uint(10)),
  )
  for (const [received, next] of [
    [2, 4],
    [4, 5],
  ] as const) {
    expect(await counted(TRANSFER, received)).toBe(received)
    peer.write(flow(received, 2))
    expect(await counted(TRANSFER, next)).toBe(next)
  }
  const transfers = peer.frames.filter(({ code }) => code === TRANSFER).map(({ fields }) => fields[5] === true)
  expect(transfers).toEqual([true, true, true, false, false])
})

/** Rhea 3.0.5 compares outcomes of deliveries that are told together from the third on. */
test.each<[what: string, outcomes: readonly ('accepted' | 'rejected')[]]>([
  ['the second is rejected', ['accepted', 'rejected']],
  ['the first is rejected', ['rejected', 'accepted']],
  ['each other one is rejected', ['accepted', 'rejected', 'accepted', 'rejected', 'rejected']],
  ['all are accepted', ['accepted', 'accepted', 'accepted']],
])('messages that come together have each its own outcome: %s', async (_, outcomes) => {
  const broker = await started()
  const { peer } = peerOf(broker, raw.open(hostname), begin(100), raw.attachSender('l', 0, 'Заказы.out'))
  expect(await eventually(async () => peer.frames.some(({ code }) => code === FLOW), true)).toBe(true)
  const rejected = writeMessage({ applicationProperties: { integ_recipient_code: 'Нет' }, body: { kind: 'value', value: 'x' } })
  peer.write(...outcomes.map((one, id) => raw.transfer(0, id, one === 'accepted' ? message(`m${id}`) : rejected)))
  const told = (): readonly string[] => {
    const found: string[] = []
    for (const { code, fields } of peer.frames) {
      if (code !== DISPOSITION) continue
      const [, first, last, , state] = fields as readonly [boolean, number, number | null, boolean, { readonly descriptor: bigint }]
      for (let id = first; id <= (last ?? first); id++) found[id] = Number(state.descriptor) === 0x24 ? 'accepted' : 'rejected'
    }
    return found
  }
  expect(await eventually(async () => told(), [...outcomes])).toEqual(outcomes)
  expect(broker.broker.queued(hostname, 'Заказы.Склад')).toHaveLength(outcomes.filter((one) => one === 'accepted').length)
})

test('an echo is answered, of a session and of a link', async () => {
  const broker = await started()
  const link = [uint(0), uint(0), uint(10), null, false, true]
  const { peer, counted } = peerOf(
    broker,
    raw.open(hostname),
    begin(100),
    raw.attachReceiver('l', 0, 'Заказы.Склад'),
    flow(0, 100, ...link),
  )
  expect(await counted(FLOW, 1)).toBe(1)
  expect(peer.frames.find(({ code }) => code === FLOW)?.fields.slice(4, 7)).toEqual([0, 0, 10])
  peer.write(flow(0, 100, null, null, null, null, false, true))
  expect(await counted(FLOW, 2)).toBe(2)
})

test('a drain gives what there is, and takes back the rest of the credit', async () => {
  const broker = await started()
  await waiting(broker, 'a', 'b')
  const { peer, counted } = peerOf(
    broker,
    raw.open(hostname),
    begin(100),
    raw.attachReceiver('l', 0, 'Заказы.Склад'),
    flow(0, 100, uint(0), uint(0), uint(10), null, true),
  )
  expect(await counted(FLOW, 1)).toBe(1)
  expect(peer.frames.map(({ code }) => code).slice(-3)).toEqual([TRANSFER, TRANSFER, FLOW])
  expect(peer.frames.at(-1)?.fields.slice(4, 7)).toEqual([0, 10, 0])
})

test('a peer that never answers a detach of the bus loses its messages to the next one', async () => {
  const whole = topologyOf({ торг: { Заказы: ['Склад'] } })
  let topology = whole
  const broker = await started({ limits: { detach: 50 }, topology: { application: (...asked) => topology.application(...asked) } })
  await waiting(broker, 'a', 'b')
  const credit = flow(0, 100, uint(0), uint(0), uint(1))
  const silent = peerOf(broker, raw.open(hostname), begin(100), raw.attachReceiver('l', 0, 'Заказы.Склад'), credit)
  expect(await silent.counted(TRANSFER, 1)).toBe(1)
  topology = topologyOf({ торг: { Другие: ['Склад'] } })
  broker.broker.refresh()
  expect(await silent.counted(DETACH, 1)).toBe(1)
  topology = whole
  broker.broker.refresh()
  const client = await createAmqpClient()
  const connection = await client.connect({ host: '127.0.0.1', port: broker.port, hostname, user: token, password: token })
  closing.push(() => connection.close())
  const got: (readonly [unknown, number | undefined])[] = []
  await connection.receiver('Заказы.Склад', 10, ({ bytes, accept }) => {
    const { header, body } = readMessage(bytes)
    got.push([body.value, header?.deliveryCount])
    accept()
  })
  expect(await eventually(async () => got.length, 2)).toBe(2)
  expect(got).toEqual([
    ['a', 1],
    ['b', 0],
  ])
  expect(silent.peer.socket.destroyed).toBe(false)
})

/** The kernel's list has the timer of each connection; 2 is that of keep-alive. */
test.runIf(existsSync('/proc/net/tcp'))('the system asks after peers that say nothing', async () => {
  const broker = await started()
  const { peer, counted } = peerOf(broker, raw.open(hostname))
  expect(await counted(0x10, 1)).toBe(1)
  const [local, remote] = [broker.port, peer.socket.localPort!].map((port) => `:${port.toString(16).toUpperCase().padStart(4, '0')}`)
  const timer = (): string | undefined =>
    readFileSync('/proc/net/tcp', 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .find((fields) => fields[1]?.endsWith(local!) && fields[2]?.endsWith(remote!))?.[5]
  expect(await eventually(async () => timer()?.slice(0, 2), '02')).toBe('02')
})

/** AMQP.Net Lite begins its sessions with 2^32 - 3 as the id of its next transfer. */
test('numbers of transfers that begin near their end, with flows in between', async () => {
  const broker = await started()
  const { peer, counted } = peerOf(broker, raw.open(hostname), begin(2048, 0xfffffffd), raw.attachSender('l', 0, 'Заказы.out'))
  expect(await eventually(async () => peer.frames.some(({ code }) => code === FLOW), true)).toBe(true)
  for (let sent = 0; sent < 2500; sent += 250) {
    peer.write(...Array.from({ length: 250 }, (_, at) => raw.transfer(0, sent + at, message('x'))))
    peer.write(raw.frame(raw.performative(0x13, [uint(0xfffffffd), uint(1000), uint((0xfffffffd + sent + 250) >>> 0), uint(1000)])))
    const queued = (): number => broker.broker.queued(hostname, 'Заказы.Склад').length
    expect(await eventually(async () => queued(), sent + 250)).toBe(sent + 250)
  }
  expect(await eventually(async () => peer.frames.filter(({ code }) => code === DISPOSITION).length > 0, true)).toBe(true)
  expect([peer.errors, await counted(0x18, 0)]).toEqual([[], 0])
})

test('a client whose peer has fallen silent hears of the end, and its message is lost, not waited for', async () => {
  const broker = await started()
  let silent = false
  // A network that loses everything from some moment on: no end of the socket comes.
  const proxy = createServer((socket) => {
    const on = connect({ host: '127.0.0.1', port: broker.port })
    closing.push(
      () => on.destroy(),
      () => socket.destroy(),
    )
    for (const one of [socket, on]) one.on('error', () => undefined)
    socket.on('data', (chunk: Buffer) => void (silent || on.write(chunk)))
    on.on('data', (chunk: Buffer) => void (silent || socket.write(chunk)))
  }).listen(0, '127.0.0.1')
  closing.push(() => proxy.close())
  await once(proxy, 'listening')
  const client = await createAmqpClient({ idle: 300 })
  const { port } = proxy.address() as AddressInfo
  const connection = await client.connect({ host: '127.0.0.1', port, hostname, user: token, password: token })
  const sender = await connection.sender('Заказы.out')
  expect(await sender.send(message('a'))).toEqual({ kind: 'accepted' })
  silent = true
  expect(await sender.send(message('b'))).toMatchObject({ kind: 'lost' })
  expect(await connection.closed).toEqual({
    condition: 'amqp:resource-limit-exceeded',
    description: 'the peer is silent for too long / другая сторона слишком долго молчит',
  })
})

test('a client whose peer only has nothing to say goes on', async () => {
  const broker = await started()
  const client = await createAmqpClient({ idle: 300 })
  const connection = await client.connect({ host: '127.0.0.1', port: broker.port, hostname, user: token, password: token })
  closing.push(() => connection.close())
  const sender = await connection.sender('Заказы.out')
  await new Promise((resolve) => void setTimeout(resolve, 1_500))
  expect(await sender.send(message('a'))).toEqual({ kind: 'accepted' })
})
