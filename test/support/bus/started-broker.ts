/** A broker on a port of its own, for tests: one application with channels of which each leads to its receivers. */
import { createAmqpListener } from '../../../src/host/amqp/listen.ts'
import type { AmqpLimits, Listening } from '../../../src/integration/amqp/listener.ts'
import { createBroker, type Broker } from '../../../src/integration/bus/broker.ts'
import { memoryStore } from '../../../src/integration/bus/memory-store.ts'
import type { BusEvent } from '../../../src/integration/bus/observer.ts'
import type { BrokerParts } from '../../../src/integration/bus/parts.ts'
import type { BusApplication, BusDestination, BusTopology } from '../../../src/integration/bus/topology.ts'

export const token = 'токен.'.repeat(200)

/** `{ 'Заказы': ['Склад', 'Касса'] }`: what is sent to `Заказы.out` comes to `Заказы.Склад` and `Заказы.Касса`. */
export function topologyOf(applications: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>): BusTopology {
  const built = new Map(Object.entries(applications).map(([name, channels]) => [`/applications/${name}`, applicationOf(name, channels)]))
  return { application: (hostname) => built.get(hostname ?? '') }
}

function applicationOf(name: string, channels: Readonly<Record<string, readonly string[]>>): BusApplication {
  const destinations = new Map<string, BusDestination>()
  for (const [channel, participants] of Object.entries(channels)) {
    const receivers = participants.map((participant) => ({ address: `${channel}.${participant}`, participant, channel }))
    destinations.set(`${channel}.out`, { channel, participant: 'Магазин', direction: 'send', receivers })
    for (const { address, participant } of receivers)
      destinations.set(address, { channel, participant, direction: 'receive', receivers: [] })
  }
  return { name, destination: (address) => destinations.get(address) }
}

export interface StartedBroker {
  readonly broker: Broker
  readonly port: number
  readonly events: readonly BusEvent[]
  close(): Promise<void>
}

const oneChannel = topologyOf({ торг: { Заказы: ['Склад'] } })

export async function startBroker(
  parts: Partial<BrokerParts> & { limits?: Partial<AmqpLimits>; port?: number; tls?: { cert: string; key: string } } = {},
): Promise<StartedBroker> {
  const events: BusEvent[] = []
  const broker = await createBroker({
    topology: oneChannel,
    access: { authenticate: ({ user, password }) => user === token && password === token },
    store: memoryStore(),
    now: () => 0,
    observer: (event) => void events.push(event),
    ...parts,
  })
  const listener = createAmqpListener()
  const { limits, tls } = parts
  const listening: Listening = await listener.listen(
    { host: '127.0.0.1', port: parts.port ?? 0, ...(limits && { limits }), ...(tls && { tls }) },
    broker.amqp,
  )
  return {
    broker,
    port: listening.port,
    events,
    async close() {
      await listening.close()
      await broker.close()
    },
  }
}
