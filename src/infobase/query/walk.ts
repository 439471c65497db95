/**
 * Rows of a large table in parts, with a turn for everything else between them: a scan of a million rows takes its time, and nobody else's.
 * What is committed meanwhile may be seen in the parts that come after it, as between two pages.
 */
import type { System } from '../../exchange/system.ts'
import type { Column } from '../store/column.ts'
import type { Layout } from '../store/layout.ts'
import type { Transactions } from '../store/transactions.ts'
import { keyOf, type Value } from '../values/value.ts'
import { eachPart } from './each-part.ts'
import { and, field, type Expression } from './expression.ts'
import { borderBehind, countOf, inTurn, isInCrowd, type OfSorted, type RowsInParts } from './in-turn.ts'
import { orderTerms } from './order.ts'
import { Pace } from './pace.ts'
import { byTerms } from './plain/evaluate.ts'
import type { Plan, Row } from './plan.ts'
import type { Parts, Reader } from './reader.ts'
import { mergedRuns } from './runs.ts'
import { sortedKeys } from './sorted.ts'
import { countGiven, walkGiven } from './walk-given.ts'

/** What of an infobase is needed for it. */
export interface Walking {
  readonly reader: Reader
  readonly layout: Layout
  readonly transactions: Transactions
  readonly system: Pick<System, 'ticks' | 'turn'>
}

/** A table that has no more than two times so many rows is read at once; pieces have at most so many. */
const FIRST = 500

/** Rows after which the clock is looked at while they are passed over, and the milliseconds that are taken at once. */
const LOOK = 100
const SLICE_OF_TIME = 5

/** As many rows as are merged whole: beyond that it is less work to put the order of all rows into a sheet, where there is one. */
const MERGED = 500
const MERGED_WITHOUT_A_SHEET = 5_000

/** `undefined`: the plan is best read at once, as everything is inside a transaction. @throws PlanError */
export async function walk(walking: Walking, plan: Plan): Promise<RowsInParts | undefined> {
  if (plan.source.kind === 'given' && !walking.transactions.isActive) return walkGiven(walking, { ...plan, source: plan.source })
  const parts = await partsOf(walking, plan)
  const { skip = 0, top = Infinity, where } = plan
  if (parts === undefined) return undefined
  const page = skip + top
  const ofSorted: OfSorted = (some, asked) =>
    (asked.skip ?? 0) + (asked.top ?? Infinity) <= (hasSheet(walking, some, plan) ? MERGED : MERGED_WITHOUT_A_SHEET)
      ? merged(walking, some, asked)
      : sortedOnce(walking, some, asked)
  if (parts.order === 'sorted') return ofSorted(parts, plan)
  if (page <= 2 * FIRST && where === undefined && !(await walking.transactions.read(() => isInCrowd(parts, page)))) return undefined
  return inTurn(walking, parts, plan, ofSorted)
}

/** How many rows a plan has without its page. @throws PlanError */
export async function countInParts(walking: Walking, { skip: _skip, top: _top, order: _order, ...plan }: Plan): Promise<number> {
  const { transactions, reader } = walking
  if (plan.source.kind === 'given' && !transactions.isActive) return countGiven(walking, { ...plan, source: plan.source })
  const parts = plan.distinct === true ? undefined : await partsOf(walking, plan)
  if (parts === undefined) return transactions.read(() => reader.count(plan))
  return countOf(walking, parts, plan)
}

async function partsOf({ transactions, reader, system }: Walking, plan: Plan): Promise<Parts | undefined> {
  if (plan.source.kind === 'given' || transactions.isActive) return undefined
  const pace = new Pace(system)
  const parts = await transactions.read(() => reader.parts(plan))
  // A plan that is made for the first time takes many times as long.
  if (pace.isOver) await pace.turn()
  if (parts === undefined) return undefined
  return (await borderBehind(transactions, parts, parts.ends[0], 2 * FIRST)) === undefined ? undefined : parts
}

/** The first rows of all, from the first rows of each part. */
async function* merged(walking: Walking, parts: Parts, { skip = 0, top = 0, columns, ...plan }: Plan): RowsInParts {
  const { layout } = walking
  const terms = orderTerms({ ...plan, columns }, layout)
  const all = [...columns, ...terms.map(({ expression }, at) => ({ name: `~${at}`, expression }))]
  const wanted = { ...plan, columns: all, top: skip + top }
  const order = (row: Row): Row => row.slice(columns.length)
  let best: readonly Row[] = []
  for await (const rows of eachPart(walking, parts, ({ after, upTo }) => parts.rows(wanted, after, upTo))) {
    if (rows.length > 0) best = [...best, ...rows].toSorted((a, b) => byTerms(order(a), order(b), terms, layout)).slice(0, skip + top)
  }
  yield best.slice(skip).map((row) => row.slice(0, columns.length))
}

