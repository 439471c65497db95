/** A connection that we opened: its links, each on a session of its own, and its end, which is heard of however it comes. */
import type { Socket } from 'node:net'
import { said } from '../../diagnostics/said.ts'
import type { AmqpConnection, AmqpDelivery, AmqpOutcome, AmqpReceiver, AmqpSender } from '../../integration/amqp/client.ts'
import type { AmqpError } from '../../integration/amqp/error.ts'
import { BusError } from '../../integration/bus/bus-error.ts'
import { busFault } from '../../integration/bus/diagnostics.ts'
import { ClientLink } from './client-link.ts'
import { ClientSender } from './client-sender.ts'
import { IncomingLink, type Unsettled } from './incoming-link.ts'
import { errorOf } from './outcomes.ts'
import { establishmentFailed, type Rhea, type RheaConnection, type RheaError } from './rhea.ts'

/** From our Close to the end of the socket. */
const GRACE = 2_000

const silent = 'the peer is silent for too long / другая сторона слишком долго молчит'

export class ClientConnection implements AmqpConnection {
  readonly opened: Promise<undefined>
  readonly closed: Promise<AmqpError | undefined>
  readonly #connection: RheaConnection
  readonly #rhea: Rhea
  readonly #socket: Socket
  readonly #room: number
  readonly #links = new Set<ClientLink>()
  readonly #unsettled: Unsettled = { bytes: 0 }
  #error: AmqpError | undefined

  constructor(connection: RheaConnection, rhea: Rhea, socket: Socket, room: number) {
    this.#connection = connection
    this.#rhea = rhea
    this.#socket = socket
    this.#room = room
    this.opened = new Promise((resolve) => {
      // A peer that refuses the Open answers with one of its own, and with a Close right after it.
      const open = (): void => void (this.#error === undefined && !isRefused(connection) && resolve(undefined))
      connection.on('connection_open', () => setImmediate(open))
    })
    this.closed = new Promise((resolve) => {
      socket.on('close', () => {
        connection._disconnected()
        for (const link of this.#links) link.end(this.#error)
        resolve(this.#error)
      })
    })
    this.#listen()
  }

  async sender(address: string): Promise<AmqpSender> {
    const link = this.#link('sender', address)
    const sender = new ClientSender(link)
    await this.#attached(link, address)
    return sender
  }

  async receiver(address: string, credit: number, deliver: (delivery: AmqpDelivery) => void): Promise<AmqpReceiver> {
    const link = this.#link('receiver', address)
    const room = { messages: credit, bytes: this.#room }
    const incoming = new IncomingLink(link.rhea, this.#rhea, room, this.#unsettled, ({ bytes, settle }) =>
      deliver(deliveryOf(bytes, settle)),
    )
    void link.closed.then(() => incoming.end())
    await this.#attached(link, address)
    return { close: () => link.close(), closed: link.closed }
  }

  async close(): Promise<void> {
    if (this.#connection.is_open()) this.#connection.close()
    else this.#socket.end()
    const late = setTimeout(() => this.#socket.destroy(), GRACE)
    await this.closed
    clearTimeout(late)
  }

  #listen(): void {
    const connection = this.#connection
    connection.idle = () => this.#silent()
    const failed = (error: unknown): void => {
      this.#error ??= error instanceof Error ? { condition: 'amqp:connection:framing-error', description: error.message } : undefined
    }
    connection.on('connection_error', ({ error }) => {
      this.#error ??= errorOf(error as RheaError)
    })
    for (const event of ['error', 'protocol_error']) connection.on(event, failed)
    for (const event of ['connection_close', 'disconnected', 'session_open', 'session_close']) connection.on(event, () => undefined)
    // A peer that closes ends the socket at once; one that does not is not waited for.
    connection.on('connection_close', () => setTimeout(() => this.#socket.destroy(), GRACE).unref())
  }

  /** A peer that is silent does not answer a Close either. */
  #silent(): void {
    const { bytesRead } = this.#socket
    // Timers come before what has arrived while this process was busy.
    setImmediate(() => {
      if (this.#socket.bytesRead !== bytesRead) return
      this.#error ??= { condition: 'amqp:resource-limit-exceeded', description: silent }
      this.#socket.destroy()
    })
  }

  #link(role: 'sender' | 'receiver', address: string): ClientLink {
    const session = this.#connection.create_session()
    session.begin()
    const rhea =
      role === 'sender'
        ? session.open_sender({ target: { address }, source: {} })
        : session.open_receiver({ source: { address }, target: {} })
    const link = new ClientLink(rhea, session, role)
    this.#links.add(link)
    void link.closed.then(() => this.#links.delete(link))
    if (this.#socket.destroyed) link.end(this.#error)
    return link
  }

  async #attached(link: ClientLink, address: string): Promise<void> {
    const refused = await link.attached
    if (refused === undefined) return
    throw new BusError(
      busFault('link-refused', {
        address,
        why: refused.description || refused.condition || said('the connection ended', 'соединение завершено'),
      }),
    )
  }
}

const deliveryOf = (bytes: Uint8Array, settle: (outcome: AmqpOutcome) => void): AmqpDelivery => ({
  bytes,
  accept: () => settle({ kind: 'accepted' }),
  release: () => settle({ kind: 'released' }),
  modify: ({ deliveryFailed = false, undeliverableHere = false }) => settle({ kind: 'modified', deliveryFailed, undeliverableHere }),
  reject: (error) => settle({ kind: 'rejected', ...(error && { error }) }),
})

/** Brokers say so in their Open. */
function isRefused({ remote }: RheaConnection): boolean {
  const properties = remote.open?.['properties']
  return typeof properties === 'object' && properties !== null && establishmentFailed in properties
}
