/** Which of many paths with parameters and tails a decoded path is, in a time that does not grow with their number. */
import { mayHoldInnerSlash, segmentText } from '../exchange/target.ts'
import { childAt, grow, newPathNode } from './path-tree.ts'
import type { PathNode } from './path-tree.ts'
import type { Segment } from './template-parse.ts'

/** What a path leads to. */
export interface PathLeaf<Value> {
  readonly value: Value
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

export function addPath<Value>(root: PathIndex<Value>, segments: readonly Segment[], value: Value): void {
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
  const place = segments.at(-1)?.kind === 'rest' ? 'rest' : 'end'
  const leaf = node[place]
  if (leaf === undefined) node[place] = { value, rivals: undefined, segments, parameters: undefined }
  else (leaf.rivals ??= []).push(value)
}

/** Every value that was added with these segments. */
export const leafValues = <Value>({ value, rivals }: PathLeaf<Value>): readonly Value[] => (rivals === undefined ? [value] : [value, ...rivals])

/**
 * The leaf for what follows in `path` (see `Target.path`) from `at`, the place of a slash or the end.
 * Literal, then parameter, then `*`, with a step back where a branch ends: the order of precedence from the left.
 * Each node is visited once at most, as only one way leads to it.
 */
export function findPath<Value>(from: PathIndex<Value>, path: string, start: number): PathLeaf<Value> | undefined {
  let node = from
  let at = start
  for (;;) {
    if (at === path.length) return node.end ?? node.rest
    const code = path.charCodeAt(at)
    const child = childAt(node, code)
    if (child !== undefined && path.slice(at, at + child.text.length) === child.text) {
      const after = at + child.text.length
      if (node.parameter === undefined && node.rest === undefined) {
        node = child
        at = after
        continue
      }
      const literal = findPath(child, path, after)
      if (literal !== undefined) return literal
    }
    if (code === SLASH) return node.rest
    if (node.parameter === undefined) return undefined
    const end = path.indexOf('/', at)
    node = node.parameter
    at = end < 0 ? path.length : end
  }
}

/** The values of a leaf that was found from `at` on; the tail that `*` took keeps its leading slash and is `''` when nothing was left. */
export function pathParameters(leaf: PathLeaf<unknown>, path: string, at: number): Readonly<Record<string, string>> {
  const { names, gaps, hasRest } = leaf.parameters ??= parameterPlaces(leaf.segments)
  if (names.length === 0) return noParameters
  const values: Record<string, string> = Object.create(null)
  const escaped = mayHoldInnerSlash(path)
  let start = at
  for (let place = 0; place < names.length; place++) {
    start += gaps[place]!
    const slash = hasRest && place === names.length - 1 ? -1 : path.indexOf('/', start)
    const end = slash < 0 ? path.length : slash
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
