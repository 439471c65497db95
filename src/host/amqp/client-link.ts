/** One of our links on a session of its own: when it is attached, and when it is over, with the error of the peer. */
import type { AmqpError } from '../../integration/amqp/error.ts'
import { errorOf } from './outcomes.ts'
import type { RheaContext, RheaLink, RheaSession } from './rhea.ts'

export class ClientLink {
  readonly rhea: RheaLink
  /** Resolves with the error where the peer refused it, or the connection ended first. */
  readonly attached: Promise<AmqpError | undefined>
  readonly closed: Promise<AmqpError | undefined>
  #attach!: (error: AmqpError | undefined) => void
  #end!: (error: AmqpError | undefined) => void

  constructor(rhea: RheaLink, session: RheaSession, role: 'sender' | 'receiver') {
    this.rhea = rhea
    this.attached = new Promise((resolve) => {
      this.#attach = resolve
    })
    this.closed = new Promise((resolve) => {
      this.#end = resolve
    })
    rhea.on(`${role}_open`, () => this.#opened(role))
    rhea.on(`${role}_error`, () => undefined)
    rhea.on(`${role}_close`, () => {
      this.end(errorOf(rhea.error))
      session.close()
    })
    for (const event of ['session_error', 'session_close']) {
      session.on(event, (context) => this.end(errorOf((context as RheaContext & { session: RheaSession }).session.error)))
    }
  }

  end(error: AmqpError | undefined): void {
    this.#attach(error ?? { condition: '', description: '' })
    this.#end(error)
  }

  async close(): Promise<void> {
    this.rhea.close()
    await this.closed
  }

  /** A refused link is attached without its terminus first; its detach has the reason. */
  #opened(role: 'sender' | 'receiver'): void {
    const terminus = role === 'sender' ? this.rhea.target : this.rhea.source
    if (terminus !== undefined && terminus !== null && 'address' in terminus) this.#attach(undefined)
  }
}
