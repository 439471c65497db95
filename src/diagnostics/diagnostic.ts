/** A diagnostic is a value: what is wrong in a definition, said in English and Russian, with its place. */
import type { Location } from './location.ts'
import { StandinError } from './standin-error.ts'

/** `error`: what it speaks of is not served; `warning`: it is served, but look; `note`: nothing is wrong. */
export type Severity = 'error' | 'warning' | 'note'

export interface Diagnostic {
  /** `<group>/<name>`, listed in docs/errors.md; a code once used is never given another meaning. */
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly messageRu: string
  /** What was found and what was expected, where the message has fixed words (those of 1C's table of WSDL errors). */
  readonly detail?: string
  readonly detailRu?: string
  readonly location?: Location
  /** Other places that the reader needs to see, each with a word on why. */
  readonly related?: readonly { readonly location: Location; readonly message: string }[]
}

/** Thrown by what takes a definition from code; carries every diagnosis. Its text is the printed list, unless another one is given. */
export class DiagnosticError extends StandinError {
  override readonly name = 'DiagnosticError'
  override readonly code = 'diagnostics/errors'
  readonly diagnostics: readonly Diagnostic[]
  constructor(diagnostics: readonly Diagnostic[], text = diagnostics.map(inOneLine).join('\n')) {
    super(text)
    this.diagnostics = diagnostics
  }
}

function inOneLine({ location, message, detail }: Diagnostic): string {
  const place = location ? `${location.file}:${location.line}:${location.column}: ` : ''
  return `${place}${message}${detail ? `: ${detail}` : ''}`
}
