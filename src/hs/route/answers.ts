/** The answer of one template of a service to each method: its own handler, else `Any`, else 405 (chapter 17.3.2.2.3). */
import { httpMethods, isHTTPMethod, type HTTPMethod, type MethodName } from '../service/method.ts'
import type { ReadTemplate } from '../service/read.ts'
import type { DeclaredMethod, Handler, HTTPService } from '../service/service.ts'
import { parametersOf } from '../template/parameter-record.ts'

const noParameters = parametersOf({})

/** What a request leads to. */
export type Route =
  | (Reached & {
      readonly kind: 'found'
      readonly methodName: MethodName
      readonly handler: Handler
      readonly URLParameters: Readonly<Record<string, string>>
    })
  /** A configuration declares the method, and no module has written it: 501. */
  | (Reached & { readonly kind: 'unimplemented'; readonly methodName: MethodName; readonly declared: DeclaredMethod })
  /** 405; `allow` is empty for a template without methods. */
  | (Reached & { readonly kind: 'noMethod'; readonly allow: readonly HTTPMethod[] })
  /** 500, rule 5. */
  | { readonly kind: 'ambiguous'; readonly service: HTTPService; readonly templates: readonly ReadTemplate[] }
  /** 404 */
  | { readonly kind: 'noTemplate'; readonly service: HTTPService }
  | { readonly kind: 'noRoot' }

interface Reached {
  readonly service: HTTPService
  readonly template: ReadTemplate
}

export class TemplateAnswers {
  readonly service: HTTPService
  readonly template: ReadTemplate
  /**
   * As they were first asked for: few, and one method is asked for most. Other tokens are not kept, so that clients cannot fill the memory.
   */
  readonly #known: { readonly method: string; readonly route: Route }[] = []

  constructor(service: HTTPService, template: ReadTemplate) {
    this.service = service
    this.template = template
  }

  /** A route that was found has no parameters yet. */
  to(method: string): Route {
    for (const one of this.#known) if (one.method === method) return one.route
    return this.#find(method)
  }

  #find(method: string): Route {
    const { service, template } = this
    const allow = httpMethods.filter((name) => template.Methods[name] !== undefined || template.Methods.Any !== undefined)
    if (!isHTTPMethod(method) || !allow.includes(method)) return { kind: 'noMethod', service, template, allow }
    const methodName = template.Methods[method] === undefined ? 'Any' : method
    const handler = template.Methods[methodName]!
    const route: Route =
      typeof handler === 'function'
        ? { kind: 'found', service, template, methodName, handler, URLParameters: noParameters }
        : { kind: 'unimplemented', service, template, methodName, declared: handler }
    this.#known.push({ method, route })
    return route
  }
}
