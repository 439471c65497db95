/** The broker of a bus: gives each message to the queues of its recipients, and each queue to one receiver at a time, in order. */
import type { AmqpError } from '../amqp/error.ts'
import type { AmqpBroker } from '../amqp/listener.ts'
import type { BusAccess } from './access.ts'
import type { BusFailures } from './failures.ts'
import type { BusMessage } from './message.ts'
import type { BusObserver } from './observer.ts'
import type { BusStore } from './store.ts'
import type { BusTopology } from './topology.ts'

export interface BrokerParts {
  readonly topology: BusTopology
  readonly access: BusAccess
  readonly store: BusStore
  /** Milliseconds since 1970; expiry goes by it. */
  readonly now: () => number
  readonly failures?: BusFailures
  readonly observer?: BusObserver
  readonly settings?: Partial<BrokerSettings>
}

export interface BrokerSettings {
  /** What becomes of a message whose recipients name no participant that the channel leads to. */
  readonly unknownRecipient: 'reject' | 'drop'
  /** A message that is sent again after its accept was lost is kept once. */
  readonly repeated: 'once' | 'again'
  /** Bytes of all messages that are kept; above that they are released to their senders. */
  readonly kept: number
}

/** `amqp` is what a listener is given. */
export interface Broker {
  readonly amqp: AmqpBroker
  /** Puts a message into a channel as if a participant had sent it to the address. @throws Error where it is not kept */
  send(application: string, address: string, bytes: Uint8Array): Promise<BusMessage>
  /** What a queue has, its first one first; those that are being delivered too. */
  queued(application: string, address: string): readonly BusMessage[]
  /** Drops what has expired by now. */
  expire(): void
  /** Ends connections, all of them or those that match. */
  disconnect(error?: AmqpError, which?: (peer: { readonly user: string; readonly application: string }) => boolean): void
  /** Empties the queues. */
  clear(): Promise<void>
  close(): Promise<void>
}
