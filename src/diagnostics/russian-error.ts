/** An error of an object of 1C: its message is the Russian sentence, as code in 1C's language sees it, and the English one is beside it. */
import type { Entry, HolesOf, Report } from './catalogue.ts'
import type { Fragment } from './said.ts'
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

/** The function that makes the errors of a catalogue: `throw dataError('no-right', { right: 'Read', object: 'Catalog.Товары' })`. */
export const errorsOf =
  <Table extends Record<string, Entry>, Made extends RussianError>(
    fault: Report<Table>,
    Kind: new (code: string, russian: string, english: string, cause?: unknown) => Made,
  ) =>
  <Code extends keyof Table & string>(code: Code, holes: Record<HolesOf<Table[Code]>, Fragment>, cause?: unknown): Made => {
    const { code: full, message, messageRu } = fault(code, holes)
    return new Kind(full, messageRu, message, cause)
  }
