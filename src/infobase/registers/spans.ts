/** Parts of time between two moments, and what of them the text of a SELECT depends on. */
import type { DateTime } from '../../xdto/values/date-time.ts'
import { after, type Span } from './movements.ts'

/** The end is included. */
export const spanOf = (from: DateTime | undefined, to: DateTime | undefined): Span => ({
  from,
  to: to === undefined ? undefined : after(to),
})

export function spanKey({ from, to }: Span): string {
  const first = from === undefined ? '' : `f${isMonth(from)}`
  const last = to === undefined ? '' : `t${isMonth(to)}`
  const inside = from !== undefined && to !== undefined && from.year === to.year && from.month === to.month
  const isNext = from !== undefined && to !== undefined && !isMonth(from) && from.year * 12 + from.month + 1 === to.year * 12 + to.month
  return `${first}${last}${inside}${isNext}`
}
export const isMonth = (at: DateTime): boolean => at.day === 1 && at.toString().endsWith('T00:00:00')
