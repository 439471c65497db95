/** `standin check`: everything that is wrong, for people or for machines. */
import { createSourceLoader } from '../../load/sources.ts'
import { loadInfobase } from '../infobase.ts'
import { ownStdout } from '../own-stdout.ts'
import { isPathProblem } from '../path-problems.ts'
import { hasErrors, outDiagnostics, outDiagnosticsJSON, say, summary } from '../terminal.ts'
import { servicesCount } from '../count.ts'
import type { InfobaseArguments } from '../infobase.ts'
import type { Exit } from '../exit-codes.ts'
import type { Language } from '../../diagnostics/print.ts'

export interface CheckArguments extends InfobaseArguments {
  readonly lang: Language
  readonly json?: true
}

export async function checkCommand(paths: readonly string[], options: CheckArguments): Promise<Exit> {
  ownStdout()
  const { lang, json } = options
  const loaded = await createSourceLoader(paths).load()
  const { services, webServices, described } = loaded
  const diagnostics = [...loaded.diagnostics, ...(await loadInfobase(options, [...[...services, ...webServices].map((one) => one.service), ...described])).diagnostics]
  if (json) outDiagnosticsJSON(diagnostics)
  else outDiagnostics(diagnostics, lang)
  say(`${servicesCount(services.length, webServices.length + described.length)}: ${summary(diagnostics)}`)
  return diagnostics.some(isPathProblem) ? 'path' : hasErrors(diagnostics) ? 'errors' : 'ok'
}
