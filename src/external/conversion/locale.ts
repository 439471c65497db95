/** Regional settings of the operating system, by which numbers and dates become texts, and texts numbers (chapter 17.5.7.3). */
import { digits } from '../../xdto/values/calendar.ts'
import type { DateTime } from '../../xdto/values/date-time.ts'

export interface RegionalSettings {
  /** Between whole and fraction. */
  readonly decimalPoint: string
  /** What may stand between thousands of a number in a text. */
  readonly groups: readonly string[]
  /** A date with its time. */
  date(value: DateTime): string
}

const two = (value: number): string => digits(value, 2)
const four = (value: number): string => digits(value, 4)

/** `1234,5`; `04.03.2024 5:06:07`. */
const russian: RegionalSettings = {
  decimalPoint: ',',
  groups: [' ', '\u00A0', '\u202F'],
  date: (at) => `${two(at.day)}.${two(at.month)}.${four(at.year)} ${at.hour}:${two(at.minute)}:${two(at.second)}`,
}

/** `1234.5`; `3/4/2024 5:06:07 AM`. */
const english: RegionalSettings = {
  decimalPoint: '.',
  groups: [','],
  date: (at) =>
    `${at.month}/${at.day}/${four(at.year)} ${at.hour % 12 || 12}:${two(at.minute)}:${two(at.second)} ${at.hour < 12 ? 'AM' : 'PM'}`,
}

/** Of Windows, by language. */
export const regionalSettings = { ru: russian, en: english } as const
