/** Arithmetic of exact numbers, for SQL and for plain evaluation alike; `undefined` for what has no result. */
import type { Decimal } from '../../../xdto/values/decimal.ts'
import { divided } from '../../values/divide.ts'
import type { Arithmetic } from '../expression.ts'

export function calculated(operator: Arithmetic, a: Decimal, b: Decimal): Decimal | undefined {
  switch (operator) {
    case '+':
      return a.plus(b)
    case '-':
      return a.minus(b)
    case '*':
      return a.times(b)
    default:
      return divided(a, b)
  }
}
