/** The broker of a bus: gives each message to the queues of its recipients, and each queue to one receiver at a time, in order. */
import type { AmqpError } from '../amqp/error.ts'
import type { AmqpBroker } from '../amqp/listener.ts'
import { Intake } from './intake.ts'
import type { BusMessage } from './message.ts'
import { brokerDefaults, type BrokerParts, type ConnectedPeer } from './parts.ts'
import { Peers } from './peers.ts'
import { Queues, seen } from './queues.ts'
import { LastMessages } from './repeated.ts'
import { sentByHand } from './sent-by-hand.ts'
import type { FoundMessages } from './store.ts'

/** `amqp` is what a listener is given. */
export interface Broker {
  readonly amqp: AmqpBroker
  /** What the store reported when it was read. */
  readonly notes: FoundMessages['notes']
  /**
   * Puts a message into a channel as if a participant had sent it to the address; `hostname` is the application's.
   *
   * @throws BusError where it is not kept
   */
  send(hostname: string, address: string, bytes: Uint8Array): Promise<BusMessage>
  /** What a queue has, its first one first; those that are being delivered too. */
  queued(hostname: string, address: string): readonly BusMessage[]
  /** Asks the topology anew: links to what it has no longer are closed, and so are connections to such applications. */
  refresh(): void
  /** Drops what has expired by now. */
  expire(): void
  /** Ends connections, all of them or those that match: with the error, or without one by breaking the socket. */
  disconnect(error?: AmqpError, which?: (peer: ConnectedPeer) => boolean): void
  /** Empties the queues; `cleared` is called when they are empty. Rejects where the store cannot forget, which leaves them as they are. */
  clear(cleared?: () => void): Promise<void>
  /** Closes the store; the listener is closed before. */
  close(): Promise<void>
}

/** Reads what the store has kept, and is then ready for peers. @throws Error where the store cannot be read */
export async function createBroker(parts: BrokerParts): Promise<Broker> {
  const { store, now, observer } = parts
  const settings = { ...brokerDefaults, ...parts.settings }
  const queues = new Queues({ store, now, observer })
  const last = new LastMessages()
  const found = await store.load()
  for (const one of found.messages) {
    queues.restore(one)
    last.slot(one.message.application, one.message.target).bytes = one.message.bytes
  }
  let lastId = found.lastId
  const intake = new Intake(parts, {
    settings,
    nextId: () => ++lastId,
    size: () => queues.size,
    queue: (kept, amqp, expires) => queues.add(kept, amqp, expires),
  })
  const peers = new Peers(parts, queues, intake, last)
  return {
    amqp: peers,
    notes: found.notes,
    send: (hostname, address, bytes) => sentByHand({ topology: parts.topology, intake, last }, hostname, address, bytes),
    queued(hostname, address) {
      const application = parts.topology.application(hostname)
      return application === undefined ? [] : queues.of(application.name, address).messages.map((one) => seen(one, address))
    },
    refresh: () => peers.refresh(),
    expire: () => queues.expire(),
    disconnect: (error, which) => peers.disconnect(error, which),
    clear: (cleared) =>
      new Promise((resolve, reject) =>
        store.clear((error) => {
          if (error !== undefined) return reject(error)
          queues.clear()
          last.clear()
          cleared?.()
          resolve()
        }),
      ),
    close: () => store.close(),
  }
}
