/** `standin wsdl types`: the operations of a WSDL document as TypeScript types. */
import { DiagnosticError } from '../../diagnostics/diagnostic.ts'
import type { Language } from '../../diagnostics/print.ts'
import { writeWhole } from '../../host/machine/whole-file.ts'
import { WSDefinitions } from '../../host/wsdl/ws-client.ts'
import { wsdlTypes } from '../../ws/proxy/port-types.ts'
import { readingOf, type DocumentArguments } from '../shared/documents.ts'
import type { Exit } from '../shared/exit-codes.ts'
import { out, outDiagnostics, say, summary } from '../shared/terminal.ts'
import { writing } from '../shared/write-output.ts'

export interface WSDLTypesArguments extends DocumentArguments {
  readonly lang: Language
  readonly out?: string
}

/** A description with an error of the table has no types: the diagnoses say why. */
export async function wsdlTypesCommand(file: string, options: WSDLTypesArguments): Promise<Exit> {
  try {
    const text = wsdlTypes(await WSDefinitions(file, readingOf(options)))
    if (options.out === undefined) out(text.trimEnd())
    else await writing('--out', () => writeWhole(options.out!, text))
    return 'ok'
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error
    outDiagnostics(error.diagnostics, options.lang)
    say(summary(error.diagnostics, options.lang))
    return 'errors'
  }
}
