/** What went wrong on the way to a bus, for the state of a channel and for logs. */

export type WireTrouble =
  /** Name and password are refused. */
  | 'login'
  /** There is no answer, or none that a bus gives. */
  | 'http'
  /** The connection of messages is refused or lost. */
  | 'amqp'
  /** There is no address to go to. */
  | 'address'

export class WireError extends Error {
  override readonly name = 'WireError'
  readonly trouble: WireTrouble

  constructor(trouble: WireTrouble, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause })
    this.trouble = trouble
  }
}
