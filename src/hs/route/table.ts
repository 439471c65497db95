/** All HTTP services of a publication as one table: the longest root, then the template, then the method (chapter 17.3.2.2). */
import { readWhenAsked, type ReadService } from '../service/read.ts'
import { liesBelow, longerRoots, type LongerRoot } from '../service/roots.ts'
import type { HTTPService } from '../service/service.ts'
import type { Segment } from '../template/parse.ts'
import { addPath, findPath, leafValues, newPathIndex, pathParameters, type PathIndex, type PathLeaf } from '../template/path-index.ts'
import { TemplateAnswers, type Route } from './answers.ts'

export type { Route } from './answers.ts'

export interface RouteTable {
  /** The services that are served, broken ones left out. */
  readonly services: readonly ReadService[]
  /**
   * `path` is `Target.path`; what is below `/hs` begins at `start`, the place of a slash or the end; `hasInnerSlash` as in Target, found
   * out when absent. Of a path that leads to a service, the part below its root begins at `start + 1 + service.RootURL.length`.
   */
  readonly route: (method: string, path: string, start?: number, hasInnerSlash?: boolean) => Route
}

/** What is at the end of a path in the index: a template, or (without answers) a root below which no template took the path. */
interface Served {
  readonly root: ServedRoot
  readonly answers: TemplateAnswers | undefined
}

/** A service at its root. */
interface ServedRoot {
  readonly read: ReadService
  readonly longer: readonly LongerRoot[]
  /** Until the first request gets here, its templates are neither read nor in the index. */
  unread: boolean
  readonly noTemplate: Route
}

const noRoot: Route = Object.freeze({ kind: 'noRoot' })

export function createRouteTable(services: readonly HTTPService[]): RouteTable {
  const read = readWhenAsked(services)
  const index = newPathIndex<Served>()
  const longer = longerRoots(read)
  for (const one of read) {
    const root: ServedRoot = {
      read: one,
      longer: longer.get(one) ?? [],
      unread: true,
      noTemplate: { kind: 'noTemplate', service: one.service },
    }
    addPath(index, [...literalsOf(one), { kind: 'rest' }], { root, answers: undefined })
  }
  return { services: read, route: (method, path, start = 0, hasInnerSlash) => routeIn(index, method, path, start, hasInnerSlash) }
}

const literalsOf = ({ root }: ReadService): Segment[] => root.map((text) => ({ kind: 'literal', text }))

function routeIn(index: PathIndex<Served>, method: string, path: string, start: number, hasInnerSlash: boolean | undefined): Route {
  const leaf = findPath(index, path, start)
  if (leaf === undefined) return noRoot
  const { root, answers } = leaf.value
  if (root.unread) {
    addTemplates(index, root, leaf)
    return routeIn(index, method, path, start, hasInnerSlash)
  }
  if (answers === undefined) return root.noTemplate
  if (leaf.rivals !== undefined)
    return { kind: 'ambiguous', service: root.read.service, templates: leafValues(leaf).map((one) => one.answers!.template) }
  const answer = answers.to(method)
  if (answer.kind !== 'found' || !leaf.hasParameters) return answer
  const { service, template, methodName, handler } = answer
  return { kind: 'found', service, template, methodName, handler, URLParameters: pathParameters(leaf, path, start, hasInnerSlash) }
}

/**
 * Every service keeps a tail at its root, so that a path which reaches the root never falls back to a shorter one; what lies below a longer
 * root is that root's, so templates of ours there are unreachable and not added.
 */
function addTemplates(index: PathIndex<Served>, root: ServedRoot, tail: PathLeaf<Served>): void {
  const literals = literalsOf(root.read)
  for (const template of root.read.templates) {
    if (root.longer.some((below) => liesBelow(template, below))) continue
    const served: Served = { root, answers: new TemplateAnswers(root.read.service, template) }
    if (template.template.segments[0]?.kind === 'rest' && tail.value.answers === undefined) tail.value = served
    else addPath(index, [...literals, ...template.template.segments], served)
  }
  root.unread = false
}
