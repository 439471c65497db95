/** Links of a connection: where a channel is, is asked anew when it was not there, and when its link was refused or has ended. */
import { describe, expect, test } from 'vitest'
import type { AmqpClient, AmqpConnection, AmqpReceiver, AmqpSender } from '../amqp/client.ts'
import type { AmqpError } from '../amqp/error.ts'
import { connectToBus } from './connection.ts'
import { httpWire } from './http-wire.ts'

const message = { id: '6aef4c4e-0000-11ee-8000-000000000001', sender: '', recipient: '', parameters: {}, body: new Uint8Array() }

/** A bus with the destinations as they are now; it refuses links to all others. */
async function connected(first: Readonly<Record<string, string>>) {
  let places = first
  let asked = 0
  const opened: string[] = []
  const ends = new Map<string, (error?: AmqpError) => void>()
  const link = (address: string): Pick<AmqpReceiver, 'close' | 'closed'> => {
    if (!Object.values(places).includes(address)) throw new Error(`no ${address}`)
    opened.push(address)
    return { close: async () => {}, closed: new Promise((resolve) => ends.set(address, resolve)) }
  }
  const connection: AmqpConnection = {
    sender: async (address): Promise<AmqpSender> => ({ ...link(address), send: async () => ({ kind: 'accepted' }) }),
    receiver: async (address) => link(address),
    close: async () => {},
    closed: new Promise(() => {}),
  }
  const amqp: AmqpClient = { connect: async () => connection }
  const http = httpWire(async ({ url }) => {
    if (url.path === '/auth/oidc/token') return { status: 200, headers: [], body: '{"id_token":"t"}' }
    asked++
    const items = Object.entries(places).map(([channel, destination]) => ({ process: 'p', channel, destination }))
    return { status: 200, headers: [], body: JSON.stringify({ items, port: 6698 }) }
  })
  const bus = await connectToBus({ http, amqp, newId: () => 'new' })({ address: 'http://bus/applications/a', user: 'u', password: 'p' })
  return {
    bus,
    opened,
    end: (address: string, error?: AmqpError) => ends.get(address)!(error),
    place: (next: Readonly<Record<string, string>>) => (places = next),
    get asked() {
      return asked
    },
  }
}

const send = ({ bus }: Awaited<ReturnType<typeof connected>>, external: string) => bus.send(external, message)

describe('a channel', () => {
  test('that is put in its place after the connection was opened is found', async () => {
    const side = await connected({ out: 'A.out' })
    expect(await send(side, 'p.new')).toMatchObject({
      accepted: false,
      isOpen: false,
      why: { en: expect.stringContaining('no channel "p.new"') },
    })
    side.place({ out: 'A.out', new: 'A.new' })
    expect(await send(side, 'p.new')).toEqual({ accepted: true })
    await side.bus.receive('p.new', () => {})
    expect([side.opened, side.asked]).toEqual([['A.new', 'A.new'], 3])
  })

  test('that has moved is found where it is now, once its link is refused or has ended', async () => {
    const side = await connected({ out: 'A.out', in: 'A.in' })
    expect(await send(side, 'p.out')).toEqual({ accepted: true })
    const { closed } = await side.bus.receive('p.in', () => {})
    expect(side.asked).toBe(1)
    side.place({ out: 'B.out', in: 'B.in' })
    side.end('A.in', { condition: 'amqp:not-found', description: 'moved' })
    expect((await closed).en).toBe('amqp:not-found: moved')
    await side.bus.receive('p.in', () => {})
    side.end('A.out')
    await new Promise((resolve) => setImmediate(resolve))
    expect(await send(side, 'p.out')).toEqual({ accepted: true })
    expect([side.opened, side.asked]).toEqual([['A.out', 'A.in', 'B.in', 'B.out'], 3])
  })

  test('that is refused where it was said to be is asked for anew the next time', async () => {
    const side = await connected({ out: 'A.out' })
    const { bus } = side
    side.place({ out: 'B.out' })
    await expect(bus.receive('p.out', () => {})).rejects.toThrow('no A.out')
    await bus.receive('p.out', () => {})
    expect([side.opened, side.asked]).toEqual([['B.out'], 2])
  })
})
