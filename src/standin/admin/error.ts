/** The error of a request to an admin surface that cannot be answered: its status and sentence. */
import { asSaid, type Said } from '../../diagnostics/said.ts'

export class AdminError extends Error {
  override readonly name = 'AdminError'
  readonly status: number
  /** The message in Russian, where it is known. */
  readonly russian: string | undefined
  constructor(status: number, message: string | Said) {
    super(asSaid(message).en)
    this.status = status
    this.russian = typeof message === 'string' ? undefined : message.ru
  }
}
