/** Which of many paths with parameters and tails a decoded path is, in a time that does not grow with their number. */
import { mayHoldInnerSlash } from '../../exchange/target.ts'
import { parameterReader, readByName, type ParameterReader, type ParameterRecord } from './parameter-record.ts'
import type { Segment } from './parse.ts'
import { childAt, grow, newPathNode, type PathNode } from './path-tree.ts'

/** What a path leads to. */
export interface PathLeaf<Value> {
  value: Value
  /** Values that were added with segments that differ only in the names of parameters. */
  rivals: Value[] | undefined
  readonly segments: readonly Segment[]
  readonly hasParameters: boolean
  /** Made from the segments when first asked for. */
  parameters: ParameterReader | undefined
}

export type PathIndex<Value> = PathNode<PathLeaf<Value>>

const SLASH = 47

export const newPathIndex = <Value>(): PathIndex<Value> => newPathNode()

/** The leaf to which these segments now lead. */
export function addPath<Value>(root: PathIndex<Value>, segments: readonly Segment[], value: Value): PathLeaf<Value> {
  let node = root
  let text = ''
  for (const segment of segments) {
    text += segment.kind === 'literal' ? `/${segment.text}` : '/'
    if (segment.kind !== 'parameter') continue
    node = grow(node, text)
    node = node.parameter ??= newPathNode()
    text = ''
  }
  node = grow(node, text)
  const place = segments.at(-1)?.kind === 'rest' ? 'rest' : 'end'
  const leaf = (node[place] ??= {
    value,
    rivals: undefined,
    segments,
    hasParameters: segments.some((one) => one.kind !== 'literal'),
    parameters: undefined,
  })
  if (leaf.value !== value) (leaf.rivals ??= []).push(value)
  return leaf
}

/** Every value that was added with these segments. */
export const leafValues = <Value>({ value, rivals }: PathLeaf<Value>): readonly Value[] =>
  rivals === undefined ? [value] : [value, ...rivals]

/** Where the values of parameters end in the path that was searched last. */
const ends: number[] = []

/**
 * The leaf for what follows in `path` (see `Target.path`) from `at`, the place of a slash or the end. Literal, then parameter, then `*`,
 * with a step back where a branch ends: the order of precedence from the left. Each node is visited once at most, as only one way leads to
 * it. `passed`: parameters that were taken before.
 */
export function findPath<Value>(from: PathIndex<Value>, path: string, start: number, passed = 0): PathLeaf<Value> | undefined {
  let node = from
  let at = start
  let taken = passed
  /** The last tail that was passed: it takes what nothing deeper does. */
  let rest: PathLeaf<Value> | undefined
  while (at < path.length) {
    if (node.rest !== undefined) rest = node.rest
    const code = path.charCodeAt(at)
    const child = childAt(node, code)
    if (child !== undefined) {
      const after = at + child.length
      const goesOn = path.slice(at, after) === child.text
      if (goesOn && node.parameter === undefined) {
        node = child
        at = after
        continue
      }
      const literal = goesOn ? findPath(child, path, after, taken) : after > path.length ? tailOfEnded(child, path, at) : undefined
      if (literal !== undefined) return literal
    }
    if (node.parameter === undefined || code === SLASH) return rest
    const end = path.indexOf('/', at)
    node = node.parameter
    at = end < 0 ? path.length : end
    ends[taken++] = at
  }
  return node.end ?? node.rest ?? tailOfEnded(childAt(node, SLASH), path, at) ?? rest
}

/** The tail behind the last slash of a node's text, which takes nothing of a path that ends just before that slash. */
const tailOfEnded = <Value>(child: PathIndex<Value> | undefined, path: string, at: number): PathLeaf<Value> | undefined =>
  child?.rest !== undefined && at + child.text.length === path.length + 1 && child.text.startsWith(path.slice(at)) ? child.rest : undefined

/** The values of the leaf that was just found from `at` on; `hasInnerSlash` as in Target. */
export function pathParameters(
  leaf: PathLeaf<unknown>,
  path: string,
  at: number,
  hasInnerSlash = mayHoldInnerSlash(path),
): ParameterRecord {
  const { names, gaps, read } = (leaf.parameters ??= parameterReader(leaf.segments))
  return hasInnerSlash ? readByName(names, path, at, gaps, ends) : read(path, at, gaps, ends)
}
