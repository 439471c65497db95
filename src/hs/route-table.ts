/** All HTTP services of a publication as one table: the longest root, then the template, then the method (17.2.2.2). */
import { httpMethods, isHTTPMethod } from './method.ts'
import type { HTTPMethod, MethodName } from './method.ts'
import { addPath, findPath, leafValues, newPathIndex, pathParameters } from './path-index.ts'
import type { PathIndex } from './path-index.ts'
import { readHTTPServices } from './service-read.ts'
import type { ReadService, ReadTemplate } from './service-read.ts'
import { liesBelow, longerRoots } from './service-roots.ts'
import type { LongerRoot } from './service-roots.ts'
import type { DeclaredMethod, Handler, HTTPService } from './service.ts'
import type { Segment } from './template-parse.ts'

/** What a request leads to. */
export type Route =
  | Reached & { readonly kind: 'found'; readonly methodName: MethodName; readonly handler: Handler; readonly URLParameters: Readonly<Record<string, string>> }
  /** A configuration declares the method and nobody has written it: 501. */
  | Reached & { readonly kind: 'unimplemented'; readonly methodName: MethodName; readonly declared: DeclaredMethod }
  /** 405; `allow` is empty for a template without methods. */
  | Reached & { readonly kind: 'noMethod'; readonly allow: readonly HTTPMethod[] }
  /** 500, rule 5. */
  | { readonly kind: 'ambiguous'; readonly service: HTTPService; readonly templates: readonly ReadTemplate[] }
  /** 404 */
  | { readonly kind: 'noTemplate'; readonly service: HTTPService }
  | { readonly kind: 'noRoot' }

interface Reached { readonly service: HTTPService; readonly template: ReadTemplate }

export interface RouteTable {
  /** The services that are served, broken ones left out. */
  readonly services: readonly ReadService[]
  /**
   * `path` is `Target.path`; what stands below `/hs` begins at `start`, the place of a slash or the end.
   * Of a path that leads to a service, the part below its root begins at `start + 1 + service.RootURL.length`.
   */
  readonly route: (method: string, path: string, start?: number) => Route
}

/** What stands at the end of a path in the index: a template, or (absent) a root below which no template took the path. */
interface Served {
  readonly service: HTTPService
  readonly template: ReadTemplate | undefined
  /** Answers by method token, as they were first asked for. */
  answers: Map<string, Route> | undefined
}

const noRoot: Route = Object.freeze({ kind: 'noRoot' })

export function createRouteTable(services: readonly HTTPService[]): RouteTable {
  const read = readHTTPServices(services.map((service) => ({ service }))).services
  const index = newPathIndex<Served>()
  const longer = longerRoots(read)
  for (const one of read) addService(index, one, longer.get(one) ?? [])
  return { services: read, route: (method, path, start = 0) => routeIn(index, method, path, start) }
}

/**
 * Every service has a tail at its root, so that a path which reaches the root never falls back to a shorter one;
 * what lies below a longer root is that root's, so templates of ours there are unreachable and not added.
 */
function addService(index: PathIndex<Served>, { service, root, templates }: ReadService, longer: readonly LongerRoot[]): void {
  const literals = root.map((text): Segment => ({ kind: 'literal', text }))
  for (const template of templates) {
    if (!longer.some((below) => liesBelow(template, below))) addPath(index, [...literals, ...template.template.segments], { service, template, answers: undefined })
  }
  if (!templates.some(({ template }) => template.segments[0]?.kind === 'rest')) addPath(index, [...literals, { kind: 'rest' }], { service, template: undefined, answers: undefined })
}

function routeIn(index: PathIndex<Served>, method: string, path: string, start: number): Route {
  const leaf = findPath(index, path, start)
  if (leaf === undefined) return noRoot
  if (leaf.rivals !== undefined) return { kind: 'ambiguous', service: leaf.value.service, templates: leafValues(leaf).map((one) => one.template!) }
  const served = leaf.value
  const answer = served.answers?.get(method) ?? answerOf(served, method)
  if (answer.kind !== 'found' || leaf.parameters?.names.length === 0) return answer
  const { service, template, methodName, handler } = answer
  return { kind: 'found', service, template, methodName, handler, URLParameters: pathParameters(leaf, path, start) }
}

/** Its own handler, else `Any`, which serves the methods of the list and no others. Only these are kept, so that clients cannot fill the memory. */
function answerOf(served: Served, method: string): Route {
  const { service, template } = served
  if (template === undefined) return { kind: 'noTemplate', service }
  const allow = httpMethods.filter((name) => template.Methods[name] !== undefined || template.Methods.Any !== undefined)
  if (!isHTTPMethod(method) || !allow.includes(method)) return { kind: 'noMethod', service, template, allow }
  const methodName = template.Methods[method] === undefined ? 'Any' : method
  const handler = template.Methods[methodName]!
  const answer: Route = typeof handler === 'function'
    ? { kind: 'found', service, template, methodName, handler, URLParameters: Object.freeze(Object.create(null)) }
    : { kind: 'unimplemented', service, template, methodName, declared: handler }
  served.answers = (served.answers ?? new Map()).set(method, answer)
  return answer
}
