/** An xs:time: a time of any day; it keeps "no zone". */
import { inBoth } from '../../diagnostics/said-error.ts'
import { compareFractions, digits, parseZone, printZone, trimmedFraction, zonePattern, type ZoneOffset } from './calendar.ts'

const lexical = new RegExp(`^(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d\\d*))?${zonePattern}$`)

/** Immutable. `24:00:00` is read as `00:00:00`. */
export class TimeOfDay {
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

  /** @throws RangeError when the day has no such time. */
  constructor(hour: number, minute: number, second = 0, fraction = '', offset?: number) {
    const whole = [hour, minute, second].every((one) => Number.isInteger(one) && one >= 0)
    if (!whole || hour > 23 || minute > 59 || second > 59 || !/^\d*$/.test(fraction))
      throw inBoth(new RangeError(`there is no time ${hour}:${minute}:${second}`), `нет времени ${hour}:${minute}:${second}`)
    this.hour = hour
    this.minute = minute
    this.second = second
    this.fraction = trimmedFraction(fraction)
    this.offset = offset
  }

  /** The value of an xs:time's lexical form, `undefined` when it is none. */
  static parse(text: string): TimeOfDay | undefined {
    const found = lexical.exec(text)
    const offset = parseZone(found?.[5])
    if (!found || offset === null) return undefined
    const [hour, minute, second, fraction] = [Number(found[1]), Number(found[2]), Number(found[3]), found[4] ?? '']
    if (hour === 24 && minute === 0 && second === 0 && /^0*$/.test(fraction)) return new TimeOfDay(0, 0, 0, '', offset)
    return hour > 23 || minute > 59 || second > 59 ? undefined : new TimeOfDay(hour, minute, second, fraction, offset)
  }

  /** As `parse`. @throws RangeError when the text is none. */
  static from(text: string): TimeOfDay {
    const found = TimeOfDay.parse(text)
    if (!found) throw inBoth(new RangeError(`"${text}" is not an xs:time such as 05:06:07`), `«${text}» – не xs:time вида 05:06:07`)
    return found
  }

  /** Order in the day; without a zone as though in UTC. */
  compare(other: TimeOfDay): number {
    const at = (one: TimeOfDay): number => (one.hour * 60 + one.minute - (one.offset ?? 0)) * 60 + one.second
    return at(this) - at(other) || compareFractions(this.fraction, other.fraction)
  }

  /** The lexical form of xs:time. */
  toString(): string {
    const fraction = this.fraction === '' ? '' : `.${this.fraction}`
    return `${digits(this.hour, 2)}:${digits(this.minute, 2)}:${digits(this.second, 2)}${fraction}${printZone(this.offset)}`
  }

  /** The same text. */
  toJSON(): string {
    return this.toString()
  }
}
