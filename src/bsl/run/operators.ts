/**
 * The operators of the language, as generated code calls them; whole numbers take the short way.
 *
 * `+` goes by its left side: a text makes a text, a date adds seconds, all else is arithmetic. `=` equates Булево with Число only.
 */
import {
  BigNumber,
  compare,
  dividedBy,
  isNumeric,
  minus,
  negated,
  type Numeric,
  plus,
  remainder,
  rounded,
  sameNumber,
  times,
} from './big-number.ts'
import { DateValue, lastSecond } from './calendar.ts'
import { compareTexts } from './collation.ts'
import { toBoolean, toNumber } from './convert.ts'
import { errors } from './error.ts'
import { BslObject } from './object.ts'
import { text } from './text.ts'

const max = Number.MAX_SAFE_INTEGER

export function add(left: unknown, right: unknown): unknown {
  if (typeof left === 'number' && typeof right === 'number') {
    const sum = left + right
    if (sum <= max && sum >= -max) return sum
  }
  if (typeof left === 'string') return left + (typeof right === 'string' ? right : text(right))
  if (left instanceof DateValue) return moved(left, operand(right), 1)
  return plus(operand(left), operand(right))
}

export function subtract(left: unknown, right: unknown): unknown {
  if (typeof left === 'number' && typeof right === 'number') {
    const difference = left - right
    if (difference <= max && difference >= -max) return difference
  }
  if (left instanceof DateValue) return right instanceof DateValue ? left.seconds - right.seconds : moved(left, operand(right), -1)
  return minus(operand(left), operand(right))
}

export function multiply(left: unknown, right: unknown): Numeric {
  return times(operand(left), operand(right))
}

export function divide(left: unknown, right: unknown): Numeric {
  const found = dividedBy(operand(left), operand(right))
  if (found === undefined) throw errors.divisionByZero()
  return found
}

export function modulo(left: unknown, right: unknown): Numeric {
  const found = remainder(operand(left), operand(right))
  if (found === undefined) throw errors.divisionByZero()
  return found
}

export const negate = (value: unknown): Numeric => negated(operand(value))

export const positive = (value: unknown): Numeric => operand(value)

function operand(value: unknown): Numeric {
  if (typeof value === 'number' || value instanceof BigNumber) return value
  return toNumber(value)
}

function moved(date: DateValue, by: Numeric, sign: number): DateValue {
  const seconds = date.seconds + sign * Number(rounded(by, 0))
  if (!(seconds >= 0 && seconds <= lastSecond)) throw errors.badDate()
  return new DateValue(seconds)
}

export function equal(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (typeof left === 'number' || left instanceof BigNumber) {
    if (isNumeric(right)) return sameNumber(left, right)
    return typeof right === 'boolean' && sameNumber(left, right ? 1 : 0)
  }
  if (typeof left === 'boolean') return isNumeric(right) && sameNumber(right, left ? 1 : 0)
  if (left instanceof DateValue) return right instanceof DateValue && left.seconds === right.seconds
  if (left instanceof BslObject) return right instanceof BslObject && left.equals?.(right) === true
  if (left === undefined || right === undefined || left instanceof Promise || right instanceof Promise) throw errors.notWaited()
  return false
}

export const unequal = (left: unknown, right: unknown): boolean => !equal(left, right)

/** Negative, 0 or positive, for two values of one primitive type. */
function ordered(left: unknown, right: unknown): number {
  if (isNumeric(left) && isNumeric(right)) return compare(left, right)
  if (typeof left === 'string' && typeof right === 'string') return compareTexts(left, right)
  if (left instanceof DateValue && right instanceof DateValue) return left.seconds - right.seconds
  if ((typeof left === 'boolean' || isNumeric(left)) && (typeof right === 'boolean' || isNumeric(right)))
    return compare(toNumber(left), toNumber(right))
  if (left instanceof Promise || right instanceof Promise) throw errors.notWaited()
  throw errors.notComparable()
}

export const less = (left: unknown, right: unknown): boolean =>
  typeof left === 'number' && typeof right === 'number' ? left < right : ordered(left, right) < 0

export const lessOrEqual = (left: unknown, right: unknown): boolean =>
  typeof left === 'number' && typeof right === 'number' ? left <= right : ordered(left, right) <= 0

export const greater = (left: unknown, right: unknown): boolean => less(right, left)

export const greaterOrEqual = (left: unknown, right: unknown): boolean => lessOrEqual(right, left)

export const truth = (value: unknown): boolean => (typeof value === 'boolean' ? value : toBoolean(value))

/** A bound of `Для`: a number. */
export const bound = (value: unknown): Numeric => operand(value)
