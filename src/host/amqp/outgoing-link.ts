/** A link that we send by: nothing leaves before our attach, each message is settled once, and what is unsettled at the end is lost. */
import type { AmqpOutcome } from '../../integration/amqp/client.ts'
import type { Outlet } from '../../integration/amqp/listener.ts'
import { outcomeOf } from './outcomes.ts'
import { sendWhole } from './quick-deliveries.ts'
import type { RheaDelivery, RheaLink } from './rhea.ts'

export class OutgoingLink implements Outlet {
  readonly #link: RheaLink
  readonly #waiting = new Map<RheaDelivery, (outcome: AmqpOutcome) => void>()
  /** Those that rhea has not written yet; they use credit all the same. */
  #unsent: RheaDelivery[] = []
  #attached = false
  #over = false

  /** `pull` is called whenever there is credit. */
  constructor(link: RheaLink, pull: () => void) {
    this.#link = link
    const ready = (): void => {
      if (this.#attached && !this.#over) pull()
    }
    // With each message, so without the way through listeners of link, session and connection.
    link.updated = (delivery) => this.#update(delivery)
    link.on('sender_flow', ready)
    link.on('sendable', ready)
    link.on('sender_draining', () => setImmediate(() => this.#drained()))
    // rhea writes our attach in the next tick: transfers that are ready earlier would leave before it.
    setImmediate(() => {
      this.#attached = true
      ready()
    })
  }

  get credit(): number {
    if (!this.#attached || this.#over || !this.#link.is_open()) return 0
    const { outgoing } = this.#link.session
    this.#forgetSent(outgoing.next_pending_delivery)
    return Math.max(0, Math.min(this.#link.credit - this.#unsent.length, outgoing.deliveries.available()))
  }

  send(bytes: Uint8Array, settled: (outcome: AmqpOutcome) => void): void {
    if (this.#over) return settled({ kind: 'lost' })
    const delivery = sendWhole(this.#link, bufferOf(bytes))
    this.#unsent.push(delivery)
    // The peer wants messages that are settled already.
    if (delivery.settled) queueMicrotask(() => settled({ kind: 'accepted' }))
    else this.#waiting.set(delivery, settled)
  }

  /** The link is over: what is not settled never will be. */
  end(): void {
    if (this.#over) return
    this.#over = true
    for (const [delivery, settled] of this.#waiting) {
      // The session would wait for it for ever.
      delivery.settled = true
      delivery.remote_settled = true
      settled({ kind: 'lost' })
    }
    this.#waiting.clear()
    this.#unsent = []
  }

  #update(delivery: RheaDelivery): void {
    const settled = this.#waiting.get(delivery)
    if (settled === undefined) return
    const outcome = outcomeOf(delivery.remote_state)
    if (outcome === undefined && !delivery.remote_settled) return
    this.#waiting.delete(delivery)
    if (delivery.remote_settled) delivery.settled = true
    else {
      delivery.update(true)
      // The peer has said its last word; after ours it is through.
      delivery.remote_settled = true
    }
    // Settled without an outcome is as if it had not been taken.
    settled(outcome ?? { kind: 'released' })
  }

  #drained(): void {
    if (this.#over) return
    this.#link.set_drained(true)
    this.#link.connection._register()
  }

  #forgetSent(next: number): void {
    let sent = 0
    while (sent < this.#unsent.length && this.#unsent[sent]!.id < next) sent++
    if (sent > 0) this.#unsent.splice(0, sent)
  }
}

const bufferOf = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
