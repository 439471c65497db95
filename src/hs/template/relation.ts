/** How two templates relate as sets of URLs, and the URLs that belong to both: what ambiguity and overlap are found by. */
import type { Segment, Template } from './parse.ts'

/**
 * `equivalent`: the same URLs (they differ in parameter names at most); `moreGeneral`: the first takes all that the second takes, and more;
 * `moreSpecific`: the other way round; `disjoint`: no URL belongs to both; `overlaps`: some do, and each has others of its own.
 */
export type Relation = 'equivalent' | 'moreGeneral' | 'moreSpecific' | 'disjoint' | 'overlaps'

const both = (a: Relation, b: Relation): Relation =>
  a === 'equivalent' ? b : b === 'equivalent' ? a : a === 'disjoint' || b === 'disjoint' ? 'disjoint' : a === b ? a : 'overlaps'

export function relate(first: Template, second: Template): Relation {
  const a = first.segments
  const b = second.segments
  let relation: Relation = 'equivalent'
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const one = a[at]
    const other = b[at]
    // `*` takes none too, so a template that has ended lies within it; and anything beside `*` lies within it with all that follows.
    if (one?.kind === 'rest') return other?.kind === 'rest' ? relation : both(relation, 'moreGeneral')
    if (other?.kind === 'rest') return both(relation, 'moreSpecific')
    if (one === undefined || other === undefined) return 'disjoint'
    relation = both(relation, ofSegments(one, other))
    if (relation === 'disjoint') return relation
  }
  return relation
}

function ofSegments(a: Segment, b: Segment): Relation {
  if (a.kind === 'literal' && b.kind === 'literal') return a.text === b.text ? 'equivalent' : 'disjoint'
  if (a.kind === b.kind) return 'equivalent'
  return b.kind === 'literal' ? 'moreGeneral' : 'moreSpecific'
}

/** The URLs that belong to both, as segments again; meaningful only where the two are not disjoint. */
export function intersection(first: Template, second: Template): readonly Segment[] {
  const shared: Segment[] = []
  for (let at = 0; at < Math.max(first.segments.length, second.segments.length); at++) {
    const one = first.segments[at]
    const other = second.segments[at]
    if (one?.kind === 'rest') return [...shared, ...second.segments.slice(at)]
    if (other?.kind === 'rest') return [...shared, ...first.segments.slice(at)]
    shared.push(one?.kind === 'literal' ? one : other!)
  }
  return shared
}

/**
 * A URL of these segments, relative to the root of the service: parameters get values that are not literal of `avoid`, `*` takes nothing.
 */
export function witness(segments: readonly Segment[], avoid: ReadonlySet<string> = new Set()): readonly string[] {
  const values = freshValues(avoid)
  return segments.flatMap((one) => (one.kind === 'literal' ? [one.text] : one.kind === 'parameter' ? [values.next().value] : []))
}

function* freshValues(avoid: ReadonlySet<string>): Generator<string, never> {
  for (let round = 0; ; round++) {
    for (const letter of ['x', 'y', 'z']) {
      const value = round === 0 ? letter : `${letter}${round}`
      if (!avoid.has(value)) yield value
    }
  }
}
