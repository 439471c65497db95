/** Dates in JSON: `2014-05-10T13:14:15`, with an offset, with `Z`, `new Date(…)` and `/Date(…)/`. */
import { DateValue, fromParts, isoText, lastSecond, two, unixEpoch } from '../../run/calendar.ts'
import { BslError } from '../../run/error.ts'
import type { Run } from '../../run/run.ts'
import { dateFormat, dateVariant } from './enumerations.ts'

const badDate = (): BslError => new BslError('Представление даты имеет неверный формат', 'The date has a wrong format')

/** Kept inside the range of dates: an early local date does not go below its beginning. */
const shifted = (date: DateValue, seconds: number): DateValue => new DateValue(Math.min(Math.max(date.seconds + seconds, 0), lastSecond))

export function writeDate(
  run: Run,
  date: DateValue,
  format: unknown = dateFormat.of('ISO'),
  variant: unknown = dateVariant.of('LocalDate'),
): string {
  const universal = shifted(date, -run.zone * 60)
  if (format !== dateFormat.of('ISO')) {
    if (variant !== dateVariant.of('UniversalDate')) throw badDate()
    const milliseconds = (universal.seconds - unixEpoch) * 1000
    return format === dateFormat.of('JavaScript') ? `new Date(${milliseconds})` : `/Date(${milliseconds})/`
  }
  if (variant === dateVariant.of('UniversalDate')) return `${isoText(universal)}Z`
  return variant === dateVariant.of('LocalDateWithOffset') ? isoText(date) + offsetText(run.zone) : isoText(date)
}

function offsetText(zone: number): string {
  const minutes = Math.abs(zone)
  return `${zone < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

const iso = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d\d*)?)?)?(Z|[+-]\d\d:?\d\d)?$/

export function readDate(run: Run, value: unknown, format: unknown = dateFormat.of('ISO')): DateValue {
  if (typeof value !== 'string') throw badDate()
  if (format === dateFormat.of('JavaScript')) return fromMilliseconds(run, /^new Date\((-?\d\d*)\)$/.exec(value)?.[1])
  if (format === dateFormat.of('Microsoft')) return fromMilliseconds(run, /^\/Date\((-?\d\d*)\)\/$/.exec(value)?.[1])
  const found = iso.exec(value)
  if (!found) throw badDate()
  const [year = 0, month, day, hour, minute, second] = found.slice(1, 7).map((one) => Number(one ?? 0))
  const date = fromParts(year, month, day, hour, minute, second)
  if (!date) throw badDate()
  const zone = found[7]
  return zone === undefined ? date : shifted(date, run.zone * 60 - offsetOf(zone) * 60)
}

function offsetOf(zone: string): number {
  if (zone === 'Z') return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))
  return zone.startsWith('-') ? -minutes : minutes
}

function fromMilliseconds(run: Run, text: string | undefined): DateValue {
  const seconds = Math.floor(Number(text) / 1000) + unixEpoch + run.zone * 60
  if (!(seconds >= 0 && seconds <= lastSecond)) throw badDate()
  return new DateValue(seconds)
}
