/** Division of exact numbers; `undefined` by zero. */
import { Decimal } from '../../xdto/values/decimal.ts'

/** Digits behind the point of a quotient, as 1C's language has them. */
const FRACTION = 27

/** Rounds half away from zero. */
export function divided(a: Decimal, b: Decimal): Decimal | undefined {
  if (b.text === '0') return undefined
  const scale = a.scale - b.scale
  const shift = BigInt(FRACTION + 1 - scale)
  const dividend = shift >= 0n ? a.unscaled * 10n ** shift : a.unscaled / 10n ** -shift
  return Decimal.of(dividend / b.unscaled, FRACTION + 1).rounded(FRACTION)
}
