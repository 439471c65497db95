/** The error of what a bus does not do, in both languages, by the codes of docs/errors.md. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { StandinError } from '../../diagnostics/standin-error.ts'

export class BusError extends StandinError {
  override readonly name = 'BusError'
  readonly code: string
  readonly messageRu: string

  constructor({ code, message, messageRu }: Diagnostic, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
    this.messageRu = messageRu ?? message
  }
}
