/** All HTTP services of a publication as one table: the longest root, then the template, then the method (17.2.2.2). */
import { httpMethods } from './method.ts'
import type { HTTPMethod, MethodName } from './method.ts'
import { readHTTPServices } from './service-read.ts'
import type { ReadService, ReadTemplate } from './service-read.ts'
import type { DeclaredMethod, Handler, HTTPService } from './service.ts'
import { indexTemplates } from './template-index.ts'
import type { FindTemplate } from './template-index.ts'

/** What a request leads to. `below` is the place, among the segments given, of the first one below the root of the service. */
export type Route =
  | Reached & { readonly kind: 'found'; readonly methodName: MethodName; readonly handler: Handler; readonly URLParameters: Readonly<Record<string, string>> }
  /** A configuration declares the method and nobody has written it: 501. */
  | Reached & { readonly kind: 'unimplemented'; readonly methodName: MethodName; readonly declared: DeclaredMethod }
  /** 405; `allow` is empty for a template without methods. */
  | Reached & { readonly kind: 'noMethod'; readonly allow: readonly HTTPMethod[] }
  /** 500, rule 5. */
  | Entered & { readonly kind: 'ambiguous'; readonly templates: readonly ReadTemplate[] }
  /** 404 */
  | Entered & { readonly kind: 'noTemplate' }
  | { readonly kind: 'noRoot' }

interface Entered { readonly service: HTTPService; readonly below: number }
interface Reached extends Entered { readonly template: ReadTemplate }

export interface RouteTable {
  /** The services that are served, broken ones left out. */
  readonly services: readonly ReadService[]
  /** `segments` are decoded; the first one below `/hs` stands at `start`. */
  readonly route: (method: string, segments: readonly string[], start?: number) => Route
}

interface RootNode {
  readonly children: Map<string, RootNode>
  served: Served | undefined
}

interface Served {
  readonly service: HTTPService
  readonly templates: readonly { readonly template: ReadTemplate; readonly answers: ReadonlyMap<string, Answer>; readonly allow: readonly HTTPMethod[] }[]
  readonly find: FindTemplate
}

interface Answer { readonly methodName: MethodName; readonly handler: Handler | DeclaredMethod }

export function createRouteTable(services: readonly HTTPService[]): RouteTable {
  const read = readHTTPServices(services.map((service) => ({ service }))).services
  const roots: RootNode = { children: new Map(), served: undefined }
  for (const one of read) insertRoot(roots, one)
  return {
    services: read,
    route: (method, segments, start = 0) => {
      let node: RootNode | undefined = roots
      let served: Served | undefined
      let below = start
      for (let at = start; at < segments.length; at++) {
        node = node.children.get(segments[at]!)
        if (node === undefined) break
        if (node.served !== undefined) {
          served = node.served
          below = at + 1
        }
      }
      return served === undefined ? { kind: 'noRoot' } : routeIn(served, method, segments, below)
    },
  }
}

function insertRoot(roots: RootNode, { service, root, templates }: ReadService): void {
  let node = roots
  for (const segment of root) {
    let next = node.children.get(segment)
    if (next === undefined) node.children.set(segment, next = { children: new Map(), served: undefined })
    node = next
  }
  node.served = {
    service,
    find: indexTemplates(templates.map((one) => one.template)),
    templates: templates.map((template) => {
      const answers = answersOf(template)
      return { template, answers, allow: [...answers.keys()] }
    }),
  }
}

/** Every method token that the template answers, in the order of chapter 17: its own handler, else `Any`. */
function answersOf({ Methods }: ReadTemplate): ReadonlyMap<HTTPMethod, Answer> {
  return new Map(httpMethods.flatMap((method): [HTTPMethod, Answer][] => {
    const methodName = Methods[method] === undefined ? 'Any' : method
    const handler = Methods[methodName]
    return handler === undefined ? [] : [[method, { methodName, handler }]]
  }))
}

function routeIn({ service, templates, find }: Served, method: string, segments: readonly string[], below: number): Route {
  const found = find(segments, below)
  if (found.kind === 'none') return { kind: 'noTemplate', service, below }
  if (found.kind === 'ambiguous') return { kind: 'ambiguous', service, below, templates: found.indexes.map((index) => templates[index]!.template) }
  const { template, answers, allow } = templates[found.index]!
  const answer = answers.get(method)
  if (answer === undefined) return { kind: 'noMethod', service, below, template, allow }
  const { methodName, handler } = answer
  if (typeof handler !== 'function') return { kind: 'unimplemented', service, below, template, methodName, declared: handler }
  return { kind: 'found', service, below, template, methodName, handler, URLParameters: found.URLParameters }
}
