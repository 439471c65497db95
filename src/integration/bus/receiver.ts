/** A receiver of a queue: its link gets the messages, and what it says of them goes back to the queue. */
import type { AmqpOutcome } from '../amqp/client.ts'
import { redelivered } from '../amqp/delivery-count.ts'
import type { LinkSource, Outlet } from '../amqp/listener.ts'
import type { BrokerParts } from './parts.ts'
import type { MessageQueue, QueuedMessage, QueueReceiver } from './queue.ts'
import { seen, type Queues } from './queues.ts'

export interface ReceiverPorts {
  readonly parts: BrokerParts
  readonly queues: Queues
  readonly address: string
  /** Breaks the connection. */
  cut(): void
  /** The link is over. */
  gone(): void
}

export class QueueLink implements QueueReceiver, LinkSource {
  readonly #ports: ReceiverPorts
  readonly #queue: MessageQueue
  readonly #outlet: Outlet
  /** Its connection is being broken. */
  #isCut = false

  constructor(queue: MessageQueue, outlet: Outlet, ports: ReceiverPorts) {
    this.#ports = ports
    this.#queue = queue
    this.#outlet = outlet
    queue.attach(this)
  }

  get credit(): number {
    return this.#isCut ? 0 : this.#outlet.credit
  }

  deliver(message: QueuedMessage): void {
    const { parts, address } = this.#ports
    const failure = parts.failures?.delivering?.(seen(message, address))?.failure
    if (failure === 'brokerDown') return this.#lose(message)
    const twice = failure === 'deliverTwice'
    const bytes = message.acquired ? redelivered(message.kept.bytes, message.tries) : message.kept.bytes
    parts.observer?.({ kind: 'delivered', message: seen(message, address) })
    this.#outlet.send(bytes, (outcome) => this.#settled(message, outcome, twice))
    if (failure === 'dropUnsettled') this.#cut()
  }

  pull(): void {
    this.#ports.queues.pump(this.#queue)
  }

  gone(): void {
    this.#ports.gone()
    this.#queue.detach(this)
    this.#ports.queues.pump(this.#queue)
  }

  #settled(message: QueuedMessage, outcome: AmqpOutcome, twice: boolean): void {
    const { parts, queues, address } = this.#ports
    parts.observer?.({ kind: 'settled', message: seen(message, address), outcome })
    // The bus forgets that it was accepted.
    this.#queue.settle(this, message, twice && outcome.kind === 'accepted' ? { kind: 'lost' } : outcome)
    queues.pump(this.#queue)
  }

  #lose(message: QueuedMessage): void {
    this.#queue.settle(this, message, { kind: 'released' })
    this.#cut()
  }

  #cut(): void {
    this.#isCut = true
    this.#ports.cut()
  }
}
