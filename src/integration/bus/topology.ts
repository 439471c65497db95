/** The port to the applications of a bus: which of their destinations are sent to and received from, and who may get a message. */
import type { AmqpLogin } from '../amqp/listener.ts'

/** What a bus serves; applications know nothing of each other. */
export interface BusTopology {
  /** By the hostname of the peer's Open, such as `/applications/trade`; a login is given where a peer asks. */
  application(hostname: string | undefined, login?: AmqpLogin): BusApplication | undefined
}

export interface BusApplication {
  readonly name: string
  /** What a destination is, by the address that the list of runtime channels gave. */
  destination(address: string): BusDestination | undefined
}

/** One participant's end of a channel. */
export interface BusDestination {
  /** Of the process and the channel, `process.channel`; for journals. */
  readonly channel: string
  /** Code of the participant whose end it is. */
  readonly participant: string
  /** `send`: clients send to it; `receive`: they receive from it. */
  readonly direction: 'send' | 'receive'
  /** Of `send`: each queue that a message may get into. Of `receive`: none. */
  readonly receivers: readonly BusReceiver[]
}

export interface BusReceiver {
  /** The address of the destination that it is received from; the queue's name within the application. */
  readonly address: string
  /** Code of its participant, as recipients name it. */
  readonly participant: string
  readonly channel: string
}
