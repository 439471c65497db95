/** A message in the bus, as failures, journals and verification see it. */
import type { AmqpMessage } from '../amqp/message.ts'

export interface BusMessage {
  /** Grows by one with each message that the bus keeps; of one that is refused, 0. */
  readonly id: number
  readonly application: string
  /** The channel and the participant that sent it. */
  readonly channel: string
  readonly sender: string
  /** Addresses of the queues that it goes into; of a delivery, the one. */
  readonly queues: readonly string[]
  /** Milliseconds since 1970. */
  readonly arrived: number
  /** Deliveries before this one. */
  readonly deliveryCount: number
  readonly amqp: AmqpMessage
}
