/** The port to a bus, as the jobs use it: messages of queues by the external names of channels. */
import type { Said } from '../../diagnostics/said.ts'
import type { KeptMessage } from '../message/kept.ts'

/** Where a service connects to, and as whom. */
export interface BusLogin {
  readonly address: string
  readonly user: string
  readonly password: string
}

/** What came of sending a message; `why` is for logs. `isOpen`: the channel has a link, the bus refused the message alone. */
export type Sent = { readonly accepted: true } | { readonly accepted: false; readonly why: Said; readonly isOpen: boolean }

/** A received message, which is settled once. */
export interface Delivery {
  /** @throws UnreadableMessage */
  message(now: number): KeptMessage
  accept(): void
  /** It comes again. */
  release(): void
  /** It is no message for this side, and never will be. */
  reject(why: string): void
}

/** A channel that is received from. */
export interface Received {
  /** Resolves once, when it is not received from any more, though the connection may go on; with the reason. */
  readonly closed: Promise<Said>
}

/** What the jobs need of a bus. */
export interface BusConnection {
  /** Sends and waits for the bus's answer; never rejects. `external`: the name that the channel has at the bus. */
  send(external: string, message: KeptMessage): Promise<Sent>
  /** One message at a time: the next one comes when that one is settled. @throws WireError where the channel cannot be received from */
  receive(external: string, deliver: (delivery: Delivery) => void): Promise<Received>
  /** Milliseconds since 1970 until which its token is good; `undefined`: always. */
  readonly expires: number | undefined
  /** Resolves once, when it is over; with the reason, unless it was closed here. */
  readonly closed: Promise<Said | undefined>
  close(): Promise<void>
}

/** Opens one. @throws WireError */
export type ConnectToBus = (login: BusLogin) => Promise<BusConnection>
