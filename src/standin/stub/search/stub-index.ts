/**
 * Finds the first stub that takes a request among many that differ by a condition: by the values that a query option, a header, a parameter
 * or a JSON path must be equal to, so that 10,000 stubs cost about what one does.
 */
import { onceJSON, type Matched } from '../../calls/criteria.ts'
import type { Stub } from '../stub.ts'
import { conditionsOf, type IndexedCondition, type OnceJSON } from './indexed-condition.ts'

export interface StubIndex {
  /** The first, in the order of the stubs, that `takes` takes. It is asked of those alone whose indexed conditions may hold. */
  first(request: Matched, takes: (stub: Stub, json: OnceJSON) => boolean): Stub | undefined
}

interface Entry {
  readonly stub: Stub
  /** Place in the order of asking. */
  readonly at: number
  readonly conditions: readonly IndexedCondition[]
}

/** Entries one by one, or parted by the value of one condition; parts are parted further when they are first asked. */
type Node =
  | { readonly kind: 'leaf'; readonly entries: readonly Entry[] }
  | {
      readonly kind: 'parted'
      readonly read: IndexedCondition['read']
      readonly byValue: Map<string, Node | readonly Entry[]>
      readonly without: Node
      readonly used: ReadonlySet<string>
    }

/** So few are asked one by one. */
const LEAF = 4

export function indexStubs(stubs: readonly Stub[]): StubIndex {
  const root = nodeOf(
    stubs.map((stub, at) => ({ stub, at, conditions: stubs.length > LEAF ? conditionsOf(stub.criteria) : [] })),
    new Set(),
  )
  return {
    first(request, takes) {
      const json = onceJSON(request.text)
      return earliest(root, { request, json, takes: (stub) => takes(stub, json) }, undefined)?.stub
    },
  }
}

interface Search {
  readonly request: Matched
  readonly json: OnceJSON
  takes(stub: Stub): boolean
}

/** The earliest entry that is taken, if it is before `best`; else `best`. */
function earliest(node: Node, search: Search, best: Entry | undefined): Entry | undefined {
  if (node.kind === 'leaf') {
    for (const entry of node.entries) {
      if (best !== undefined && entry.at >= best.at) return best
      if (search.takes(entry.stub)) return entry
    }
    return best
  }
  let found = best
  for (const value of node.read(search.request, search.json)) {
    const part = node.byValue.get(value)
    if (part === undefined) continue
    const inner = 'kind' in part ? part : nodeOf(part, node.used)
    if (inner !== part) node.byValue.set(value, inner)
    found = earliest(inner, search, found)
  }
  return earliest(node.without, search, found)
}

/** `used`: conditions by which the entries are parted already. */
function nodeOf(entries: readonly Entry[], used: ReadonlySet<string>): Node {
  const key = entries.length > LEAF ? bestKey(entries, used) : undefined
  if (key === undefined) return { kind: 'leaf', entries }
  const byValue = new Map<string, Entry[]>()
  const without: Entry[] = []
  let read: IndexedCondition['read'] | undefined
  for (const entry of entries) {
    const condition = entry.conditions.find((one) => one.key === key)
    if (condition === undefined) without.push(entry)
    else {
      read ??= condition.read
      for (const value of condition.values) listIn(byValue, value).push(entry)
    }
  }
  const now = new Set([...used, key])
  return { kind: 'parted', read: read!, byValue, without: nodeOf(without, now), used: now }
}

/** The condition by which most entries are passed over; `undefined` when none spares a quarter of them. */
function bestKey(entries: readonly Entry[], used: ReadonlySet<string>): string | undefined {
  const values = new Map<string, { count: number; readonly distinct: Set<string> }>()
  for (const { conditions } of entries) {
    for (const { key, values: wanted } of conditions) {
      if (used.has(key)) continue
      const seen = values.get(key) ?? { count: 0, distinct: new Set<string>() }
      values.set(key, seen)
      seen.count++
      for (const value of wanted) seen.distinct.add(value)
    }
  }
  let best: { readonly key: string; readonly spared: number } | undefined
  for (const [key, { count, distinct }] of values) {
    const spared = count - count / Math.max(1, distinct.size)
    if (spared >= entries.length / 4 && spared > (best?.spared ?? 0)) best = { key, spared }
  }
  return best?.key
}

function listIn(lists: Map<string, Entry[]>, key: string): Entry[] {
  const found = lists.get(key)
  if (found !== undefined) return found
  const made: Entry[] = []
  lists.set(key, made)
  return made
}
