/** Functions of dates: parts, borders of periods, the clock. */
import type { Library } from '../../dictionary/library.ts'
import { isNumeric } from '../../run/big-number.ts'
import {
  addMonths,
  dayLength,
  dayOfYear,
  DateValue,
  daysBefore,
  daysOfMonth,
  fromDigits,
  fromParts,
  type DateParts,
  partsOf,
  unixEpoch,
  weekDay,
} from '../../run/calendar.ts'
import { errors } from '../../run/error.ts'
import type { Run } from '../../run/run.ts'

function date(first: unknown, ...rest: (number | undefined)[]): DateValue {
  if (first instanceof DateValue) return first
  if (typeof first === 'string') {
    const found = fromDigits(first.trim())
    if (!found) throw errors.notConverted('Дата')
    return found
  }
  if (!isNumeric(first)) throw errors.notConverted('Дата')
  const [month, day, hour, minute, second] = rest
  const found = fromParts(Number(first), month, day, hour, minute, second)
  if (!found) throw errors.badDate()
  return found
}

const part = (read: (parts: DateParts) => number) => (_: never, value: DateValue) => read(partsOf(value))

/** A border of the period that a date lies in: its first second, or with `end` its last. */
function border(
  value: DateValue,
  start: (parts: DateParts) => readonly [number, number, number],
  length: (parts: DateParts) => number,
  end: boolean,
): DateValue {
  const parts = partsOf(value)
  const first = daysBefore(...start(parts)) * dayLength
  return new DateValue(end ? first + length(parts) * dayLength - 1 : first)
}

const year = (end: boolean) => (_: never, value: DateValue) =>
  border(
    value,
    (parts) => [parts.year, 1, 1],
    (parts) => daysBefore(parts.year + 1, 1, 1) - daysBefore(parts.year, 1, 1),
    end,
  )

const firstOfQuarter = (parts: DateParts): number => Math.floor((parts.month - 1) / 3) * 3 + 1

const quarter = (end: boolean) => (_: never, value: DateValue) =>
  border(
    value,
    (parts) => [parts.year, firstOfQuarter(parts), 1],
    (parts) => [0, 1, 2].reduce((sum, more) => sum + daysOfMonth(parts.year, firstOfQuarter(parts) + more), 0),
    end,
  )

const month = (end: boolean) => (_: never, value: DateValue) =>
  border(
    value,
    (parts) => [parts.year, parts.month, 1],
    (parts) => daysOfMonth(parts.year, parts.month),
    end,
  )

const stretch = (length: number, end: boolean) => (_: never, value: DateValue) => {
  const first = Math.floor(value.seconds / length) * length
  return new DateValue(end ? first + length - 1 : first)
}

const week = (end: boolean) => (_: never, value: DateValue) => {
  const first = (Math.floor(value.seconds / dayLength) - weekDay(value) + 1) * dayLength
  return new DateValue(end ? first + 7 * dayLength - 1 : Math.max(first, 0))
}

/** Week 1 begins with the year; weeks begin on Monday. */
function weekOfYear(value: DateValue): number {
  const { year: of } = partsOf(value)
  const firstDay = weekDay(new DateValue(daysBefore(of, 1, 1) * dayLength))
  return Math.floor((dayOfYear(value) + firstDay - 2) / 7) + 1
}

/** Milliseconds since 1970 in the local time of the run. */
export const localDate = (run: Run, at: number): DateValue => new DateValue(Math.floor(at / 1000) + unixEpoch + run.zone * 60)

const current = (run: Run): DateValue => localDate(run, run.now())

const universal = (run: Run): DateValue => new DateValue(Math.floor(run.now() / 1000) + unixEpoch)

const moved = (value: DateValue, seconds: number): DateValue => new DateValue(value.seconds + seconds)

function later(value: DateValue, months: number): DateValue {
  const found = addMonths(value, months)
  if (!found) throw errors.badDate()
  return found
}

export const dates: Library = {
  functions: {
    'Дата|Date|ai?i?i?i?i?': (_: never, first: unknown, ...rest: (number | undefined)[]) => date(first, ...rest),
    'Год|Year|d': part(({ year: value }) => value),
    'Месяц|Month|d': part(({ month: value }) => value),
    'День|Day|d': part(({ day }) => day),
    'Час|Hour|d': part(({ hour }) => hour),
    'Минута|Minute|d': part(({ minute }) => minute),
    'Секунда|Second|d': part(({ second }) => second),
    'ДеньГода|DayOfYear|d': (_: never, value: DateValue) => dayOfYear(value),
    'ДеньНедели|WeekDay|d': (_: never, value: DateValue) => weekDay(value),
    'НеделяГода|WeekOfYear|d': (_: never, value: DateValue) => weekOfYear(value),
    'НачалоГода|BegOfYear|d': year(false),
    'КонецГода|EndOfYear|d': year(true),
    'НачалоКвартала|BegOfQuarter|d': quarter(false),
    'КонецКвартала|EndOfQuarter|d': quarter(true),
    'НачалоМесяца|BegOfMonth|d': month(false),
    'КонецМесяца|EndOfMonth|d': month(true),
    'НачалоНедели|BegOfWeek|d': week(false),
    'КонецНедели|EndOfWeek|d': week(true),
    'НачалоДня|BegOfDay|d': stretch(dayLength, false),
    'КонецДня|EndOfDay|d': stretch(dayLength, true),
    'НачалоЧаса|BegOfHour|d': stretch(3600, false),
    'КонецЧаса|EndOfHour|d': stretch(3600, true),
    'НачалоМинуты|BegOfMinute|d': stretch(60, false),
    'КонецМинуты|EndOfMinute|d': stretch(60, true),
    'ДобавитьМесяц|AddMonth|di': (_: never, value: DateValue, months: number) => later(value, months),
    'ТекущаяДата|CurrentDate|$': (_: never, run: Run) => current(run),
    'ТекущаяДатаСеанса|CurrentSessionDate|$': (_: never, run: Run) => current(run),
    'ТекущаяУниверсальнаяДата|CurrentUniversalDate|$': (_: never, run: Run) => universal(run),
    'ТекущаяУниверсальнаяДатаВМиллисекундах|CurrentUniversalDateInMilliseconds|$': (_: never, run: Run) => run.now() + unixEpoch * 1000,
    'УниверсальноеВремя|ToUniversalTime|$ds?': (_: never, run: Run, value: DateValue) => moved(value, -run.zone * 60),
    'МестноеВремя|ToLocalTime|$ds?': (_: never, run: Run, value: DateValue) => moved(value, run.zone * 60),
    'ЧасовойПояс|TimeZone': () => 'UTC',
    'ЧасовойПоясСеанса|SessionTimeZone': () => 'UTC',
    'СмещениеСтандартногоВремени|StandardTimeOffset|$s?d?': (_: never, run: Run) => run.zone * 60,
  },
}
