/** How 1C lays its diagnoses out (17.1.4.1): outer elements nested line by line, the description, then the offender's type and name. */
import type { Language } from '../diagnostics/print.ts'
import type { WSDLDiagnostic } from './diagnosis.ts'

/**
 * One diagnosis:
 *
 * ```
 * definitions.Warehouse
 * 	binding.StockBinding
 * 		operation.FindStock
 * 			Вход операции не соответствует входу абстрактной операции
 * 			input
 * 			FindStock
 * ```
 *
 * The offender's name is left out where it has none. `details` adds what was found and the place, which 1C does not print.
 */
export function layOut(one: WSDLDiagnostic, language: Language = 'ru', details = true): string {
  const outer = one.path.slice(0, -1)
  const [type, name] = split(one.path.at(-1) ?? '')
  const found = language === 'ru' ? one.detailRu : one.detail
  const place = one.location && `${one.location.file}:${one.location.line}:${one.location.column}`
  const inner = [
    language === 'ru' ? one.messageRu : one.message, type, name,
    ...(details ? [[place, found].filter((said) => said !== undefined && said !== '').join(': ')] : []),
  ].filter((line) => line !== undefined && line !== '')
  return [...outer.map((step, depth) => '\t'.repeat(depth) + step), ...inner.map((line) => '\t'.repeat(outer.length) + line)].join('\n')
}

/** All of them in order of detection, a blank line between. */
export const layOutAll = (all: readonly WSDLDiagnostic[], language: Language = 'ru', details = true): string =>
  all.map((one) => layOut(one, language, details)).join('\n\n')

/** `operation.FindStock` is type and name; names may contain further dots, types none. */
function split(step: string): [string, string | undefined] {
  const dot = step.indexOf('.')
  return dot < 0 ? [step, undefined] : [step.slice(0, dot), step.slice(dot + 1)]
}
