/**
 * The last message of each destination: a sender whose accept was lost sends the same one again after it has connected anew, and it is not
 * kept twice.
 */
import type { AmqpMessage } from '../amqp/message.ts'
import { section, sectionsOf } from '../amqp/sections.ts'
import type { AmqpValue } from '../amqp/value.ts'
import type { KeptMessage } from './store.ts'

/** Of larger ones only the length is compared, so that no large message is held for this alone. */
const COMPARED = 0x10000

interface Last {
  readonly id: string
  readonly length: number
  readonly bytes?: Uint8Array
}

export class LastMessages {
  readonly #last = new Map<string, Last>()

  set({ application, target, bytes }: KeptMessage, amqp: AmqpMessage): void {
    const id = idOf(amqp.properties.messageId)
    if (id === undefined) return void this.#last.delete(keyOf(application, target))
    const { length } = bytes
    this.#last.set(keyOf(application, target), { id, length, ...(length <= COMPARED && { bytes }) })
  }

  /** Whether it is that message: its id, and all its bytes but those of the header, which counts deliveries. */
  has(application: string, target: string, amqp: AmqpMessage): boolean {
    const last = this.#last.get(keyOf(application, target))
    if (last === undefined || last.id !== idOf(amqp.properties.messageId)) return false
    return last.bytes === undefined ? last.length === amqp.bytes.length : areSame(withoutHeader(last.bytes), withoutHeader(amqp.bytes))
  }

  clear(): void {
    this.#last.clear()
  }
}

const keyOf = (application: string, target: string): string => `${application}\n${target}`

function idOf(id: AmqpValue | undefined): string | undefined {
  if (id === undefined || id === null) return undefined
  if (id instanceof Uint8Array) return `binary ${id.join(' ')}`
  return typeof id === 'object' && 'type' in id ? `${id.type} ${String(id.value)}` : `${typeof id} ${String(id)}`
}

function withoutHeader(bytes: Uint8Array): Uint8Array {
  const [first] = sectionsOf(bytes)
  return first?.code === section.header ? bytes.subarray(first.end) : bytes
}

const areSame = (one: Uint8Array, other: Uint8Array): boolean => one.length === other.length && one.every((byte, at) => byte === other[at])
