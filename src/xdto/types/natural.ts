/** Which types need no saying in xs:anyType, because a JavaScript value tells its type: the table both ways. */
import type { Name } from '../../xml/name.ts'
import { CalendarDate } from '../values/calendar-date.ts'
import { DateTime } from '../values/date-time.ts'
import { Decimal } from '../values/decimal.ts'
import { TimeOfDay } from '../values/time-of-day.ts'
import { V8, XS } from './type.ts'

const xsName = (local: string): Name => ({ namespace: XS, local })
const v8Name = (local: string): Name => ({ namespace: V8, local })
const natural = new Set(['string', 'boolean', 'decimal', 'dateTime', 'date', 'time', 'base64Binary'])
const naturalV8 = new Set(['Array', 'Map', 'Structure'])

export const isNatural = (type: { readonly namespace: string; readonly name: string }): boolean =>
  type.namespace === XS ? natural.has(type.name) : type.namespace === V8 && naturalV8.has(type.name)

/** Name of the type that a value tells by itself, `undefined` when it tells none. */
export function naturalTypeOf(value: unknown): Name | undefined {
  switch (typeof value) {
    case 'string':
      return xsName('string')
    case 'boolean':
      return xsName('boolean')
    case 'bigint':
      return xsName('decimal')
    case 'number':
      return Number.isFinite(value) ? xsName('decimal') : undefined
    case 'object':
      return value === null ? undefined : ofObject(value)
    default:
      return undefined
  }
}

function ofObject(value: object): Name | undefined {
  if (value instanceof Decimal) return xsName('decimal')
  if (value instanceof DateTime) return xsName('dateTime')
  if (value instanceof CalendarDate) return xsName('date')
  if (value instanceof TimeOfDay) return xsName('time')
  if (value instanceof Uint8Array) return xsName('base64Binary')
  if (Array.isArray(value)) return v8Name('Array')
  if (value instanceof Map) return v8Name('Map')
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null ? v8Name('Structure') : undefined
}
