/** The common part of date and time values: days of a month, zones, padded digits. */

/** Minutes from UTC, `undefined` when the value says no zone (as every 1C date). */
export type ZoneOffset = number | undefined

export const zonePattern = '(Z|[+-]\\d\\d:\\d\\d)?'
/** Up to sixteen digits: {@link isYear} refuses those that a number does not hold exactly. */
export const yearPattern = '(-?(?:[1-9]\\d{4,15}|\\d{4}))'

/** XML Schema has no year 0, and leaves the greatest year to programs (part 2, 3.2.7.1): no year is ever read as another one. */
export const isYear = (year: number): boolean => Number.isSafeInteger(year) && year !== 0

const leap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** The year before year 1 is -1, and it was a leap year as 0 would be. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (leap(year < 0 ? year + 1 : year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31

const pairs: readonly string[] = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'))

export const digits = (value: number, width: 2 | 4): string =>
  width === 2 ? (pairs[value] ?? String(value)) : value >= 1000 ? String(value) : String(value).padStart(width, '0')

export const printYear = (year: number): string => (year < 0 ? `-${digits(-year, 4)}` : digits(year, 4))

/** Digits of a fraction without the noughts at its end. */
export function trimmedFraction(fraction: string): string {
  let end = fraction.length
  while (end > 0 && fraction.charCodeAt(end - 1) === 48) end--
  return fraction.slice(0, end)
}

/** Order of two trimmed fractions. */
export const compareFractions = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** `null` when the text is not a zone: at most fourteen hours. */
export function parseZone(text: string | undefined): ZoneOffset | null {
  if (text === undefined || text === '') return undefined
  if (text === 'Z') return 0
  const hours = Number(text.slice(1, 3))
  const minutes = Number(text.slice(4, 6))
  if (minutes > 59 || hours * 60 + minutes > 840) return null
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) || 0
}

export function printZone(offset: ZoneOffset): string {
  if (offset === undefined) return ''
  if (offset === 0) return 'Z'
  const size = Math.abs(offset)
  return `${offset < 0 ? '-' : '+'}${digits(Math.floor(size / 60), 2)}:${digits(size % 60, 2)}`
}

/** Days since 1 March of year 0 of the proleptic calendar: only for comparing. */
export function dayNumber(year: number, month: number, day: number): number {
  const astronomical = year < 0 ? year + 1 : year
  const y = month <= 2 ? astronomical - 1 : astronomical
  const m = (month + 9) % 12
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + Math.floor((m * 306 + 5) / 10) + day - 1
}
