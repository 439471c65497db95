/** An AMQP 1.0 message: its bytes, which go on unchanged, and a view of what they say. */
import type { AmqpValue } from './value.ts'

/** How the body is written: `none` is a message without a body section, which some libraries send for null. */
type BodyKind = 'data' | 'sequence' | 'value' | 'none'

export interface AmqpHeader {
  readonly durable: boolean
  readonly priority: number
  /** Milliseconds from the arrival at the broker. */
  readonly ttl?: number
  readonly firstAcquirer: boolean
  readonly deliveryCount: number
}

/** Message ids are uuid, ulong, binary or string; 1C's are uuid. Times are milliseconds since 1970. */
export interface AmqpProperties {
  readonly messageId?: AmqpValue
  readonly userId?: Uint8Array
  readonly to?: string
  readonly subject?: string
  readonly replyTo?: string
  readonly correlationId?: AmqpValue
  readonly contentType?: string
  readonly contentEncoding?: string
  readonly absoluteExpiryTime?: number
  readonly creationTime?: number
  readonly groupId?: string
  readonly groupSequence?: number
  readonly replyToGroupId?: string
}

/** `value` of a body of kind `data` is its bytes joined, of `sequence` its lists joined, of `none` null. */
export interface AmqpBody {
  readonly kind: BodyKind
  readonly value: AmqpValue
}

/** What a message says; sections are read when they are asked for. */
export interface AmqpMessage {
  readonly bytes: Uint8Array
  readonly header: AmqpHeader
  readonly properties: AmqpProperties
  readonly applicationProperties: ReadonlyMap<string, AmqpValue>
  readonly body: AmqpBody
}

/**
 * A message to be written; what is left out is not in its bytes. 1C's own has a header, properties, application-properties and a binary
 * value.
 */
export interface WrittenMessage {
  readonly header?: Partial<AmqpHeader>
  readonly properties?: AmqpProperties
  readonly applicationProperties?: Readonly<Record<string, AmqpValue>>
  readonly body: AmqpBody
}
