/** Sends messages in their order, each as soon as there is credit; those that have no outcome when the link ends are lost. */
import type { AmqpOutcome, AmqpSender } from '../../integration/amqp/client.ts'
import type { AmqpError } from '../../integration/amqp/error.ts'
import type { ClientLink } from './client-link.ts'
import { OutgoingLink } from './outgoing-link.ts'

interface Waiting {
  readonly bytes: Uint8Array
  readonly settled: (outcome: AmqpOutcome) => void
}

export class ClientSender implements AmqpSender {
  readonly closed: Promise<AmqpError | undefined>
  readonly #link: ClientLink
  readonly #outlet: OutgoingLink
  readonly #waiting: Waiting[] = []
  #isOver = false

  constructor(link: ClientLink) {
    this.#link = link
    this.#outlet = new OutgoingLink(link.rhea, () => this.#pump())
    this.closed = link.closed
    void link.closed.then((error) => this.#over(error))
  }

  send(bytes: Uint8Array): Promise<AmqpOutcome> {
    if (this.#isOver) return Promise.resolve({ kind: 'lost' })
    return new Promise((settled) => {
      this.#waiting.push({ bytes, settled })
      this.#pump()
    })
  }

  close(): Promise<void> {
    return this.#link.close()
  }

  #pump(): void {
    while (this.#waiting.length > 0 && this.#outlet.credit > 0) {
      const { bytes, settled } = this.#waiting.shift()!
      this.#outlet.send(bytes, settled)
    }
  }

  #over(error: AmqpError | undefined): void {
    this.#isOver = true
    this.#outlet.end()
    for (const { settled } of this.#waiting.splice(0)) settled({ kind: 'lost', ...(error && { error }) })
  }
}
