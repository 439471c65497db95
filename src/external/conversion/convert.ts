/**
 * From a value of the database to a value of the field's type, by the table of chapter 17.5.7.3. What the driver reports of the column
 * decides, not what the database has: a `bool` that is reported as a text does not become a Boolean.
 */
import { joined, said, type Fragment, type Said } from '../../diagnostics/said.ts'
import { typeName, type DescribedType, type TypeDescription } from '../../infobase/definition/parts/type-description.ts'
import { isUUID, UniqueIdentifier } from '../../infobase/values/reference.ts'
import type { Value } from '../../infobase/values/value.ts'
import { printHex } from '../../xdto/values/binary.ts'
import { DateTime } from '../../xdto/values/date-time.ts'
import { externalError } from '../error.ts'
import type { RegionalSettings } from './locale.ts'
import { parseNumber, plainDecimal } from './number.ts'
import type { ReportedKind } from './reported-type.ts'
import { dateOf } from './sql-date.ts'
import { uuidFromBytes } from './uuid-bytes.ts'

/** A value as a driver gives it: exact numbers, dates as `2024-03-04 05:06:07`, bits as 0 and 1. */
export type Cell = string | number | bigint | boolean | Uint8Array | null

/** What a conversion needs besides the value. */
export interface Conversion {
  /** The field's full name, for errors. */
  readonly field: string
  readonly type: TypeDescription
  readonly allowNull: boolean
  readonly regional: RegionalSettings
}

type Convert = (cell: NonNullable<Cell>, regional: RegionalSettings, type: DescribedType) => Value | undefined
type Row = Readonly<Partial<Record<ReportedKind, Convert>>>

const text: Convert = (cell) => (typeof cell === 'string' ? cell : cell instanceof Uint8Array ? hex(cell) : plainText(cell))
const plainText = (cell: number | bigint | boolean): string =>
  typeof cell === 'boolean' ? (cell ? '1' : '0') : (plainDecimal(cell)?.text ?? String(cell))
const hex = (bytes: Uint8Array): string => printHex(bytes).toUpperCase()
const number: Convert = (cell) => plainDecimal(cell)
const notZero: Convert = (cell) => {
  const found = plainDecimal(cell)
  return found && found.text !== '0'
}
const numberText: Convert = (cell, { decimalPoint }) => plainDecimal(cell)?.text.replace('.', decimalPoint)
const dateText: Convert = (cell, regional) => {
  const found = dateOf(String(cell))
  return found && regional.date(found)
}
const uuidText: Convert = (cell) => (cell instanceof Uint8Array ? uuidFromBytes(cell) : String(cell).toLowerCase())
const bytesOfText: Convert = (cell) => (cell instanceof Uint8Array ? cell : new TextEncoder().encode(String(cell)))
const date: Convert = (cell, _, type) => {
  const found = dateOf(String(cell))
  if (found === undefined || type.kind !== 'Date' || type.DateFractions === 'DateTime') return found
  const { year, month, day, hour, minute, second } = found
  return type.DateFractions === 'Date'
    ? DateTime.of({ year, month, day })
    : DateTime.of({ year: 1, month: 1, day: 1, hour, minute, second })
}
const uuid: Convert = (cell) => {
  const found = cell instanceof Uint8Array ? uuidFromBytes(cell) : String(cell).replace(/^\{(.*)\}$/, '$1')
  return found !== undefined && isUUID(found) ? UniqueIdentifier.of(found) : undefined
}

/** By the field's type and what the driver reports; a cell without an entry is an exception. */
const table: Readonly<Partial<Record<DescribedType['kind'], Row>>> = {
  String: {
    text,
    number: numberText,
    bit: numberText,
    date: dateText,
    time: dateText,
    uuid: uuidText,
    binary: text,
  },
  Number: { number, bit: number, text: (cell, regional) => parseNumber(String(cell), regional) },
  Boolean: { number: notZero, bit: notZero, binary: (cell) => (cell instanceof Uint8Array ? (cell[0] ?? 0) !== 0 : undefined) },
  BinaryData: {
    text: bytesOfText,
    number: bytesOfText,
    bit: bytesOfText,
    date: bytesOfText,
    time: bytesOfText,
    uuid: bytesOfText,
    binary: bytesOfText,
  },
  Date: { date, time: date },
  UUID: { uuid, binary: uuid, text: uuid },
}

/** Which of several types takes a value. */
const natural: Readonly<Record<ReportedKind, DescribedType['kind']>> = {
  text: 'String',
  number: 'Number',
  bit: 'Boolean',
  date: 'Date',
  time: 'Date',
  uuid: 'UUID',
  binary: 'BinaryData',
}

/**
 * NULL stays NULL where the field allows it. Of a composite type the one counts that is as the driver reports, else the first that takes
 * the value. The caller gives a reference the type of its key.
 *
 * @throws ExternalDataSourceError when the table has no conversion, or the value does not allow it
 */
export function convertCell(cell: Cell, reported: ReportedKind, { field, type, allowNull, regional }: Conversion): Value {
  if (cell === null) {
    if (allowNull) return null
    throw externalError('null-not-allowed', { field })
  }
  const types = type.Types
  const order = types.length < 2 ? types : [...types.filter((one) => one.kind === natural[reported]), ...types]
  for (const one of order) {
    const found = table[one.kind]?.[reported]?.(cell, regional, one)
    if (found !== undefined) return found
  }
  throw externalError('not-converted', {
    field,
    found: joined([shown(cell), ' (', kinds[reported], ')']),
    type: types.map(typeName).join(', '),
    hint: hintOf(cell, reported, types),
  })
}

/** What the driver reports, in words. */
const kinds: Readonly<Record<ReportedKind, Said>> = {
  text: said('text', 'строка'),
  number: said('number', 'число'),
  bit: said('bit', 'бит'),
  date: said('date', 'дата'),
  time: said('time', 'время'),
  uuid: said('uuid', 'уникальный идентификатор'),
  binary: said('binary', 'двоичные данные'),
}

const shown = (cell: NonNullable<Cell>): string => {
  const whole = cell instanceof Uint8Array ? hex(cell) : String(cell)
  return whole.length > 40 ? `${whole.slice(0, 40)}…` : whole
}

/** PostgreSQL's driver reports `bool` as a text until it is asked not to. */
const hintOf = (cell: NonNullable<Cell>, reported: ReportedKind, types: readonly DescribedType[]): Fragment =>
  reported === 'text' && types.some((one) => one.kind === 'Boolean') && /^(?:[01]|true|false)$/.test(String(cell))
    ? said(
        '; psqlodbc reports bool as a text: add BoolsAsChar=0 to the connection string, or make the field a String',
        '; psqlodbc сообщает bool как строку: добавьте BoolsAsChar=0 в строку соединения или задайте полю тип Строка',
      )
    : ''
