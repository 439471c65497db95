/** Keys of Соответствие and equality in Найти: by type and value, so that `Истина` and `1` differ, and two equal dates do not. */
import { BigNumber } from './big-number.ts'
import { DateValue } from './calendar.ts'
import { BslObject } from './object.ts'

/** A value that JavaScript's Map tells apart as the platform does. */
export function keyOf(value: unknown): unknown {
  if (typeof value === 'string' || typeof value === 'number') return value
  if (value instanceof DateValue) return `\u0000d${value.seconds}`
  if (value instanceof BigNumber) return `\u0000n${value.unscaled}/${value.scale}`
  if (value instanceof BslObject && value.key) return `\u0000o${value.key()}`
  return value
}

export const sameKey = (left: unknown, right: unknown): boolean => left === right || keyOf(left) === keyOf(right)
