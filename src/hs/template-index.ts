/** The templates of a service as a tree that finds what `template-match.ts` finds, in a time that does not grow with their number. */
import { hasInnerSlash, segmentText } from '../exchange/target.ts'
import { grow, literalChild, newPathNode } from './path-tree.ts'
import type { PathNode } from './path-tree.ts'
import type { MatchResult } from './template-match.ts'
import type { Template } from './template-parse.ts'

/** What a path leads to. More than one index: these templates differ only in the names of their parameters. */
interface Leaf {
  readonly indexes: number[]
  /** Names of the parameters from left to right, `*` included. */
  readonly names: readonly string[]
  readonly hasRest: boolean
}

/** Finds the template for what follows in `path` (see `Target.path`) from `start`, the place of a slash or the end. */
export type FindTemplate = (path: string, start: number) => MatchResult

const none: MatchResult = Object.freeze({ kind: 'none' })
const noParameters: Readonly<Record<string, string>> = Object.freeze(Object.create(null))
const SLASH = 47

export function indexTemplates(templates: readonly Template[]): FindTemplate {
  const root = newPathNode<Leaf>()
  templates.forEach((template, index) => insert(root, template, index))
  // Where the values of the parameters begin and end in the path, two numbers each; written anew by each walk.
  const bounds: number[] = []
  return (path, start) => {
    const leaf = walk(root, path, start, bounds, 0)
    if (leaf === undefined) return none
    if (leaf.indexes.length > 1) return { kind: 'ambiguous', indexes: leaf.indexes }
    return { kind: 'found', index: leaf.indexes[0]!, URLParameters: valuesOf(leaf, path, bounds) }
  }
}

function insert(root: PathNode<Leaf>, { segments }: Template, index: number): void {
  let node = root
  let text = ''
  for (const segment of segments) {
    if (segment.kind === 'literal') text += `/${segment.text}`
    if (segment.kind !== 'parameter') continue
    node = grow(node, `${text}/`)
    node = node.parameter ??= newPathNode()
    text = ''
  }
  node = grow(node, text)
  const hasRest = segments.at(-1)?.kind === 'rest'
  const leaf = hasRest ? node.rest : node.end
  if (leaf !== undefined) return void leaf.indexes.push(index)
  const names = segments.flatMap((segment) => (segment.kind === 'parameter' ? [segment.name] : segment.kind === 'rest' ? ['*'] : []))
  node[hasRest ? 'rest' : 'end'] = { indexes: [index], names, hasRest }
}

/**
 * Literal, then parameter, then `*`, with a step back where a branch ends: the order of precedence from the left.
 * Each node is visited once at most, as only one way leads to it.
 */
function walk(node: PathNode<Leaf>, path: string, at: number, bounds: number[], taken: number): Leaf | undefined {
  if (at === path.length) {
    bounds[taken] = at
    return node.end ?? node.rest
  }
  const child = literalChild(node, path, at)
  const literal = child && walk(child, path, at + child.text.length, bounds, taken)
  if (literal !== undefined) return literal
  const slash = path.charCodeAt(at) === SLASH
  if (node.parameter !== undefined && !slash) {
    const slashAfter = path.indexOf('/', at)
    const end = slashAfter < 0 ? path.length : slashAfter
    const parameter = walk(node.parameter, path, end, bounds, taken + 2)
    if (parameter !== undefined) {
      bounds[taken] = at
      bounds[taken + 1] = end
      return parameter
    }
  }
  if (node.rest === undefined || !slash) return undefined
  bounds[taken] = at
  return node.rest
}

function valuesOf({ names, hasRest }: Leaf, path: string, bounds: readonly number[]): Readonly<Record<string, string>> {
  if (names.length === 0) return noParameters
  const values: Record<string, string> = Object.create(null)
  const escaped = hasInnerSlash(path)
  for (let at = 0; at < names.length; at++) {
    const end = hasRest && at === names.length - 1 ? path.length : bounds[2 * at + 1]
    const value = path.slice(bounds[2 * at], end)
    values[names[at]!] = escaped ? segmentText(value) : value
  }
  return values
}
