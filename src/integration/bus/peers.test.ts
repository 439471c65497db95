/** What a topology that changes does to the links of a connection: those that are open are closed, those that are over are not known. */
import { expect, test } from 'vitest'
import type { AmqpVisitor, LinkEnd, Outlet } from '../amqp/listener.ts'
import { createBroker } from './broker.ts'
import { memoryStore } from './memory-store.ts'
import type { BusDestination } from './topology.ts'

/** A connection to a bus with one destination for each direction, and what closes its links. */
async function connection() {
  let served: readonly string[] = ['in', 'out']
  const destination = (address: string): BusDestination | undefined =>
    served.includes(address)
      ? { channel: 'Trade.Orders', participant: 'shop', direction: address === 'in' ? 'send' : 'receive', receivers: [] }
      : undefined
  const broker = await createBroker({
    topology: { application: () => ({ name: 'trade', destination }) },
    access: { authenticate: () => true },
    store: memoryStore(),
    now: () => 0,
  })
  const visitor: AmqpVisitor = {
    login: { user: 'shop', password: '', from: '127.0.0.1:1' },
    hostname: '/applications/trade',
    container: 'test',
    close: () => undefined,
  }
  const links = broker.amqp.opened(visitor)
  if ('condition' in links) throw new Error(links.condition)
  const closed: string[] = []
  const end = (name: string): LinkEnd => ({ name, close: ({ condition }) => void closed.push(`${name} ${condition}`) })
  return {
    closed,
    takes(name: string) {
      const sink = links.incoming('in', end(name))
      if ('condition' in sink) throw new Error(sink.condition)
      return sink
    },
    gives(name: string) {
      const source = links.outgoing('out', end(name), {} as Outlet)
      if ('condition' in source) throw new Error(source.condition)
      return source
    },
    withdraw() {
      served = []
      broker.refresh()
    },
  }
}

test.each(['takes', 'gives'] as const)(
  'a link of a destination that is gone is closed once, and one that is over is not (%s)',
  async (way) => {
    const { closed, withdraw, ...ends } = await connection()
    for (let count = 0; count < 3; count++) ends[way](`over ${count}`).gone()
    ends[way]('open')
    withdraw()
    withdraw()
    expect(closed).toEqual(['open amqp:not-found'])
  },
)
