/**
 * Numbers of the language: a JavaScript number while it is a safe integer, else a `BigNumber`, which is exact: `0.1` is one tenth.
 *
 * `+ - *` are exact; `/` keeps 27 digits after the point, half up; `%` has the sign of its left side (all measured on 8.3.27).
 */
import { withoutTrailing } from '../../xdto/values/decimal.ts'

/** `unscaled` divided by ten to the power of `scale`; normalised: the last digit of a fraction is not 0, and it is not a safe integer. */
export class BigNumber {
  readonly unscaled: bigint
  readonly scale: number

  constructor(unscaled: bigint, scale: number) {
    this.unscaled = unscaled
    this.scale = scale
  }
}

export type Numeric = number | BigNumber

const max = Number.MAX_SAFE_INTEGER
const largest = BigInt(max)

const powers: bigint[] = [1n]
export function tenTo(exponent: number): bigint {
  while (powers.length <= exponent && powers.length < 200) powers.push(powers.at(-1)! * 10n)
  return powers[exponent] ?? 10n ** BigInt(exponent)
}

/** The number that is `unscaled` over ten to the power of `scale`, in its one form. */
export function numeric(unscaled: bigint, scale: number): Numeric {
  let value = unscaled
  let places = scale
  if (places > 100) {
    const noughts = Math.min(places, noughtsOf(value))
    value /= tenTo(noughts)
    places -= noughts
  } else if (places > 0) {
    while (places >= 8 && value % 100_000_000n === 0n) {
      value /= 100_000_000n
      places -= 8
    }
    while (places > 0 && value % 10n === 0n) {
      value /= 10n
      places--
    }
  } else if (places < 0) {
    value *= tenTo(-places)
    places = 0
  }
  return places === 0 && value <= largest && value >= -largest ? Number(value) : new BigNumber(value, places)
}

/** Noughts at the end, for long numbers: one by one would take quadratic time. */
function noughtsOf(value: bigint): number {
  if (value === 0n) return Number.MAX_SAFE_INTEGER
  if (value % 2n !== 0n) return 0
  const digits = String(value)
  let end = digits.length
  while (digits.charCodeAt(end - 1) === 48) end--
  return digits.length - end
}

export const isNumeric = (value: unknown): value is Numeric => typeof value === 'number' || value instanceof BigNumber

const unscaledOf = (value: Numeric): bigint => (typeof value === 'number' ? BigInt(value) : value.unscaled)
const scaleOf = (value: Numeric): number => (typeof value === 'number' ? 0 : value.scale)

/** Both brought to the larger scale. */
function aligned(a: Numeric, b: Numeric): [bigint, bigint, number] {
  const [m, n] = [scaleOf(a), scaleOf(b)]
  if (m === n) return [unscaledOf(a), unscaledOf(b), m]
  return m > n ? [unscaledOf(a), unscaledOf(b) * tenTo(m - n), m] : [unscaledOf(a) * tenTo(n - m), unscaledOf(b), n]
}

export function plus(a: Numeric, b: Numeric): Numeric {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b
    if (sum <= max && sum >= -max) return sum
  }
  const [x, y, scale] = aligned(a, b)
  return numeric(x + y, scale)
}

export function minus(a: Numeric, b: Numeric): Numeric {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b
    if (difference <= max && difference >= -max) return difference
  }
  const [x, y, scale] = aligned(a, b)
  return numeric(x - y, scale)
}

export function times(a: Numeric, b: Numeric): Numeric {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b
    if (product <= max && product >= -max) return product === 0 ? 0 : product
  }
  return numeric(unscaledOf(a) * unscaledOf(b), scaleOf(a) + scaleOf(b))
}

/** Digits after the point of a quotient. */
const quotientScale = 27

/** `undefined` for a division by 0. */
export function dividedBy(a: Numeric, b: Numeric): Numeric | undefined {
  if (b === 0) return undefined
  if (typeof a === 'number' && typeof b === 'number' && a % b === 0) return a / b === 0 ? 0 : a / b
  const shift = quotientScale + scaleOf(b) - scaleOf(a)
  const [above, below] = shift >= 0 ? [unscaledOf(a) * tenTo(shift), unscaledOf(b)] : [unscaledOf(a), unscaledOf(b) * tenTo(-shift)]
  return numeric(roundedQuotient(above, below), quotientScale)
}

