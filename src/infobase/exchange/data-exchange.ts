/** What an object says of exchange while it is written: whether it is loaded, whom it came from, which nodes are to have it. */
import type { Reference } from '../values/reference.ts'

/** The nodes that a change is registered for. */
export class Recipients implements Iterable<Reference> {
  /** Whether the nodes of the plans that record the object by themselves are added when it is written. */
  AutoFill = true
  readonly #nodes = new Map<string, Reference>()

  Add(node: Reference): void {
    if (!node.IsEmpty()) this.#nodes.set(keyOf(node), node)
  }
  Delete(node: Reference): void {
    this.#nodes.delete(keyOf(node))
  }
  Contains(node: Reference): boolean {
    return this.#nodes.has(keyOf(node))
  }
  Clear(): void {
    this.#nodes.clear()
  }
  Count(): number {
    return this.#nodes.size
  }
  [Symbol.iterator](): Iterator<Reference> {
    return this.#nodes.values()
  }
}

const keyOf = ({ type, UUID }: Reference): string => `${type} ${UUID}`

export class DataExchange {
  /** Data of another infobase is being written: handlers leave it alone. */
  Load = false
  /** The node that the data came from: the change is not registered for it. */
  Sender: Reference | undefined = undefined
  #recipients: Recipients | undefined

  get Recipients(): Recipients {
    return (this.#recipients ??= new Recipients())
  }

  /** Without making a list that nobody asked for. */
  static hasRecipients(exchange: DataExchange): boolean {
    return exchange.#recipients !== undefined && exchange.#recipients.Count() > 0
  }
}
