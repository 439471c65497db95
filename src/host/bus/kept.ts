/** What a journal has in memory: messages that are not done, and the last one of each target; with the bytes that they take in the file. */
import type { FoundMessage, KeptMessage } from '../../integration/bus/store.ts'
import type { JournalRecord, Route } from './records.ts'

export interface KeptEntry {
  readonly message: KeptMessage
  readonly route: Route
  /** Queues that have it still, with its deliveries from each. */
  readonly waiting: Map<string, number>
}

/** Bytes of a record that are not the message. */
const OVERHEAD = 27

export class Kept {
  readonly entries = new Map<number, KeptEntry>()
  readonly #routes = new Map<string, Route>()
  readonly #byNumber = new Map<number, Route>()
  readonly #last = new Map<string, number>()
  lastId = 0
  /** Of what a copy of the file would have. */
  size = 0

  get routes(): Iterable<Route> {
    return this.#byNumber.values()
  }

  /** The route of a message; `isNew` where it is to be written first. */
  routeOf({ application, channel, sender, target, queues }: KeptMessage): { readonly route: Route; readonly isNew: boolean } {
    const key = JSON.stringify([application, channel, sender, target, queues])
    const known = this.#routes.get(key)
    if (known !== undefined) return { route: known, isNew: false }
    const route = { number: this.#byNumber.size, application, channel, sender, target, queues }
    this.#routes.set(key, route)
    this.#byNumber.set(route.number, route)
    return { route, isNew: true }
  }

  put(message: KeptMessage, route: Route): void {
    this.entries.set(message.id, { message, route, waiting: new Map(message.queues.map((address) => [address, 0])) })
    this.size += message.bytes.length + OVERHEAD
    this.lastId = Math.max(this.lastId, message.id)
    const key = `${message.application}\n${message.target}`
    const before = this.#last.get(key)
    this.#last.set(key, message.id)
    if (before !== undefined) this.#forget(before)
  }

  /** The number of the queue among those of the message; undefined where it is done with. */
  tried(id: number, address: string): number | undefined {
    const entry = this.entries.get(id)
    const tries = entry?.waiting.get(address)
    if (entry === undefined || tries === undefined) return undefined
    entry.waiting.set(address, tries + 1)
    return entry.route.queues.indexOf(address)
  }

  done(id: number, address: string): number | undefined {
    const entry = this.entries.get(id)
    if (entry?.waiting.delete(address) !== true) return undefined
    this.#forget(id)
    return entry.route.queues.indexOf(address)
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
    return [...this.entries.values()].toSorted((one, other) => one.message.id - other.message.id)
  }

  #addRoute(route: Route): boolean {
    const { application, channel, sender, target, queues } = route
    this.#routes.set(JSON.stringify([application, channel, sender, target, queues]), route)
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
    const entry = this.entries.get(record.id)
    const address = entry?.route.queues[record.queue]
    if (entry === undefined || address === undefined) return true
    if (record.type === 'done') this.done(record.id, address)
    else if (entry.waiting.has(address)) entry.waiting.set(address, entry.waiting.get(address)! + record.deliveries)
    return true
  }

  /** Where no queue has it, and it is not the last one of its target. */
  #forget(id: number): void {
    const entry = this.entries.get(id)
    if (entry === undefined || entry.waiting.size > 0) return
    const { application, target, bytes } = entry.message
    if (this.#last.get(`${application}\n${target}`) === id) return
    this.entries.delete(id)
    this.size -= bytes.length + OVERHEAD
  }
}
