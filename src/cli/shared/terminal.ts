/** Where commands write: results to stdout, everything else to stderr. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { diagnosticToJSON, printDiagnostic, type Language } from '../../diagnostics/print.ts'
import { asSaid, type Fragment } from '../../diagnostics/said.ts'
import { countOf } from './count.ts'

export const out = (line: string): void => void process.stdout.write(`${line}\n`)
let spoken: Language = 'en'

/** The language of what is said from here on. */
export const speakIn = (language: Language): void => {
  spoken = language
}

/** The same without the end of the line. */
export const ask = (words: Fragment): void => void process.stderr.write(asSaid(words)[spoken])

export const say = (line: Fragment): void => void process.stderr.write(`${asSaid(line)[spoken]}\n`)

export const sayDiagnostics = (diagnostics: readonly Diagnostic[], language: Language): void =>
  diagnostics.forEach((one) => say(printDiagnostic(one, language)))
/** With `--quiet` errors only, and in one line how many warnings and notes there are, and what shows them. */
export function sayFound(
  diagnostics: readonly Diagnostic[],
  { quiet, lang }: { readonly quiet?: boolean; readonly lang: Language },
  paths: readonly string[],
): void {
  const less = quiet ? diagnostics.filter((one) => one.severity !== 'error') : []
  sayDiagnostics(
    diagnostics.filter((one) => !less.includes(one)),
    lang,
  )
  if (less.length === 0) return
  const counted = countedBySeverity(less, lang).join(', ')
  const command = ['standin check', ...paths.map((one) => (/[\s"'$&();<>|]/.test(one) ? `'${one}'` : one))].join(' ')
  say(lang === 'en' ? `${counted}: \`${command}\` shows them` : `${counted}: их покажет \`${command}\``)
}

export const outDiagnostics = (diagnostics: readonly Diagnostic[], language: Language): void =>
  diagnostics.forEach((one) => out(printDiagnostic(one, language)))
export const outDiagnosticsJSON = (diagnostics: readonly Diagnostic[]): void => diagnostics.forEach((one) => out(diagnosticToJSON(one)))

const severities = ['error', 'warning', 'note'] as const

/** `2 errors, 1 warning`, or `no errors`. */
export function summary(diagnostics: readonly Diagnostic[], language: Language): string {
  const errors = diagnostics.some((one) => one.severity === 'error') ? [] : [countOf(0, 'error', language)]
  return [...errors, ...countedBySeverity(diagnostics, language)].join(', ')
}

const countedBySeverity = (diagnostics: readonly Diagnostic[], language: Language): readonly string[] =>
  severities
    .map((severity) => [severity, diagnostics.filter((one) => one.severity === severity).length] as const)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => countOf(count, severity, language))

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean => diagnostics.some((one) => one.severity === 'error')
