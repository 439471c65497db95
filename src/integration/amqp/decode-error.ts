/** The error of bytes that are no AMQP 1.0, with the place where that showed. */
import { SaidError } from '../../diagnostics/said-error.ts'
import { joined, said, type Said } from '../../diagnostics/said.ts'

export class AmqpDecodeError extends SaidError {
  override readonly name = 'AmqpDecodeError'
  /** Byte of the message or the frame, from 0. */
  readonly offset: number

  constructor(what: Said, offset: number) {
    super(joined([what, said(`, at byte ${offset}`, `, байт ${offset}`)]))
    this.offset = offset
  }
}
