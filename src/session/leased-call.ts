/** A call in a session that is kept for others, too. */
import type { Arrival } from '../exchange/arrival.ts'
import type { Located } from '../publication/locate.ts'
import type { Separator } from '../publication/publication.ts'
import type { Call } from './call.ts'
import { CallOfInfobase } from './no-infobase.ts'
import type { Session } from './session.ts'

export class LeasedCall extends CallOfInfobase implements Call {
  readonly session: Session
  readonly publication: string
  readonly #arrival: Arrival

  constructor({ arrival, publication }: Pick<Located, 'arrival' | 'publication'>, session: Session) {
    super()
    this.session = session
    this.publication = publication.base
    this.#arrival = arrival
  }

  get user(): string {
    return this.session.user
  }

  /** Those of the start, whatever this request says (chapter 17.6.3.2). */
  get separators(): readonly Separator[] {
    return this.session.separators
  }

  get signal(): AbortSignal {
    return this.#arrival.signal
  }
}
