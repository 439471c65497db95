/** All values that control points of ИТОГИ have in a result: ПЕРИОДАМИ adds the periods that no row is in. */
import { said } from '../../diagnostics/said.ts'
import { beginOfPeriod, dateAdd, endOfPeriod, type DateUnit } from '../../infobase/query/functions/dates.ts'
import { ordered } from '../../infobase/query/plain/compare.ts'
import type { Value } from '../../infobase/values/value.ts'
import { DateTime } from '../../xdto/values/date-time.ts'
import type { Bound, BoundTotals } from '../bind/bound.ts'
import { queryError } from '../query-error.ts'
import { groupKey, type QueryRow, type QueryValue } from '../values.ts'
import { evaluator } from './evaluate.ts'
import type { QueryRun } from './run.ts'

export interface PointValues {
  readonly column: number
  readonly values: readonly QueryValue[]
}

/** By the folded names of the points. */
export function pointValues({ points }: BoundTotals, rows: readonly QueryRow[], run: QueryRun): ReadonlyMap<string, PointValues> {
  return new Map(
    points.map((point) => {
      const found = new Map(rows.map((row) => [groupKey(row[point.column]), row[point.column]]))
      const values = point.periods === undefined ? [...found.values()] : withPeriods(found, point.periods, run)
      return [point.name.toLowerCase(), { column: point.column, values }]
    }),
  )
}

/** More than these are a mistake in a border. */
const MOST = 100_000

function withPeriods(
  found: Map<string, QueryValue>,
  { unit, from, to }: NonNullable<BoundTotals['points'][number]['periods']>,
  run: QueryRun,
): readonly QueryValue[] {
  const { layout } = run.base
  const dates = [...found.values()].filter((one) => one instanceof DateTime)
  const sorted = dates.toSorted((a, b) => ordered(a, b, layout) ?? 0)
  const [first, last] = [borderOf(from, run) ?? sorted[0], borderOf(to, run) ?? sorted.at(-1)]
  if (first !== undefined && last !== undefined) {
    let at = beginOfPeriod(first, unit as DateUnit)
    for (let count = 0; (ordered(at, last, layout) ?? 1) <= 0; count++) {
      if (count > MOST) throw queryError('wrong-type', { what: said('PERIODS', 'ПЕРИОДАМИ') })
      if (!found.has(groupKey(at))) found.set(groupKey(at), at)
      at = dateAdd(endOfPeriod(at, unit as DateUnit), 'second', 1)
    }
  }
  return [...found.values()].toSorted((a, b) => ordered(a as Value, b as Value, layout) ?? 0)
}

function borderOf(bound: Bound | undefined, run: QueryRun): DateTime | undefined {
  const value = bound === undefined ? undefined : evaluator(bound, run, () => [])({ rows: [] })
  if (value === undefined || value === null || value instanceof DateTime) return value ?? undefined
  throw queryError('wrong-type', { what: said('PERIODS', 'ПЕРИОДАМИ') })
}
