/**
 * Numbers as texts that sort as the numbers do, for those that 64 bits do not hold: `12.5` is `1` + 38 digits + `5`. Two equal numbers have
 * equal texts, whatever their scale.
 */
import { Decimal } from '../../xdto/values/decimal.ts'

/** Digits before the point that 1C's longest fields have. */
const WHOLE = 38

/** Sums and products may have more: their length is written before their digits, in so many digits of its own. */
const LENGTH = 6

export const WIDE_ZERO = `1${'0'.repeat(WHOLE)}`

/** `0` and `1` begin numbers that fields hold, `/` and `2` longer ones, so that those are the least and the greatest. */
export function wideText(number: Decimal): string {
  const negative = number.text.startsWith('-')
  const [whole = '', fraction = ''] = (negative ? number.text.slice(1) : number.text).split('.')
  const isLong = whole.length > WHOLE
  const digits = (isLong ? String(whole.length).padStart(LENGTH, '0') + whole : whole.padStart(WHOLE, '0')) + fraction
  // A negative number has each digit's complement, and an end that is greater than any digit: -1.5 comes after -1.55.
  if (negative) return `${isLong ? '/' : '0'}${complement(digits)}~`
  return `${isLong ? '2' : '1'}${digits}`
}

export function ofWideText(text: string): Decimal {
  const head = text[0]
  const isNegative = head === '0' || head === '/'
  const digits = isNegative ? complement(text.slice(1, -1)) : text.slice(1)
  const isLong = head === '/' || head === '2'
  const number = isLong ? longNumber(digits) : Decimal.of(BigInt(digits), digits.length - WHOLE)
  return isNegative ? number.negated() : number
}

function longNumber(text: string): Decimal {
  const digits = text.slice(LENGTH)
  return Decimal.of(BigInt(digits), digits.length - Number(text.slice(0, LENGTH)))
}

function complement(digits: string): string {
  let made = ''
  for (let at = 0; at < digits.length; at++) made += String.fromCharCode(105 - digits.charCodeAt(at))
  return made
}
