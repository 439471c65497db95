/** The port of failures by name at the AMQP door: what goes wrong with a connection, an arrival or a delivery. */
import type { AmqpError } from '../amqp/error.ts'
import type { BusMessage } from './message.ts'

/** Each is asked once for its event; `undefined` is as usual. */
export interface BusFailures {
  /** `brokerDown`: the socket is broken where the peer logs in. */
  connecting?(): 'brokerDown' | undefined
  arriving?(message: BusMessage): ArrivalFailure | undefined
  delivering?(message: BusMessage): DeliveryFailure | undefined
}

export type ArrivalFailure =
  /** The message is not kept. */
  | { readonly failure: 'reject'; readonly error?: AmqpError }
  /** It is kept, and accepted only when `until` resolves. */
  | { readonly failure: 'slowAccept'; readonly until: Promise<void> }
  /** It is kept, and the socket is broken before it is accepted. */
  | { readonly failure: 'dropUnsettled' }
  /** It is not kept, and the socket is broken. */
  | { readonly failure: 'brokerDown' }

type DeliveryFailure =
  /** It is delivered a second time when it was accepted. */
  | { readonly failure: 'deliverTwice' }
  /** It is sent, and the socket is broken before the peer can settle it. */
  | { readonly failure: 'dropUnsettled' }
  /** It is not sent, and the socket is broken. */
  | { readonly failure: 'brokerDown' }
