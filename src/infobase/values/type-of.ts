/** The name of a value's type, as 1C writes it: `Number`, `CatalogRef.Товары`, `Undefined`. */
import { DateTime } from '../../xdto/values/date-time.ts'
import { Decimal } from '../../xdto/values/decimal.ts'
import { EnumMember, Reference, UniqueIdentifier } from './reference.ts'
import { type Value, ValueStorage } from './value.ts'

export function typeOf(value: Value): string {
  if (typeof value === 'string') return 'String'
  if (typeof value === 'boolean') return 'Boolean'
  if (value === undefined) return 'Undefined'
  if (value === null) return 'Null'
  if (value instanceof Reference || value instanceof EnumMember) return value.type
  if (value instanceof Decimal) return 'Number'
  if (value instanceof DateTime) return 'Date'
  if (value instanceof UniqueIdentifier) return 'UUID'
  return value instanceof ValueStorage ? 'ValueStorage' : 'BinaryData'
}

/** `CatalogRef.Товары` of a reference's type gives `Catalog.Товары`; `undefined` for other types. */
export function objectOfType(type: string): string | undefined {
  const point = type.indexOf('Ref.')
  return point < 0 ? undefined : `${type.slice(0, point)}.${type.slice(point + 4)}`
}

/** `Catalog.Товары` gives `CatalogRef.Товары`. */
export const typeOfObject = (fullName: string): string => fullName.replace('.', 'Ref.')
