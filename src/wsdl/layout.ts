/**
 * How 1C lays its diagnoses out (chapter 17.2.4.1): outer elements nested line by line, the description, then the offender's type and name.
 */
import type { Related } from '../diagnostics/diagnostic.ts'
import type { Location } from '../diagnostics/location.ts'
import { severities, type Language } from '../diagnostics/print.ts'
import type { WSDLDiagnostic } from './diagnosis.ts'

/**
 * One diagnosis:
 *
 *     definitions.Warehouse
 *     	binding.StockBinding
 *     		operation.FindStock
 *     			Вход операции не соответствует входу абстрактной операции
 *     			input
 *     			FindStock
 *
 * The offender's name is left out where it has none. `details` adds the place, what was found and other places to see, which 1C does not
 * print; warnings differ from errors there.
 */
export function layOut(one: WSDLDiagnostic, language: Language = 'ru', details = true): string {
  const outer = one.path.slice(0, -1)
  const [type, name] = split(one.path.at(-1) ?? '')
  const found = language === 'ru' ? one.detailRu : one.detail
  const inner = [
    language === 'ru' ? one.messageRu : one.message,
    type,
    name,
    ...(details
      ? [
          joined(placeText(one.location), one.severity === 'error' ? '' : severities[language][one.severity], found),
          ...(one.related ?? []).map((other) => joined(placeText(other.location), relatedText(other, one, language))),
        ]
      : []),
  ].filter((line) => line !== undefined && line !== '')
  return [...outer.map((step, depth) => '\t'.repeat(depth) + step), ...inner.map((line) => '\t'.repeat(outer.length) + line)].join('\n')
}

const relatedText = ({ message, messageRu }: Related, { detail, detailRu }: WSDLDiagnostic, language: Language): string =>
  language === 'ru' ? (messageRu === detailRu ? '' : messageRu) : message === detail ? '' : message

const placeText = (at: Location | undefined): string => (at ? `${at.file}:${at.line}:${at.column}` : '')

const joined = (...said: readonly string[]): string => said.filter((words) => words !== '').join(': ')

/** All of them in order of detection, a blank line between. */
export const layOutAll = (all: readonly WSDLDiagnostic[], language: Language = 'ru', details = true): string =>
  all.map((one) => layOut(one, language, details)).join('\n\n')

/** `operation.FindStock` is type and name; names may contain further dots, types none. */
function split(step: string): [string, string | undefined] {
  const dot = step.indexOf('.')
  return dot < 0 ? [step, undefined] : [step.slice(0, dot), step.slice(dot + 1)]
}
