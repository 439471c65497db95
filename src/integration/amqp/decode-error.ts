/** The error of bytes that are no AMQP 1.0, with the place where that showed. */
import { StandinError } from '../../diagnostics/standin-error.ts'

export class AmqpDecodeError extends StandinError {
  override readonly name = 'AmqpDecodeError'
  override readonly code = 'amqp/decode'
  /** Byte of the message or the frame, from 0. */
  readonly offset: number

  constructor(what: string, offset: number) {
    super(`${what}, at byte ${offset}`)
    this.offset = offset
  }
}
