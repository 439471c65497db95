/** What went wrong on the way to a bus, for the state of a channel and for logs. */
import { SaidError } from '../../diagnostics/said-error.ts'
import { asSaid, type Fragment } from '../../diagnostics/said.ts'

export type WireTrouble =
  /** Name and password are refused. */
  | 'login'
  /** There is no answer, or none that a bus gives. */
  | 'http'
  /** The connection of messages is refused or lost. */
  | 'amqp'
  /** There is no address to go to. */
  | 'address'

export class WireError extends SaidError {
  override readonly name = 'WireError'
  readonly trouble: WireTrouble

  /** What a bus has said is in its own language. */
  constructor(trouble: WireTrouble, words: Fragment, cause?: unknown) {
    super(asSaid(words), cause)
    this.trouble = trouble
  }
}
