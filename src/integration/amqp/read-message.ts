/** Reads messages: a view of the bytes, whose sections are made when they are asked for. */
import type { AmqpBody, AmqpHeader, AmqpMessage, AmqpProperties } from './message.ts'
import { itemsAt, readValue } from './read-value.ts'
import { section, sectionsOf, type Section } from './sections.ts'
import type { AmqpTyped, AmqpValue } from './value.ts'
import { joined } from './write-value.ts'

/** @throws AmqpDecodeError where the bytes are no message; nothing is left to be found out later */
export const readMessage = (bytes: Uint8Array): AmqpMessage => new MessageView(bytes, sectionsOf(bytes))

/** Of bytes that were checked before. */
export const viewMessage = (bytes: Uint8Array): AmqpMessage => new MessageView(bytes)

class MessageView implements AmqpMessage {
  readonly bytes: Uint8Array
  #found: readonly Section[] | undefined
  #header: AmqpHeader | undefined
  #properties: AmqpProperties | undefined
  #application: ReadonlyMap<string, AmqpValue> | undefined

  constructor(bytes: Uint8Array, sections?: readonly Section[]) {
    this.bytes = bytes
    this.#found = sections
  }

  get #sections(): readonly Section[] {
    return (this.#found ??= sectionsOf(this.bytes))
  }

  get header(): AmqpHeader {
    return (this.#header ??= headerOf(this.#fields(section.header)))
  }

  get properties(): AmqpProperties {
    return (this.#properties ??= propertiesOf(this.#fields(section.properties)))
  }

  get applicationProperties(): ReadonlyMap<string, AmqpValue> {
    return (this.#application ??= applicationOf(this.#fields(section.applicationProperties)))
  }

  get body(): AmqpBody {
    const body = this.#sections.filter(({ code }) => code >= section.data && code <= section.value)
    const [first] = body
    if (first === undefined) return { kind: 'none', value: null }
    const values = body.filter(({ code }) => code === first.code).map(({ value }) => readValue(this.bytes, value))
    if (first.code === section.value) return { kind: 'value', value: values[0]! }
    if (first.code === section.sequence) return { kind: 'sequence', value: values.flatMap((one) => (Array.isArray(one) ? one : [one])) }
    return { kind: 'data', value: joined(values.filter((one) => one instanceof Uint8Array)) }
  }

  /** Of a list its items, of a map its keys and values in turn; none where there is no such section. */
  #fields(code: number): readonly AmqpValue[] {
    const found = this.#sections.find((one) => one.code === code)
    if (found === undefined) return []
    return (itemsAt(this.bytes, found.value) ?? []).map((at) => readValue(this.bytes, at))
  }
}

function headerOf([durable, priority, ttl, firstAcquirer, deliveryCount]: readonly AmqpValue[]): AmqpHeader {
  return {
    durable: durable === true,
    priority: typeof priority === 'number' ? priority : 4,
    ...(typeof ttl === 'number' && { ttl }),
    firstAcquirer: firstAcquirer === true,
    deliveryCount: typeof deliveryCount === 'number' ? deliveryCount : 0,
  }
}

function propertiesOf(fields: readonly AmqpValue[]): AmqpProperties {
  const [messageId, userId, to, subject, replyTo, correlationId, type, encoding, expiry, creation, group, sequence, replyGroup] = fields
  return {
    ...(isThere(messageId) && { messageId }),
    ...(userId instanceof Uint8Array && { userId }),
    ...(typeof to === 'string' && { to }),
    ...(typeof subject === 'string' && { subject }),
    ...(typeof replyTo === 'string' && { replyTo }),
    ...(isThere(correlationId) && { correlationId }),
    ...(isTyped(type) && { contentType: String(type.value) }),
    ...(isTyped(encoding) && { contentEncoding: String(encoding.value) }),
    ...(isTyped(expiry) && { absoluteExpiryTime: Number(expiry.value) }),
    ...(isTyped(creation) && { creationTime: Number(creation.value) }),
    ...(typeof group === 'string' && { groupId: group }),
    ...(typeof sequence === 'number' && { groupSequence: sequence }),
    ...(typeof replyGroup === 'string' && { replyToGroupId: replyGroup }),
  }
}

/** Keys are strings; those of another type are left out of the view, and stay in the bytes. */
function applicationOf(fields: readonly AmqpValue[]): ReadonlyMap<string, AmqpValue> {
  const map = new Map<string, AmqpValue>()
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const key = fields[at]
    if (typeof key === 'string') map.set(key, fields[at + 1]!)
  }
  return map
}

const isThere = (value: AmqpValue | undefined): value is Exclude<AmqpValue, null> => value !== undefined && value !== null

const isTyped = (value: AmqpValue | undefined): value is AmqpTyped =>
  isThere(value) && typeof value === 'object' && 'type' in value && typeof value.type === 'string'
