/** Peers of a bus that come before rhea is loaded: they wait, none of what they sent is lost, and their end is taken as any other. */
import { connect as connectTls } from 'node:tls'
import { expect, onTestFinished, test } from 'vitest'
import { loadGreet } from '../../src/host/amqp/greet.ts'
import { createAmqpListener } from '../../src/host/amqp/listen.ts'
import type { AmqpBroker, ListenAt, Listening } from '../../src/integration/amqp/listener.ts'
import { AMQP, attachSender, begin, open, plain, RawPeer, SASL, transfer } from '../support/bus/raw-peer.ts'
import { makeCertificates } from '../support/certificates.ts'
import { eventually } from '../support/eventually.ts'

const [OPEN, DISPOSITION, OUTCOME] = [0x10, 0x15, 0x44]

interface Held {
  readonly listening: Listening
  /** Bodies of transfers. */
  readonly arrived: readonly Uint8Array[]
  /** Connections that were opened, and that are over. */
  readonly peers: { readonly opened: number; readonly gone: number; readonly loads: number }
  /** What was held back goes on, or fails. */
  release(error?: Error): void
}

async function held(at: Pick<ListenAt, 'limits' | 'tls' | 'crowded'> = {}): Promise<Held> {
  let release: (error?: Error) => void = () => undefined
  const held = new Promise<void>((resolve, reject) => {
    release = (error) => (error === undefined ? resolve() : reject(error))
  })
  const arrived: Uint8Array[] = []
  const peers = { opened: 0, gone: 0, loads: 0 }
  const broker: AmqpBroker = {
    authenticate: () => true,
    opened() {
      peers.opened++
      return {
        incoming: () => ({
          arrived({ bytes, settle }) {
            arrived.push(bytes)
            settle({ kind: 'accepted' })
          },
          gone: () => undefined,
        }),
        outgoing: () => ({ condition: 'amqp:not-found', description: '' }),
        gone: () => void peers.gone++,
      }
    },
  }
  const listener = createAmqpListener(async (one, limits) => {
    peers.loads++
    await held
    return loadGreet(one, limits)
  })
  const listening = await listener.listen({ host: '127.0.0.1', port: 0, ...at }, broker)
  onTestFinished(() => listening.close())
  return { listening, arrived, peers, release }
}

const codes = (peer: RawPeer): readonly number[] => peer.frames.map(({ code }) => code)

/** All of a session up to a message. */
const session = [SASL, plain('t'), AMQP, open('/'), begin(), attachSender('s', 0, 'out'), transfer(0, 0, Buffer.from('\x00SwA'))]

const connected = async (port: number): Promise<RawPeer> => {
  const peer = new RawPeer(port)
  onTestFinished(() => void peer.socket.destroy())
  await new Promise((resolve) => peer.socket.once('connect', resolve))
  return peer
}

test('what a peer sends before is read behind, as it was sent', async () => {
  const { listening, arrived, release } = await held()
  const peer = await connected(listening.port)
  for (const one of session) peer.write(one)
  const second = await connected(listening.port)
  second.write(Buffer.concat(session))
  // A third one has sent a part only.
  const third = await connected(listening.port)
  third.write(Buffer.concat(session).subarray(0, 21))
  expect([codes(peer), codes(second), arrived]).toEqual([[], [], []])
  release()
  third.write(Buffer.concat(session).subarray(21))
  expect(await eventually(async () => arrived.length, 3)).toBe(3)
  for (const one of [peer, second, third]) {
    expect(await eventually(async () => codes(one).includes(DISPOSITION), true)).toBe(true)
    expect(codes(one)).toEqual(expect.arrayContaining([OUTCOME, OPEN, DISPOSITION]))
  }
})

const certificates = makeCertificates()

