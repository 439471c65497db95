/** An xs:duration: years and months apart from days and seconds, since a month has no fixed length. */
import { inBoth } from '../../diagnostics/said-error.ts'
import { trimmedFraction } from './calendar.ts'
import { isWithinDigits } from './decimal.ts'

const lexical = /^(-?)P(?=[\dT])(?:(\d\d*)Y)?(?:(\d\d*)M)?(?:(\d\d*)D)?(?:T(?=\d)(?:(\d\d*)H)?(?:(\d\d*)M)?(?:(\d\d*)(?:\.(\d\d*))?S)?)?$/

/** Immutable; the fields are kept as they were written (`PT60M` does not become `PT1H`). */
export class Duration {
  /** Whether the whole is below nothing; never with all fields 0. */
  readonly negative: boolean
  /** 0 or more, as are the other fields. */
  readonly years: bigint
  /** May be 12 and more. */
  readonly months: bigint
  /** Without those of the months. */
  readonly days: bigint
  /** May be 24 and more. */
  readonly hours: bigint
  /** May be 60 and more. */
  readonly minutes: bigint
  /** Whole ones; may be 60 and more. */
  readonly seconds: bigint
  /** Digits after the point of the seconds, `''` for none. */
  readonly fraction: string

  private constructor(negative: boolean, fields: readonly bigint[], fraction: string) {
    const [years = 0n, months = 0n, days = 0n, hours = 0n, minutes = 0n, seconds = 0n] = fields
    this.years = years
    this.months = months
    this.days = days
    this.hours = hours
    this.minutes = minutes
    this.seconds = seconds
    this.fraction = trimmedFraction(fraction)
    this.negative = negative && (fields.some((one) => one !== 0n) || this.fraction !== '')
  }

  /** The value of an xs:duration's lexical form, `undefined` when it is none. */
  static parse(text: string): Duration | undefined {
    const found = lexical.exec(text)
    const fields = found?.slice(2, 8).map((one) => one ?? '0')
    return found && fields!.every(isWithinDigits) ? new Duration(found[1] === '-', fields!.map(BigInt), found[8] ?? '') : undefined
  }

  /** As `parse`. @throws RangeError when the text is none. */
  static from(text: string): Duration {
    const found = Duration.parse(text)
    if (!found) throw inBoth(new RangeError(`"${text}" is not an xs:duration such as P1DT2H`), `«${text}» – не xs:duration вида P1DT2H`)
    return found
  }

  /** By a month of thirty days: an order among durations of one kind, an approximation between kinds. */
  compare(other: Duration): number {
    const size = (one: Duration): number =>
      (one.negative ? -1 : 1)
      * (Number((((one.years * 12n + one.months) * 30n + one.days) * 24n + one.hours) * 3600n + one.minutes * 60n + one.seconds)
        + Number(`0.${one.fraction}`))
    return size(this) - size(other)
  }

  /** Months and seconds are counted apart: `PT24H` is `P1D`, but no number of days is a month (XML Schema part 2, 3.2.6). */
  equals(other: Duration): boolean {
    const months = (one: Duration): bigint => one.years * 12n + one.months
    const seconds = (one: Duration): bigint => ((one.days * 24n + one.hours) * 60n + one.minutes) * 60n + one.seconds
    const isAlike = months(this) === months(other) && seconds(this) === seconds(other)
    return isAlike && this.fraction === other.fraction && this.negative === other.negative
  }

  /** The lexical form, without fields that are 0; `PT0S` for nothing. */
  toString(): string {
    const part = (value: bigint, letter: string): string => (value === 0n ? '' : `${value}${letter}`)
    const date = part(this.years, 'Y') + part(this.months, 'M') + part(this.days, 'D')
    const seconds = this.fraction === '' ? part(this.seconds, 'S') : `${this.seconds}.${this.fraction}S`
    const time = part(this.hours, 'H') + part(this.minutes, 'M') + seconds
    if (date === '' && time === '') return 'PT0S'
    return `${this.negative ? '-' : ''}P${date}${time === '' ? '' : `T${time}`}`
  }

  /** The same text. */
  toJSON(): string {
    return this.toString()
  }
}
