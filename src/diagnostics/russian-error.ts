/** An error of an object of 1C: its message is the Russian sentence, as code in 1C's language sees it, and the English one is beside it. */
import { StandinError } from './standin-error.ts'

export abstract class RussianError extends StandinError {
  /** Group and name, such as `infobase/not-unique`. */
  override readonly code: string
  /** The message in English. */
  readonly english: string

  constructor(code: string, russian: string, english: string, cause?: unknown) {
    super(russian, cause === undefined ? undefined : { cause })
    this.code = code
    this.english = english
  }
}
