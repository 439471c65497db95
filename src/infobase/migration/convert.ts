/** Converts a value of an old field to what the new field can hold, and says whether it survives that. */
import { DateTime } from '../../xdto/values/date-time.ts'
import { Decimal } from '../../xdto/values/decimal.ts'
import { typeName, type SimpleType } from '../definition/parts/type-description.ts'
import { assigned } from '../objects/fields/assign.ts'
import type { Column } from '../store/column.ts'
import { EnumMember, isUUID, Reference, UniqueIdentifier } from '../values/reference.ts'
import { objectOfType, typeOf } from '../values/type-of.ts'
import { sameValue, type StoredBytes, type Value, ValueStorage } from '../values/value.ts'
import type { Pairs } from './pairs.ts'

export interface Converted {
  readonly value: Value
  readonly survives: boolean
}

/** `null` is of a field that does not apply, and stays. */
export function converted(now: Column, value: Value, pairs: Pairs): Converted {
  if (value === null) return { value, survives: true }
  const renamed = renamedIn(value, now, pairs)
  // An empty value of one type is the empty value of any.
  if (isEmptyValue(value))
    return { value: renamed !== undefined && holds(now, renamed) ? assigned(now, renamed, '') : now.empty, survives: true }
  if (renamed === undefined) return { value: now.empty, survives: false }
  const fits = holds(now, renamed) ? renamed : otherType(now, renamed)
  if (fits === undefined) return { value: now.empty, survives: false }
  // What a period begins is the rules' matter, and no loss.
  const made = assigned(now.begins === undefined ? now : { ...now, begins: undefined }, fits, '')
  return { value: made, survives: isKept(fits, made) }
}

/** Types whose values are texts of their own words. */
const worded: ReadonlySet<string> = new Set(['Type', 'TypeDescription', 'AccountType', 'AccumulationRecordType', 'AccountingRecordType'])

const holds = ({ field }: Column, value: Value): boolean =>
  field.Types.some((one) => typeName(one) === typeOf(value) || (typeof value === 'string' && worded.has(one.kind)))

/** Spaces at the end of a text of fixed length are no part of it. */
const isKept = (a: Value, b: Value): boolean =>
  typeof a === 'string' && typeof b === 'string' ? a.trimEnd() === b.trimEnd() : a instanceof ValueStorage || sameValue(a, b)

export function isEmptyValue(value: Value): boolean {
  if (value === undefined || value === null || value === false) return true
  if (typeof value === 'string') return value.trim() === ''
  if (value instanceof Decimal) return value.text === '0'
  if (value instanceof DateTime) return value.isEmpty
  if (value instanceof Reference || value instanceof EnumMember) return value.IsEmpty()
  if (value instanceof UniqueIdentifier) return value.equals(UniqueIdentifier.empty)
  if (value instanceof ValueStorage) return value.Get() === undefined
  return value instanceof Uint8Array && value.length === 0
}

/** The same under the names of now; `undefined`: its type or member is no more. */
function renamedIn(value: Value, now: Column, pairs: Pairs): Value {
  if (value instanceof Reference) {
    const type = pairs.type(value.type)
    return type === undefined ? undefined : new Reference(type, value.UUID)
  }
  if (value instanceof EnumMember) {
    const [type, member] = [pairs.type(value.type), pairs.member(objectOfType(value.type) ?? '', value.Name)]
    return type === undefined || member === undefined ? undefined : new EnumMember(type, member)
  }
  if (value instanceof ValueStorage) return new ValueStorage(renamedInside(value.Get(), now, pairs))
  const isTypes = now.field.Types.some((one) => one.kind === 'TypeDescription' || one.kind === 'Type')
  return typeof value === 'string' && isTypes ? typesNow(value, pairs) : value
}

const renamedInside = (value: Value | StoredBytes, now: Column, pairs: Pairs): Value | StoredBytes =>
  value instanceof Reference || value instanceof EnumMember ? (renamedIn(value, now, pairs) ?? value) : value

const typesNow = (text: string, { type }: Pairs): string =>
  text
    .split(', ')
    .map((one) => type(one) ?? one)
    .join(', ')

/** Texts of numbers, dates and UUIDs, and these as texts; nothing else has a form of another type. */
function otherType({ field }: Column, value: Value): Value {
  for (const one of field.Types) {
    const made = asType(one, value)
    if (made !== undefined) return made
  }
  return undefined
}

function asType(type: SimpleType, value: Value): Value {
  if (typeof value !== 'string') {
    const isPrinted = value instanceof Decimal || value instanceof DateTime || value instanceof UniqueIdentifier
    return type.kind === 'String' && isPrinted ? value.toString() : undefined
  }
  const text = value.trim()
  if (type.kind === 'Number') return Decimal.parse(text.replace(',', '.'))
  if (type.kind === 'Date') return DateTime.parse(text)
  return type.kind === 'UUID' && isUUID(text) ? UniqueIdentifier.of(text) : undefined
}
