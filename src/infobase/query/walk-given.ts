/** Rows that are there already, such as those of a virtual table: once through all of them, in pieces, with turns for others between. */
import type { Layout } from '../store/layout.ts'
import type { Pacing } from './each-part.ts'
import { orderTerms } from './order.ts'
import { byTerms } from './plain/evaluate.ts'
import type { Plan, Row } from './plan.ts'
import type { Reader } from './reader.ts'
import { mergedRuns } from './runs.ts'
import type { GivenSource } from './source.ts'

interface Walking extends Pacing {
  readonly reader: Pick<Reader, 'select'>
  readonly layout: Layout
}

type GivenPlan = Plan & { readonly source: GivenSource }

/** Rows after which the clock is looked at. */
const LOOK = 100
/** As many rows are given at once. */
const PIECE = 500
/** A page that ends before so many rows is kept as it is found: if all rows were held, the collector would copy them. */
const NEAR = 1_000
/** Milliseconds that are taken at once. */
const SLICE_OF_TIME = 5

/** `undefined`: there are few rows, or they make others together. */
export function walkGiven(walking: Walking, plan: GivenPlan): AsyncGenerator<readonly Row[]> | undefined {
  if (plan.source.rows.length <= PIECE || isOfAll(plan)) return undefined
  return orderTerms(plan, walking.layout).length === 0 ? asTheyAre(walking, plan) : inOrder(walking, plan)
}

/** How many there are, whatever the page. @throws PlanError */
export async function countGiven(walking: Walking, { skip: _skip, top: _top, order: _order, ...plan }: GivenPlan): Promise<number> {
  if (isOfAll(plan)) return (await walking.transactions.read(() => walking.reader.select(plan))).length
  if (plan.where === undefined) return plan.source.rows.length
  let count = 0
  for await (const rows of pieces(walking, plan)) count += rows.length
  return count
}

/** What a row is depends on other rows. */
const isOfAll = ({ joins, group, having, distinct, columns }: Plan): boolean =>
  joins !== undefined
  || group !== undefined
  || having !== undefined
  || distinct === true
  || columns.some(({ expression }) => expression.kind === 'aggregate')

/** What each piece of the source comes to. */
async function* pieces({ reader, transactions, system }: Walking, plan: GivenPlan): AsyncGenerator<readonly Row[]> {
  const { rows } = plan.source
  let until = system.ticks() + SLICE_OF_TIME
  for (let at = 0; at < rows.length; at += LOOK) {
    const source = { ...plan.source, rows: rows.slice(at, at + LOOK) }
    yield await transactions.read(() => reader.select({ ...plan, source }))
    if (system.ticks() < until) continue
    await system.turn()
    until = system.ticks() + SLICE_OF_TIME
  }
}

async function* asTheyAre(walking: Walking, { skip = 0, top = Infinity, ...plan }: GivenPlan): AsyncGenerator<readonly Row[]> {
  let behind = skip
  let left = top
  for await (const rows of pieces(walking, plan)) {
    const kept = rows.slice(behind, behind + left)
    behind -= Math.min(behind, rows.length)
    left -= kept.length
    if (kept.length > 0) yield kept
    if (left <= 0) return
  }
}

/** Pieces are sorted each by itself and merged; equal rows stay as they were. */
async function* inOrder(walking: Walking, { skip = 0, top = Infinity, ...plan }: GivenPlan): AsyncGenerator<readonly Row[]> {
  const { layout, system } = walking
  const terms = orderTerms(plan, layout)
  const width = plan.columns.length
  const { order: _order, ...unordered } = plan
  const all = { ...unordered, columns: [...plan.columns, ...terms.map(({ expression }, at) => ({ name: `~${at}`, expression }))] }
  let place = 0
  const compare = (a: Placed, b: Placed): number => byTerms(a.order, b.order, terms, layout) || a.place - b.place
  const found = new Found(compare, skip + top)
  for await (const rows of pieces(walking, all))
    found.add(rows.map((row): Placed => ({ row: row.slice(0, width), order: row.slice(width), place: place++ })))
  let held: Row[] = []
  let passed = 0
  let until = system.ticks() + SLICE_OF_TIME
  for (const { row } of found.inOrder()) {
    if (++passed > skip + top) break
    if (passed > skip) held.push(row)
    if (held.length === PIECE) {
      yield held
      held = []
    }
    if (passed % LOOK > 0 || system.ticks() < until) continue
    await system.turn()
    until = system.ticks() + SLICE_OF_TIME
  }
  if (held.length > 0) yield held
}

interface Placed {
  readonly row: Row
  readonly order: Row
  readonly place: number
}

/** What was found so far of the first rows of all. */
class Found {
  readonly #compare: (a: Placed, b: Placed) => number
  readonly #wanted: number
  #runs: (readonly Placed[])[] = []
  #held = 0
  /** Nothing behind it is wanted any more. */
  #last: Placed | undefined

  constructor(compare: (a: Placed, b: Placed) => number, wanted: number) {
    this.#compare = compare
    this.#wanted = wanted
  }

  add(rows: readonly Placed[]): void {
    const last = this.#last
    const before = last === undefined ? rows : rows.filter((one) => this.#compare(one, last) < 0)
    if (before.length === 0) return
    this.#runs.push(before.toSorted(this.#compare).slice(0, this.#wanted))
    this.#held += Math.min(before.length, this.#wanted)
    if (this.#wanted > NEAR || this.#held < 2 * this.#wanted) return
    const first = this.#runs.flat().toSorted(this.#compare).slice(0, this.#wanted)
    this.#runs = [first]
    this.#held = first.length
    this.#last = first.at(-1)
  }

  inOrder(): Generator<Placed> {
    return mergedRuns(this.#runs, this.#compare)
  }
}
