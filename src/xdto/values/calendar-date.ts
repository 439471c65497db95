/** An xs:date: a day without a time; it keeps "no zone". */
import { inBoth } from '../../diagnostics/said-error.ts'
import {
  dayNumber,
  daysInMonth,
  digits,
  isYear,
  parseZone,
  printYear,
  printZone,
  yearPattern,
  zonePattern,
  type ZoneOffset,
} from './calendar.ts'

const lexical = new RegExp(`^${yearPattern}-(\\d\\d)-(\\d\\d)${zonePattern}$`)

/** Immutable. */
export class CalendarDate {
  /** Never 0; -1 is the year before 1. */
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  /** 1 to 31. */
  readonly day: number
  /** Minutes from UTC; `undefined`: no zone. */
  readonly offset: ZoneOffset

  /** @throws RangeError when the calendar has no such day. */
  constructor(year: number, month: number, day: number, offset?: number) {
    if (![month, day].every(Number.isInteger) || !isYear(year) || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
      throw inBoth(new RangeError(`there is no day ${year}-${month}-${day}`), `нет даты ${year}-${month}-${day}`)
    }
    this.year = year
    this.month = month
    this.day = day
    this.offset = offset
  }

  /** The value of an xs:date's lexical form, `undefined` when it is none. */
  static parse(text: string): CalendarDate | undefined {
    const found = lexical.exec(text)
    const offset = parseZone(found?.[4])
    if (!found || offset === null) return undefined
    const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
    const exists = isYear(year) && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
    return exists ? new CalendarDate(year, month, day, offset) : undefined
  }

  /** As `parse`. @throws RangeError when the text is none. */
  static from(text: string): CalendarDate {
    const found = CalendarDate.parse(text)
    if (!found) throw inBoth(new RangeError(`"${text}" is not an xs:date such as 2024-03-04`), `«${text}» – не xs:date вида 2024-03-04`)
    return found
  }

  /** Order in time; without a zone as though in UTC. */
  compare(other: CalendarDate): number {
    const at = (one: CalendarDate): number => dayNumber(one.year, one.month, one.day) * 1440 - (one.offset ?? 0)
    return at(this) - at(other)
  }

  /** The lexical form of xs:date. */
  toString(): string {
    return `${printYear(this.year)}-${digits(this.month, 2)}-${digits(this.day, 2)}${printZone(this.offset)}`
  }

  /** The same text. */
  toJSON(): string {
    return this.toString()
  }
}
