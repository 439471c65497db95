/** What is seen of the jobs: connections, messages, and what became of each; for logs and tests. */
import type { Said } from '../../diagnostics/said.ts'
import type { ChannelKey } from '../queue/queue.ts'

export type IntegrationEvent =
  | { readonly kind: 'connected' | 'disconnected'; readonly service: string; readonly why?: Said }
  /** There is no connection; it is tried again. */
  | { readonly kind: 'notConnected'; readonly service: string; readonly why: Said }
  /** A channel cannot be received from; it is tried again. */
  | ({ readonly kind: 'notOpened'; readonly why: Said } & ChannelKey)
  | ({ readonly kind: 'sent' | 'received' | 'repeated' | 'expired' | 'handled'; readonly id: string } & ChannelKey)
  /** The bus did not take it: the whole channel waits. */
  | ({ readonly kind: 'notSent'; readonly id: string; readonly why: Said } & ChannelKey)
  /** No message that can be read: it was rejected. */
  | ({ readonly kind: 'rejected'; readonly why: Said } & ChannelKey)
  /** A job ended by an error, such as a lock that was held for too long; it runs again. */
  | { readonly kind: 'failed'; readonly error: unknown }
  /** It could not be stored: the bus waits for an answer. */
  | ({ readonly kind: 'notStored'; readonly id: string; readonly error: unknown } & ChannelKey)
  /** Its handler set Cancel, or threw `error`: the whole channel waits. */
  | ({ readonly kind: 'refused'; readonly id: string; readonly error?: unknown } & ChannelKey)

export type ObserveIntegration = (event: IntegrationEvent) => void
