/**
 * Numbers as texts that sort as the numbers do, for those that 64 bits do not hold: `12.5` is `1` + 38 digits + `5`. Two equal numbers have
 * equal texts, whatever their scale.
 */
import { Decimal } from '../../xdto/values/decimal.ts'

/** Digits before the point that 1C's longest numbers have. */
const WHOLE = 38

/** @throws RangeError when the number has more than 38 digits before the point. */
export function wideText(number: Decimal): string {
  const negative = number.text.startsWith('-')
  const [whole = '', fraction = ''] = (negative ? number.text.slice(1) : number.text).split('.')
  if (whole.length > WHOLE) throw new RangeError(`${number.text} has more than ${WHOLE} digits before the point`)
  const digits = whole.padStart(WHOLE, '0') + fraction
  // A negative number has each digit's complement, and an end that is greater than any digit: -1.5 comes after -1.55.
  return negative ? `0${complement(digits)}~` : `1${digits}`
}

export function ofWideText(text: string): Decimal {
  const digits = text.charCodeAt(0) === 49 ? text.slice(1) : complement(text.slice(1, -1))
  const number = Decimal.of(BigInt(digits), digits.length - WHOLE)
  return text.charCodeAt(0) === 49 ? number : number.negated()
}

function complement(digits: string): string {
  let made = ''
  for (let at = 0; at < digits.length; at++) made += String.fromCharCode(105 - digits.charCodeAt(at))
  return made
}
