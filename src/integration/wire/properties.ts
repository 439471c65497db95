/**
 * A message of a queue as 1C has it on the wire, and back: the id as a uuid, parameters as texts among the application-properties beside
 * the header's own names, the body as one binary value (docs/integration-services.md has the table).
 */
import { SaidError } from '../../diagnostics/said-error.ts'
import { said } from '../../diagnostics/said.ts'
import type { AmqpMessage, WrittenMessage } from '../amqp/message.ts'
import type { AmqpValue } from '../amqp/value.ts'
import type { KeptMessage } from '../message/kept.ts'
import { isUUID, uuidOfText } from './uuid.ts'

/** What of a foreign message cannot be taken: it is rejected. */
class UnreadableMessage extends SaidError {}

export interface WireSettings {
  /** Writes `SenderCode` and `RecipientCode` as well, as earlier versions of the platform did. */
  readonly oldCodes?: boolean
}

/** Everything but the id and the size is left out where it is empty. */
export function toWire(message: KeptMessage, { oldCodes = false }: WireSettings = {}): WrittenMessage {
  const { id, correlation, sender, recipient, sent, expires, parameters, body } = message
  return {
    header: { durable: true, priority: 4, firstAcquirer: false, deliveryCount: 0 },
    properties: {
      messageId: { type: 'uuid', value: id },
      ...(correlation !== undefined && { correlationId: { type: 'uuid', value: correlation } as const }),
      ...(expires !== undefined && { absoluteExpiryTime: expires }),
      ...(sent !== undefined && { creationTime: sent }),
    },
    applicationProperties: {
      ...parameters,
      integ_message_id: id,
      integ_message_body_size: String(body.length),
      ...(correlation !== undefined && { integ_message_correlation_id: correlation }),
      ...(sender !== '' && { integ_sender_code: sender, ...(oldCodes && { SenderCode: sender }) }),
      ...(recipient !== '' && { integ_recipient_code: recipient, ...(oldCodes && { RecipientCode: recipient }) }),
    },
    body: { kind: 'value', value: body },
  }
}

/** Names of the header; foreign senders use the short ones. */
const ofHeader = new Set([
  'integ_message_id',
  'integ_message_body_size',
  'integ_message_correlation_id',
  'integ_sender_code',
  'integ_recipient_code',
  'SenderCode',
  'RecipientCode',
])

/** `newId`: for a message that has none. @throws UnreadableMessage */
export function fromWire(
  { header, properties, applicationProperties: given, body }: AmqpMessage,
  now: number,
  newId: () => string,
): KeptMessage {
  const text = (...names: readonly string[]): string =>
    names
      .map((one) => given.get(one))
      .find((one) => one !== undefined && one !== null && one !== '')
      ?.toString() ?? ''
  const { messageId, correlationId, absoluteExpiryTime, creationTime } = properties
  const { ttl } = header
  // Some libraries write 0 for a message that never expires.
  const expires = absoluteExpiryTime || (ttl ? now + ttl : undefined)
  return {
    id: idOf(messageId) ?? idOf(given.get('integ_message_id')) ?? newId(),
    correlation: idOf(correlationId) ?? idOf(given.get('integ_message_correlation_id')),
    sender: text('integ_sender_code', 'SenderCode'),
    recipient: text('integ_recipient_code', 'RecipientCode'),
    ...(expires !== undefined && { expires }),
    ...(creationTime !== undefined && { sent: creationTime }),
    parameters: Object.fromEntries([...given].filter(([name]) => !ofHeader.has(name)).map(([name, value]) => [name, textOf(value)])),
    body: bytesOf(body.value),
  }
}

/** An id that is no UUID has one made of its text, always the same. */
function idOf(value: AmqpValue | undefined): string | undefined {
  if (value === undefined || value === null || value === '') return undefined
  const text = textOf(value)
  return isUUID(text) ? text.toLowerCase() : uuidOfText(text)
}

function textOf(value: AmqpValue): string {
  if (value === null) return ''
  if (value instanceof Uint8Array) return new TextDecoder().decode(value)
  if (typeof value !== 'object') return String(value)
  if (value instanceof Map)
    return JSON.stringify([...value].map(([name, one]: readonly [AmqpValue, AmqpValue]) => [textOf(name), textOf(one)]))
  if (Array.isArray(value)) return JSON.stringify(value.map(textOf))
  return textOf((value as { readonly value: AmqpValue }).value)
}

function bytesOf(value: AmqpValue): Uint8Array {
  if (value instanceof Uint8Array) return value
  if (value === null) return new Uint8Array()
  if (typeof value === 'string') return new TextEncoder().encode(value)
  throw new UnreadableMessage(said('the body is neither binary nor a text', 'тело – ни двоичные данные, ни строка'))
}
