/** Functions of dates, for SQL and for plain evaluation alike: parts, shifts, differences and periods. */
import { daysInMonth } from '../../../xdto/values/calendar.ts'
import { DateTime } from '../../../xdto/values/date-time.ts'

export type DateUnit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'tendays' | 'month' | 'quarter' | 'halfyear' | 'year'

const units: ReadonlySet<string> = new Set([
  'second',
  'minute',
  'hour',
  'day',
  'week',
  'tendays',
  'month',
  'quarter',
  'halfyear',
  'year',
] satisfies readonly DateUnit[])

/** Case does not matter; `undefined` for a text that is not a unit. */
export function unitOf(text: string): DateUnit | undefined {
  const small = text.toLowerCase()
  return units.has(small) ? (small as DateUnit) : undefined
}

/** Days since 1 January of the year 1, which was a Monday. */
function dayOf({ year, month, day }: Pick<DateTime, 'year' | 'month' | 'day'>): number {
  const before = year - 1
  return before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) + dayOfYear(year, month, day) - 1
}

function dayOfYear(year: number, month: number, day: number): number {
  let days = day
  for (let one = 1; one < month; one++) days += daysInMonth(year, one)
  return days
}

const DAY = 86_400
const secondsOf = (at: DateTime): number => dayOf(at) * DAY + at.hour * 3600 + at.minute * 60 + at.second
/** The first second that there is no date for. */
const END = dayOf({ year: 4000, month: 1, day: 1 }) * DAY

/** Kept within 1C's dates, from the year 1 to 3999. */
function dateOfSeconds(seconds: number): DateTime {
  const kept = Math.min(Math.max(seconds, 0), END - 1)
  const days = Math.floor(kept / DAY)
  const rest = kept - days * DAY
  let year = Math.max(1, Math.floor(days / 366) + 1)
  while (dayOf({ year: year + 1, month: 1, day: 1 }) <= days) year++
  let left = days - dayOf({ year, month: 1, day: 1 })
  let month = 1
  for (; left >= daysInMonth(year, month); month++) left -= daysInMonth(year, month)
  return DateTime.of({
    year,
    month,
    day: left + 1,
    hour: Math.floor(rest / 3600),
    minute: Math.floor((rest % 3600) / 60),
    second: rest % 60,
  })
}

export type DatePart = 'Year' | 'Quarter' | 'Month' | 'DayOfYear' | 'Day' | 'WeekDay' | 'Hour' | 'Minute' | 'Second'

/** Monday is 1, Sunday 7. */
export function datePart(part: DatePart, at: DateTime): number {
  switch (part) {
    case 'Year':
      return at.year
    case 'Quarter':
      return Math.ceil(at.month / 3)
    case 'Month':
      return at.month
    case 'DayOfYear':
      return dayOfYear(at.year, at.month, at.day)
    case 'Day':
      return at.day
    case 'WeekDay':
      return (dayOf(at) % 7) + 1
    case 'Hour':
      return at.hour
    case 'Minute':
      return at.minute
    default:
      return at.second
  }
}

const inSeconds: Partial<Record<DateUnit, number>> = { second: 1, minute: 60, hour: 3600, day: DAY, week: 7 * DAY, tendays: 10 * DAY }
const inMonths: Partial<Record<DateUnit, number>> = { month: 1, quarter: 3, halfyear: 6, year: 12 }

/** 31 January and a month is the last day of February. */
export function dateAdd(at: DateTime, unit: DateUnit, count: number): DateTime {
  const seconds = inSeconds[unit]
  if (seconds !== undefined) return dateOfSeconds(secondsOf(at) + seconds * Math.trunc(count))
  const months = at.year * 12 + at.month - 1 + inMonths[unit]! * Math.trunc(count)
  const year = Math.floor(months / 12)
  if (year < 1) return dateOfSeconds(0)
  if (year > 3999) return dateOfSeconds(END)
  const month = (months % 12) + 1
  return DateTime.of({ ...at, year, month, day: Math.min(at.day, daysInMonth(year, month)) })
}

/** How many borders of the unit lie between: 31 December and 1 January are a year apart. */
export function dateDiff(from: DateTime, to: DateTime, unit: DateUnit): number {
  return ordinal(to, unit) - ordinal(from, unit)
}

/** The number of the period that a date lies in. */
function ordinal(at: DateTime, unit: DateUnit): number {
  const seconds = inSeconds[unit]
  if (unit === 'tendays') return (at.year * 12 + at.month) * 3 + Math.min(2, Math.floor((at.day - 1) / 10))
  return seconds !== undefined ? Math.floor(secondsOf(at) / seconds) : Math.floor((at.year * 12 + at.month - 1) / inMonths[unit]!)
}

/** The first second of the period that the date lies in. */
export function beginOfPeriod(at: DateTime, unit: DateUnit): DateTime {
  const { year, month, day } = at
  switch (unit) {
    case 'month':
    case 'quarter':
    case 'halfyear':
    case 'year': {
      const months = inMonths[unit]!
      return DateTime.of({ year, month: Math.floor((month - 1) / months) * months + 1, day: 1 })
    }
    case 'tendays':
      return DateTime.of({ year, month, day: Math.min(2, Math.floor((day - 1) / 10)) * 10 + 1 })
    default: {
      const seconds = inSeconds[unit]!
      return dateOfSeconds(Math.floor(secondsOf(at) / seconds) * seconds)
    }
  }
}

/** The last second of the period that the date lies in. */
export function endOfPeriod(at: DateTime, unit: DateUnit): DateTime {
  const begin = beginOfPeriod(at, unit)
  const next = unit === 'tendays' ? afterTenDays(begin) : dateAdd(begin, unit, 1)
  return next.year === 3999 && next.compare(begin) <= 0 ? next : dateOfSeconds(secondsOf(next) - 1)
}

const afterTenDays = (begin: DateTime): DateTime =>
  begin.day === 21 ? dateAdd(DateTime.of({ ...begin, day: 1 }), 'month', 1) : dateAdd(begin, 'day', 10)
