/** Values of XDTO as plain ones, against which conditions are held: numbers, dates and the like as their texts, objects by property. */
import { toBase64 } from '../../exchange/base64.ts'

/** Total; bytes are their Base64. */
export function plainValue(value: unknown): unknown {
  if (value === null || value === undefined) return null
  if (typeof value === 'bigint' || typeof value === 'number') return String(value)
  if (typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(plainValue)
  if (value instanceof Uint8Array) return toBase64(value)
  const isPlain = Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null
  return isPlain ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plainValue(one)])) : String(value)
}
