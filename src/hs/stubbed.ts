/** HTTP services whose methods ask stubs before their handlers. */
import type { Ask } from '../channel/ask.ts'
import { said } from '../diagnostics/said.ts'
import { Refusal } from '../exchange/refusal.ts'
import type { MethodName } from './service/method.ts'
import { HTTPService, URLTemplate, type DeclaredMethod, type Handler, type Methods } from './service/service.ts'

/** A service none of whose templates asks is itself. */
export function stubbedHTTPService(service: HTTPService, ask: Ask): HTTPService {
  const templates = Object.entries(service.URLTemplates).map(([name, template]) => {
    const methods = ask.methods(name, Object.keys(template.Methods)) as readonly MethodName[]
    return { name, template, methods }
  })
  if (templates.every(({ methods }) => methods.length === 0)) return service
  const stubbed = templates.map(({ name, template, methods }) => {
    if (methods.length === 0) return [name, template]
    const asked = methods.map((one) => [one, asking(service.Name, name, template.Methods[one] ?? template.Methods.Any, ask)])
    return [name, URLTemplate<string>(template.Template, { ...template.Methods, ...Object.fromEntries(asked) } as Methods, template)]
  })
  return HTTPService({ ...service, URLTemplates: Object.fromEntries(stubbed) })
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
    hint: said(
      `no stub for ${method} of template ${template} of HTTP service ${service} matches the request; the journal names the closest`,
      `ни одна заглушка для ${method} шаблона ${template} HTTP-сервиса ${service} не подходит к запросу; ближайшие названы в журнале`,
    ),
  })
