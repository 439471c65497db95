/** `standin check`: everything that is wrong, for people or for machines. */
import { createSourceLoader } from '../../load/sources.ts'
import { isPathProblem } from '../path-problems.ts'
import { hasErrors, outDiagnostics, outDiagnosticsJSON, say, summary } from '../terminal.ts'
import { servicesCount } from '../count.ts'
import type { Exit } from '../exit-codes.ts'
import type { Language } from '../../diagnostics/print.ts'

export interface CheckArguments {
  readonly lang: Language
  readonly json?: true
}

export async function checkCommand(paths: readonly string[], { lang, json }: CheckArguments): Promise<Exit> {
  const { services, webServices, diagnostics } = await createSourceLoader(paths).load()
  if (json) outDiagnosticsJSON(diagnostics)
  else outDiagnostics(diagnostics, lang)
  say(`${servicesCount(services.length, webServices.length)}: ${summary(diagnostics)}`)
  return diagnostics.some(isPathProblem) ? 'path' : hasErrors(diagnostics) ? 'errors' : 'ok'
}
