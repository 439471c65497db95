/** The parameters of a message: texts by name; what is put in is made a text, as the bus has nothing else (chapter 17.7.4). */
import { said } from '../../diagnostics/said.ts'
import { integrationError } from './error.ts'
import { stateWords, type MessageState } from './state.ts'

/** A name of the header on the wire; a parameter of such a name would be taken for it. */
const isReserved = (name: string): boolean => /^integ_(?:message_(?:id|body_size|correlation_id)|sender_code|recipient_code)$/.test(name)

/** A Map that refuses changes after its message was sent, and names that the bus has for itself. */
export class MessageParameters extends Map<string, string> {
  // Set after the entries, which Map's own constructor adds.
  #owner: { readonly state: MessageState } | undefined

  constructor(entries: Iterable<readonly [string, string]> = [], owner?: { readonly state: MessageState }) {
    super()
    for (const [name, value] of entries) super.set(name, value)
    this.#owner = owner
  }

  override set(name: string, value: unknown): this {
    this.#changing()
    if (isReserved(name)) throw integrationError('reserved-parameter', { name })
    return super.set(String(name), String(value))
  }

  override delete(name: string): boolean {
    this.#changing()
    return super.delete(name)
  }

  override clear(): void {
    this.#changing()
    super.clear()
  }

  #changing(): void {
    const state = this.#owner?.state
    if (state !== undefined && state !== 'created')
      throw integrationError('read-only', { property: said('Parameters', 'Параметры'), state: stateWords[state] })
  }
}
