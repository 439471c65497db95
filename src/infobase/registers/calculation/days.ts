/** Periods of whole days, as numbers of days; both ends are included. */
import { DateTime } from '../../../xdto/values/date-time.ts'

export type Days = readonly [first: number, last: number]

const DAY = 86_400_000

export const dayOf = (at: DateTime): number => Math.floor(Date.UTC(at.year, at.month - 1, at.day) / DAY)

export function dateOf(day: number): DateTime {
  const at = new Date(day * DAY)
  return DateTime.of({ year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() })
}

export const daysOf = (first: DateTime, last: DateTime): Days => [dayOf(first), dayOf(last)]

/** How many there are. */
export const lengthOf = (periods: readonly Days[]): number => periods.reduce((sum, [first, last]) => sum + Math.max(0, last - first + 1), 0)

/** What is left of a period when others are taken out of it, in the order of time. */
export function without(period: Days, others: readonly Days[]): readonly Days[] {
  let left: readonly Days[] = period[0] <= period[1] ? [period] : []
  for (const [first, last] of others)
    left = left.flatMap((one): readonly Days[] => {
      if (last < one[0] || first > one[1]) return [one]
      const parts: readonly Days[] = [
        [one[0], first - 1],
        [last + 1, one[1]],
      ]
      return parts.filter(([from, to]) => from <= to)
    })
  return left
}

/** The parts that lie in a period. */
export const within = (periods: readonly Days[], [first, last]: Days): readonly Days[] =>
  periods.map(([from, to]): Days => [Math.max(from, first), Math.min(to, last)]).filter(([from, to]) => from <= to)
