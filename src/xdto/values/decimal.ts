/** An exact decimal number: what xs:decimal carries and 1C calls Число; never a binary fraction. */
import { inBoth } from '../../diagnostics/said-error.ts'

const lexical = /^([+-]?)(\d*)(?:\.(\d*))?$/
const canonical = /^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/

/** Digits of one integer that is read as a bigint: beyond them the time to read it grows faster than its text. */
export const MOST_DIGITS = 10_000

export const isWithinDigits = (text: string): boolean => text.length <= MOST_DIGITS

/** Immutable; two equal numbers have equal `text`. */
export class Decimal {
  /** Canonical: no leading zeros, no trailing zeros, no exponent, no plus: `-1.5`, `0`, `120`. 1C writes numbers so (source 49). */
  readonly text: string

  private constructor(text: string) {
    this.text = text
  }

  /** The number of an xs:decimal's lexical form, `undefined` when it is none. No exponent, no blanks. */
  static parse(text: string): Decimal | undefined {
    if (canonical.test(text) && text !== '-0') return new Decimal(text)
    const found = lexical.exec(text)
    if (!found) return undefined
    const [, sign = '', whole = '', fraction = ''] = found
    if (whole === '' && fraction === '') return undefined
    return new Decimal(signed(sign === '-', withoutLeading(whole), withoutTrailing(fraction)))
  }

  /** `unscaled` divided by ten to the power of `scale` (0 or more). */
  static of(unscaled: bigint, scale = 0): Decimal {
    const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0')
    const point = digits.length - scale
    return new Decimal(signed(unscaled < 0n, digits.slice(0, point), withoutTrailing(digits.slice(point))))
  }

  /** The same of a whole number that JavaScript holds exactly. */
  static ofWhole(unscaled: number, scale = 0): Decimal {
    const unit = 10 ** scale
    // Most amounts are whole ones, or end in noughts.
    if (unscaled % unit === 0) return new Decimal(String(unscaled / unit))
    const digits = String(Math.abs(unscaled)).padStart(scale + 1, '0')
    const point = digits.length - scale
    return new Decimal(signed(unscaled < 0, digits.slice(0, point), withoutTrailing(digits.slice(point))))
  }

  /**
   * A number is taken by its shortest decimal text, so `0.1` is exactly one tenth.
   *
   * @throws RangeError for NaN, an infinity, or a text that is not a decimal.
   */
  static from(value: Decimal | bigint | number | string): Decimal {
    if (value instanceof Decimal) return value
    const found = typeof value === 'bigint' ? Decimal.of(value) : Decimal.parse(typeof value === 'number' ? plain(value) : value)
    if (!found) throw inBoth(new RangeError(`"${value}" is not a decimal number`), `«${value}» – не десятичное число`)
    return found
  }

  /** How many digits follow the point. */
  get scale(): number {
    const point = this.text.indexOf('.')
    return point < 0 ? 0 : this.text.length - point - 1
  }

  /** All digits as an integer: the number times ten to the power of `scale`. */
  get unscaled(): bigint {
    return BigInt(this.text.replace('.', ''))
  }

  /** The exact sum. @throws RangeError as `from` */
  plus(other: Decimal | bigint | number | string): Decimal {
    const [a, b, scale] = aligned(this, Decimal.from(other))
    return Decimal.of(a + b, scale)
  }

  /** The exact difference. @throws RangeError as `from` */
  minus(other: Decimal | bigint | number | string): Decimal {
    return this.plus(Decimal.from(other).negated())
  }

  /** The exact product. @throws RangeError as `from` */
  times(other: Decimal | bigint | number | string): Decimal {
    const by = Decimal.from(other)
    return Decimal.of(this.unscaled * by.unscaled, this.scale + by.scale)
  }

  /** The number below nothing, or above it again. */
  negated(): Decimal {
    return Decimal.of(-this.unscaled, this.scale)
  }

  /** Rounds half away from zero, as 1C's Окр does by default. */
  rounded(fractionDigits: number): Decimal {
    if (this.scale <= fractionDigits) return this
    const unit = 10n ** BigInt(this.scale - fractionDigits)
    const value = this.unscaled
    const half = unit / 2n
    return Decimal.of((value < 0n ? value - half : value + half) / unit, fractionDigits)
  }

  /** Negative, zero or positive, as for `sort`. */
  compare(other: Decimal | bigint | number | string): number {
    return compareTexts(this.text, Decimal.from(other).text)
  }

  /** Whether both are the same number. @throws RangeError as `from` */
  equals(other: Decimal | bigint | number | string): boolean {
    return this.text === Decimal.from(other).text
  }

  /** The nearest binary floating point number: digits may be lost. */
  toNumber(): number {
    return Number(this.text)
  }

  /** `text`. */
  toString(): string {
    return this.text
  }

  /** `text`, so that JSON has it as a string and loses no digit. */
  toJSON(): string {
    return this.text
  }
}

function withoutLeading(whole: string): string {
  let start = 0
  while (start < whole.length - 1 && whole.charCodeAt(start) === 48) start++
  return whole === '' ? '0' : whole.slice(start)
}

/** Digits without noughts at their end, in one pass: `/0+$/` takes quadratic time where noughts are inside. */
export function withoutTrailing(fraction: string): string {
  let end = fraction.length
  while (end > 0 && fraction.charCodeAt(end - 1) === 48) end--
  return fraction.slice(0, end)
}

const signed = (negative: boolean, whole: string, fraction: string): string =>
  `${negative && !(whole === '0' && fraction === '') ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`

/** Of canonical texts, digit by digit: no number of any length is too long for it. */
function compareTexts(a: string, b: string): number {
  const [below, other] = [a.startsWith('-'), b.startsWith('-')]
  if (below !== other) return below ? -1 : 1
  const [wholeA = '', fractionA = ''] = a.slice(below ? 1 : 0).split('.')
  const [wholeB = '', fractionB = ''] = b.slice(below ? 1 : 0).split('.')
  const size = wholeA.length - wholeB.length || order(wholeA, wholeB) || order(fractionA, fractionB)
  return size === 0 ? 0 : size < 0 === below ? 1 : -1
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function aligned(a: Decimal, b: Decimal): [bigint, bigint, number] {
  const scale = Math.max(a.scale, b.scale)
  return [a.unscaled * 10n ** BigInt(scale - a.scale), b.unscaled * 10n ** BigInt(scale - b.scale), scale]
}

/** The shortest decimal text of a number without an exponent. */
function plain(value: number): string {
  const [, sign = '', whole = '', fraction = '', exponent] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? []
  if (exponent === undefined) return String(value)
  const digits = whole + fraction
  const point = whole.length + Number(exponent)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return `${sign}${digits.slice(0, point).padEnd(point, '0')}.${digits.slice(point)}`
}
