/** Values on their way between modules in 1C's language and TypeScript, both ways. */
import { DateTime } from '../../xdto/values/date-time.ts'
import { Decimal } from '../../xdto/values/decimal.ts'
import { BinaryData } from '../objects/binary/data.ts'
import { ArrayObject } from '../objects/collections/array.ts'
import { MapObject } from '../objects/collections/map.ts'
import { StructureObject } from '../objects/collections/structure.ts'
import { BigNumber, digitsOf, fromNumber, isNumeric, numeric } from '../run/big-number.ts'
import { DateValue, fromParts, partsOf } from '../run/calendar.ts'
import { errors } from '../run/error.ts'
import { ByReference } from '../run/member.ts'
import { BslObject } from '../run/object.ts'
import { Null } from '../run/values.ts'
import { SeamObject } from './object.ts'

/** Неопределено becomes `undefined`, a fraction a Decimal, Структура an object by the spelling of its keys; unknown objects pass. */
export function toTypeScript(value: unknown): unknown {
  if (value instanceof ByReference) return toTypeScript(value.v)
  if (value === null) return undefined
  if (value === Null) return null
  if (value instanceof BigNumber) {
    const { digits, scale, negative } = digitsOf(value)
    return Decimal.of(BigInt(digits) * (negative ? -1n : 1n), scale)
  }
  if (value instanceof DateValue) return DateTime.of(partsOf(value))
  if (value instanceof ArrayObject) return value.items.map(toTypeScript)
  if (value instanceof StructureObject) return Object.fromEntries([...value.entries()].map(([name, one]) => [name, toTypeScript(one)]))
  if (value instanceof MapObject) return new Map([...value.entries()].map(([key, one]) => [toTypeScript(key), toTypeScript(one)]))
  if (value instanceof BinaryData) return value.bytes
  return value instanceof SeamObject ? value.source : value
}

/** `undefined` and `null` become Неопределено; an object of plain values Структура, one with functions an object with methods. */
export function fromTypeScript(value: unknown): unknown {
  if (value === undefined || value === null) return null
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw errors.notConverted('Число')
    return fromNumber(value)
  }
  if (typeof value === 'bigint') return numeric(value, 0)
  if (typeof value !== 'object' || value instanceof BslObject || isNumeric(value)) return value
  if (value instanceof Promise) return value.then(fromTypeScript)
  if (value instanceof Decimal) return numeric(value.unscaled, value.scale)
  if (value instanceof DateTime) return dateOf(value)
  if (value instanceof DateValue || value === Null) return value
  if (value instanceof Date) return dateOfInstant(value)
  if (value instanceof Uint8Array) return new BinaryData(value)
  if (Array.isArray(value)) return new ArrayObject(value.map(fromTypeScript))
  if (value instanceof Map) return new MapObject([...value].map(([key, one]) => [fromTypeScript(key), fromTypeScript(one)] as const))
  return objectOf(value as Readonly<Record<string, unknown>>)
}

const isIdentifier = (name: string): boolean => /^[\p{L}_]/u.test(name) && !/[^\p{L}\d_]/u.test(name)

function objectOf(source: Readonly<Record<string, unknown>>): BslObject {
  const entries = Object.entries(source)
  if (entries.some(([, one]) => typeof one === 'function')) return new SeamObject(source, toTypeScript, fromTypeScript)
  const converted = entries.map(([name, one]) => [name, fromTypeScript(one)] as const)
  return converted.every(([name]) => isIdentifier(name)) ? new StructureObject(converted) : new MapObject(converted)
}

function dateOf({ year, month, day, hour, minute, second }: DateTime): DateValue {
  const found = fromParts(year, month, day, hour, minute, Math.floor(second))
  if (!found) throw errors.badDate()
  return found
}

function dateOfInstant(date: Date): DateValue {
  const found = fromParts(date.getFullYear(), date.getMonth() + 1, date.getDate(), date.getHours(), date.getMinutes(), date.getSeconds())
  if (!found) throw errors.badDate()
  return found
}
