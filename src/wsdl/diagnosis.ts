/**
 * A diagnosis of a WSDL document: a diagnostic that knows its row of 1C's table, the Basic Profile rule behind it, and the path of elements
 * that leads to the offender.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { diagnosticToJSON } from '../diagnostics/print.ts'

export interface WSDLDiagnostic extends Diagnostic {
  /** 1-35 in the order of the table of chapter 17.2.4.1; `null` for what is not in the table. */
  readonly row: number | null
  /** What it rests on: `R2717` of the Basic Profile 1.1, or a section of WSDL 1.1 or XML Schema. */
  readonly rule: string
  /** The elements from the document element to the offender, each `<type>.<name>` or `<type>`. */
  readonly path: readonly string[]
  /** What was found and what was expected; `message` and `messageRu` are the fixed words of the table. */
  readonly detail: string
  readonly detailRu: string
}

export const isWSDLDiagnostic = (one: Diagnostic): one is WSDLDiagnostic => 'row' in one && 'path' in one

/** One line of `--json`: `{file, line, column, code, severity, row, rule, path, message, messageRu, detail, detailRu, related?}`. */
export const wsdlDiagnosticToJSON = (one: WSDLDiagnostic): string => diagnosticToJSON(one)
