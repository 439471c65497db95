/** Takes messages in: finds their recipients, has them kept, and only then accepts them and gives them to the queues. */
import { saidBy } from '../../diagnostics/said-by.ts'
import type { AmqpOutcome } from '../amqp/client.ts'
import { conditions, type AmqpError } from '../amqp/error.ts'
import type { AmqpMessage } from '../amqp/message.ts'
import { readMessage } from '../amqp/read-message.ts'
import { busFault, toPeer } from './diagnostics.ts'
import type { BusMessage } from './message.ts'
import type { BrokerParts, BrokerSettings } from './parts.ts'
import { routed } from './recipients.ts'
import type { LastMessages } from './repeated.ts'
import type { KeptMessage } from './store.ts'
import type { BusApplication, BusDestination } from './topology.ts'

/** One message on its way in. */
export interface Incoming {
  readonly application: BusApplication
  readonly destination: BusDestination
  readonly address: string
  readonly bytes: Uint8Array
  /** The first of its link: it may be the one whose accept was lost. */
  readonly first: boolean
  /** Called once. */
  settle(outcome: AmqpOutcome): void
  /** The link must not bring what comes after a message that was not kept. */
  stop(error: AmqpError): void
  /** Breaks the connection. */
  cut(): void
  /** It is kept. */
  arrived?(message: BusMessage): void
}

export interface IntakePorts {
  readonly settings: BrokerSettings
  readonly last: LastMessages
  nextId(): number
  /** Bytes of all messages that are kept. */
  size(): number
  /** It is kept; its queues may have it. */
  queue(kept: KeptMessage, amqp: AmqpMessage): void
}

export class Intake {
  readonly #parts: BrokerParts
  readonly #ports: IntakePorts

  constructor(parts: BrokerParts, ports: IntakePorts) {
    this.#parts = parts
    this.#ports = ports
  }

  take(incoming: Incoming): void {
    const read = this.#read(incoming)
    if (read === undefined) return
    const failure = this.#parts.failures?.arriving?.(read.message)
    if (failure?.failure === 'reject') {
      return this.#refuse(incoming, read.message, failure.error ?? toPeer(conditions.notAllowed, busFault('refused-by-failure', {})))
    }
    if (failure?.failure === 'brokerDown') return incoming.cut()
    if (this.#isRepeated(incoming, read.amqp)) {
      this.#parts.observer?.({ kind: 'repeated', message: read.message })
      return incoming.settle({ kind: 'accepted' })
    }
    const accepted = (): void => {
      if (failure?.failure === 'dropUnsettled') return incoming.cut()
      if (failure?.failure !== 'slowAccept') return incoming.settle({ kind: 'accepted' })
      void failure.until.then(() => incoming.settle({ kind: 'accepted' }))
    }
    if (read.queues.length === 0) {
      this.#arrived(incoming, read.message)
      return accepted()
    }
    void this.#keep(incoming, read, accepted)
  }

  async #keep(incoming: Incoming, { amqp, queues, message }: Read, accepted: () => void): Promise<void> {
    const { application, destination, address } = incoming
    if (this.#ports.size() + incoming.bytes.length > this.#ports.settings.kept) {
      return this.#release(incoming, message, toPeer(conditions.limit, busFault('bus-full', { bytes: String(this.#ports.size()) })))
    }
    const kept: KeptMessage = {
      id: this.#ports.nextId(),
      application: application.name,
      channel: destination.channel,
      sender: destination.participant,
      target: address,
      arrived: message.arrived,
      bytes: incoming.bytes,
      queues,
    }
    try {
      await this.#parts.store.keep(kept)
    } catch (error) {
      return this.#release(incoming, message, toPeer(conditions.limit, busFault('not-kept', { why: saidBy(error) })))
    }
    this.#ports.last.set(kept, amqp)
    this.#arrived(incoming, { ...message, id: kept.id })
    accepted()
    this.#ports.queue(kept, amqp)
  }

  #arrived(incoming: Incoming, message: BusMessage): void {
    this.#parts.observer?.({ kind: 'arrived', message })
    incoming.arrived?.(message)
  }

  #isRepeated({ first, application, address }: Incoming, amqp: AmqpMessage): boolean {
    return first && this.#ports.settings.repeated === 'once' && this.#ports.last.has(application.name, address, amqp)
  }

  /** It is settled here where it cannot be taken. */
  #read(incoming: Incoming): Read | undefined {
    const { application, destination } = incoming
    const message = (amqp: AmqpMessage, queues: readonly string[]): BusMessage => ({
      id: 0,
      application: application.name,
      channel: destination.channel,
      sender: destination.participant,
      queues,
      arrived: this.#parts.now(),
      deliveryCount: 0,
      amqp,
    })
    let amqp: AmqpMessage
    try {
      amqp = readMessage(incoming.bytes)
    } catch (error) {
      const refused = toPeer(conditions.decode, busFault('message-malformed', { why: saidBy(error) }))
      this.#refuse(incoming, message(readMessage(new Uint8Array(0)), []), refused)
      return undefined
    }
    const { to, unknown } = routed(amqp, destination.receivers)
    const queues = to.map(({ address }) => address)
    if (unknown.length === 0 || this.#ports.settings.unknownRecipient === 'drop') return { amqp, queues, message: message(amqp, queues) }
    const known = destination.receivers.map(({ participant }) => participant).join(', ')
    const fault = busFault('recipient-unknown', { channel: destination.channel, codes: unknown.join(', '), known: known || '–' })
    this.#refuse(incoming, message(amqp, []), toPeer(conditions.notFound, fault))
    return undefined
  }

  #refuse(incoming: Incoming, message: BusMessage, error: AmqpError): void {
    this.#parts.observer?.({ kind: 'notKept', message, error })
    incoming.settle({ kind: 'rejected', error })
  }

  #release(incoming: Incoming, message: BusMessage, error: AmqpError): void {
    this.#parts.observer?.({ kind: 'notKept', message, error })
    incoming.settle({ kind: 'released' })
    incoming.stop(error)
  }
}

interface Read {
  readonly amqp: AmqpMessage
  readonly queues: readonly string[]
  readonly message: BusMessage
}
