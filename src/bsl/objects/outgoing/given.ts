/** Arguments of the client objects: Неопределено and what is skipped mean the same. */
import { whole } from '../../run/big-number.ts'
import { toBoolean, toNumber } from '../../run/convert.ts'
import { errors } from '../../run/error.ts'
import { text } from '../../run/text.ts'

export const isGiven = (value: unknown): boolean => value !== undefined && value !== null

export const givenText = (value: unknown): string | undefined => (isGiven(value) ? text(value) : undefined)

export const givenNumber = (value: unknown): number | undefined => (isGiven(value) ? Number(whole(toNumber(value))) : undefined)

export const givenFlag = (value: unknown): boolean | undefined => (isGiven(value) ? toBoolean(value) : undefined)

/** An object of that class. */
export function givenObject<T>(value: unknown, type: abstract new (...args: never[]) => T, position: number): T | undefined {
  if (!isGiven(value)) return undefined
  if (value instanceof type) return value
  throw errors.mismatch(position)
}
