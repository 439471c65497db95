/** The third stage for HTTP services: which handler a request means, or the refusal that says why none (chapter 17.3.2.2, rules 1-5). */
import { said } from '../../diagnostics/said.ts'
import { Refusal } from '../../exchange/refusal.ts'
import type { MethodName } from '../service/method.ts'
import type { Handler, HTTPService } from '../service/service.ts'
import type { Route, RouteTable } from './table.ts'

export interface FoundHandler {
  readonly service: HTTPService
  /** Name of the URL template in the metadata. */
  readonly template: string
  /** `GET`, …, or `Any`, as it is in the definition. */
  readonly method: string
  readonly handler: Handler
  readonly URLParameters: Readonly<Record<string, string>>
  /** Where, in `Target.path`, the part below the root begins. */
  readonly below: number
}

/** `path` and `start` as in `RouteTable.route`; throws 404 no template, 405 no method, 500 ambiguous, 501 declared but not written. */
export function routeToHandler(table: RouteTable, method: string, path: string, start: number): FoundHandler {
  const route = table.route(method, path, start)
  if (route.kind !== 'found') throw refusalOf(route, method, path, start)
  const { service, template, methodName, handler, URLParameters } = route
  return { service, template: template.Name, method: methodName, handler, URLParameters, below: belowRoot(service, start) }
}

/**
 * The full name of the method in the metadata, on which the right `Use` is given (source 43): that of the Method object, where one is
 * known.
 */
export function rightOf({ service, template, method }: FoundHandler): string {
  const name = service.URLTemplates[template]?.MethodNames?.[method as MethodName] ?? method
  return `HTTPService.${service.Name}.URLTemplate.${template}.Method.${name}`
}

const belowRoot = (service: HTTPService, start: number): number => start + 1 + service.RootURL.length

function refusalOf(route: Exclude<Route, { kind: 'found' }>, method: string, path: string, start: number): Refusal {
  switch (route.kind) {
    case 'noRoot':
      return noService(path)
    case 'noTemplate':
      return new Refusal('hs/no-template', 404, 'Не найден шаблон URL, соответствующий запросу', {
        hint: said(
          `no URL template of HTTP service ${route.service.Name} matches ${path.slice(belowRoot(route.service, start)) || '/'}`,
          `ни один шаблон URL HTTP-сервиса ${route.service.Name} не подходит к ${path.slice(belowRoot(route.service, start)) || '/'}`,
        ),
      })
    case 'ambiguous': {
      const named = route.templates.map((one) => `${one.Name} (${one.template.text})`).join(', ')
      return new Refusal(
        'hs/ambiguous',
        500,
        `Не удалось однозначно выбрать шаблон URL для ${path.slice(belowRoot(route.service, start))}: ${named}`,
        {
          hint: said(
            'these templates differ only in the names of their parameters: keep one of them',
            'эти шаблоны различаются только именами параметров: оставьте один из них',
          ),
        },
      )
    }
    case 'noMethod': {
      const allowed = route.allow.join(', ')
      const [template, service] = [route.template.Name, route.service.Name]
      return new Refusal('hs/no-method', 405, `Метод ${method} не поддерживается`, {
        headers: ['Allow', allowed],
        hint: said(
          `template ${template} of HTTP service ${service} ${allowed === '' ? 'has no methods' : `answers ${allowed}`}`,
          `шаблон ${template} HTTP-сервиса ${service} ${allowed === '' ? 'не имеет методов' : `отвечает на ${allowed}`}`,
        ),
      })
    }
    case 'unimplemented': {
      const { service, template, methodName, declared } = route
      const code = `URLTemplates.${template.Name} = URLTemplate('${template.template.text}', { ${methodName}(request) { … } })`
      return new Refusal('hs/unwritten', 501, `Обработчик ${declared.handlerName} не написан на TypeScript`, {
        hint: said(
          `write it in ${declared.module}, as ${code} of HTTPService ${service.Name}; `
            + '`standin import` writes the module for you, and with --bsl its own Module.bsl answers',
          `напишите его в ${declared.module}: ${code} в HTTPService ${service.Name}; модуль напишет `
            + '`standin import`, а с --bsl ответит сам Module.bsl',
        ),
      })
    }
  }
}

export const noService = (path: string): Refusal =>
  new Refusal('hs/no-service', 404, 'HTTP-сервис не найден', {
    hint: said(
      `no published HTTP service has a root URL that ${path} begins with; \`standin routes\` lists them`,
      `ни у одного опубликованного HTTP-сервиса нет корневого URL, с которого начинается ${path}; их перечислит \`standin routes\``,
    ),
  })
