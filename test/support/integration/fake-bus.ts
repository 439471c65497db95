import { asSaid, type Said } from '../../../src/diagnostics/said.ts'
/** A bus in memory, whose connections break and whose answers are lost where a test says so. */
import type { KeptMessage } from '../../../src/integration/message/kept.ts'
import { WireError } from '../../../src/integration/wire/error.ts'
import type { BusConnection, ConnectToBus, Delivery, Received, Sent } from '../../../src/integration/wire/port.ts'

/** What happens at a point of the wire; `undefined`: as usual. */
export type Fault = 'drop' | 'lostAnswer' | 'reject' | undefined

export class FakeBus {
  /** Messages that wait, by the external name of their channel. */
  readonly queues = new Map<string, KeptMessage[]>()
  /** All that was ever taken from a service, by channel, in order. */
  readonly arrived = new Map<string, string[]>()
  readonly logins: string[] = []
  isDown = false
  /** External names of channels that are not there now. */
  readonly refused = new Set<string>()
  /** Milliseconds since 1970 until which tokens are good. */
  expires: number | undefined
  /** Asked for each message that is sent. */
  sending: (external: string, message: KeptMessage) => Fault = () => undefined
  /** Asked for each message that is delivered. */
  delivering: (external: string, message: KeptMessage) => 'unreadable' | undefined = () => undefined
  readonly #open = new Set<Connection>()

  get connections(): number {
    return this.#open.size
  }

  put(external: string, ...messages: readonly KeptMessage[]): void {
    this.queues.set(external, [...this.queue(external), ...messages])
    for (const one of this.#open) one.pump(external)
  }

  queue(external: string): readonly KeptMessage[] {
    return this.queues.get(external) ?? []
  }

  /** Ends the links of a channel, and refuses others for as long as it is among `refused`. */
  detach(external: string, why = 'the channel is gone'): void {
    this.refused.add(external)
    for (const one of this.#open) one.detach(external, why)
  }

  /** Breaks all connections. */
  break(why = 'the bus went down'): void {
    for (const one of this.#open) one.end(why)
  }

  readonly connect: ConnectToBus = async ({ address, user }) => {
    this.logins.push(`${user}@${address}`)
    if (this.isDown) throw new WireError('http', 'the bus refuses the connection')
    const connection = new Connection(this, () => void this.#open.delete(connection))
    this.#open.add(connection)
    return connection
  }
}

class Connection implements BusConnection {
  readonly #bus: FakeBus
  readonly #gone: () => void
  readonly #receivers = new Map<string, (delivery: Delivery) => void>()
  readonly #unsettled = new Set<string>()
  readonly #closings = new Map<string, (why: Said) => void>()
  readonly expires: number | undefined
  readonly closed: Promise<Said | undefined>
  #end!: (why: Said | undefined) => void
  #isOver = false

  constructor(bus: FakeBus, gone: () => void) {
    this.#bus = bus
    this.#gone = gone
    this.expires = bus.expires
    this.closed = new Promise((resolve) => {
      this.#end = resolve
    })
  }

  async send(external: string, message: KeptMessage): Promise<Sent> {
    const fault = this.#bus.sending(external, message)
    if (this.#isOver || fault === 'drop') {
      this.end('broken while sending')
      return { accepted: false, why: asSaid('lost'), isOpen: false }
    }
    if (external === 'unknown') return { accepted: false, why: asSaid('the bus has no channel "unknown"'), isOpen: false }
    if (fault === 'reject') return { accepted: false, why: asSaid('rejected'), isOpen: true }
    const arrived = this.#bus.arrived.get(external) ?? []
    this.#bus.arrived.set(external, [...arrived, message.id])
    this.#bus.put(external, message)
    if (fault === 'lostAnswer') {
      this.end('broken before the answer')
      return { accepted: false, why: asSaid('lost'), isOpen: false }
    }
    return { accepted: true }
  }

  async receive(external: string, deliver: (delivery: Delivery) => void): Promise<Received> {
    if (external === 'unknown' || this.#bus.refused.has(external))
      throw new WireError('amqp', `the bus has no channel "${external}" for this application`)
    this.#receivers.set(external, deliver)
    this.#unsettled.delete(external)
    this.pump(external)
    return { closed: new Promise((resolve) => this.#closings.set(external, resolve)) }
  }

  /** The bus ends the link of a channel alone. */
  detach(external: string, why: string): void {
    this.#receivers.delete(external)
    this.#closings.get(external)?.(asSaid(why))
  }

  pump(external: string): void {
    const deliver = this.#receivers.get(external)
    const message = this.#bus.queue(external)[0]
    if (deliver === undefined || message === undefined || this.#isOver || this.#unsettled.has(external)) return
    this.#unsettled.add(external)
    const settle = (isTaken: boolean): void => {
      if (this.#isOver || !this.#unsettled.delete(external)) return
      if (isTaken) this.#bus.queues.set(external, this.#bus.queue(external).slice(1))
      queueMicrotask(() => this.pump(external))
    }
    deliver({
      message: () => {
        if (this.#bus.delivering(external, message) === 'unreadable') throw new Error('no message')
        return message
      },
      accept: () => settle(true),
      release: () => settle(false),
      reject: () => settle(true),
    })
  }

  end(why: string | undefined): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#gone()
    this.#end(why === undefined ? undefined : asSaid(why))
  }

  close(): Promise<void> {
    this.end(undefined)
    return Promise.resolve()
  }
}

let last = 0

/** A message as a bus has it. */
export function busMessage(text: string, more: Partial<KeptMessage> = {}): KeptMessage {
  const id = `00000000-0000-4000-8000-${(++last).toString(16).padStart(12, '0')}`
  return { id, sender: 'Shop', recipient: '', parameters: {}, body: new TextEncoder().encode(text), ...more }
}
