/** The port of what is seen in a bus: connections, messages in and out, and what became of each. */
import type { AmqpOutcome } from '../amqp/client.ts'
import type { AmqpError } from '../amqp/error.ts'
import type { BusMessage } from './message.ts'

export type BusObserver = (event: BusEvent) => void

export type BusEvent =
  | { readonly kind: 'connected' | 'disconnected'; readonly application: string; readonly from: string; readonly container: string }
  /** Login, hostname, or a link: the peer got the error. A connection above the limit ends without one. */
  | {
      readonly kind: 'refused'
      readonly what: 'connection' | 'login' | 'application' | 'link'
      readonly from: string
      readonly error: AmqpError
    }
  /** Kept, and accepted or about to be. */
  | { readonly kind: 'arrived'; readonly message: BusMessage }
  /** Not kept; the sender got the error, or an error made it be sent again. */
  | { readonly kind: 'notKept'; readonly message: BusMessage; readonly error: AmqpError }
  /** The same message as before, after its accept had been lost; accepted without being kept twice. */
  | { readonly kind: 'repeated'; readonly message: BusMessage }
  | { readonly kind: 'delivered'; readonly message: BusMessage }
  /** What the receiver said; `lost` leaves the message in its queue. */
  | { readonly kind: 'settled'; readonly message: BusMessage; readonly outcome: AmqpOutcome }
  | { readonly kind: 'expired'; readonly message: BusMessage }
