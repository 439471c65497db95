/** The port of an AMQP 1.0 client: connections, senders and receivers of messages as bytes. */
import type { AmqpError } from './error.ts'

export interface AmqpClient {
  /**
   * Opens a connection, with SASL PLAIN in UTF-8.
   *
   * @throws AmqpClientError with the reason: no server, TLS, login refused, an Open refused by the peer
   */
  connect(peer: AmqpPeer): Promise<AmqpConnection>
}

export interface AmqpPeer {
  readonly host: string
  readonly port: number
  /** Of the Open performative; with 1C's bus `/applications/<name>`. */
  readonly hostname?: string
  readonly user: string
  readonly password: string
  /** Speaks TLS; `ca` is in PEM. Certificates are checked unless `verify` is false. */
  readonly tls?: { readonly ca?: string; readonly verify?: boolean }
}

export interface AmqpConnection {
  /** Opens a link to send by. @throws AmqpClientError where the peer refuses it, or the connection ends */
  sender(address: string): Promise<AmqpSender>
  /**
   * Opens a link to receive by. `credit` is how many messages the peer may send before they are settled; a message that is settled gives
   * its credit back.
   *
   * @throws AmqpClientError where the peer refuses it, or the connection ends
   */
  receiver(address: string, credit: number, deliver: (delivery: AmqpDelivery) => void): Promise<AmqpReceiver>
  close(): Promise<void>
  /** Resolves once, when the connection is over, however that came; with the error, unless it was closed in peace. */
  readonly closed: Promise<AmqpError | undefined>
}

/** What became of a message; `lost`: the connection or the link ended before the peer said. */
export type AmqpOutcome =
  | { readonly kind: 'accepted' | 'released' }
  | { readonly kind: 'rejected'; readonly error?: AmqpError }
  | { readonly kind: 'modified'; readonly deliveryFailed: boolean; readonly undeliverableHere: boolean }
  | { readonly kind: 'lost'; readonly error?: AmqpError }

export interface AmqpSender {
  /** Sends a message as it is, as soon as the peer has given credit. Never rejects. */
  send(bytes: Uint8Array): Promise<AmqpOutcome>
  close(): Promise<void>
  /** Resolves once, when the link is over; with the error that the peer gave. */
  readonly closed: Promise<AmqpError | undefined>
}

/** One message that has come; it is settled once, and what is done after that has no effect. */
export interface AmqpDelivery {
  readonly bytes: Uint8Array
  accept(): void
  /** Gives it back, to be delivered again. */
  release(): void
  /** Gives it back with its delivery-count raised; or says that it is not for this receiver. */
  modify(how: { readonly deliveryFailed?: boolean; readonly undeliverableHere?: boolean }): void
  reject(error?: AmqpError): void
}

export interface AmqpReceiver {
  close(): Promise<void>
  /** Resolves once, when the link is over; with the error that the peer gave. */
  readonly closed: Promise<AmqpError | undefined>
}
