/** How `standin check` prints to people: what is wrong with a WSDL as 1C lays it out, everything else with its line and a caret. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { printDiagnostic, type Language } from '../../diagnostics/print.ts'
import { isWSDLDiagnostic } from '../../wsdl/diagnosis.ts'
import { layOut } from '../../wsdl/layout.ts'

/** In their order; a laid out diagnosis and what follows it are parted by a blank line. */
export function printChecked(diagnostics: readonly Diagnostic[], language: Language): string {
  return diagnostics
    .map((one, at) => {
      const next = diagnostics[at + 1]
      const gap = next !== undefined && (isWSDLDiagnostic(one) || isWSDLDiagnostic(next)) ? '\n' : ''
      return (isWSDLDiagnostic(one) ? layOut(one, language) : printDiagnostic(one, language)) + gap
    })
    .join('\n')
}
