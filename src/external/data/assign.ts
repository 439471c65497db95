/** What may be assigned to a field: numbers rounded, texts cut to their length, dates to their fractions, as 1C does. */
import { typeName, type DescribedType } from '../../infobase/definition/parts/type-description.ts'
import { isUUID, UniqueIdentifier } from '../../infobase/values/reference.ts'
import { DateTime } from '../../xdto/values/date-time.ts'
import { Decimal } from '../../xdto/values/decimal.ts'
import { dataError } from './fault.ts'
import type { FieldModel, TableModel } from './model.ts'
import { ExternalDataSourceTableReference, type ExternalValue } from './reference.ts'

/** @throws ExternalDataSourceError for a value of another type, and NULL where the field allows none */
export function assigned(table: TableModel, field: FieldModel, value: unknown): ExternalValue {
  if (value === undefined) return undefined
  if (value === null) {
    if (field.allowsNull) return null
    throw dataError('null-refused', { field: field.name, place: table.fullName })
  }
  for (const type of field.types) {
    const made = ofType(type, value)
    if (made !== undefined) return made
  }
  throw dataError('wrong-type', {
    field: field.name,
    place: table.fullName,
    value: shown(value),
    types: field.types.map(typeName).join(', '),
  })
}

function shown(value: unknown): string {
  const text = typeof value === 'object' ? ((value as object).constructor?.name ?? 'object') : String(value)
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

function ofType(type: DescribedType, value: unknown): ExternalValue {
  switch (type.kind) {
    case 'String':
      return typeof value === 'string' ? (type.Length > 0 && value.length > type.Length ? value.slice(0, type.Length) : value) : undefined
    case 'Number': {
      const number = numberOf(value)
      return number === undefined || type.Digits === 0 ? number : number.rounded(type.FractionDigits)
    }
    case 'Boolean':
      return typeof value === 'boolean' ? value : undefined
    case 'Date': {
      const date = value instanceof DateTime ? value : typeof value === 'string' ? DateTime.parse(value) : undefined
      return date && within(date, type.DateFractions)
    }
    case 'BinaryData':
      return value instanceof Uint8Array ? value : undefined
    case 'UUID':
      return value instanceof UniqueIdentifier ? value : typeof value === 'string' && isUUID(value) ? UniqueIdentifier.of(value) : undefined
    case 'Other':
      return referenceOf(type.Name, value)
    default:
      return undefined
  }
}

/** The reference of an object is found where its type says so. */
function referenceOf(name: string, value: unknown): ExternalDataSourceTableReference | undefined {
  if (value instanceof ExternalDataSourceTableReference) return value.type === name ? value : undefined
  return typeof value === 'object' && value !== null && 'Ref' in value ? referenceOf(name, value.Ref) : undefined
}

function numberOf(value: unknown): Decimal | undefined {
  if (value instanceof Decimal) return value
  if (typeof value === 'bigint') return Decimal.of(value)
  if (typeof value === 'number') return Number.isFinite(value) ? Decimal.from(value) : undefined
  return undefined
}

function within(date: DateTime, fractions: 'DateTime' | 'Date' | 'Time'): DateTime {
  const { year, month, day, hour, minute, second } = date
  if (fractions === 'Date') return DateTime.of({ year, month, day })
  if (fractions === 'Time') return DateTime.of({ year: 1, month: 1, day: 1, hour, minute, second })
  return date.fraction === '' && date.offset === undefined ? date : DateTime.of({ year, month, day, hour, minute, second })
}

/** The empty value of a field in a new object: by its FillValue, else by its only type; a key has none. */
export function emptyValue(table: TableModel, field: FieldModel): ExternalValue {
  if (field.fill !== undefined) return assigned(table, field, filled(field))
  if (field.isKey || field.types.length !== 1) return undefined
  switch (field.types[0]!.kind) {
    case 'String':
      return ''
    case 'Number':
      return Decimal.of(0n)
    case 'Boolean':
      return false
    case 'Date':
      return DateTime.empty
    default:
      return undefined
  }
}

/** A date and a UUID are texts in metadata, a number may be one as well. */
const filled = ({ fill, types }: FieldModel): unknown =>
  types[0]?.kind === 'Number' && typeof fill === 'string' ? Decimal.from(fill) : fill
