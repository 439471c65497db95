/** A PATH that cannot be served ends a command; a note about a file in it does not. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { printDiagnostic, type Language } from '../../diagnostics/print.ts'
import { CommandError } from './command-error.ts'

export const isPathProblem = ({ code, severity }: Diagnostic): boolean => severity === 'error' && code.startsWith('source/')

/** Only they are said; the rest of the diagnostics would hide them. */
export function refusePathProblems(diagnostics: readonly Diagnostic[], language: Language): void {
  const found = diagnostics.filter(isPathProblem)
  if (found.length > 0)
    throw new CommandError(
      'path',
      found.map((one) => printDiagnostic(one, language).replace(/^(?:error|ошибка): /, '')).join('\nstandin: '),
    )
}
