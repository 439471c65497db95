/** The dates that recur or are only a part: xs:gYear, gYearMonth, gMonth, gMonthDay and gDay; each keeps "no zone". */
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
  /** Of gYear and gYearMonth. */
  readonly year: number | undefined
  /** 1 to 12, of gMonth, gYearMonth and gMonthDay. */
  readonly month: number | undefined
  /** 1 to 31, of gDay and gMonthDay. */
  readonly day: number | undefined
  /** Minutes from UTC; `undefined`: no zone. */
  readonly offset: ZoneOffset

  private constructor(
    kind: GregorianKind,
    year: number | undefined,
    month: number | undefined,
    day: number | undefined,
    offset: ZoneOffset,
  ) {
    this.kind = kind
    this.year = year
    this.month = month
    this.day = day
    this.offset = offset
  }

  /** The value of that type's lexical form, `undefined` when it is none. */
  static parse(kind: GregorianKind, text: string): GregorianPart | undefined {
    const found = partForms[kind].exec(text)
    const offset = parseZone(found?.[kind === 'gYearMonth' || kind === 'gMonthDay' ? 3 : 2])
    if (!found || offset === null) return undefined
    const [first, second] = [Number(found[1]), Number(found[2])]
    const year = kind === 'gYear' || kind === 'gYearMonth' ? first : undefined
    const month = kind === 'gYearMonth' ? second : kind === 'gMonth' || kind === 'gMonthDay' ? first : undefined
    const day = kind === 'gMonthDay' ? second : kind === 'gDay' ? first : undefined
    const monthFits = month === undefined || (month >= 1 && month <= 12)
    const fits =
      (year === undefined || isYear(year))
      && monthFits
      && (day === undefined || (day >= 1 && day <= (month === undefined ? 31 : daysInMonth(4, month))))
    return fits ? new GregorianPart(kind, year, month, day, offset) : undefined
  }

  /** Order of two values of one type; without a zone as though in UTC. */
  compare(other: GregorianPart): number {
    const at = (one: GregorianPart): number => dayNumber(one.year ?? 4, one.month ?? 1, one.day ?? 1) * 1440 - (one.offset ?? 0)
    return at(this) - at(other)
  }

  /** The lexical form of its type. */
  toString(): string {
    const year = this.year === undefined ? '-' : printYear(this.year)
    const month = this.month === undefined ? (this.day === undefined ? '' : '-') : `-${digits(this.month, 2)}`
    return `${year}${month}${this.day === undefined ? '' : `-${digits(this.day, 2)}`}${printZone(this.offset)}`
  }

  /** The same text. */
  toJSON(): string {
    return this.toString()
  }
}
