/** Arithmetic in SQL: of integers where 64 bits hold the result, of texts that sort otherwise; never of binary fractions. */
import type { Arithmetic } from '../expression.ts'
import { expectedInPlan, PlanError } from '../problem.ts'
import { asWide, atScale, isNumber, one, wide, type Fragment, type One } from './fragment.ts'
import { raw, sql } from './template.ts'

const names: Readonly<Record<Arithmetic, string>> = { '+': 'x_add', '-': 'x_subtract', '*': 'x_multiply', '/': 'x_divide' }

export function arithmetic(operator: Arithmetic, left: Fragment, right: Fragment): Fragment {
  if (left.kind === 'nothing' || right.kind === 'nothing') return { kind: 'nothing', value: null }
  const [a, b] = [numberOf(left), numberOf(right)]
  return inIntegers(operator, a, b) ?? wide(sql`${raw(names[operator])}(${asWide(a)}, ${asWide(b)})`)
}

function inIntegers(operator: Arithmetic, a: One, b: One): One | undefined {
  if (operator === '/' || a.kept.kind !== 'integer' || b.kept.kind !== 'integer') return undefined
  if (operator === '*') {
    const digits = a.kept.digits + b.kept.digits
    return digits > 18 ? undefined : one(sql`(${a.sql} * ${b.sql})`, { kind: 'integer', digits, scale: a.kept.scale + b.kept.scale })
  }
  const scale = Math.max(a.kept.scale, b.kept.scale)
  const digits = Math.max(a.kept.digits + scale - a.kept.scale, b.kept.digits + scale - b.kept.scale) + 1
  if (digits > 18) return undefined
  return one(sql`(${atScale(a, scale)} ${raw(operator)} ${atScale(b, scale)})`, { kind: 'integer', digits, scale })
}

export function negated(operand: Fragment): Fragment {
  if (operand.kind === 'nothing') return operand
  const number = numberOf(operand)
  return number.kept.kind === 'integer' ? one(sql`(-${number.sql})`, number.kept) : wide(sql`x_negate(${number.sql})`)
}

export function numberOf(made: Fragment): One {
  if (made.kind === 'one' && isNumber(made.kept)) return made
  throw new PlanError('wrong-type', expectedInPlan.number)
}
