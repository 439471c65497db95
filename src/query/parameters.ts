/** Values of TypeScript as parameters of a query. */
import { ForeignReference } from '../infobase/foreign/reference.ts'
import { EnumMember, Reference, UniqueIdentifier } from '../infobase/values/reference.ts'
import { typeOf } from '../infobase/values/type-of.ts'
import { ValueStorage, type Value } from '../infobase/values/value.ts'
import { DateTime } from '../xdto/values/date-time.ts'
import { Decimal } from '../xdto/values/decimal.ts'
import { queryError } from './query-error.ts'
import type { ParameterValue } from './run/run.ts'
import { RowTable, ValueTypeName, type QueryValue } from './values.ts'

/** A number becomes an exact one, a list of objects a table, another list one for В (…). @throws QueryError for what no field can hold */
export function parameterOf(name: string, value: unknown): ParameterValue {
  if (!Array.isArray(value)) return plainOf(name, value)
  const list: readonly unknown[] = value
  return list.length > 0 && list.every(isRecord) ? tableOf(name, list) : list.map((one) => parameterOf(name, one))
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

function plainOf(name: string, value: unknown): QueryValue {
  if (value === null || value === undefined || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number' || typeof value === 'bigint') return Decimal.from(value)
  if (value instanceof Date) return dateOf(value)
  const known = [
    Decimal,
    DateTime,
    Reference,
    EnumMember,
    UniqueIdentifier,
    ValueStorage,
    Uint8Array,
    ValueTypeName,
    RowTable,
    ForeignReference,
  ]
  if (known.some((one) => value instanceof one)) return value as QueryValue
  throw queryError('wrong-type', { what: name })
}

const dateOf = (at: Date): DateTime =>
  DateTime.of({
    year: at.getFullYear(),
    month: at.getMonth() + 1,
    day: at.getDate(),
    hour: at.getHours(),
    minute: at.getMinutes(),
    second: at.getSeconds(),
  })

function tableOf(name: string, rows: readonly Readonly<Record<string, unknown>>[]): RowTable {
  const names = [...new Set(rows.flatMap((one) => Object.keys(one)))]
  const values = rows.map((row) => names.map((one) => plainOf(`${name}.${one}`, row[one])))
  const columns = names.map((one, at) => ({ name: one, types: [...new Set(values.map((row) => typeOf(row[at] as Value)))].toSorted() }))
  return new RowTable(columns, values)
}