/** All rows in an order that no index has. Those that have a number, or a reference for their key, are read by it when their turn comes. */
async function* sortedOnce(walking: Walking, parts: Parts, plan: Plan): RowsInParts {
  const key = referenceColumn(plan, walking.layout)
  if (!hasSheet(walking, parts, plan)) return yield* mergedWhole(walking, parts, plan, key?.field.Name)
  if (parts.isNumbered) {
    const { source, where, columns } = plan
    const asked = { source, columns, ...(where !== undefined && { where }) }
    for await (const numbers of sortedKeys(walking, parts, plan, FIRST))
      yield await walking.transactions.read(() => parts.among(asked, numbers))
    return
  }
  const codec = key!.codecs[0]!
  for await (const cells of sortedKeys(walking, parts, plan, FIRST)) {
    yield await byReference(
      walking,
      plan,
      key!.field.Name,
      cells.map((cell) => codec.decode(cell)),
    )
  }
}

/** The same of what is held: each part gives its own, sorted, and the parts are merged. Of rows with such a key the order is held alone. */
async function* mergedWhole(walking: Walking, parts: Parts, plan: Plan, key: string | undefined): RowsInParts {
  const { layout, system } = walking
  const { skip = 0, top = Infinity, columns, ...rest } = plan
  const terms = orderTerms(plan, layout)
  // The whole order ends with the key: it is held once.
  const keyAt = key === undefined ? -1 : terms.findIndex(({ expression }) => isOwnField(expression, key))
  const held = keyAt < 0 ? columns : []
  const all = [...terms.map(({ expression }, at) => ({ name: `~${at}`, expression })), ...held]
  const wanted = { ...rest, columns: all, ...(top !== Infinity && { top: skip + top }) }
  const runs: (readonly Row[])[] = []
  for await (const rows of eachPart(walking, parts, ({ after, upTo }) => parts.rows(wanted, after, upTo))) runs.push(rows.slice())
  const found = mergedRuns(runs, (a, b) => byTerms(a, b, terms, layout))
  let until = system.ticks() + SLICE_OF_TIME
  for (let at = 0; at < skip; at++) {
    if (found.next().done === true) return
    if (at % LOOK > 0 || system.ticks() < until) continue
    await system.turn()
    until = system.ticks() + SLICE_OF_TIME
  }
  for (let left = top; left > 0;) {
    const piece = firstOf(found, Math.min(left, FIRST))
    if (piece.length === 0) return
    left -= piece.length
    yield key === undefined || keyAt < 0
      ? piece.map((row) => row.slice(terms.length))
      : await byReference(
          walking,
          plan,
          key,
          piece.map((row) => row[keyAt]),
        )
    await system.turn()
  }
}

function firstOf(rows: Generator<Row>, count: number): readonly Row[] {
  const taken: Row[] = []
  for (let next = count > 0 ? rows.next() : undefined; next?.done === false; next = taken.length < count ? rows.next() : undefined)
    taken.push(next.value)
  return taken
}

const isOwnField = (expression: Expression, name: string): boolean =>
  expression.kind === 'field' && expression.from === undefined && expression.path.length === 1 && expression.path[0]!.field === name

/** Whether what rows are ordered by goes into a sheet: they are read again by their number, or by the reference of their key. */
const hasSheet = ({ layout }: Walking, parts: Parts, plan: Plan): boolean =>
  layout.dialect === 'sqlite' && (parts.isNumbered || referenceColumn(plan, layout) !== undefined)

/** The column of a table's only key, where that is a reference. */
function referenceColumn({ source }: Plan, layout: Layout): Column | undefined {
  const [first, ...more] = (source.kind === 'object' ? layout.table(source.name)?.key : undefined) ?? []
  return more.length === 0 && first?.tag === undefined && first?.codecs[0]!.kept.kind === 'reference' ? first : undefined
}

/** Rows as they are now, in the order of the references; one that is gone, or no longer what is asked for, is left out. */
async function byReference(
  { reader, transactions }: Walking,
  { source, where, columns }: Plan,
  key: string,
  references: readonly Value[],
): Promise<readonly Row[]> {
  const own = { kind: 'in', operand: field(key), values: references } as const
  const rows = await transactions.read(() =>
    reader.select({
      source,
      where: where === undefined ? own : and(own, where),
      columns: [{ name: '~key', expression: field(key) }, ...columns],
    }),
  )
  const byKey = new Map(rows.map((row) => [keyOf(row[0]), row.slice(1)]))
  return references.flatMap((one) => {
    const row = byKey.get(keyOf(one))
    return row === undefined ? [] : [row]
  })
}
