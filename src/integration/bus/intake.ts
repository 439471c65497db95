/** Takes messages in: finds their recipients, has them kept, and only then accepts them and gives them to the queues. */
import { bytesOf } from '../../diagnostics/counted.ts'
import { saidBy } from '../../diagnostics/said-by.ts'
import type { AmqpOutcome } from '../amqp/client.ts'
import { conditions, type AmqpError } from '../amqp/error.ts'
import { glance, type Glance } from '../amqp/glance.ts'
import type { AmqpMessage } from '../amqp/message.ts'
import { viewMessage } from '../amqp/read-message.ts'
import { busFault, toPeer } from './diagnostics.ts'
import { expiryOf } from './expiry.ts'
import type { ArrivalFailure } from './failures.ts'
import type { BusMessage } from './message.ts'
import type { BrokerParts, BrokerSettings } from './parts.ts'
import { recipientNames, routed } from './recipients.ts'
import { isRepeated, type LastSlot } from './repeated.ts'
import type { KeptMessage } from './store.ts'
import type { BusApplication, BusDestination } from './topology.ts'

/** A link that messages come by. */
export interface IntakeLink {
  readonly application: BusApplication
  readonly destination: BusDestination
  readonly address: string
  readonly last: LastSlot
  /** The link must not bring what comes after a message that was not kept. */
  stop(error: AmqpError): void
  /** Breaks the connection. */
  cut(): void
}

export interface Incoming {
  readonly link: IntakeLink
  readonly bytes: Uint8Array
  /** The first of its link: it may be the one whose accept was lost. */
  readonly first: boolean
  /** Called once. */
  settle(outcome: AmqpOutcome): void
  /** It is kept. */
  arrived?(message: BusMessage): void
}

export interface IntakePorts {
  readonly settings: BrokerSettings
  nextId(): number
  /** Bytes of all messages that are kept. */
  size(): number
  /** It is kept; its queues may have it. */
  queue(kept: KeptMessage, amqp: AmqpMessage, expires: number): void
}

const ACCEPTED: AmqpOutcome = { kind: 'accepted' }

export class Intake {
  readonly #parts: BrokerParts
  readonly #ports: IntakePorts

  constructor(parts: BrokerParts, ports: IntakePorts) {
    this.#parts = parts
    this.#ports = ports
  }

  take(incoming: Incoming): void {
    const { link, bytes } = incoming
    let seen: Glance
    try {
      seen = glance(bytes, recipientNames)
    } catch (error) {
      const refused = toPeer(conditions.decode, busFault('message-malformed', { why: saidBy(error) }))
      return this.#refuse(incoming, this.#draft(link, new Uint8Array(0), []), refused)
    }
    const { queues, unknown } = routed(seen.property, link.destination)
    const draft = this.#draft(link, bytes, queues)
    if (unknown.length > 0 && this.#ports.settings.unknownRecipient === 'reject') return this.#unknown(incoming, draft, unknown)
    const failure = this.#parts.failures?.arriving?.(messageOf(draft))
    if (failure?.failure === 'reject') {
      return this.#refuse(incoming, draft, failure.error ?? toPeer(conditions.notAllowed, busFault('refused-by-failure', {})))
    }
    if (failure?.failure === 'brokerDown') return link.cut()
    if (incoming.first && this.#ports.settings.repeated === 'once' && isRepeated(link.last, bytes)) {
      this.#parts.observer?.({ kind: 'repeated', message: messageOf(draft) })
      return incoming.settle(ACCEPTED)
    }
    if (queues.length > 0) return this.#keep(incoming, draft, expiryOf(seen, draft.arrived), failure)
    this.#arrived(incoming, draft)
    this.#accept(incoming, failure)
  }

  #keep(incoming: Incoming, draft: KeptMessage, expires: number, failure: ArrivalFailure | undefined): void {
    const { link, bytes } = incoming
    if (this.#ports.size() + bytes.length > this.#ports.settings.kept) {
      return this.#release(incoming, draft, toPeer(conditions.limit, busFault('bus-full', { bytes: bytesOf(this.#ports.size()) })))
    }
    const kept = this.#draft(link, bytes, draft.queues, this.#ports.nextId(), draft.arrived)
    this.#parts.store.keep(kept, (error) => {
      if (error !== undefined) {
        return this.#release(incoming, draft, toPeer(conditions.limit, busFault('not-kept', { why: saidBy(error) })))
      }
      link.last.bytes = bytes
      this.#arrived(incoming, kept)
      this.#accept(incoming, failure)
      this.#ports.queue(kept, viewMessage(bytes), expires)
    })
  }

  #accept(incoming: Incoming, failure: ArrivalFailure | undefined): void {
    if (failure?.failure === 'dropUnsettled') return incoming.link.cut()
    if (failure?.failure !== 'slowAccept') return incoming.settle(ACCEPTED)
    void failure.until.then(() => incoming.settle(ACCEPTED))
  }

  #draft(
    { application, destination, address }: IntakeLink,
    bytes: Uint8Array,
    queues: readonly string[],
    id = 0,
    arrived = this.#parts.now(),
  ): KeptMessage {
    return {
      id,
      application: application.name,
      channel: destination.channel,
      sender: destination.participant,
      target: address,
      arrived,
      bytes,
      queues,
    }
  }

  #arrived(incoming: Incoming, kept: KeptMessage): void {
    if (this.#parts.observer === undefined && incoming.arrived === undefined) return
    const message = messageOf(kept)
    this.#parts.observer?.({ kind: 'arrived', message })
    incoming.arrived?.(message)
  }

  #unknown(incoming: Incoming, draft: KeptMessage, unknown: readonly string[]): void {
    const { channel, receivers } = incoming.link.destination
    const known = receivers.map(({ participant }) => participant).join(', ')
    const fault = busFault('recipient-unknown', { channel, codes: unknown.join(', '), known: known || '–' })
    this.#refuse(incoming, { ...draft, queues: [] }, toPeer(conditions.notFound, fault))
  }

  #refuse(incoming: Incoming, draft: KeptMessage, error: AmqpError): void {
    this.#parts.observer?.({ kind: 'notKept', message: messageOf(draft), error })
    incoming.settle({ kind: 'rejected', error })
  }

  #release(incoming: Incoming, draft: KeptMessage, error: AmqpError): void {
    this.#parts.observer?.({ kind: 'notKept', message: messageOf(draft), error })
    incoming.settle({ kind: 'released' })
    incoming.link.stop(error)
  }
}

const messageOf = ({ id, application, channel, sender, queues, arrived, bytes }: KeptMessage): BusMessage => ({
  id,
  application,
  channel,
  sender,
  queues,
  arrived,
  deliveryCount: 0,
  amqp: viewMessage(bytes),
})
