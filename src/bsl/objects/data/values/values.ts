/** Values on their way between data and modules: exact numbers, dates, references, members of enumerations. */
import type { Column } from '../../../../infobase/store/column.ts'
import { EnumMember, Reference, UniqueIdentifier } from '../../../../infobase/values/reference.ts'
import { ValueStorage as StoredValue, type Value } from '../../../../infobase/values/value.ts'
import { DateTime } from '../../../../xdto/values/date-time.ts'
import { Decimal } from '../../../../xdto/values/decimal.ts'
import { Enumeration, EnumerationValue } from '../../../dictionary/library.ts'
import { BigNumber, digitsOf, numeric } from '../../../run/big-number.ts'
import { DateValue, fromParts, partsOf } from '../../../run/calendar.ts'
import { errors } from '../../../run/error.ts'
import { ByReference } from '../../../run/member.ts'
import { BslObject } from '../../../run/object.ts'
import { Null } from '../../../run/values.ts'
import { BinaryData } from '../../binary/data.ts'
import { ValueStorage } from '../../internal/value-storage.ts'
import { enumerationMember, enumerationValue } from '../../metadata/enumerations.ts'
import { UuidObject } from '../../values/uuid.ts'
import { BoundaryValue, MomentValue, secondOf } from './moments.ts'
import { RefValue } from './reference.ts'
import type { RunData } from './run-data.ts'

/** Bytes of ХранилищеЗначения whose value data have no type for. */
const internalContent = 'application/x-1c-value'

/** Words of data that are enumerations of the platform, by the type of their field. */
const platformWords: Readonly<Record<string, string>> = {
  AccumulationRecordType: 'виддвижениянакопления',
  AccountingRecordType: 'виддвижениябухгалтерии',
  AccountType: 'видсчета',
}

/** A value of data as the language has it; `column`: the field that it is of. */
export function fromData(data: RunData, value: Value, column?: Column): unknown {
  if (value === undefined) return null
  if (value === null) return Null
  if (typeof value === 'string') return column === undefined ? value : wordOf(data, value, column)
  if (typeof value === 'boolean') return value
  if (value instanceof Decimal) return numeric(value.unscaled, value.scale)
  if (value instanceof DateTime) return dateOf(value)
  if (value instanceof Reference) return new RefValue(data, value)
  if (value instanceof EnumMember) return enumerationValue(data.run, `ПеречислениеСсылка.${value.type.slice(8)}`, value.Name) ?? null
  if (value instanceof UniqueIdentifier) return new UuidObject(value.text)
  if (value instanceof Uint8Array) return new BinaryData(value)
  return storageOf(data, value)
}

function wordOf(data: RunData, value: string, { codecs }: Column): unknown {
  const enumeration = codecs.length === 1 ? platformWords[codecs[0]!.type] : undefined
  if (enumeration === undefined) return value
  const found = data.run.global(enumeration)
  return found instanceof Enumeration ? found.of(value) : value
}

const dateOf = ({ year, month, day, hour, minute, second }: DateTime): DateValue =>
  fromParts(year, month, day, hour, minute, Math.floor(second))!

function storageOf(data: RunData, stored: StoredValue): ValueStorage {
  const value = stored.Get()
  if (typeof value !== 'object' || value === null || !('contentType' in value)) return new ValueStorage(fromData(data, value as Value))
  return value.contentType === internalContent ? new ValueStorage(null, value.bytes) : new ValueStorage(new BinaryData(value.bytes))
}

/** A value of the language as data have it. @throws BslError for what no field holds */
export function toData(data: RunData, value: unknown): Value {
  if (value instanceof ByReference) return toData(data, value.v)
  if (value === null || value === undefined) return undefined
  if (value === Null) return null
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Decimal.of(BigInt(value))
  if (value instanceof BigNumber) {
    const { digits, scale, negative } = digitsOf(value)
    return Decimal.of(BigInt(digits) * (negative ? -1n : 1n), scale)
  }
  if (value instanceof DateValue) return DateTime.of(partsOf(value))
  if (value instanceof BslObject) return ofObject(data, value)
  throw value instanceof Promise ? errors.notWaited() : errors.badValue(1)
}

function ofObject(data: RunData, value: BslObject): Value {
  if (value instanceof RefValue) return value.reference
  // Of a table of balances, as which most queries take a boundary.
  if (value instanceof MomentValue || value instanceof BoundaryValue) return toData(data, secondOf(value, 'balance'))
  if (value instanceof UuidObject) return UniqueIdentifier.of(value.text())
  if (value instanceof BinaryData) return value.bytes
  if (value instanceof EnumerationValue) return value.english
  if (value instanceof ValueStorage) return stored(data, value)
  const member = enumerationMember(value)
  if (member !== undefined) return new EnumMember(`EnumRef.${member.enumeration}`, member.name)
  const own = (value as { readonly dataReference?: Reference }).dataReference
  if (own !== undefined) return own
  throw errors.badValue(1)
}

function stored(data: RunData, storage: ValueStorage): StoredValue {
  const value = storage.value(data.run)
  if (!(value instanceof BslObject) || value instanceof RefValue || value instanceof BinaryData) return new StoredValue(toData(data, value))
  return new StoredValue({ bytes: storage.bytes, contentType: internalContent })
}
