/** A point in time as xs:dateTime writes it and 1C keeps it: calendar fields, with a zone only where one was said. */
import { inBoth } from '../../diagnostics/said-error.ts'
import {
  compareFractions,
  dayNumber,
  daysInMonth,
  digits,
  isYear,
  parseZone,
  printYear,
  printZone,
  trimmedFraction,
  yearPattern,
  zonePattern,
  type ZoneOffset,
} from './calendar.ts'

const lexical = new RegExp(`^${yearPattern}-(\\d\\d)-(\\d\\d)T(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d\\d*))?${zonePattern}$`)

export interface DateTimeFields {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour?: number
  readonly minute?: number
  readonly second?: number
  /** Digits after the point of the seconds, `''` for none. */
  readonly fraction?: string
  readonly offset?: ZoneOffset
}

/** Every field given; the offset is `undefined` where the value has none. */
type WholeFields = Required<Omit<DateTimeFields, 'offset'>> & { readonly offset: ZoneOffset }

/** Immutable. Equal values print equal texts. */
export class DateTime {
  /** Never 0; -1 is the year before 1. */
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  /** 1 to 31. */
  readonly day: number
  /** 0 to 23. */
  readonly hour: number
  /** 0 to 59. */
  readonly minute: number
  /** 0 to 59, without its fraction. */
  readonly second: number
  /** Digits after the point of the seconds, `''` for none. */
  readonly fraction: string
  /** Minutes from UTC; `undefined`: no zone. */
  readonly offset: ZoneOffset

  private constructor(fields: WholeFields) {
    this.year = fields.year
    this.month = fields.month
    this.day = fields.day
    this.hour = fields.hour
    this.minute = fields.minute
    this.second = fields.second
    this.fraction = fields.fraction
    this.offset = fields.offset
  }

  /** @throws RangeError when there is no such moment (month 13, 30 February, year 0). */
  static of(fields: DateTimeFields): DateTime {
    const { year, month, day, hour = 0, minute = 0, second = 0, fraction = '', offset } = fields
    const full = { year, month, day, hour, minute, second, fraction: trimmedFraction(fraction), offset }
    if (!exists(full))
      throw inBoth(new RangeError(`there is no ${JSON.stringify(full)} in the calendar`), `в календаре нет ${JSON.stringify(full)}`)
    return new DateTime(full)
  }

  /** The value of an xs:dateTime's lexical form, `undefined` when it is none. `24:00:00` is midnight of the next day. */
  static parse(text: string): DateTime | undefined {
    const plain = text.length === 19 ? parsePlain(text) : undefined
    if (plain !== undefined) return new DateTime(plain)
    const found = lexical.exec(text)
    if (!found) return undefined
    const offset = parseZone(found[8])
    if (offset === null) return undefined
    const fields = {
      year: Number(found[1]),
      month: Number(found[2]),
      day: Number(found[3]),
      hour: Number(found[4]),
      minute: Number(found[5]),
      second: Number(found[6]),
      fraction: trimmedFraction(found[7] ?? ''),
      offset,
    }
    if (fields.hour === 24) return fields.minute === 0 && fields.second === 0 && fields.fraction === '' ? nextMidnight(fields) : undefined
    return exists(fields) ? new DateTime(fields) : undefined
  }

  /** As `parse`. @throws RangeError when the text is none. */
  static from(text: string): DateTime {
    const found = DateTime.parse(text)
    if (!found)
      throw inBoth(
        new RangeError(`"${text}" is not an xs:dateTime such as 2024-03-04T05:06:07`),
        `«${text}» – не xs:dateTime вида 2024-03-04T05:06:07`,
      )
    return found
  }

  /** 1C's empty date, `0001-01-01T00:00:00` (source 49). */
  static readonly empty: DateTime = DateTime.of({ year: 1, month: 1, day: 1 })

  /** Whether it is 1C's empty date. */
  get isEmpty(): boolean {
    return this.year === 1 && this.month === 1 && this.day === 1 && !this.#hasTime && this.offset === undefined
  }

  get #hasTime(): boolean {
    return this.hour !== 0 || this.minute !== 0 || this.second !== 0 || this.fraction !== ''
  }

  /** Order in time; a value without a zone is compared as though it were in UTC. */
  compare(other: DateTime): number {
    return instant(this) - instant(other) || compareFractions(this.fraction, other.fraction)
  }

  /** Whether all fields and the zone are the same; two texts of one moment in two zones are not. */
  equals(other: DateTime): boolean {
    return this.toString() === other.toString()
  }

  /** The canonical lexical form of xs:dateTime. */
  toString(): string {
    return (
      `${printYear(this.year)}-${digits(this.month, 2)}-${digits(this.day, 2)}T${digits(this.hour, 2)}:${digits(this.minute, 2)}:`
      + `${digits(this.second, 2)}${this.fraction === '' ? '' : `.${this.fraction}`}${printZone(this.offset)}`
    )
  }

  /** The same text. */
  toJSON(): string {
    return this.toString()
  }
}

const pair = (text: string, at: number): number => {
  const tens = text.charCodeAt(at) - 48
  const ones = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN
}

/**
 * `2024-03-04T05:06:07`, which nearly every date of 1C looks like, without a regular expression; `undefined` for all that is not quite so.
 */
function parsePlain(text: string): WholeFields | undefined {
  const marks =
    text.charCodeAt(4) === 45
    && text.charCodeAt(7) === 45
    && text.charCodeAt(10) === 84
    && text.charCodeAt(13) === 58
    && text.charCodeAt(16) === 58
  if (!marks) return undefined
  const fields = {
    year: pair(text, 0) * 100 + pair(text, 2),
    month: pair(text, 5),
    day: pair(text, 8),
    hour: pair(text, 11),
    minute: pair(text, 14),
    second: pair(text, 17),
    fraction: '',
    offset: undefined,
  }
  const { year, month, day, hour, minute, second } = fields
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month) && hour <= 23 && minute <= 59 && second <= 59
    ? fields
    : undefined
}

function exists(at: WholeFields): boolean {
  const { isInteger } = Number
  const whole =
    isInteger(at.year) && isInteger(at.month) && isInteger(at.day) && isInteger(at.hour) && isInteger(at.minute) && isInteger(at.second)
  return (
    whole
    && (at.fraction === '' || /^\d\d*$/.test(at.fraction))
    && isYear(at.year)
    && at.month >= 1
    && at.month <= 12
    && at.day >= 1
    && at.day <= daysInMonth(at.year, at.month)
    && at.hour >= 0
    && at.hour <= 23
    && at.minute >= 0
    && at.minute <= 59
    && at.second >= 0
    && at.second <= 59
    && (at.offset === undefined || Math.abs(at.offset) <= 840)
  )
}

function nextMidnight(fields: WholeFields): DateTime | undefined {
  if (!exists({ ...fields, hour: 0 })) return undefined
  const { year, month, day } = fields
  if (day < daysInMonth(year, month)) return DateTime.of({ ...fields, hour: 0, day: day + 1 })
  if (month < 12) return DateTime.of({ ...fields, hour: 0, day: 1, month: month + 1 })
  return DateTime.of({ ...fields, hour: 0, day: 1, month: 1, year: year === -1 ? 1 : year + 1 })
}

const instant = (at: DateTime): number =>
  ((dayNumber(at.year, at.month, at.day) * 24 + at.hour) * 60 + at.minute - (at.offset ?? 0)) * 60 + at.second
