/**
 * The last message of each destination: a sender whose accept was lost sends the same one again after it has connected anew, and it is not
 * kept twice.
 */
import { readMessage } from '../amqp/read-message.ts'
import { section, sectionsOf } from '../amqp/sections.ts'
import type { AmqpValue } from '../amqp/value.ts'

/** Where the last message of one destination is. */
export interface LastSlot {
  bytes: Uint8Array | undefined
}

export class LastMessages {
  readonly #slots = new Map<string, LastSlot>()

  slot(application: string, target: string): LastSlot {
    const key = `${application}\n${target}`
    const found = this.#slots.get(key)
    if (found !== undefined) return found
    const made: LastSlot = { bytes: undefined }
    this.#slots.set(key, made)
    return made
  }

  clear(): void {
    for (const slot of this.#slots.values()) slot.bytes = undefined
  }
}

/** Whether it has an id, and is the last one: all bytes but those of the header, which counts deliveries, are the same. */
export function isRepeated({ bytes: last }: LastSlot, bytes: Uint8Array): boolean {
  return last !== undefined && hasId(readMessage(bytes).properties.messageId) && areSame(withoutHeader(last), withoutHeader(bytes))
}

const hasId = (id: AmqpValue | undefined): boolean => id !== undefined && id !== null

function withoutHeader(bytes: Uint8Array): Uint8Array {
  const [first] = sectionsOf(bytes)
  return first?.code === section.header ? bytes.subarray(first.end) : bytes
}

const areSame = (one: Uint8Array, other: Uint8Array): boolean => one.length === other.length && one.every((byte, at) => byte === other[at])
