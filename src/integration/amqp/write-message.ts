/** Writes messages section by section; what is left out has no bytes. */
import type { AmqpBody, AmqpHeader, AmqpProperties, WrittenMessage } from './message.ts'
import { section } from './sections.ts'
import type { AmqpValue } from './value.ts'
import { described, joined, writeValue } from './write-value.ts'

/** @throws TypeError where a value is not what its field needs, such as a text that is no UUID */
export function writeMessage({ header, properties, applicationProperties, body }: WrittenMessage): Uint8Array {
  return joined([
    ...(header === undefined ? [] : [described(section.header, writeValue(trimmed(headerFields(header))))]),
    ...(properties === undefined ? [] : [described(section.properties, writeValue(trimmed(propertyFields(properties))))]),
    ...(applicationProperties === undefined
      ? []
      : [described(section.applicationProperties, writeValue(new Map(Object.entries(applicationProperties))))]),
    ...bodySections(body),
  ])
}

/** A performative or a section may end before its last fields. */
function trimmed(fields: readonly (AmqpValue | undefined)[]): readonly AmqpValue[] {
  const last = fields.findLastIndex((one) => one !== undefined && one !== null)
  return fields.slice(0, last + 1).map((one) => one ?? null)
}

const headerFields = ({
  durable,
  priority,
  ttl,
  firstAcquirer,
  deliveryCount,
}: Partial<AmqpHeader>): readonly (AmqpValue | undefined)[] => [
  durable,
  priority === undefined ? undefined : { type: 'ubyte', value: priority },
  ttl === undefined ? undefined : { type: 'uint', value: ttl },
  firstAcquirer,
  deliveryCount === undefined ? undefined : { type: 'uint', value: deliveryCount },
]

const propertyFields = (one: AmqpProperties): readonly (AmqpValue | undefined)[] => [
  one.messageId,
  one.userId,
  one.to,
  one.subject,
  one.replyTo,
  one.correlationId,
  symbol(one.contentType),
  symbol(one.contentEncoding),
  timestamp(one.absoluteExpiryTime),
  timestamp(one.creationTime),
  one.groupId,
  one.groupSequence === undefined ? undefined : { type: 'uint', value: one.groupSequence },
  one.replyToGroupId,
]

const symbol = (value: string | undefined): AmqpValue | undefined => (value === undefined ? undefined : { type: 'symbol', value })
const timestamp = (value: number | undefined): AmqpValue | undefined => (value === undefined ? undefined : { type: 'timestamp', value })

function bodySections({ kind, value }: AmqpBody): readonly Uint8Array[] {
  if (kind === 'none') return []
  const code = { data: section.data, sequence: section.sequence, value: section.value }[kind]
  return [described(code, writeValue(value))]
}
