/** Groups rows and calculates aggregates over the rows of each group. */
import { calculated } from '../../infobase/query/functions/numbers.ts'
import { ordered } from '../../infobase/query/plain/compare.ts'
import type { Layout } from '../../infobase/store/layout.ts'
import type { Value } from '../../infobase/values/value.ts'
import { Decimal } from '../../xdto/values/decimal.ts'
import type { Bound, BoundAggregate } from '../bind/bound.ts'
import { queryError } from '../query-error.ts'
import { groupKey, type QueryValue } from '../values.ts'
import type { Evaluate } from './evaluated.ts'
import type { Env } from './run.ts'

/** A group by its first row, with its aggregates; without a group all rows are one, even none. */
export function grouped(
  found: readonly Env[],
  group: readonly Bound[],
  aggregates: readonly BoundAggregate[],
  make: (bound: Bound) => Evaluate,
  layout: Layout,
): readonly Env[] {
  const keys = group.map(make)
  const groups = new Map<string, Env[]>()
  if (group.length === 0) groups.set('', [...found])
  else
    for (const env of found) {
      const key = keys.map((one) => groupKey(one(env))).join('\n')
      const some = groups.get(key)
      if (some === undefined) groups.set(key, [env])
      else some.push(env)
    }
  const operands = aggregates.map(({ operand }) => (operand === undefined ? undefined : make(operand)))
  return [...groups.values()].map((rows) => ({
    ...(rows[0] ?? { rows: [] }),
    aggregates: aggregates.map((one, at) => aggregated(one, operands[at], rows, layout)),
  }))
}

export function aggregated(aggregate: BoundAggregate, operand: Evaluate | undefined, rows: readonly Env[], layout: Layout): QueryValue {
  if (operand === undefined) return Decimal.from(rows.length)
  let values = rows.map(operand).filter((one) => one !== null)
  if (aggregate.isDistinct) values = [...new Map(values.map((one) => [groupKey(one), one])).values()]
  if (aggregate.function === 'Count') return Decimal.from(values.length)
  if (values.length === 0) return null
  if (aggregate.function === 'Min' || aggregate.function === 'Max') {
    const sign = aggregate.function === 'Min' ? 1 : -1
    return values.reduce((best, one) => ((ordered(one as Value, best as Value, layout) ?? 0) * sign < 0 ? one : best))
  }
  const sum = values.reduce<Decimal>((total, one) => {
    if (!(one instanceof Decimal)) throw queryError('wrong-type', { what: aggregate.word }, aggregate.place)
    return total.plus(one)
  }, Decimal.from(0))
  return aggregate.function === 'Sum' ? sum : (calculated('/', sum, Decimal.from(values.length)) ?? null)
}
