/** A connection of a peer to the broker: its login, its Open, its links, and its end, of which the broker hears in every case. */
import type { Socket } from 'node:net'
import { conditions, type AmqpError } from '../../integration/amqp/error.ts'
import type { AmqpBroker, AmqpLimits, AmqpLogin, AmqpVisitor, PeerLinks } from '../../integration/amqp/listener.ts'
import { collectFrames } from './frame-writer.ts'
import { FrameRefused, guardFrames } from './guard.ts'
import { LoginStage } from './login.ts'
import { establishmentFailed, type LoadedRhea, type RheaConnection, type RheaContainer } from './rhea.ts'
import { mendSessions } from './sessions.ts'
import { VisitorLinks } from './visitor-links.ts'

export interface VisitorPorts {
  readonly loaded: LoadedRhea
  readonly container: RheaContainer
  readonly broker: AmqpBroker
  readonly limits: AmqpLimits
  gone(): void
}

/** From a Close to the end of the socket. */
const GRACE = 500

/** AMQP 1.0, part 2.7.1: smaller frames no peer may ask for. */
const SMALLEST_FRAME = 512

export class Visitor implements AmqpVisitor {
  readonly #socket: Socket
  readonly #ports: VisitorPorts
  readonly #connection: RheaConnection
  readonly #links: VisitorLinks
  readonly #late: NodeJS.Timeout
  #login: AmqpLogin | undefined
  #serving: PeerLinks | undefined
  #closing = false

  constructor(socket: Socket, ports: VisitorPorts) {
    const { loaded, container, broker, limits } = ports
    this.#socket = socket
    this.#ports = ports
    this.#connection = container.create_connection({
      max_frame_size: limits.frame,
      channel_max: limits.sessions - 1,
      receiver_options: { credit_window: 0, autoaccept: false, autosettle: false, max_message_size: limits.message },
      sender_options: { autosettle: false, treat_modified_as_released: false },
    })
    this.#links = new VisitorLinks(this.#connection, loaded.rhea, limits)
    this.#late = setTimeout(() => socket.destroy(), limits.handshake).unref()
    this.#mend()
    socket.on('close', () => this.#gone())
    const login = new LoginStage(this.#connection, socket, broker, (one) => {
      this.#login = one
    })
    login.accept()
  }

  get login(): AmqpLogin {
    return this.#login!
  }

  get hostname(): string | undefined {
    const { hostname } = this.#connection
    return typeof hostname === 'string' ? hostname : undefined
  }

  get container(): string {
    return String(this.#connection.container_id ?? '')
  }

  close(error?: AmqpError): void {
    if (error === undefined) return void this.#socket.destroy()
    if (this.#closing) return
    this.#closing = true
    this.#links.end()
    if (this.#connection.is_open()) this.#connection.close({ ...error })
    else this.#socket.end()
    setTimeout(() => this.#socket.destroy(), GRACE).unref()
  }

  #mend(): void {
    const { loaded, limits } = this.#ports
    const connection = this.#connection
    collectFrames(connection, loaded.writeFrame)
    guardFrames(connection, limits.frame)
    mendSessions(connection, loaded.rhea, this.#links.rules)
    connection.on('connection_open', () => this.#opened())
    for (const event of ['connection_close', 'connection_error', 'disconnected', 'session_open']) connection.on(event, () => undefined)
    for (const event of ['error', 'protocol_error']) connection.on(event, (error: unknown) => this.#refuse(error as Error))
    this.#links.listen()
  }

  #opened(): void {
    clearTimeout(this.#late)
    const largest = this.#connection.remote.open?.['max_frame_size']
    if (typeof largest === 'number' && largest < SMALLEST_FRAME) {
      return this.close({ condition: conditions.notAllowed, description: `max-frame-size is at least ${SMALLEST_FRAME}` })
    }
    const serving = this.#ports.broker.opened(this)
    if ('condition' in serving) {
      // Ours was not written yet.
      this.#connection.local.open['properties'] = { [establishmentFailed]: true }
      return this.close(serving)
    }
    this.#serving = serving
    this.#links.serve(serving)
  }

  /** What came is not AMQP, or more than may come. rhea ends the socket after this. */
  #refuse(error: Error): void {
    if (this.#closing || this.#socket.destroyed) return
    this.#closing = true
    this.#links.end()
    setTimeout(() => this.#socket.destroy(), GRACE).unref()
    if (this.#login === undefined) return
    const connection = this.#connection
    const condition = error instanceof FrameRefused ? error.condition : conditions.framing
    connection.local.close.error = {
      condition,
      description: error instanceof FrameRefused ? `${error.message} / ${error.messageRu}` : error.message,
    }
    const transport = connection.amqp_transport
    if (!connection.state.local_open || connection.state.open_requests > 0) transport.encode(frameOf(connection.local.open))
    transport.encode(frameOf(connection.local.close))
    transport.write(this.#socket)
  }

  #gone(): void {
    clearTimeout(this.#late)
    this.#closing = true
    // rhea hears of `end` and `error` only; it has timers.
    this.#connection._disconnected()
    this.#links.end()
    this.#serving?.gone()
    this.#serving = undefined
    this.#ports.gone()
  }
}

const frameOf = (performative: unknown) =>
  ({ channel: 0, type: 0, performative }) as Parameters<RheaConnection['amqp_transport']['encode']>[0]
