/** What a broker is made of: the ports that it uses, and its settings. */
import type { BusAccess } from './access.ts'
import type { BusFailures } from './failures.ts'
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
  /** What becomes of a message with a recipient that the channel does not lead to: it is rejected, or the others get it. */
  readonly unknownRecipient: 'reject' | 'drop'
  /** A message that is sent again after its accept was lost is kept once. */
  readonly repeated: 'once' | 'again'
  /** Bytes of all messages that are kept; above that they are released to their senders. */
  readonly kept: number
}

export const brokerDefaults: BrokerSettings = { unknownRecipient: 'reject', repeated: 'once', kept: 1024 * 1024 * 1024 }

export interface ConnectedPeer {
  readonly user: string
  readonly application: string
}
