/** What a journal has in memory: messages that are not done, and the last one of each target; with the bytes that they take in the file. */
import type { FoundMessage, KeptMessage } from '../../integration/bus/store.ts'
import type { JournalRecord, Route } from './records.ts'

export interface KeptEntry {
  readonly message: KeptMessage
  readonly route: Route
  /** Its deliveries from each of its queues; -1 where that is done with it. */
  readonly tries: number[]
  /** Queues that have it still. */
  left: number
}

/** Bytes of a record that are not the message. */
const OVERHEAD = 27

export class Kept {
  readonly entries = new Map<number, KeptEntry>()
  readonly #routes = new Map<string, Route>()
  readonly #byNumber = new Map<number, Route>()
  /** By the array of queues, which messages of one link share. */
  readonly #near = new WeakMap<readonly string[], Route>()
  /** The last message of each route. */
  readonly #last = new Map<number, number>()
  lastId = 0
  /** Of what a copy of the file would have. */
  size = 0

  get routes(): Iterable<Route> {
    return this.#byNumber.values()
  }

  /** The route of a message; `isNew` where it is to be written first. */
  routeOf(message: KeptMessage): { readonly route: Route; readonly isNew: boolean } {
    const { application, channel, sender, target, queues } = message
    const near = this.#near.get(queues)
    if (near !== undefined && near.target === target && near.application === application) return { route: near, isNew: false }
    const key = keyOf(message)
    const known = this.#routes.get(key)
    const route = known ?? { number: this.#byNumber.size, application, channel, sender, target, queues }
    this.#near.set(queues, route)
    if (known !== undefined) return { route, isNew: false }
    this.#routes.set(key, route)
    this.#byNumber.set(route.number, route)
    return { route, isNew: true }
  }

  put(message: KeptMessage, route: Route): void {
    const { queues } = route
    this.entries.set(message.id, { message, route, tries: queues.map(() => 0), left: queues.length })
    this.size += message.bytes.length + OVERHEAD
    this.lastId = Math.max(this.lastId, message.id)
    const before = this.#last.get(route.number)
    this.#last.set(route.number, message.id)
    if (before !== undefined) this.#forget(before)
  }

  /** The number of the queue among those of the message; -1 where it is done with. */
  tried(id: number, address: string): number {
    const entry = this.entries.get(id)
    const queue = entry?.route.queues.indexOf(address) ?? -1
    if (entry === undefined || queue === -1 || entry.tries[queue] === -1) return -1
    entry.tries[queue]!++
    return queue
  }

  done(id: number, address: string): number {
    const entry = this.entries.get(id)
    const queue = entry?.route.queues.indexOf(address) ?? -1
    if (entry === undefined || queue === -1 || entry.tries[queue] === -1) return -1
    entry.tries[queue] = -1
    entry.left--
    this.#forget(id)
    return queue
  }

  clear(): void {
    this.entries.clear()
    this.#last.clear()
    this.size = 0
  }

  /** What a record of the file says. False where it does not belong to what is before it. */
  replay(record: JournalRecord): boolean {
    switch (record.type) {
      case 'file':
        this.lastId = Math.max(this.lastId, record.lastId)
        return true
      case 'route':
        return this.#addRoute(record.route)
      case 'put':
        return this.#putAgain(record)
      case 'clear':
        this.clear()
        return true
      case 'mark':
        return true
      default:
        return this.#happened(record)
    }
  }

  /** In the order of ids. */
  found(): readonly FoundMessage[] {
    return [...this.entries.values()]
      .toSorted((one, other) => one.message.id - other.message.id)
      .map(({ message, route, tries }) => ({
        message,
        waiting: new Map(route.queues.flatMap((address, at) => (tries[at] === -1 ? [] : [[address, tries[at]!] as const]))),
      }))
  }

  #addRoute(route: Route): boolean {
    this.#routes.set(keyOf(route), route)
    this.#byNumber.set(route.number, route)
    return true
  }

  #putAgain({ id, arrived, route: number, bytes }: JournalRecord & { type: 'put' }): boolean {
    const route = this.#byNumber.get(number)
    if (route === undefined) return false
    const { application, channel, sender, target, queues } = route
    this.put({ id, application, channel, sender, target, arrived, bytes, queues }, route)
    return true
  }

  /** Of a message that was cleared, or is done with, nothing is left to happen. */
  #happened(record: JournalRecord & { type: 'tried' | 'done' }): boolean {
    for (const { id, queue } of record.messages) {
      const entry = this.entries.get(id)
      const address = entry?.route.queues[queue]
      if (entry === undefined || address === undefined || entry.tries[queue] === -1) continue
      if (record.type === 'done') this.done(id, address)
      else entry.tries[queue]! += record.deliveries
    }
    return true
  }

  /** Where no queue has it, and it is not the last one of its route. */
  #forget(id: number): void {
    const entry = this.entries.get(id)
    if (entry === undefined || entry.left > 0 || this.#last.get(entry.route.number) === id) return
    this.entries.delete(id)
    this.size -= entry.message.bytes.length + OVERHEAD
  }
}

const keyOf = ({ application, channel, sender, target, queues }: Omit<Route, 'number'>): string =>
  JSON.stringify([application, channel, sender, target, queues])
