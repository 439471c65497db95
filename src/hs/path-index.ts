/** Which of many paths with parameters and tails a decoded path is, in a time that does not grow with their number. */
import { mayHoldInnerSlash, segmentText } from '../exchange/target.ts'
import { childAt, grow, newPathNode } from './path-tree.ts'
import type { PathNode } from './path-tree.ts'
import type { Segment } from './template-parse.ts'

/** What a path leads to. */
export interface PathLeaf<Value> {
  value: Value
  /** Values that were added with segments that differ only in the names of parameters. */
  rivals: Value[] | undefined
  readonly segments: readonly Segment[]
  /** Made from the segments when first asked for. */
  parameters: ParameterPlaces | undefined
}

interface ParameterPlaces {
  /** From left to right, `*` included. */
  readonly names: readonly string[]
  /** How many characters stand before each of their values, counted from the end of the value before. */
  readonly gaps: readonly number[]
  readonly hasRest: boolean
}

export type PathIndex<Value> = PathNode<PathLeaf<Value>>

const SLASH = 47
const noParameters: Readonly<Record<string, string>> = Object.freeze(Object.create(null))

export const newPathIndex = <Value>(): PathIndex<Value> => newPathNode()

/** The leaf to which these segments now lead. */
export function addPath<Value>(root: PathIndex<Value>, segments: readonly Segment[], value: Value): PathLeaf<Value> {
  let node = root
  let text = ''
  for (const segment of segments) {
    if (segment.kind === 'literal') text += `/${segment.text}`
    else text += '/'
    if (segment.kind !== 'parameter') continue
    node = grow(node, text)
    node = node.parameter ??= newPathNode()
    text = ''
  }
  node = grow(node, text)
  const place = segments.at(-1)?.kind === 'rest' ? 'rest' : 'end'
  const leaf = node[place]
  if (leaf === undefined) return node[place] = { value, rivals: undefined, segments, parameters: undefined }
  ;(leaf.rivals ??= []).push(value)
  return leaf
}

/** Every value that was added with these segments. */
export const leafValues = <Value>({ value, rivals }: PathLeaf<Value>): readonly Value[] => (rivals === undefined ? [value] : [value, ...rivals])

/** Where the values of parameters end in the path that was searched last. */
const ends: number[] = []

/**
 * The leaf for what follows in `path` (see `Target.path`) from `at`, the place of a slash or the end.
 * Literal, then parameter, then `*`, with a step back where a branch ends: the order of precedence from the left.
 * Each node is visited once at most, as only one way leads to it.
 */
export function findPath<Value>(from: PathIndex<Value>, path: string, start: number, passed = 0): PathLeaf<Value> | undefined {
  let node = from
  let at = start
  let taken = passed
  /** The last tail that was passed: it takes what nothing deeper does. */
  let rest: PathLeaf<Value> | undefined
  for (;;) {
    if (at === path.length) return node.end ?? restBelow(node) ?? rest
    if (node.rest !== undefined) rest = node.rest
    const code = path.charCodeAt(at)
    const child = childAt(node, code)
    if (child !== undefined) {
      const after = at + child.text.length
      if (path.slice(at, after) === child.text) {
        if (node.parameter === undefined) {
          node = child
          at = after
          continue
        }
        const literal = findPath(child, path, after, taken)
        if (literal !== undefined) return literal
      } else if (child.rest !== undefined && after === path.length + 1 && child.text.startsWith(path.slice(at))) return child.rest
    }
    if (node.parameter === undefined || code === SLASH) return rest
    const end = path.indexOf('/', at)
    node = node.parameter
    at = end < 0 ? path.length : end
    ends[taken++] = at
  }
}

/** The tail that takes nothing when a path ends at the node: it stands behind the slash that the path did not get to. */
function restBelow<Value>(node: PathIndex<Value>): PathLeaf<Value> | undefined {
  if (node.rest !== undefined) return node.rest
  const below = childAt(node, SLASH)
  return below !== undefined && below.text.length === 1 ? below.rest : undefined
}

/** The values of the leaf that was just found from `at` on; the tail that `*` took keeps its leading slash and is `''` when nothing was left. */
export function pathParameters(leaf: PathLeaf<unknown>, path: string, at: number, escaped = mayHoldInnerSlash(path)): Readonly<Record<string, string>> {
  const { names, gaps, hasRest } = leaf.parameters ??= parameterPlaces(leaf.segments)
  if (names.length === 0) return noParameters
  const values: Record<string, string> = Object.create(null)
  let start = at
  for (let place = 0; place < names.length; place++) {
    start += gaps[place]!
    const end = hasRest && place === names.length - 1 ? path.length : ends[place]!
    const value = path.slice(start, end)
    values[names[place]!] = escaped ? segmentText(value) : value
    start = end
  }
  return values
}

function parameterPlaces(segments: readonly Segment[]): ParameterPlaces {
  const names: string[] = []
  const gaps: number[] = []
  let gap = 0
  for (const segment of segments) {
    if (segment.kind === 'literal') gap += 1 + segment.text.length
    else {
      names.push(segment.kind === 'rest' ? '*' : segment.name)
      gaps.push(segment.kind === 'rest' ? gap : gap + 1)
      gap = 0
    }
  }
  return { names, gaps, hasRest: segments.at(-1)?.kind === 'rest' }
}
