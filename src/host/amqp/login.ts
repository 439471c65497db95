/** The SASL stage of a connection that came in: frame by frame, PLAIN only, and nothing after it is read before the login is decided. */
import type { Socket } from 'node:net'
import type { AmqpBroker, AmqpLogin } from '../../integration/amqp/listener.ts'
import { readPlain } from './plain.ts'
import type { RheaConnection, SaslServerMechanism } from './rhea.ts'

/** Bytes of a SASL frame: a token of some thousand letters is in it twice. */
const LARGEST = 64 * 1024
const HEADER = 8
/** From a refused login to the end of the socket. */
const GRACE = 200

export class LoginStage {
  readonly #connection: RheaConnection
  readonly #socket: Socket
  readonly #broker: AmqpBroker
  readonly #decided: (login: AmqpLogin) => void
  readonly #read: (chunk: Buffer) => void
  #held: Buffer = Buffer.alloc(0)
  #state: 'header' | 'frames' | 'deciding' | 'through' | 'refused' = 'header'

  /** `decided`: called with who it is, where it may come in. */
  constructor(connection: RheaConnection, socket: Socket, broker: AmqpBroker, decided: (login: AmqpLogin) => void) {
    this.#connection = connection
    this.#socket = socket
    this.#broker = broker
    this.#decided = decided
    this.#read = connection.input.bind(connection)
  }

  /** Lets rhea have the socket. */
  accept(): void {
    const connection = this.#connection
    connection.input = (chunk) => {
      if (this.#state === 'through') this.#read(chunk)
      else this.#take(chunk)
    }
    connection.accept(this.#socket)
    const sasl = connection.sasl_transport!
    sasl.mechanisms = Object.assign(Object.create(null) as object, { PLAIN: () => this.#mechanism() })
    const init = sasl.on_sasl_init.bind(sasl)
    sasl.on_sasl_init = (frame) => {
      this.#state = 'deciding'
      init(frame)
      if (String(frame.performative?.['mechanism']) !== 'PLAIN') this.#refuse()
    }
  }

  #take(chunk: Buffer): void {
    if (this.#state === 'refused') return
    this.#held = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk])
    if (this.#held.length > LARGEST * 2) return void this.#socket.destroy()
    if (this.#state === 'header') this.#header()
    this.#frames()
  }

  #header(): void {
    if (this.#held.length < HEADER) return
    this.#state = 'frames'
    const header = this.#held.subarray(0, HEADER)
    this.#held = this.#held.subarray(HEADER)
    // A peer that begins without SASL, or with another version, learns what is spoken here.
    if (header.toString('latin1') !== 'AMQP\x03\x01\x00\x00') {
      this.#socket.write(Buffer.from('AMQP\x03\x01\x00\x00', 'latin1'))
      return this.#refuse()
    }
    this.#read(header)
  }

  #frames(): void {
    while (this.#state === 'frames' && this.#held.length >= 4) {
      const size = this.#held.readUInt32BE(0)
      if (size < HEADER || size > LARGEST) return void this.#socket.destroy()
      if (this.#held.length < size) return
      const frame = this.#held.subarray(0, size)
      this.#held = this.#held.subarray(size)
      this.#read(frame)
    }
  }

  #mechanism(): SaslServerMechanism {
    const mechanism: SaslServerMechanism = {
      start: async (response, hostname) => {
        const plain = readPlain(response)
        const from = `${this.#socket.remoteAddress ?? ''}:${this.#socket.remotePort ?? ''}`
        const login = plain && { ...plain, from, ...(typeof hostname === 'string' && { hostname }) }
        mechanism.outcome = login !== undefined && (await this.#allowed(login))
        mechanism.username = login?.user ?? ''
        if (mechanism.outcome) this.#decided(login!)
        // rhea writes the outcome meanwhile.
        setImmediate(() => (mechanism.outcome === true ? this.#through() : this.#refuse()))
      },
    }
    return mechanism
  }

  async #allowed(login: AmqpLogin): Promise<boolean> {
    try {
      return await this.#broker.authenticate(login)
    } catch {
      return false
    }
  }

  #through(): void {
    this.#state = 'through'
    const rest = this.#held
    this.#held = Buffer.alloc(0)
    if (rest.length > 0) this.#read(rest)
  }

  #refuse(): void {
    this.#state = 'refused'
    setImmediate(() => this.#socket.end())
    setTimeout(() => this.#socket.destroy(), GRACE).unref()
  }
}
