/** A message that went through a bus, as a test sees it: what it said, who sent it, and what became of each delivery. */
import type { AmqpMessage } from '../../integration/amqp/message.ts'
import { contentOf, type MessageContent } from '../message/content.ts'

/** How a message ended on its way in: `pending` until it did. */
export type ArrivalOutcome = 'accepted' | 'refused' | 'repeated'

/** A delivery of a message to one participant. */
export interface ExchangedDelivery {
  /** Code of the participant. */
  readonly participant: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** Deliveries to this participant before this one. */
  readonly deliveryCount: number
  /** `pending`: the participant has not said; `lost`: its connection ended first. */
  readonly outcome: 'pending' | 'accepted' | 'rejected' | 'released' | 'modified' | 'lost'
}

/** A message that went through the bus. */
export class ExchangedMessage implements MessageContent {
  /** Counts from 1 in the order of arrival. */
  readonly number: number
  /** Milliseconds since 1970. */
  readonly at: number
  /** Name of the application. */
  readonly application: string
  /** `process.channel`. */
  readonly channel: string
  /** Code of the participant that sent it; `''` for a message that the test itself put into the channel. */
  readonly participant: string
  /** Whether the bus took it. */
  readonly outcome: ArrivalOutcome
  /** Where it was refused: the condition and the sentence. */
  readonly error: string | undefined
  /** As it was sent: sections, types, bytes. */
  readonly amqp: AmqpMessage
  readonly #deliveries: ExchangedDelivery[] = []
  #content: MessageContent | undefined

  constructor(of: Pick<ExchangedMessage, 'number' | 'at' | 'application' | 'channel' | 'participant' | 'outcome' | 'error' | 'amqp'>) {
    this.number = of.number
    this.at = of.at
    this.application = of.application
    this.channel = of.channel
    this.participant = of.participant
    this.outcome = of.outcome
    this.error = of.error
    this.amqp = of.amqp
  }

  get #read(): MessageContent {
    return (this.#content ??= contentOf(this.amqp))
  }

  /** Идентификатор; `''` when the sender gave none. */
  get ID(): string {
    return this.#read.ID
  }

  /** ИдентификаторСообщенияЗапроса; `''` for none. */
  get CorrelationId(): string {
    return this.#read.CorrelationId
  }

  /** КодОтправителя. */
  get SenderCode(): string {
    return this.#read.SenderCode
  }

  /** КодПолучателя: codes by commas, `''` for every participant. */
  get RecipientCode(): string {
    return this.#read.RecipientCode
  }

  /** Параметры by name. */
  get Parameters(): Readonly<Record<string, string>> {
    return this.#read.Parameters
  }

  /** ДатаОтправки: milliseconds since 1970. */
  get SendDate(): number {
    return this.#read.SendDate ?? this.at
  }

  /** ДатаУстаревания: milliseconds since 1970; Infinity for a message that does not expire. */
  get ExpirationDate(): number {
    return this.#read.ExpirationDate ?? Infinity
  }

  /** Bytes of the body; of a text its UTF-8. */
  get body(): Uint8Array {
    return this.#read.body
  }

  /** The body as text in UTF-8. */
  text(): string {
    return new TextDecoder().decode(this.body)
  }

  /** The body as JSON. @throws SyntaxError where it is none */
  json(): unknown {
    return JSON.parse(this.text())
  }

  /** Oldest first. */
  get deliveries(): readonly ExchangedDelivery[] {
    return this.#deliveries
  }

  /** For the journal. */
  delivered(one: ExchangedDelivery): void {
    this.#deliveries.push(one)
  }

  /** For the journal: the outcome of the last delivery to the participant that has none yet. */
  settled(participant: string, outcome: ExchangedDelivery['outcome']): void {
    const at = this.#deliveries.findLastIndex((one) => one.participant === participant && one.outcome === 'pending')
    if (at >= 0) this.#deliveries[at] = { ...this.#deliveries[at]!, outcome }
  }
}
