/** Dates of the language: seconds since 0001-01-01 00:00:00 of a calendar without zones; `partsOf` and `fromParts` convert. */

/** Immutable; equal dates have equal seconds. */
export class DateValue {
  readonly seconds: number

  constructor(seconds: number) {
    this.seconds = seconds
  }
}

export interface DateParts {
  readonly year: number
  /** 1-12. */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

export const dayLength = 86_400
export const emptyDate = new DateValue(0)
/** 31.12.3999 23:59:59, the last date of the platform. */
export const lastSecond = daysBefore(4000, 1, 1) * dayLength - 1

/** Days from 0001-01-01 to a day of the Gregorian calendar. */
export function daysBefore(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const ofEra = y - era * 400
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 306
}

export function partsOf(date: DateValue): DateParts {
  const days = Math.floor(date.seconds / dayLength)
  const rest = date.seconds - days * dayLength
  const shifted = days + 306
  const era = Math.floor(shifted / 146_097)
  const ofEra = shifted - era * 146_097
  const yearOfEra = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365)
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153)
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
    hour: Math.floor(rest / 3600),
    minute: Math.floor((rest % 3600) / 60),
    second: rest % 60,
  }
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

export const daysOfMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

/** `undefined` when there is no such date. */
export function fromParts(year: number, month = 1, day = 1, hour = 0, minute = 0, second = 0): DateValue | undefined {
  const whole = [year, month, day, hour, minute, second].every((one) => Number.isInteger(one))
  if (!whole || year < 1 || year > 3999 || month < 1 || month > 12 || day < 1 || day > daysOfMonth(year, month)) return undefined
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return undefined
  return new DateValue(daysBefore(year, month, day) * dayLength + hour * 3600 + minute * 60 + second)
}

/** The date of `20240131`, `202401311030` or `20240131103000`; noughts are the empty date. */
export function fromDigits(digits: string): DateValue | undefined {
  if (![8, 12, 14].includes(digits.length) || !/^\d+$/.test(digits)) return undefined
  if (/^0+$/.test(digits)) return emptyDate
  const at = (from: number, to: number): number => Number(digits.slice(from, to) || '0')
  return fromParts(at(0, 4), at(4, 6), at(6, 8), at(8, 10), at(10, 12), at(12, 14))
}

/** Seconds of 1970-01-01 in this count. */
export const unixEpoch = daysBefore(1970, 1, 1) * dayLength

/** 1 is Monday. */
export const weekDay = (date: DateValue): number => (Math.floor(date.seconds / dayLength) % 7) + 1

export const dayOfYear = (date: DateValue): number => {
  const { year } = partsOf(date)
  return Math.floor(date.seconds / dayLength) - daysBefore(year, 1, 1) + 1
}

/** The same day some months later, or the last one of that month. */
export function addMonths(date: DateValue, months: number): DateValue | undefined {
  const parts = partsOf(date)
  const count = parts.year * 12 + parts.month - 1 + months
  const [year, month] = [Math.floor(count / 12), (count % 12) + 1]
  if (year < 1 || year > 3999) return undefined
  return fromParts(year, month, Math.min(parts.day, daysOfMonth(year, month)), parts.hour, parts.minute, parts.second)
}

export const two = (value: number): string => String(value).padStart(2, '0')

/** `2024-01-31T10:30:00`. */
export function isoText(date: DateValue): string {
  const { year, month, day, hour, minute, second } = partsOf(date)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`
}

/** The text of a date: `15.01.2024 10:30:00`, the hour without a leading nought. */
export function dateText(date: DateValue): string {
  const { year, month, day, hour, minute, second } = partsOf(date)
  return `${two(day)}.${two(month)}.${String(year).padStart(4, '0')} ${hour}:${two(minute)}:${two(second)}`
}
