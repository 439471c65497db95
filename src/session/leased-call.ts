/** A call in a session that is kept for others, too: it gives the session back when its reply is there, and names a new one to its client. */
import { setCookie } from './token.ts'
import type { Arrival } from '../exchange/arrival.ts'
import type { Reply } from '../exchange/reply.ts'
import type { Located } from '../publication/locate.ts'
import type { Separator } from '../publication/publication.ts'
import type { Entered } from './enter.ts'
import type { Lease } from './manager.ts'
import type { Session } from './session.ts'

export class LeasedCall implements Entered {
  readonly session: Session
  readonly publication: string
  readonly #arrival: Arrival
  readonly #lease: Lease
  readonly #command: 'start' | 'finish' | undefined

  constructor({ arrival, publication }: Located, lease: Lease, command?: 'start' | 'finish') {
    this.session = lease.session
    this.publication = publication.base
    this.#arrival = arrival
    this.#lease = lease
    this.#command = command
  }

  get user(): string {
    return this.session.user
  }

  /** Those of the start, whatever this request says (17.3.3.2). */
  get separators(): readonly Separator[] {
    return this.session.separators
  }

  get signal(): AbortSignal {
    return this.#arrival.signal
  }

  leave(reply: Reply): Reply {
    this.#lease.release(this.#command === 'finish')
    return this.#command === 'start' ? { ...reply, headers: [...reply.headers, 'Set-Cookie', setCookie(this.session.id, this.publication)] } : reply
  }
}
