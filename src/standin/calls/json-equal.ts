/** Equality of JSON values: order of keys does not count, order of items does; a part of an object may be asked for. */
import { exactJSON, ExactNumber } from './exact-json.ts'

/** Whether `given` has all that `expected` has; with `part` objects may have more keys than are expected. */
export function jsonHolds(given: unknown, expected: unknown, part: boolean): boolean {
  if (given === expected) return true
  if (given instanceof ExactNumber || expected instanceof ExactNumber) return exact(given)?.value === exact(expected)?.value
  if (typeof given !== 'object' || typeof expected !== 'object' || given === null || expected === null) return false
  if (Array.isArray(given) !== Array.isArray(expected)) return false
  if (Array.isArray(given) && Array.isArray(expected))
    return given.length === expected.length && given.every((one, at) => jsonHolds(one, expected[at], part))
  const keys = Object.keys(expected)
  if (!part && Object.keys(given).length !== keys.length) return false
  return keys.every(
    (key) =>
      Object.hasOwn(given, key) && jsonHolds((given as Record<string, unknown>)[key], (expected as Record<string, unknown>)[key], part),
  )
}

/** One text for all values that are equal as JSON. */
export function jsonKey(value: unknown): string {
  const number = exact(value)
  if (number !== undefined) return `#${number.value}`
  if (Array.isArray(value)) return `[${value.map(jsonKey).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? ''
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${jsonKey(one)}`).join()}}`
}

/** A JSON value as the text against which text conditions are held: a string is itself, the rest is JSON. */
export const jsonText = (value: unknown): string => (typeof value === 'string' ? value : exactJSON(value))

/** One text for all values that are equal by `jsonHolds`: keys sorted, numbers by their value. */
export function canonicalJSON(value: unknown): string {
  const number = exact(value)
  if (number !== undefined) return number.value
  if (Array.isArray(value)) return `[${value.map(canonicalJSON).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const record = value as Readonly<Record<string, unknown>>
  return `{${Object.keys(record)
    .toSorted()
    .map((key) => `${JSON.stringify(key)}:${canonicalJSON(record[key])}`)
    .join(',')}}`
}

/** `undefined` for what is not a number. */
const exact = (value: unknown): ExactNumber | undefined =>
  value instanceof ExactNumber ? value : typeof value === 'number' ? new ExactNumber(String(value)) : undefined
