/** The error of bytes that are no AMQP 1.0, with the place where that showed. */

export class AmqpDecodeError extends Error {
  override readonly name = 'AmqpDecodeError'
  /** Byte of the message or the frame, from 0. */
  readonly offset: number

  constructor(what: string, offset: number) {
    super(`${what}, at byte ${offset}`)
    this.offset = offset
  }
}
