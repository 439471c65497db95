/** The dates and times that are less than a moment: xs:date, xs:time and the xs:g… types; each keeps "no zone". */
import { dayNumber, daysInMonth, digits, parseZone, printYear, printZone, yearPattern, zonePattern } from './calendar.ts'
import type { ZoneOffset } from './calendar.ts'

const dateForm = new RegExp(`^${yearPattern}-(\\d\\d)-(\\d\\d)${zonePattern}$`)
const timeForm = new RegExp(`^(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d+))?${zonePattern}$`)

/** An xs:date: a day without a time. */
export class CalendarDate {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly offset: ZoneOffset

  /** @throws RangeError when the calendar has no such day. */
  constructor(year: number, month: number, day: number, offset?: number) {
    if (![year, month, day].every(Number.isInteger) || year === 0 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
      throw new RangeError(`there is no day ${year}-${month}-${day}`)
    }
    this.year = year
    this.month = month
    this.day = day
    this.offset = offset
  }

  static parse(text: string): CalendarDate | undefined {
    const found = dateForm.exec(text)
    const offset = parseZone(found?.[4])
    if (!found || offset === null) return undefined
    const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
    const exists = year !== 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
    return exists ? new CalendarDate(year, month, day, offset) : undefined
  }

  /** Order in time; without a zone as though in UTC. */
  compare(other: CalendarDate): number {
    const at = (one: CalendarDate): number => dayNumber(one.year, one.month, one.day) * 1440 - (one.offset ?? 0)
    return at(this) - at(other)
  }

  toString(): string {
    return `${printYear(this.year)}-${digits(this.month, 2)}-${digits(this.day, 2)}${printZone(this.offset)}`
  }

  toJSON(): string {
    return this.toString()
  }
}

/** An xs:time: a time of any day. `24:00:00` is read as `00:00:00`. */
export class TimeOfDay {
  readonly hour: number
  readonly minute: number
  readonly second: number
  /** Digits after the point of the seconds, `''` for none. */
  readonly fraction: string
  readonly offset: ZoneOffset

  /** @throws RangeError when the day has no such time. */
  constructor(hour: number, minute: number, second = 0, fraction = '', offset?: number) {
    const whole = [hour, minute, second].every((one) => Number.isInteger(one) && one >= 0)
    if (!whole || hour > 23 || minute > 59 || second > 59 || !/^\d*$/.test(fraction)) throw new RangeError(`there is no time ${hour}:${minute}:${second}`)
    this.hour = hour
    this.minute = minute
    this.second = second
    this.fraction = fraction.replace(/0+$/, '')
    this.offset = offset
  }

  static parse(text: string): TimeOfDay | undefined {
    const found = timeForm.exec(text)
    const offset = parseZone(found?.[5])
    if (!found || offset === null) return undefined
    const [hour, minute, second, fraction] = [Number(found[1]), Number(found[2]), Number(found[3]), found[4] ?? '']
    if (hour === 24 && minute === 0 && second === 0 && /^0*$/.test(fraction)) return new TimeOfDay(0, 0, 0, '', offset)
    return hour > 23 || minute > 59 || second > 59 ? undefined : new TimeOfDay(hour, minute, second, fraction, offset)
  }

  /** Order in the day; without a zone as though in UTC. */
  compare(other: TimeOfDay): number {
    const at = (one: TimeOfDay): number => (one.hour * 60 + one.minute - (one.offset ?? 0)) * 60 + one.second + Number(`0.${one.fraction}`)
    return at(this) - at(other)
  }

  toString(): string {
    return `${digits(this.hour, 2)}:${digits(this.minute, 2)}:${digits(this.second, 2)}${this.fraction === '' ? '' : `.${this.fraction}`}${printZone(this.offset)}`
  }

  toJSON(): string {
    return this.toString()
  }
}

/** How each xs:g… type is written: which fields it has tells which type it is. */
const partForms = {
  gYearMonth: new RegExp(`^${yearPattern}-(\\d\\d)${zonePattern}$`),
  gYear: new RegExp(`^${yearPattern}${zonePattern}$`),
  gMonthDay: new RegExp(`^--(\\d\\d)-(\\d\\d)${zonePattern}$`),
  gMonth: new RegExp(`^--(\\d\\d)${zonePattern}$`),
  gDay: new RegExp(`^---(\\d\\d)${zonePattern}$`),
} as const

export type GregorianKind = keyof typeof partForms

/** A value of xs:gYear, gYearMonth, gMonth, gMonthDay or gDay; fields that its type lacks are `undefined`. */
export class GregorianPart {
  readonly kind: GregorianKind
  readonly year: number | undefined
  readonly month: number | undefined
  readonly day: number | undefined
  readonly offset: ZoneOffset

  private constructor(kind: GregorianKind, year: number | undefined, month: number | undefined, day: number | undefined, offset: ZoneOffset) {
    this.kind = kind
    this.year = year
    this.month = month
    this.day = day
    this.offset = offset
  }

  static parse(kind: GregorianKind, text: string): GregorianPart | undefined {
    const found = partForms[kind].exec(text)
    const offset = parseZone(found?.[kind === 'gYearMonth' || kind === 'gMonthDay' ? 3 : 2])
    if (!found || offset === null) return undefined
    const [first, second] = [Number(found[1]), Number(found[2])]
    const year = kind === 'gYear' || kind === 'gYearMonth' ? first : undefined
    const month = kind === 'gYearMonth' ? second : kind === 'gMonth' || kind === 'gMonthDay' ? first : undefined
    const day = kind === 'gMonthDay' ? second : kind === 'gDay' ? first : undefined
    const monthFits = month === undefined || (month >= 1 && month <= 12)
    const fits = year !== 0 && monthFits && (day === undefined || (day >= 1 && day <= (month === undefined ? 31 : daysInMonth(4, month))))
    return fits ? new GregorianPart(kind, year, month, day, offset) : undefined
  }

  compare(other: GregorianPart): number {
    const at = (one: GregorianPart): number => dayNumber(one.year ?? 4, one.month ?? 1, one.day ?? 1) * 1440 - (one.offset ?? 0)
    return at(this) - at(other)
  }

  toString(): string {
    const year = this.year === undefined ? '-' : printYear(this.year)
    const month = this.month === undefined ? (this.day === undefined ? '' : '-') : `-${digits(this.month, 2)}`
    return `${year}${month}${this.day === undefined ? '' : `-${digits(this.day, 2)}`}${printZone(this.offset)}`
  }

  toJSON(): string {
    return this.toString()
  }
}
