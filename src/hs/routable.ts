/** A service made ready for requests: its templates parsed and indexed once; which template and which method a request means, or why none (17.3.2.2, rules 1-5). */
import { Refusal } from '../exchange/refusal.ts'
import { isHTTPMethod } from './method.ts'
import { indexTemplates } from './template-index.ts'
import { parseTemplate } from './template-parse.ts'
import type { DeclaredMethod, Handler, HTTPService, Methods, URLTemplate } from './service.ts'

export interface FoundMethod {
  /** Name of the URL template in the metadata. */
  readonly template: string
  readonly handler: Handler
  readonly URLParameters: Readonly<Record<string, string>>
}

/** Throws a Refusal: 404 no template, 405 no method, 500 ambiguous, 501 declared but not written. `path` and the rest speak for the hint. */
export type FindMethod = (segments: readonly string[], rest: number, method: string, path: string) => FoundMethod

/** Templates that break the grammar are left out: `checkHTTPServices` says so at load. */
export function routable(service: HTTPService): FindMethod {
  const entries = Object.entries(service.URLTemplates).flatMap(([name, definition]) => {
    const { template } = parseTemplate(definition.Template)
    return template === undefined ? [] : [{ name, definition, template }]
  })
  const find = indexTemplates(entries.map((entry) => entry.template))
  return (segments, rest, method, path) => {
    const found = find(segments, rest)
    if (found.kind === 'none') throw noTemplate(service, path)
    if (found.kind === 'ambiguous') throw ambiguous(found.indexes.map((index) => entries[index]!), path)
    const { name, definition } = entries[found.index]!
    const chosen = methodOf(definition.Methods, method)
    if (chosen === undefined) throw noMethod(service, name, definition, method)
    if (typeof chosen !== 'function') throw unwritten(service, definition, method, chosen)
    return { template: name, handler: chosen, URLParameters: found.URLParameters }
  }
}

/** The method's own handler, else that of `Any`, which serves every method of the list and HEAD. */
const methodOf = (methods: Methods, method: string): Handler | DeclaredMethod | undefined =>
  isHTTPMethod(method) ? (methods[method] ?? methods.Any) : undefined

const noTemplate = (service: HTTPService, path: string): Refusal =>
  new Refusal('hs/no-template', 404, 'Не найден шаблон URL, соответствующий запросу', { hint: `no URL template of HTTP service ${service.Name} matches ${path}` })

const ambiguous = (entries: readonly { readonly name: string; readonly definition: URLTemplate }[], path: string): Refusal => {
  const named = entries.map((entry) => `${entry.name} (${entry.definition.Template})`)
  return new Refusal('hs/ambiguous', 500, `Не удалось однозначно выбрать шаблон URL для ${path}: ${named.join(', ')}`, { hint: 'these templates differ only in the names of their parameters: keep one of them' })
}

function noMethod(service: HTTPService, template: string, definition: URLTemplate, method: string): Refusal {
  const allowed = Object.keys(definition.Methods).join(', ')
  return new Refusal('hs/no-method', 405, `Метод ${method} не поддерживается`, {
    headers: ['Allow', allowed],
    hint: `template ${template} of HTTP service ${service.Name} ${allowed === '' ? 'has no methods' : `has only ${allowed}`}`,
  })
}

const unwritten = (service: HTTPService, definition: URLTemplate, method: string, declared: DeclaredMethod): Refusal =>
  new Refusal('hs/unwritten', 501, `Обработчик ${declared.handlerName} (${declared.module}) не написан на TypeScript`, {
    hint: `write it in services/hs/${service.Name}.ts: HTTPService({ Name: '${service.Name}', …: URLTemplate('${definition.Template}', { ${method}(request) { … } }) }); \`standin import\` writes the module for you`,
  })
