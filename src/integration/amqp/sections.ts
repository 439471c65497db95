/** The sections of a message: where each one's value begins and ends in its bytes. */
import { said } from '../../diagnostics/said.ts'
import { AmqpDecodeError } from './decode-error.ts'
import { readValue } from './read-value.ts'
import { skipValue } from './skip-value.ts'

/** Descriptors of AMQP 1.0, part 3.2. */
export const section = {
  header: 0x70,
  deliveryAnnotations: 0x71,
  messageAnnotations: 0x72,
  properties: 0x73,
  applicationProperties: 0x74,
  data: 0x75,
  sequence: 0x76,
  value: 0x77,
  footer: 0x78,
} as const

const symbols: Readonly<Record<string, number>> = {
  'amqp:header:list': section.header,
  'amqp:delivery-annotations:map': section.deliveryAnnotations,
  'amqp:message-annotations:map': section.messageAnnotations,
  'amqp:properties:list': section.properties,
  'amqp:application-properties:map': section.applicationProperties,
  'amqp:data:binary': section.data,
  'amqp:amqp-sequence:list': section.sequence,
  'amqp:amqp-value:*': section.value,
  'amqp:footer:map': section.footer,
}

export interface Section {
  readonly code: number
  /** Its first byte, the zero before the descriptor. */
  readonly start: number
  /** First byte of its value. */
  readonly value: number
  readonly end: number
}

/** In their order. @throws AmqpDecodeError where the bytes are not a row of sections */
export function sectionsOf(bytes: Uint8Array): readonly Section[] {
  const found: Section[] = []
  for (let start = 0; start < bytes.length;) {
    if (bytes[start] !== 0) throw new AmqpDecodeError(said('a section begins with a descriptor', 'секция начинается с дескриптора'), start)
    const value = skipValue(bytes, start + 1)
    const end = skipValue(bytes, value)
    found.push({ code: codeOfSection(bytes, start + 1), start, value, end })
    start = end
  }
  return found
}

/** By the descriptor that begins at `at`. */
export function codeOfSection(bytes: Uint8Array, at: number): number {
  if (bytes[at] === 0x53) return bytes[at + 1]!
  const descriptor = readValue(bytes, at)
  if (typeof descriptor === 'bigint') return Number(descriptor)
  const name = descriptor !== null && typeof descriptor === 'object' && 'type' in descriptor ? String(descriptor.value) : ''
  const code = Object.hasOwn(symbols, name) ? symbols[name] : undefined
  if (code === undefined) throw new AmqpDecodeError(said('a section has an unknown descriptor', 'у секции неизвестный дескриптор'), at)
  return code
}
