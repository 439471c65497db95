/** `СообщениеСервисаИнтеграции`: a message that is made to be sent, or that was received (chapter 17.7.4). */
import { said, type Said } from '../../diagnostics/said.ts'
import { inRussian } from '../../names/bilingual.ts'
import { memberNames } from '../../names/members.ts'
import type { ReceivedMessage } from '../definition/message.ts'
import { BodyContent, MessageBody } from './body.ts'
import { integrationError } from './error.ts'
import type { KeptMessage } from './kept.ts'
import { MessageParameters } from './parameters.ts'
import { stateWords, type MessageState } from './state.ts'

/** As errors name them. */
const properties = {
  CorrelationId: said('CorrelationId', 'ИдентификаторСообщенияЗапроса'),
  SenderCode: said('SenderCode', 'КодОтправителя'),
  RecipientCode: said('RecipientCode', 'КодПолучателя'),
}

/** Where a message comes from. */
export interface MessageOrigin {
  /** Name of the integration service. */
  readonly service: string
  /** Number of the message among those that this process has made: inside one transaction they are sent in this order. */
  readonly made: number
}

/** A message of an integration service. */
export class IntegrationServiceMessage implements ReceivedMessage {
  readonly #origin: MessageOrigin
  readonly #id: string
  readonly #expires: number | undefined
  /** What streams of the body and the parameters see of it. */
  readonly #life: { state: MessageState; readonly content: BodyContent }
  #sent: number | undefined
  #correlation: string | undefined
  #sender: string
  #recipient: string
  #body: MessageBody | undefined
  /** `Параметры`. Texts by name; other values become texts. */
  readonly Parameters: Map<string, string>

  /** Made by `CreateMessage`, or of what a queue keeps. */
  constructor(origin: MessageOrigin, state: MessageState, kept: Omit<KeptMessage, 'body'> & { readonly body?: Uint8Array }) {
    this.#origin = origin
    this.#life = { state, content: new BodyContent(kept.body) }
    this.#id = kept.id
    this.#expires = kept.expires
    this.#sent = kept.sent
    this.#correlation = kept.correlation
    this.#sender = kept.sender
    this.#recipient = kept.recipient
    this.Parameters = new MessageParameters(Object.entries(kept.parameters), this.#life)
  }

  /** `Идентификатор`. A UUID. */
  get ID(): string {
    return this.#id
  }

  /** `ДатаОтправки`. Set when the message is sent. */
  get SendDate(): Date | undefined {
    return dateOf(this.#sent)
  }

  /** `ДатаУстаревания`. From then on the message is neither sent nor handled; given to `CreateMessage` only. */
  get ExpirationDate(): Date | undefined {
    return dateOf(this.#expires)
  }

  /** `ИдентификаторСообщенияЗапроса`. The ID of the message that this one answers. @throws IntegrationError once the message is sent */
  get CorrelationId(): string | undefined {
    return this.#correlation
  }

  set CorrelationId(id: string | undefined) {
    this.#changing(properties.CorrelationId)
    if (id !== undefined && !isUUID(id))
      throw integrationError('wrong-value', { property: properties.CorrelationId, value: String(id), expected: 'UUID' })
    this.#correlation = id?.toLowerCase()
  }

  /** `КодОтправителя`. The code of the participant that sends. @throws IntegrationError once the message is sent */
  get SenderCode(): string {
    return this.#sender
  }

  set SenderCode(code: string) {
    this.#changing(properties.SenderCode)
    this.#sender = String(code)
  }

  /** `КодПолучателя`. Codes of the recipients with commas between them; empty: any. @throws IntegrationError once the message is sent */
  get RecipientCode(): string {
    return this.#recipient
  }

  set RecipientCode(codes: string) {
    this.#changing(properties.RecipientCode)
    this.#recipient = String(codes)
  }

  /** `РазмерТела`. Bytes that are written into the body so far, or that were sent. */
  get BodySize(): number {
    return this.#life.content.size
  }

  /**
   * `ПолучитьТелоКакПоток`. The body: only written before the message is sent, only read afterwards; its position is never set. Each call
   * gives a stream of its own, which reads from the beginning or writes on.
   */
  GetBodyAsStream(): MessageBody {
    return new MessageBody(this.#life)
  }

  /** The body as a text in UTF-8; ours, 1C has none. */
  GetBodyAsString(): string {
    return new TextDecoder().decode(this.#life.content.bytes)
  }

  /** The body whole; ours, 1C has none. */
  GetBodyAsBinaryData(): Uint8Array {
    return this.#life.content.bytes.slice()
  }

  /** Writes a text in UTF-8 into the body; ours, 1C has none. @throws IntegrationError once the message is sent */
  SetBodyFromString(text: string): void {
    this.SetBodyFromBinaryData(new TextEncoder().encode(text))
  }

  /** Writes bytes into the body; ours, 1C has none. @throws IntegrationError once the message is sent */
  SetBodyFromBinaryData(bytes: Uint8Array): void {
    ;(this.#body ??= this.GetBodyAsStream()).Write(bytes)
  }

  /** What a queue keeps of it, for the parts of this library. */
  kept(): KeptMessage {
    return {
      id: this.#id,
      correlation: this.#correlation,
      sender: this.#sender,
      recipient: this.#recipient,
      sent: this.#sent,
      expires: this.#expires,
      parameters: Object.fromEntries(this.Parameters),
      body: this.#life.content.bytes,
    }
  }

  /** Where it comes from, for the parts of this library. */
  origin(): MessageOrigin {
    return this.#origin
  }

  /** Where it is in its life, for the parts of this library. */
  get state(): MessageState {
    return this.#life.state
  }

  /** Makes it a sent one. */
  markSent(now: number): void {
    this.#sent = now
    this.#life.state = 'sent'
  }

  #changing(property: Said): void {
    const { state } = this.#life
    if (state !== 'created') throw integrationError('read-only', { property, state: stateWords[state] })
  }

  // The same by their Russian names.
  /** `ID`. */
  declare readonly Идентификатор: this['ID']
  /** `SendDate`. */
  declare readonly ДатаОтправки: this['SendDate']
  /** `ExpirationDate`. */
  declare readonly ДатаУстаревания: this['ExpirationDate']
  /** `CorrelationId`. */
  declare ИдентификаторСообщенияЗапроса: this['CorrelationId']
  /** `SenderCode`. */
  declare КодОтправителя: this['SenderCode']
  /** `RecipientCode`. */
  declare КодПолучателя: this['RecipientCode']
  /** `Parameters`. */
  declare readonly Параметры: this['Parameters']
  /** `BodySize`. */
  declare readonly РазмерТела: this['BodySize']
  /** `GetBodyAsStream`. */
  declare readonly ПолучитьТелоКакПоток: this['GetBodyAsStream']
}

inRussian(IntegrationServiceMessage, memberNames.IntegrationServiceMessage)

const dateOf = (time: number | undefined): Date | undefined => (time === undefined ? undefined : new Date(time))

const isUUID = (text: unknown): boolean => typeof text === 'string' && /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)
