/** Values of data as JSON for clients: numbers where they are exact, dates as texts, references as UUIDs. */
import { emptyUUID, Reference } from '../../../infobase/values/reference.ts'
import { type Value, ValueStorage } from '../../../infobase/values/value.ts'
import { printBase64 } from '../../../xdto/values/binary.ts'
import { Decimal } from '../../../xdto/values/decimal.ts'
import { ExactNumber } from '../../calls/exact-json.ts'

/** Fields that clients have no use for. */
const inner: ReadonlySet<string> = new Set(['DataVersion', 'Predefined', 'PredefinedDataName'])

export const plainJSON = (row: Readonly<Record<string, Value>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([name]) => !inner.has(name))
      .map(([name, value]) => [name, plain(value)]),
  )

function plain(value: Value): unknown {
  if (value instanceof Decimal) return value.text === String(value.toNumber()) ? value.toNumber() : value.text
  if (value instanceof Reference) return value.UUID === emptyUUID ? null : value.UUID
  if (value instanceof Uint8Array) return printBase64(value)
  if (value instanceof ValueStorage || value === undefined) return null
  return value === null || typeof value === 'string' || typeof value === 'boolean' ? value : value.toString()
}

/** What clients sent, its numbers as the infobase has them. */
export function valuesOfJSON(value: unknown): unknown {
  if (value instanceof ExactNumber) return Decimal.parse(value.text) ?? Decimal.from(Number(value.text))
  if (Array.isArray(value)) return value.map(valuesOfJSON)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, valuesOfJSON(one)]))
}
