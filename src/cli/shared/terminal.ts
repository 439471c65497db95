/** Where commands write: results to stdout, everything else to stderr. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { diagnosticToJSON, printDiagnostic, type Language } from '../../diagnostics/print.ts'
import { countOf } from './count.ts'

export const out = (line: string): void => void process.stdout.write(`${line}\n`)
export const say = (line: string): void => void process.stderr.write(`${line}\n`)

export const sayDiagnostics = (diagnostics: readonly Diagnostic[], language: Language): void =>
  diagnostics.forEach((one) => say(printDiagnostic(one, language)))
export const outDiagnostics = (diagnostics: readonly Diagnostic[], language: Language): void =>
  diagnostics.forEach((one) => out(printDiagnostic(one, language)))
export const outDiagnosticsJSON = (diagnostics: readonly Diagnostic[]): void => diagnostics.forEach((one) => out(diagnosticToJSON(one)))

const severities = ['error', 'warning', 'note'] as const

/** `2 errors, 1 warning`, or `no errors`. */
export function summary(diagnostics: readonly Diagnostic[], language: Language): string {
  const counts = severities.map((severity) => [severity, diagnostics.filter((one) => one.severity === severity).length] as const)
  return counts
    .filter(([severity, count]) => count > 0 || severity === 'error')
    .map(([severity, count]) => countOf(count, severity, language))
    .join(', ')
}

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean => diagnostics.some((one) => one.severity === 'error')
