/** The error of a request to an admin surface that cannot be answered: its status and sentence. */
import type { Said } from '../../diagnostics/said.ts'

export class AdminError extends Error {
  override readonly name = 'AdminError'
  readonly status: number
  /** The message in Russian. */
  readonly russian: string
  constructor(status: number, { en, ru }: Said) {
    super(en)
    this.status = status
    this.russian = ru
  }
}
