/**
 * Converts a value that is assigned to a field: numbers rounded and kept within their digits, texts cut to their length, dates without what
 * their fractions or the register's period leave out, as 1C does it; a value of another type is an error.
 */
import { joined, said, type Fragment, type Said } from '../../../diagnostics/said.ts'
import { DateTime } from '../../../xdto/values/date-time.ts'
import { Decimal } from '../../../xdto/values/decimal.ts'
import { dataError } from '../../data-error.ts'
import { typeName, type SimpleType } from '../../definition/parts/type-description.ts'
import { beginOfPeriod } from '../../query/functions/dates.ts'
import type { Column } from '../../store/column.ts'
import { isStorable } from '../../store/engine.ts'
import { platformWords } from '../../values/platform-words.ts'
import { EnumMember, isUUID, Reference, UniqueIdentifier } from '../../values/reference.ts'
import { typeOf } from '../../values/type-of.ts'
import { type StoredBytes, type Value, ValueStorage } from '../../values/value.ts'

/** `object`: its full name, for the error. */
export function assigned(column: Column, value: unknown, object: string): Value {
  const { Types } = column.field
  // Undefined in a field of one type, and Null in any, is the field's empty value.
  if (value === undefined || value === null) return column.empty
  const made = Types.length === 1 ? convertedTo(Types[0]!, value) : firstOf(Types, value)
  if (made === undefined) throw wrongType(column, value, object)
  if (typeof made === 'string' && !isStorable(made)) throw dataError('unstorable-text', { field: column.field.Name, object })
  return column.begins !== undefined && made instanceof DateTime ? beginOfPeriod(made, column.begins) : made
}

const wrongType = (column: Column, value: unknown, object: string): Error =>
  dataError('wrong-type', {
    field: column.field.Name,
    object,
    value: shown(value),
    types: column.field.Types.map(typeName).join(', '),
  })

/** Words for JavaScript's kinds of values. */
const kinds: Readonly<Record<string, Said>> = {
  string: said('string', 'строка'),
  number: said('number', 'число'),
  bigint: said('bigint', 'число bigint'),
  boolean: said('boolean', 'логическое значение'),
  object: said('object', 'объект'),
  function: said('function', 'функция'),
}

function shown(value: unknown): Fragment {
  if (value instanceof Reference || value instanceof EnumMember) return `${value.type} ${value.toString()}`
  const text = typeof value === 'object' ? ((value as object).constructor?.name ?? 'object') : String(value)
  const kind = kinds[typeof value] ?? said(typeof value, typeof value)
  return joined([`${text.length > 40 ? `${text.slice(0, 40)}…` : text} (`, kind, ')'])
}

/** In a field of several types a value is of the type that it is by itself. */
function firstOf(types: readonly SimpleType[], value: unknown): Value {
  const own = typeof value === 'number' || typeof value === 'bigint' ? 'Number' : typeOf(value as Value)
  const exact = types.find((one) => typeName(one) === own)
  return exact === undefined ? undefined : convertedTo(exact, value)
}

/** `undefined`: the value is of another type. */
function convertedTo(type: SimpleType, value: unknown): Value {
  switch (type.kind) {
    case 'String':
      return typeof value === 'string' ? text(value, type.Length, type.AllowedLength === 'Fixed') : undefined
    case 'Number': {
      const number = numberOf(value)
      return number === undefined ? undefined : limited(number, type)
    }
    case 'Boolean':
      return typeof value === 'boolean' ? value : undefined
    case 'Date': {
      const date = value instanceof DateTime ? value : typeof value === 'string' ? DateTime.parse(value) : undefined
      return date === undefined ? undefined : within(date, type.DateFractions)
    }
    case 'BinaryData':
      return value instanceof Uint8Array ? value : undefined
    case 'UUID':
      return value instanceof UniqueIdentifier ? value : typeof value === 'string' && isUUID(value) ? UniqueIdentifier.of(value) : undefined
    case 'ValueStorage':
      return value instanceof ValueStorage ? value : new ValueStorage(value as Value | StoredBytes)
    case 'Reference':
      return reference(type, value)
    case 'Null':
      return value instanceof Reference ? value : undefined
    case 'AccountType':
    case 'AccumulationRecordType':
    case 'AccountingRecordType':
      return typeof value === 'string' ? memberOf(platformWords[type.kind], value) : undefined
    default:
      return typeof value === 'string' ? value : undefined
  }
}

const memberOf = (members: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.keys(members).find((one) => one === name || members[one] === name)

/** Members of enumerations may be named by a text. */
function reference(type: Extract<SimpleType, { kind: 'Reference' }>, value: unknown): Value {
  const name = typeName(type)
  if (type.of === 'Enum') {
    if (typeof value === 'string') return new EnumMember(name, value)
    return value instanceof EnumMember && value.type === name ? value : undefined
  }
  if (value instanceof Reference && value.type === name) return value
  // The reference of an object is found where its type says so.
  if (typeof value === 'object' && value !== null && 'Ref' in value) return reference(type, value.Ref)
  return undefined
}

function text(value: string, length: number, fixed: boolean): string {
  const cut = length > 0 && value.length > length ? Array.from(value).slice(0, length).join('') : value
  return fixed && length > 0 ? cut.padEnd(length) : cut
}

function numberOf(value: unknown): Decimal | undefined {
  if (value instanceof Decimal) return value
  if (typeof value === 'number') return Number.isFinite(value) ? Decimal.from(value) : undefined
  if (typeof value === 'bigint') return Decimal.of(value)
  return typeof value === 'string' ? Decimal.parse(value) : undefined
}

/** Rounded, not negative where that is not allowed, and at most all nines. */
function limited(value: Decimal, { Digits, FractionDigits, AllowedSign }: Extract<SimpleType, { kind: 'Number' }>): Decimal {
  if (Digits === 0) return value
  const { text: written } = value
  if (written.length <= Digits - FractionDigits && !written.includes('.') && !written.startsWith('-')) return value
  const rounded = value.rounded(FractionDigits)
  if (rounded.text.startsWith('-') && AllowedSign === 'Nonnegative') return Decimal.of(0n)
  const whole = rounded.text.replace('-', '').split('.')[0]!
  if (whole === '0' || whole.length <= Digits - FractionDigits) return rounded
  const most = Decimal.of(10n ** BigInt(Digits) - 1n, FractionDigits)
  return rounded.text.startsWith('-') ? most.negated() : most
}

function within(date: DateTime, fractions: 'DateTime' | 'Date' | 'Time'): DateTime | undefined {
  if (date.year < 1 || date.year > 3999) return undefined
  const { year, month, day, hour, minute, second } = date
  if (fractions === 'Date') return DateTime.of({ year, month, day })
  if (fractions === 'Time') return DateTime.of({ year: 1, month: 1, day: 1, hour, minute, second })
  return date.fraction === '' && date.offset === undefined ? date : DateTime.of({ year, month, day, hour, minute, second })
}