/** Half away from zero. */
function roundedQuotient(above: bigint, below: bigint): bigint {
  const negative = above < 0n !== below < 0n
  const x = above < 0n ? -above : above
  const y = below < 0n ? -below : below
  const quotient = (x * 2n + y) / (y * 2n)
  return negative ? -quotient : quotient
}

export function remainder(a: Numeric, b: Numeric): Numeric | undefined {
  if (b === 0) return undefined
  if (typeof a === 'number' && typeof b === 'number') return a % b === 0 ? 0 : a % b
  const [x, y, scale] = aligned(a, b)
  return numeric(x % y, scale)
}

export function compare(a: Numeric, b: Numeric): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const [x, y] = aligned(a, b)
  return x < y ? -1 : x > y ? 1 : 0
}

export const sameNumber = (a: Numeric, b: Numeric): boolean => {
  if (typeof a === 'number' || typeof b === 'number') return a === b
  return a.scale === b.scale && a.unscaled === b.unscaled
}

export const negated = (a: Numeric): Numeric => (typeof a === 'number' ? (a === 0 ? 0 : -a) : new BigNumber(-a.unscaled, a.scale))

export const isNegative = (a: Numeric): boolean => (typeof a === 'number' ? a < 0 : a.unscaled < 0n)

/** The part before the point: `Цел`. */
export function whole(a: Numeric): Numeric {
  if (typeof a === 'number') return a
  return a.scale === 0 ? a : numeric(a.unscaled / tenTo(a.scale), 0)
}

/** Rounds to that many digits after the point (before it when negative), halves away from zero or, with `halfDown`, towards it. */
export function rounded(a: Numeric, digits: number, halfDown = false): Numeric {
  const scale = scaleOf(a)
  if (scale <= digits) return a
  if (scale - digits > digitsOf(a).digits.length + 1) return 0
  const unit = tenTo(scale - digits)
  const value = unscaledOf(a)
  const size = value < 0n ? -value : value
  const up = (size * 2n + (halfDown ? unit - 1n : unit)) / (unit * 2n)
  return numeric(value < 0n ? -up : up, digits)
}

/** `1.5` → its digits and how many of them follow the point, without a sign. */
export function digitsOf(a: Numeric): { digits: string; scale: number; negative: boolean } {
  const value = unscaledOf(a)
  return { digits: String(value < 0n ? -value : value), scale: scaleOf(a), negative: value < 0n }
}

/** Plain text without grouping: `-1000.5`. */
export function plainText(a: Numeric): string {
  if (typeof a === 'number') return String(a)
  const { digits, scale, negative } = digitsOf(a)
  const padded = digits.padStart(scale + 1, '0')
  const point = padded.length - scale
  return (negative ? '-' : '') + padded.slice(0, point) + (scale > 0 ? '.' + padded.slice(point) : '')
}

/** The nearest binary number, for functions such as Sin. */
export const toDouble = (a: Numeric): number => (typeof a === 'number' ? a : Number(plainText(a)))

/** A binary number by its first 15 significant digits, as the platform gives Sqrt, Log and the like. */
export function fromDouble(value: number): Numeric {
  if (Number.isSafeInteger(value)) return value
  const [mantissa = '0', exponent = '0'] = value.toExponential(14).split('e')
  const digits = mantissa.replace('.', '')
  return numeric(BigInt(digits), 14 - Number(exponent))
}

const plainForm = /^([+-]?)(\d*)(?:\.(\d*))?$/

/** The number of `-12.50`; `undefined` for any other form. */
export function parsePlain(text: string): Numeric | undefined {
  const found = plainForm.exec(text)
  if (!found) return undefined
  const [, sign = '', before = '', after = ''] = found
  if (before === '' && after === '') return undefined
  if (after === '' && before.length < 16) return Number(sign + before) + 0
  const fraction = withoutTrailing(after)
  return numeric(BigInt((sign === '-' ? '-' : '') + before + fraction), fraction.length)
}

/** Any finite JavaScript number by its shortest decimal text. */
export function fromNumber(value: number): Numeric {
  if (Number.isSafeInteger(value)) return value === 0 ? 0 : value
  const [mantissa = '0', exponent = '0'] = String(value).split('e')
  const [before = '0', after = ''] = mantissa.split('.')
  return numeric(BigInt(before + after), after.length - Number(exponent))
}