test.skipIf(certificates === undefined)('so over TLS', async () => {
  const { listening, arrived, release } = await held({ tls: certificates!.server })
  const socket = connectTls({ host: '127.0.0.1', port: listening.port, rejectUnauthorized: false })
  onTestFinished(() => void socket.destroy())
  await new Promise((resolve) => socket.once('secureConnect', resolve))
  socket.write(Buffer.concat(session))
  release()
  expect(await eventually(async () => arrived.length, 1)).toBe(1)
})

test('as many as may be connected wait, and one more is ended at once', async () => {
  const { listening, peers, release } = await held({ limits: { connections: 200 } })
  const waiting: RawPeer[] = []
  for (let at = 0; at < 200; at++) waiting.push(await connected(listening.port))
  const more = await connected(listening.port)
  await more.ended
  for (const peer of waiting) peer.write(...session)
  release()
  expect(await eventually(async () => peers.opened, 200)).toBe(200)
  for (const peer of waiting) expect(await eventually(async () => codes(peer).includes(DISPOSITION), true)).toBe(true)
  for (const peer of waiting) peer.socket.destroy()
  expect(await eventually(async () => peers.gone, 200)).toBe(200)
  expect(peers).toEqual({ opened: 200, gone: 200, loads: 1 })
})

test('that there are too many is told once, and again when there was room', async () => {
  const told: string[] = []
  const { listening } = await held({ limits: { connections: 3 }, crowded: (from, most) => void told.push(`${from} of ${most}`) })
  const first = [await connected(listening.port), await connected(listening.port), await connected(listening.port)]
  const refused = await connected(listening.port)
  const { localPort } = refused.socket
  await refused.ended
  await (
    await connected(listening.port)
  ).ended
  expect(told).toEqual([`127.0.0.1:${localPort} of 3`])
  for (const one of first) one.socket.destroy()
  // There is room once the listener has heard of it: three more fill it.
  const toldWithMore = async (): Promise<number> => {
    await connected(listening.port)
    return told.length
  }
  expect(await eventually(toldWithMore, 2)).toBe(2)
})

test('a peer that has gone before is not served, and makes room', async () => {
  const { listening, peers, release } = await held({ limits: { connections: 3 } })
  const [ended, cut, wrote] = [await connected(listening.port), await connected(listening.port), await connected(listening.port)]
  ended.socket.end()
  await ended.ended
  cut.socket.resetAndDestroy()
  wrote.write(SASL)
  wrote.socket.resetAndDestroy()
  release()
  const served = async (): Promise<boolean> => {
    const one = await connected(listening.port)
    one.write(...session)
    return Promise.race([one.ended.then(() => false), eventually(async () => codes(one).includes(DISPOSITION), true)])
  }
  for (let at = 0; at < 3; at++) expect(await eventually(served, true)).toBe(true)
  expect(peers.opened).toBe(3)
})

test('closing ends those that wait; what is loaded later changes nothing', async () => {
  const { listening, peers, release } = await held()
  const peer = await connected(listening.port)
  peer.write(...session)
  const loaded = listening.prepare()
  await listening.close()
  await peer.ended
  release()
  await loaded
  expect(peers).toEqual({ opened: 0, gone: 0, loads: 1 })
})

test('where it cannot be loaded connections end, those that wait and those that come', async () => {
  const { listening, peers, release } = await held()
  const waits = await connected(listening.port)
  release(new Error('broken'))
  await waits.ended
  await expect(listening.prepare()).rejects.toThrow('broken')
  await (
    await connected(listening.port)
  ).ended
  expect(peers.loads).toBe(1)
})

test('it is loaded once: by the first connection, or before', async () => {
  const first = await held()
  expect(first.peers.loads).toBe(0)
  await connected(first.listening.port)
  expect(await eventually(async () => first.peers.loads, 1)).toBe(1)
  first.release()
  await first.listening.prepare()
  const second = await held()
  second.release()
  await second.listening.prepare()
  await second.listening.prepare()
  const peer = await connected(second.listening.port)
  peer.write(...session)
  expect(await eventually(async () => second.peers.opened, 1)).toBe(1)
  expect(second.peers.loads).toBe(1)
})
