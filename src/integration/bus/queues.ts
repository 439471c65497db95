/** The queues of a bus by application and address. Each is pumped once for all that came to it in one turn. */
import { glance } from '../amqp/glance.ts'
import type { AmqpMessage } from '../amqp/message.ts'
import { viewMessage } from '../amqp/read-message.ts'
import { expiryOf } from './expiry.ts'
import type { BusMessage } from './message.ts'
import type { BusObserver } from './observer.ts'
import { MessageQueue, type QueuedMessage } from './queue.ts'
import type { BusStore, FoundMessage, KeptMessage } from './store.ts'

export interface QueuesPorts {
  readonly store: BusStore
  readonly now: () => number
  readonly observer: BusObserver | undefined
}

export class Queues {
  readonly #ports: QueuesPorts
  readonly #queues = new Map<string, Map<string, MessageQueue>>()
  readonly #due = new Set<MessageQueue>()
  /** Queues that have a message still, for each message that is in several. */
  readonly #copies = new Map<number, number>()
  #size = 0

  constructor(ports: QueuesPorts) {
    this.#ports = ports
  }

  /** Bytes of the messages, each counted once. */
  get size(): number {
    return this.#size
  }

  of(application: string, address: string): MessageQueue {
    const queues = this.#queues.get(application) ?? new Map<string, MessageQueue>()
    if (queues.size === 0) this.#queues.set(application, queues)
    const found = queues.get(address)
    if (found !== undefined) return found
    const { store, observer } = this.#ports
    const made = new MessageQueue({
      now: this.#ports.now,
      tried: (ids) => store.tried(address, ids),
      done: (message) => {
        this.#leave(message.kept)
        store.done(address, message.kept.id)
      },
      expired: (message) => observer?.({ kind: 'expired', message: seen(message, address) }),
    })
    queues.set(address, made)
    return made
  }

  add(kept: KeptMessage, amqp: AmqpMessage, expires: number): void {
    this.#count(kept, kept.queues.length)
    for (const address of kept.queues) this.#put(address, kept, amqp, expires, 0)
  }

  /** What a store found. */
  restore({ message, waiting }: FoundMessage): void {
    if (waiting.size === 0) return
    this.#count(message, waiting.size)
    const expires = expiryOf(glance(message.bytes, []), message.arrived)
    for (const [address, tries] of waiting) this.#put(address, message, viewMessage(message.bytes), expires, tries)
  }

  /** Pumps the queue when all that happens in this turn has happened. */
  pump(queue: MessageQueue): void {
    this.#due.add(queue)
    if (this.#due.size === 1) void Promise.resolve().then(() => this.#pumpDue())
  }

  expire(): void {
    for (const queues of this.#queues.values()) for (const queue of queues.values()) queue.expire()
  }

  clear(): void {
    for (const queues of this.#queues.values()) for (const queue of queues.values()) queue.clear()
    this.#copies.clear()
    this.#size = 0
  }

  #count({ id, bytes }: KeptMessage, queues: number): void {
    this.#size += bytes.length
    if (queues > 1) this.#copies.set(id, queues)
  }

  #put(address: string, kept: KeptMessage, amqp: AmqpMessage, expires: number, tries: number): void {
    const queue = this.of(kept.application, address)
    queue.add({ kept, amqp, expires, tries, acquired: tries > 0, barred: undefined })
    this.pump(queue)
  }

  #leave({ id, bytes }: KeptMessage): void {
    const copies = this.#copies.get(id) ?? 1
    if (copies > 1) return void this.#copies.set(id, copies - 1)
    this.#copies.delete(id)
    this.#size -= bytes.length
  }

  #pumpDue(): void {
    const due = [...this.#due]
    this.#due.clear()
    for (const queue of due) queue.pump()
  }
}

/** A message of a queue as journals see it. */
export const seen = ({ kept, amqp, tries }: QueuedMessage, address: string): BusMessage => ({
  id: kept.id,
  application: kept.application,
  channel: kept.channel,
  sender: kept.sender,
  queues: [address],
  arrived: kept.arrived,
  deliveryCount: tries,
  amqp,
})
