/**
 * The queue of one participant's channel: messages in their order, each to one receiver at a time. A receiver that has messages holds the
 * queue until all of them are settled, so that two receivers never mix up the order.
 */
import type { AmqpOutcome } from '../amqp/client.ts'
import type { AmqpMessage } from '../amqp/message.ts'
import type { KeptMessage } from './store.ts'

export interface QueuedMessage {
  readonly kept: KeptMessage
  readonly amqp: AmqpMessage
  /** Milliseconds since 1970, or Infinity. */
  readonly expires: number
  /** Deliveries that ended without an outcome, or in a failure. */
  tries: number
  /** It was handed out before. */
  acquired: boolean
  /** Receivers that said that they cannot have it. */
  barred: Set<QueueReceiver> | undefined
}

export interface QueueReceiver {
  readonly credit: number
  deliver(message: QueuedMessage): void
}

/** What the queue does to the rest of the bus. */
export interface QueuePorts {
  readonly now: () => number
  /** Called once for all that are about to be delivered. */
  tried(ids: readonly number[]): void
  expired(message: QueuedMessage): void
  /** It is not in the queue any longer, however that came. */
  done(message: QueuedMessage): void
}

/** Messages that are handed out in one go. */
const BATCH = 64

export class MessageQueue {
  readonly #ports: QueuePorts
  /** Those that were never handed out, from `#first` on. */
  #waiting: (QueuedMessage | undefined)[] = []
  #first = 0
  /** Those that came back, by id; all are before those that wait. */
  readonly #returned: QueuedMessage[] = []
  readonly #receivers: QueueReceiver[] = []
  readonly #leased = new Set<QueuedMessage>()
  #holder: QueueReceiver | undefined

  constructor(ports: QueuePorts) {
    this.#ports = ports
  }

  add(message: QueuedMessage): void {
    this.#waiting.push(message)
  }

  attach(receiver: QueueReceiver): void {
    this.#receivers.push(receiver)
  }

  /** Its messages are settled before. */
  detach(receiver: QueueReceiver): void {
    this.#receivers.splice(this.#receivers.indexOf(receiver), 1)
    if (this.#holder === receiver) this.#holder = undefined
  }

  /** In their order, those that are being delivered as well. */
  get messages(): readonly QueuedMessage[] {
    const all = [...this.#leased, ...this.#unleased()]
    return all.toSorted((one, other) => one.kept.id - other.kept.id)
  }

  /** Hands out what may be handed out now. */
  pump(): void {
    const now = this.#ports.now()
    for (let head = this.#head(now); head !== undefined; head = this.#head(now)) {
      const receiver = this.#next(head)
      if (receiver === undefined) return
      const batch = this.#take(receiver, now)
      this.#holder = receiver
      for (const message of batch) this.#leased.add(message)
      this.#ports.tried(batch.map(({ kept }) => kept.id))
      for (const message of batch) receiver.deliver(message)
    }
  }

  /** What the receiver said of a message; only the first word counts. */
  settle(receiver: QueueReceiver, message: QueuedMessage, outcome: AmqpOutcome): void {
    if (!this.#leased.delete(message)) return
    if (this.#leased.size === 0) this.#free()
    message.acquired = true
    if (outcome.kind === 'accepted' || outcome.kind === 'rejected') return this.#ports.done(message)
    if (outcome.kind === 'lost' || (outcome.kind === 'modified' && outcome.deliveryFailed)) message.tries++
    if (outcome.kind === 'modified' && outcome.undeliverableHere) (message.barred ??= new Set()).add(receiver)
    this.#putBack(message)
  }

  /** Drops what has expired; what is being delivered is left to its receiver. */
  expire(): void {
    const now = this.#ports.now()
    const over = this.#unleased().filter(({ expires }) => expires <= now)
    if (over.length === 0) return
    const gone = new Set(over)
    const returned = this.#returned.filter((one) => !gone.has(one))
    this.#returned.splice(0, this.#returned.length, ...returned)
    this.#waiting = this.#waiting.slice(this.#first).filter((one) => !gone.has(one!))
    this.#first = 0
    for (const message of over) this.#drop(message)
  }

  /** Empties it; what is being delivered is forgotten too. */
  clear(): readonly QueuedMessage[] {
    const all = this.messages
    this.#waiting = []
    this.#first = 0
    this.#returned.length = 0
    this.#leased.clear()
    this.#holder = undefined
    return all
  }

  /** The next receiver has its turn. */
  #free(): void {
    const at = this.#receivers.findIndex((one) => one === this.#holder)
    if (at !== -1) this.#receivers.push(...this.#receivers.splice(at, 1))
    this.#holder = undefined
  }

  #unleased(): readonly QueuedMessage[] {
    return [...this.#returned, ...this.#waiting.slice(this.#first)].map((one) => one!)
  }

  /** Drops those at the front that have expired. */
  #head(now: number): QueuedMessage | undefined {
    for (;;) {
      const message = this.#returned[0] ?? this.#waiting[this.#first]
      if (message === undefined || message.expires > now) return message
      this.#remove()
      this.#drop(message)
    }
  }

  #next(head: QueuedMessage): QueueReceiver | undefined {
    const free = (one: QueueReceiver): boolean => one.credit > 0 && head.barred?.has(one) !== true
    if (this.#holder !== undefined) return free(this.#holder) ? this.#holder : undefined
    return this.#receivers.find(free)
  }

  #take(receiver: QueueReceiver, now: number): readonly QueuedMessage[] {
    const batch: QueuedMessage[] = []
    const most = Math.min(receiver.credit, BATCH)
    for (let message = this.#head(now); message !== undefined; message = this.#head(now)) {
      if (batch.length === most || message.barred?.has(receiver) === true) break
      this.#remove()
      batch.push(message)
    }
    return batch
  }

  #remove(): void {
    if (this.#returned.length > 0) return void this.#returned.shift()
    this.#waiting[this.#first++] = undefined
    if (this.#first < 1024 || this.#first * 2 < this.#waiting.length) return
    this.#waiting = this.#waiting.slice(this.#first)
    this.#first = 0
  }

  #putBack(message: QueuedMessage): void {
    const { id } = message.kept
    const at = this.#returned.findIndex(({ kept }) => kept.id > id)
    if (at === -1) this.#returned.push(message)
    else this.#returned.splice(at, 0, message)
  }

  #drop(message: QueuedMessage): void {
    this.#ports.expired(message)
    this.#ports.done(message)
  }
}
