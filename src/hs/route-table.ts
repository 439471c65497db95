/** All HTTP services of a publication as one table: the longest root, then the template, then the method (17.2.2.2). */
import { grow, literalChild, newPathNode } from './path-tree.ts'
import type { PathNode } from './path-tree.ts'
import { httpMethods, isHTTPMethod } from './method.ts'
import type { HTTPMethod, MethodName } from './method.ts'
import { readHTTPServices } from './service-read.ts'
import type { ReadService, ReadTemplate } from './service-read.ts'
import type { DeclaredMethod, Handler, HTTPService } from './service.ts'
import { indexTemplates } from './template-index.ts'
import type { FindTemplate } from './template-index.ts'

/** What a request leads to. `below` is where, in the path given, the part below the root of the service begins. */
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
  /** `path` is `Target.path`; what stands below `/hs` begins at `start`, the place of a slash or the end. */
  readonly route: (method: string, path: string, start?: number) => Route
}

interface Served {
  readonly service: HTTPService
  readonly templates: readonly { readonly template: ReadTemplate; readonly answers: Answers }[]
  readonly find: FindTemplate
}

const noRoot: Route = Object.freeze({ kind: 'noRoot' })
const SLASH = 47

interface Answers { readonly own: ReadonlyMap<string, Answer>; readonly any: Answer | undefined }
interface Answer { readonly methodName: MethodName; readonly handler: Handler | DeclaredMethod }

export function createRouteTable(services: readonly HTTPService[]): RouteTable {
  const read = readHTTPServices(services.map((service) => ({ service }))).services
  const roots = newPathNode<Served>()
  for (const one of read) grow(roots, `/${one.root.join('/')}`).end = serve(one)
  return { services: read, route: (method, path, start = 0) => routeFrom(roots, method, path, start) }
}

const serve = ({ service, templates }: ReadService): Served => ({
  service,
  find: indexTemplates(templates.map((one) => one.template)),
  templates: templates.map((template) => ({ template, answers: answersOf(template) })),
})

/** The longest root that ends where a segment of the path ends. */
function routeFrom(roots: PathNode<Served>, method: string, path: string, start: number): Route {
  let served: Served | undefined
  let below = start
  let at = start
  for (let node = literalChild(roots, path, at); node !== undefined; node = literalChild(node, path, at)) {
    at += node.text.length
    if (node.end !== undefined && (at === path.length || path.charCodeAt(at) === SLASH)) {
      served = node.end
      below = at
    }
  }
  return served === undefined ? noRoot : routeIn(served, method, path, below)
}

/** What answers a method token: its own handler, else `Any`, which serves the methods of the list and no others. */
const answerOf = ({ own, any }: Answers, method: string): Answer | undefined => own.get(method) ?? (any !== undefined && isHTTPMethod(method) ? any : undefined)

function answersOf({ Methods }: ReadTemplate): Answers {
  const named = Object.entries(Methods).map(([methodName, handler]): [MethodName, Answer] => [methodName as MethodName, { methodName: methodName as MethodName, handler }])
  const own = new Map<string, Answer>(named)
  const any = own.get('Any')
  own.delete('Any')
  return { own, any }
}

/** In the order of chapter 17. */
const allowOf = (answers: Answers): HTTPMethod[] => httpMethods.filter((method) => answerOf(answers, method) !== undefined)

function routeIn({ service, templates, find }: Served, method: string, path: string, below: number): Route {
  const found = find(path, below)
  if (found.kind === 'none') return { kind: 'noTemplate', service, below }
  if (found.kind === 'ambiguous') return { kind: 'ambiguous', service, below, templates: found.indexes.map((index) => templates[index]!.template) }
  const { template, answers } = templates[found.index]!
  const answer = answerOf(answers, method)
  if (answer === undefined) return { kind: 'noMethod', service, below, template, allow: allowOf(answers) }
  const { methodName, handler } = answer
  if (typeof handler !== 'function') return { kind: 'unimplemented', service, below, template, methodName, declared: handler }
  return { kind: 'found', service, below, template, methodName, handler, URLParameters: found.URLParameters }
}
