/** A diagnostic is a value: what is wrong in a definition, said in English and Russian, with its place. */
import type { Location } from './location.ts'
import type { Said } from './said.ts'
import { StandinError } from './standin-error.ts'

/** `error`: what it speaks of is not served; `warning`: it is served, but look; `note`: nothing is wrong. */
export type Severity = 'error' | 'warning' | 'note'

/** An error, warning or note about a definition or a file. */
export interface Diagnostic {
  /** `<group>/<name>`, listed in docs/errors.md; a code once used is never given another meaning. */
  readonly code: string
  /** How serious it is. */
  readonly severity: Severity
  /** The text in English. */
  readonly message: string
  /** The text in Russian. */
  readonly messageRu: string
  /** What was found and what was expected, where the message has fixed words (those of 1C's table of WSDL errors). */
  readonly detail?: string
  /** The detail in Russian. */
  readonly detailRu?: string
  /** The place, if it is known. */
  readonly location?: Location
  /** Other places that the reader needs to see, each with a word on why. */
  readonly related?: readonly Related[]
}

/** Another place that a diagnostic speaks of. */
export interface Related {
  /** The place. */
  readonly location: Location
  /** A word on why, in English. */
  readonly message: string
  /** The same in Russian. */
  readonly messageRu: string
}

/** Thrown by what takes a definition from code; carries every diagnosis. Its text is the printed list, unless another one is given. */
export class DiagnosticError extends StandinError {
  override readonly name = 'DiagnosticError'
  override readonly code = 'diagnostics/errors'
  /** All diagnostics, errors and others. */
  readonly diagnostics: readonly Diagnostic[]
  /** The text in Russian. */
  readonly messageRu: string
  constructor(diagnostics: readonly Diagnostic[], text?: Said) {
    super(text?.en ?? diagnostics.map(inOneLine).join('\n'))
    this.messageRu = text?.ru ?? diagnostics.map(inOneLineRu).join('\n')
    this.diagnostics = diagnostics
  }
}

const inOneLineRu = (one: Diagnostic): string =>
  inOneLine({ ...one, message: one.messageRu, ...(one.detailRu !== undefined && { detail: one.detailRu }) })

function inOneLine({ location, message, detail }: Diagnostic): string {
  const place = location ? `${location.file}:${location.line}:${location.column}: ` : ''
  return `${place}${message}${detail ? `: ${detail}` : ''}`
}
