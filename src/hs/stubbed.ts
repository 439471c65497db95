/** HTTP services whose methods ask stubs before their handlers. */
import type { Ask } from '../channel/ask.ts'
import { Refusal } from '../exchange/refusal.ts'
import type { MethodName } from './service/method.ts'
import { HTTPService, URLTemplate, type DeclaredMethod, type Handler, type Methods } from './service/service.ts'

/** A service none of whose templates asks is itself. */
export function stubbedHTTPService(service: HTTPService, ask: Ask): HTTPService {
  const templates = Object.entries(service.URLTemplates)
  if (templates.every(([name]) => ask.methods(name).length === 0)) return service
  const URLTemplates = templates.map(([name, template]) => [
    name,
    ask.methods(name).length === 0
      ? template
      : URLTemplate<string>(template.Template, stubbedMethods(service.Name, name, template.Methods, ask), template),
  ])
  return HTTPService({ ...service, URLTemplates: Object.fromEntries(URLTemplates) })
}

/** A stub of `Any` is asked before every method that there is, and makes `Any` where there is none. */
function stubbedMethods(service: string, template: string, methods: Methods, ask: Ask): Methods {
  const declared = Object.keys(methods) as MethodName[]
  const named = new Set(
    (ask.methods(template) as readonly MethodName[]).flatMap((one): MethodName[] => (one === 'Any' ? [...declared, 'Any'] : [one])),
  )
  const stubbed = [...named].map((method) => [method, asking(service, template, methods[method] ?? methods.Any, ask)] as const)
  return { ...methods, ...Object.fromEntries(stubbed) }
}

const asking =
  (service: string, part: string, handler: Handler | DeclaredMethod | undefined, ask: Ask): Handler =>
  (request, call) =>
    ask.answer({
      part,
      method: request.HTTPMethod,
      request,
      call,
      written: typeof handler === 'function' ? () => handler(request, call) : undefined,
      unmatched: () => unmatched(service, part, request.HTTPMethod),
    })

/** As 1C answers where no template takes the request; the closest stubs are in the journal. */
const unmatched = (service: string, template: string, method: string): Refusal =>
  new Refusal('stub/no-match', 404, 'Не найден шаблон URL, соответствующий запросу', {
    hint: `no stub for ${method} of template ${template} of HTTP service ${service} matches the request; the journal names the closest`,
  })
