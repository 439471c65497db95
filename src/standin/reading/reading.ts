/** How stubs are read: each reader takes a source node and tells what is wrong with it at its place; what is wrong is left out. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { PlacesOfFile, type Location } from '../../diagnostics/location.ts'
import { didYouMean } from '../../diagnostics/near.ts'
import { said, type Fragment } from '../../diagnostics/said.ts'
import { reportStub } from './diagnostics.ts'
import { kindOf, type MapEntry, type MapNode, type SourceNode, type Span } from './source-node.ts'
import { expected as expect } from './words.ts'

/** Where a document came from. */
export interface Origin {
  readonly file: string
  readonly source: string
}

/** Keys that belong into another part, which has the key's value: `delay` into `reply`. */
export type Misplaced = ReadonlyMap<string, string>

const nowhere: Misplaced = new Map()

/** Lists of keys are the same for each stub, and a file has thousands. */
const sets = new WeakMap<readonly string[], ReadonlySet<string>>()

function setOf(allowed: readonly string[]): ReadonlySet<string> {
  const found = sets.get(allowed) ?? new Set(allowed)
  sets.set(allowed, found)
  return found
}

export class Reading {
  readonly diagnostics: Diagnostic[] = []
  /** Prefixes of XML paths in the stub that is read now. */
  namespaces: ReadonlyMap<string, string> = new Map()
  readonly #places: PlacesOfFile | undefined
  /** Without an origin places are not known: the document is a value of a program. */
  constructor(origin?: Origin) {
    this.#places = origin && new PlacesOfFile(origin.file, origin.source)
  }

  readonly tell = (one: Diagnostic): void => void this.diagnostics.push(one)

  place(at: Span | undefined): Location | undefined {
    return at && this.#places?.at(at.offset, at.length)
  }

  /**
   * Entries by key; tells keys that are not allowed, or belong elsewhere, and a node that is not a mapping. `what` names the thing in
   * messages.
   */
  fields<Key extends string>(
    node: SourceNode,
    what: Fragment,
    allowed: readonly Key[],
    misplaced: Misplaced = nowhere,
  ): ReadonlyMap<Key, SourceNode> {
    const map = this.map(node, what)
    const known = setOf(allowed)
    for (const { key, keyAt } of map?.entries ?? []) {
      const under = known.has(key) ? undefined : misplaced.get(key)
      if (under !== undefined)
        this.tell(reportStub('misplaced', { found: key, what, under, example: `${under}: { ${key}: ... }` }, this.place(keyAt)))
      else if (!known.has(key))
        this.tell(
          reportStub('unknown-key', { found: key, what, meant: didYouMean(key, allowed), allowed: allowed.join(', ') }, this.place(keyAt)),
        )
    }
    return new Map(
      (map?.entries ?? []).filter((one): one is MapEntry & { key: Key } => known.has(one.key)).map(({ key, value }) => [key, value]),
    )
  }

  map(node: SourceNode, what: Fragment): MapNode | undefined {
    return node.kind === 'map' ? node : this.wrong(node, what, expect.mapping)
  }

  list(node: SourceNode, what: Fragment): readonly SourceNode[] {
    return node.kind === 'list' ? node.items : (this.wrong(node, what, expect.list) ?? [])
  }

  /** Any scalar, as it was written. */
  text(node: SourceNode | undefined, what: Fragment): string | undefined {
    if (node === undefined) return undefined
    return node.kind === 'scalar' && node.value !== null ? node.text : this.wrong(node, what, expect.text)
  }

  flag(node: SourceNode | undefined, what: Fragment): boolean {
    if (node === undefined) return false
    return node.kind === 'scalar' && typeof node.value === 'boolean' ? node.value : (this.wrong(node, what, expect.flag) ?? false)
  }

  /** A number within bounds, both inclusive. */
  number(node: SourceNode | undefined, what: Fragment, [least, most]: readonly [number, number], whole = true): number | undefined {
    if (node === undefined) return undefined
    const value = node.kind === 'scalar' ? node.value : undefined
    if (typeof value === 'number' && value >= least && value <= most && (!whole || Number.isInteger(value))) return value
    return this.wrong(
      node,
      what,
      said(
        `a ${whole ? 'whole ' : ''}number from ${least}${most === Infinity ? ' up' : ` to ${most}`}`,
        `${whole ? 'целое ' : ''}число от ${least}${most === Infinity ? '' : ` до ${most}`}`,
      ),
    )
  }

  /** Tells numbers that JSON does not have, `.inf` and `.nan`, in the node and below. */
  finite(node: SourceNode, what: Fragment): void {
    if (node.kind === 'scalar') {
      if (typeof node.value === 'number' && !Number.isFinite(node.value)) this.wrong(node, what, expect.finite)
    } else if (node.kind === 'list') for (const one of node.items) this.finite(one, what)
    else for (const { value } of node.entries) this.finite(value, what)
  }

  /** `undefined` as a value, so that it can be returned. */
  wrong(node: SourceNode, what: Fragment, expected: Fragment): undefined {
    this.tell(reportStub('wrong-kind', { what, found: kindOf(node), expected }, this.place(node.at)))
  }
}

/** Milliseconds of `200ms`, `1.5s`, `2m` or a bare number of milliseconds. */
export function duration(reading: Reading, node: SourceNode | undefined, what: Fragment): number | undefined {
  if (node === undefined) return undefined
  const found = node.kind === 'scalar' ? /^(\d+(?:\.\d+)?)\s*(ms|s|m)?$/.exec(node.text) : null
  if (found === null) return reading.wrong(node, what, expect.time)
  const milliseconds = Number(found[1]) * { ms: 1, s: 1000, m: 60_000 }[(found[2] ?? 'ms') as 'ms' | 's' | 'm']
  // A timer that is set for longer goes off at once.
  return milliseconds < 2 ** 31 ? milliseconds : reading.wrong(node, what, expect.shorterTime)
}
