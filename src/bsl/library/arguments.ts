/** Types of what functions of the library take and give, beside TypeScript's own. */
import type { DateTime } from '../../xdto/values/date-time.ts'
import type { Decimal } from '../../xdto/values/decimal.ts'

/** A variable that a method sets: `{ v: undefined }`. */
export interface Variable {
  v: unknown
}

/** A number as the functions take it. */
export type AnyNumber = number | bigint | Decimal

/** A date as the functions take it; a Date is read in local time. */
export type AnyDate = DateTime | Date

/** A value of an enumeration of the platform. */
export interface PlatformValue {
  toString(): string
}
