/** What goes wrong in a database, told apart by what helps against it; drivers throw it, `data/` says it in 1C's words. */
import { asSaid, type Said } from '../../diagnostics/said.ts'

/**
 * `missing`: the driver's package; `unreachable`: no answer from there; `denied`: wrong user or password; `no-database`; `lost`: the
 * connection is gone; `no-table`, `no-field`, `no-function`: not there any more; `duplicate`: a key that is there already; `null`: a value
 * is missing that must be there; `broken-rule`: a foreign key or a check; `value`: does not fit its type; `busy`: a lock, too long;
 * `conflict`: transactions that cannot be put one after another; `read-only`; `forbidden`: no right; `cancelled`; `syntax`.
 */
export type Trouble =
  | 'missing'
  | 'unreachable'
  | 'denied'
  | 'no-database'
  | 'lost'
  | 'no-table'
  | 'no-field'
  | 'no-function'
  | 'duplicate'
  | 'null'
  | 'broken-rule'
  | 'value'
  | 'busy'
  | 'conflict'
  | 'read-only'
  | 'forbidden'
  | 'cancelled'
  | 'syntax'
  | 'other'

/** An error of a database. */
export class DriverError extends Error {
  override readonly name = 'DriverError'
  readonly trouble: Trouble
  /** The message: our own words are in both languages, a database's as they came. */
  readonly said: Said
  /** The database's own code, such as SQLSTATE. */
  readonly code: string
  /** What the connection is for nothing after: it is thrown away. */
  readonly isFatal: boolean

  constructor(trouble: Trouble, message: string | Said, code = '', cause?: unknown) {
    super(asSaid(message).en, cause === undefined ? undefined : { cause })
    this.trouble = trouble
    this.said = asSaid(message)
    this.code = code
    this.isFatal = trouble === 'lost' || trouble === 'unreachable'
  }
}
