/** The second argument of every handler: who calls, in which session, by which publication. */
import type { Infobase } from '../infobase/infobase.ts'
import type { DataOperation } from '../infobase/store/frame.ts'
import type { Separator } from '../publication/publication.ts'
import type { Session } from './session.ts'

/** Is shown what a call does with data. */
export type ObserveData = (operation: DataOperation) => void

/** The call as a handler sees it: user, session, publication, signal. */
export interface Call {
  /** Name of the infobase user, `''` without authentication. */
  readonly user: string
  /** The session in which the call runs. */
  readonly session: Session
  /** Base address of the publication, `''` or `/name`. */
  readonly publication: string
  /** Values of the data separators of the session, in their order. */
  readonly separators: readonly Separator[]
  /**
   * The data of the configuration's objects.
   *
   * @throws TypeError where nothing that is served has any
   */
  readonly infobase: Infobase
  /** Aborts when the client leaves before the answer is complete. */
  readonly signal: AbortSignal
}
