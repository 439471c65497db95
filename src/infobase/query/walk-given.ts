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
  const runs: (readonly Placed[])[] = []
  let place = 0
  const compare = (a: Placed, b: Placed): number => byTerms(a.order, b.order, terms, layout) || a.place - b.place
  for await (const rows of pieces(walking, all)) {
    const placed = rows.map((row): Placed => ({ row: row.slice(0, width), order: row.slice(width), place: place++ }))
    runs.push(placed.toSorted(compare).slice(0, skip + top))
  }
  let held: Row[] = []
  let passed = 0
  let until = system.ticks() + SLICE_OF_TIME
  for (const { row } of mergedRuns(runs, compare)) {
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
