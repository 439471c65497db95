/** The port of an AMQP 1.0 server: who knocks, which links are opened, and messages as bytes. A broker is behind it. */
import type { AmqpOutcome } from './client.ts'
import type { AmqpError } from './error.ts'

export interface AmqpListener {
  /** @throws Error where the port is taken, with node's code */
  listen(at: ListenAt, broker: AmqpBroker): Promise<Listening>
}

export interface ListenAt {
  readonly host: string
  /** 0: one that is free. */
  readonly port: number
  /** In PEM. */
  readonly tls?: { readonly cert: string; readonly key: string }
  readonly limits?: Partial<AmqpLimits>
  /** A connection was refused as there are as many as there may be; reported once, until there is room again. */
  readonly crowded?: (from: string, most: number) => void
}

/** What one peer may ask for; everything above is refused with an error that names the limit. */
export interface AmqpLimits {
  readonly connections: number
  readonly sessions: number
  readonly links: number
  /** Bytes. */
  readonly frame: number
  /** Bytes. */
  readonly message: number
  /** Bytes of messages of one connection that have come and are not settled. */
  readonly unsettled: number
  /** Milliseconds until the Open. */
  readonly handshake: number
  /** Milliseconds until the answer to a detach of ours; then the link is over without it, and what it had is lost. */
  readonly detach: number
}

export interface Listening {
  readonly host: string
  readonly port: number
  /**
   * Loads what speaks AMQP, as the first connection does that comes before. Rejects where that cannot be loaded; connections end then as
   * they come.
   */
  prepare(): Promise<void>
  /** Closes the connections with an error, and opens the port no longer. */
  close(error?: AmqpError): Promise<void>
}

/** What is behind the port. */
export interface AmqpBroker {
  /** SASL PLAIN; `hostname` is that of sasl-init. The connection is refused with `amqp:unauthorized-access` where it says false. */
  authenticate(login: AmqpLogin): boolean | Promise<boolean>
  /** After the Open: what serves the connection, or the error that it is closed with. */
  opened(peer: AmqpVisitor): PeerLinks | AmqpError
}

export interface AmqpLogin {
  readonly user: string
  readonly password: string
  readonly hostname?: string
  /** Address and port of the peer. */
  readonly from: string
}

/** A peer that is connected. */
export interface AmqpVisitor {
  readonly login: AmqpLogin
  /** Of its Open. */
  readonly hostname: string | undefined
  readonly container: string
  /** Ends the connection: with an error by Close, without one by breaking the socket. */
  close(error?: AmqpError): void
}

/** One connection, as its broker sees it. */
export interface PeerLinks {
  /** The peer sends to an address. */
  incoming(address: string, link: LinkEnd): LinkSink | AmqpError
  /** The peer receives from an address; the outlet is asked for messages whenever it may have some. */
  outgoing(address: string, link: LinkEnd, outlet: Outlet): LinkSource | AmqpError
  /** The connection is over. */
  gone(): void
}

/** Our end of a link. */
export interface LinkEnd {
  readonly name: string
  /** Closes the link with an error. */
  close(error: AmqpError): void
}

/** Where messages of a link go. */
export interface LinkSink {
  arrived(arrival: Arrival): void
  /** The link is over. */
  gone(): void
}

/** A message of a peer; settled once. */
export interface Arrival {
  readonly bytes: Uint8Array
  /** The peer waits for no outcome. */
  readonly settled: boolean
  settle(outcome: AmqpOutcome): void
}

/** Where messages for a peer go. */
export interface Outlet {
  /** How many messages may be sent now. */
  readonly credit: number
  /** Sends a message; `settled` is called once, with `lost` where the link or the connection ended first. */
  send(bytes: Uint8Array, settled: (outcome: AmqpOutcome) => void): void
}

/** Where messages for a peer come from. */
export interface LinkSource {
  /** There is credit, or more than before. */
  pull(): void
  /** The link is over; all its deliveries were settled as `lost` before. */
  gone(): void
}
