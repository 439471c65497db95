/** The content of a message as 1C's applications know it, read from a message of AMQP; and messages as the bus sends them. */
import type { AmqpBody, AmqpMessage } from '../../integration/amqp/message.ts'
import type { AmqpValue } from '../../integration/amqp/value.ts'
import { writeMessage } from '../../integration/amqp/write-message.ts'

/** A message, whatever client sent it. */
export interface MessageContent {
  /** As a text; `''` when the sender gave none. */
  readonly ID: string
  /** Of the message that this one answers; `''` for none. */
  readonly CorrelationId: string
  /** КодОтправителя. */
  readonly SenderCode: string
  /** Codes by commas; `''` for every participant. */
  readonly RecipientCode: string
  /** By name; those of the platform itself (`integ_…`, `SenderCode`, `RecipientCode`) are left out. */
  readonly Parameters: Readonly<Record<string, string>>
  /** Milliseconds since 1970. */
  readonly SendDate?: number
  /** ДатаУстаревания: milliseconds since 1970; absent where the message does not expire. */
  readonly ExpirationDate?: number
  /** Bytes; of a text its UTF-8. */
  readonly body: Uint8Array
}

/** Names of properties that the platform writes (public services that read its messages). */
const own = {
  id: 'integ_message_id',
  size: 'integ_message_body_size',
  sender: 'integ_sender_code',
  recipient: 'integ_recipient_code',
  correlation: 'integ_message_correlation_id',
} as const

export function contentOf({ properties, applicationProperties, body }: AmqpMessage): MessageContent {
  const texts = new Map([...applicationProperties].map(([name, value]) => [name, asText(value)]))
  const { creationTime, absoluteExpiryTime } = properties
  return {
    ID: texts.get(own.id) ?? asText(properties.messageId),
    CorrelationId: texts.get(own.correlation) ?? asText(properties.correlationId),
    SenderCode: texts.get(own.sender) ?? texts.get('SenderCode') ?? '',
    RecipientCode: texts.get(own.recipient) ?? texts.get('RecipientCode') ?? '',
    Parameters: Object.fromEntries([...texts].filter(([name]) => !isOwn(name))),
    ...(creationTime !== undefined && { SendDate: creationTime }),
    ...(absoluteExpiryTime !== undefined && { ExpirationDate: absoluteExpiryTime }),
    body: bodyBytes(body),
  }
}

const isOwn = (name: string): boolean => name.startsWith('integ_') || name === 'SenderCode' || name === 'RecipientCode'

function asText(value: AmqpValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Uint8Array) return Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('')
  if (typeof value !== 'object') return String(value)
  return 'type' in value && (typeof value.value === 'string' || typeof value.value === 'number' || typeof value.value === 'bigint')
    ? String(value.value)
    : ''
}

const utf8 = new TextEncoder()

function bodyBytes({ kind, value }: AmqpBody): Uint8Array {
  if (kind === 'none') return new Uint8Array()
  return value instanceof Uint8Array ? value : utf8.encode(asText(value))
}

/** What is written into a message. */
export interface NewMessage {
  /** A uuid, or any other text. */
  readonly ID: string
  readonly CorrelationId?: string
  readonly SenderCode?: string
  readonly RecipientCode?: string
  readonly Parameters?: Readonly<Record<string, string>>
  /** Milliseconds since 1970. */
  readonly SendDate: number
  readonly ExpirationDate?: number
  readonly body: Uint8Array
}

/** Durable, ids as uuids, every property a text, the body a binary as a value: as messages of 1C were seen. */
export function messageBytes({ ID, CorrelationId = '', SenderCode = '', RecipientCode = '', ...more }: NewMessage): Uint8Array {
  const { Parameters = {}, SendDate, ExpirationDate, body } = more
  return writeMessage({
    header: { durable: true, priority: 4, firstAcquirer: true, deliveryCount: 0 },
    properties: {
      messageId: idValue(ID),
      ...(CorrelationId !== '' && { correlationId: idValue(CorrelationId) }),
      ...(ExpirationDate !== undefined && { absoluteExpiryTime: ExpirationDate }),
      creationTime: SendDate,
    },
    applicationProperties: {
      ...Parameters,
      [own.id]: ID,
      [own.size]: String(body.length),
      ...(SenderCode !== '' && { [own.sender]: SenderCode }),
      ...(RecipientCode !== '' && { [own.recipient]: RecipientCode }),
      ...(CorrelationId !== '' && { [own.correlation]: CorrelationId }),
    },
    body: { kind: 'value', value: body },
  })
}

const idValue = (id: string): AmqpValue =>
  /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id) ? { type: 'uuid', value: id.toLowerCase() } : id
