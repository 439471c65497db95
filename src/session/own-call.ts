/** A call with a session of its own, where nothing is to be set or counted: the session is not made before the handler asks for it. */
import type { Identified } from '../access/identify.ts'
import type { Arrival } from '../exchange/arrival.ts'
import type { Located } from '../publication/locate.ts'
import type { Separator } from '../publication/publication.ts'
import type { Call } from './call.ts'
import { newSession, type Random } from './live.ts'
import { CallOfInfobase } from './no-infobase.ts'
import type { Session } from './session.ts'

export class OwnSessionCall extends CallOfInfobase implements Call {
  readonly user: string
  readonly publication: string
  readonly separators: readonly Separator[]
  readonly #arrival: Arrival
  readonly #system: Random
  #session: Session | undefined

  constructor({ arrival, publication, separators }: Located, { user }: Identified, system: Random) {
    super()
    this.user = user
    this.publication = publication.base
    this.separators = separators
    this.#arrival = arrival
    this.#system = system
  }

  get session(): Session {
    return (this.#session ??= newSession(this, this.#system))
  }

  get signal(): AbortSignal {
    return this.#arrival.signal
  }
}
