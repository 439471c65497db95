/** Evaluates a whole plan over plain arrays: filter, groups, order and page, as SQL does it. */
import type { Layout } from '../../store/layout.ts'
import { typeOf } from '../../values/type-of.ts'
import { keyOf, type Value } from '../../values/value.ts'
import type { Expression } from '../expression.ts'
import { orderTerms } from '../order.ts'
import type { Join, Plan, Row } from '../plan.ts'
import { aggregated } from './aggregate.ts'
import { ordered } from './compare.ts'
import type { PlainData, PlainRow } from './data.ts'
import { valueOf, type Rows } from './expression.ts'

export function evaluated(plan: Plan, data: PlainData): readonly Row[] {
  let found: readonly Rows[] = data.rows(plan.source).map((row) => new Map<string, PlainRow | undefined>([['', row]]))
  for (const join of plan.joins ?? []) found = found.flatMap((rows) => joined(rows, join, data))
  const { where } = plan
  if (where !== undefined) found = found.filter((rows) => valueOf(where, rows, data) === true)
  const grouped =
    plan.group === undefined && !plan.columns.some(({ expression }) => isAggregate(expression)) ? undefined : groups(plan, found, data)
  const terms = orderTerms(plan, data.layout)
  const made = (grouped ?? found.map((rows) => [rows])).map((rows) => ({
    row: plan.columns.map(({ expression }) => aggregated(expression, rows, data)),
    order: terms.map(({ expression }) => aggregated(expression, rows, data)),
    kept: plan.having === undefined || aggregated(plan.having, rows, data) === true,
  }))
  const kept = made.filter((one) => one.kept)
  const distinct = plan.distinct === true ? [...new Map(kept.map((one) => [one.row.map(keyOf).join('\n'), one])).values()] : kept
  const sorted = terms.length === 0 ? distinct : distinct.toSorted((a, b) => byTerms(a.order, b.order, terms, data.layout))
  const from = plan.skip ?? 0
  return sorted.slice(from, plan.top === undefined ? undefined : from + plan.top).map((one) => one.row)
}

const isAggregate = (expression: Expression): boolean => expression.kind === 'aggregate'

function joined(rows: Rows, { kind, source, as, on }: Join, data: PlainData): readonly Rows[] {
  const pairs = data.rows(source).map((row): Rows => new Map([...rows, [as, row]]))
  const matching = pairs.filter((pair) => valueOf(on, pair, data) === true)
  return matching.length === 0 && kind === 'left' ? [new Map([...rows, [as, undefined]])] : matching
}

/** Without a group all rows are one, even none. */
function groups(plan: Plan, found: readonly Rows[], data: PlainData): readonly (readonly Rows[])[] {
  if (plan.group === undefined || plan.group.length === 0) return [found]
  const all = new Map<string, Rows[]>()
  for (const rows of found) {
    const key = plan.group.map((one) => keyOf(valueOf(one, rows, data))).join('\n')
    const group = all.get(key)
    if (group === undefined) all.set(key, [rows])
    else group.push(rows)
  }
  return [...all.values()]
}

/** As SQL orders rows by the values of their order's terms. */
export function byTerms(
  a: readonly Value[],
  b: readonly Value[],
  terms: readonly { readonly descending: boolean }[],
  layout: Layout,
): number {
  for (const [at, { descending }] of terms.entries()) {
    const order = ranked(a[at], b[at], layout)
    if (order !== 0) return descending ? -order : order
  }
  return 0
}

/** Null comes first, then Undefined, then each type by its number. */
function ranked(a: Value, b: Value, layout: Layout): number {
  const ranks = rankOf(a, layout) - rankOf(b, layout)
  return ranks !== 0 ? ranks : (ordered(a, b, layout) ?? 0)
}

const rankOf = (value: Value, layout: Layout): number => (value === null ? -1 : value === undefined ? 0 : layout.tags.of(typeOf(value)))
