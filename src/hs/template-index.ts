/** A trie of segments that finds what `template-match.ts` finds, in a time that does not grow with the number of templates. */
import type { MatchResult } from './template-match.ts'
import type { Template } from './template-parse.ts'

interface Node {
  readonly literals: Map<string, Node>
  parameter: Node | undefined
  /** Templates that end here, and templates whose `*` stands here. */
  end: Leaf | undefined
  rest: Leaf | undefined
}

/** More than one index: these templates differ only in the names of their parameters. */
interface Leaf {
  readonly indexes: number[]
  readonly names: readonly string[]
  readonly positions: readonly number[]
  /** Place of `*`, -1 without one. */
  readonly rest: number
}

/** Finds the template for the decoded segments from `start` on. */
export type FindTemplate = (segments: readonly string[], start: number) => MatchResult

const none: MatchResult = Object.freeze({ kind: 'none' })
const noParameters: Readonly<Record<string, string>> = Object.freeze(Object.create(null))

export function indexTemplates(templates: readonly Template[]): FindTemplate {
  const root = newNode()
  templates.forEach((template, index) => insert(root, template, index))
  return (segments, start) => {
    const leaf = walk(root, segments, start)
    if (leaf === undefined) return none
    if (leaf.indexes.length > 1) return { kind: 'ambiguous', indexes: leaf.indexes }
    return { kind: 'found', index: leaf.indexes[0]!, URLParameters: parametersAt(leaf, segments, start) }
  }
}

const newNode = (): Node => ({ literals: new Map(), parameter: undefined, end: undefined, rest: undefined })

function insert(root: Node, template: Template, index: number): void {
  let node = root
  for (const segment of template.segments) {
    if (segment.kind === 'rest') break
    if (segment.kind === 'parameter') node = node.parameter ??= newNode()
    else {
      let next = node.literals.get(segment.text)
      if (next === undefined) node.literals.set(segment.text, next = newNode())
      node = next
    }
  }
  const place = template.segments.at(-1)?.kind === 'rest' ? 'rest' : 'end'
  if (node[place] === undefined) node[place] = newLeaf(template, index)
  else node[place].indexes.push(index)
}

const newLeaf = ({ segments }: Template, index: number): Leaf => ({
  indexes: [index],
  names: segments.flatMap((segment) => (segment.kind === 'parameter' ? [segment.name] : [])),
  positions: segments.flatMap((segment, at) => (segment.kind === 'parameter' ? [at] : [])),
  rest: segments.findIndex((segment) => segment.kind === 'rest'),
})

/** Literal, then parameter, then `*`, with a step back where a branch ends: the order of precedence from the left. */
function walk(node: Node, segments: readonly string[], at: number): Leaf | undefined {
  if (at === segments.length) return node.end ?? node.rest
  const segment = segments[at]!
  const literal = node.literals.get(segment)
  const found = literal && walk(literal, segments, at + 1)
  if (found !== undefined) return found
  if (node.parameter !== undefined && segment !== '') {
    const taken = walk(node.parameter, segments, at + 1)
    if (taken !== undefined) return taken
  }
  return node.rest
}

function parametersAt(leaf: Leaf, segments: readonly string[], start: number): Readonly<Record<string, string>> {
  if (leaf.rest < 0 && leaf.names.length === 0) return noParameters
  const parameters: Record<string, string> = Object.create(null)
  for (let at = 0; at < leaf.names.length; at++) parameters[leaf.names[at]!] = segments[start + leaf.positions[at]!]!
  if (leaf.rest >= 0) {
    let tail = ''
    for (let at = start + leaf.rest; at < segments.length; at++) tail += `/${segments[at]!}`
    parameters['*'] = tail
  }
  return parameters
}
