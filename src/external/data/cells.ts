/** Between the cells of a database and values of fields: readers by column, writers by what the column takes. */
import type { DescribedType } from '../../infobase/definition/parts/type-description.ts'
import { UniqueIdentifier } from '../../infobase/values/reference.ts'
import { DateTime } from '../../xdto/values/date-time.ts'
import { Decimal } from '../../xdto/values/decimal.ts'
import { convertCell, type Conversion } from '../conversion/convert.ts'
import type { RegionalSettings } from '../conversion/locale.ts'
import { reportedKind, type ReportedKind, type Reporting } from '../conversion/reported-type.ts'
import { uuidToBytes } from '../conversion/uuid-bytes.ts'
import type { Dialect, HoleKind } from '../dialect/dialect.ts'
import type { BoundCell, NativeCell, NativeColumn } from '../driver/cell.ts'
import { dataError } from './fault.ts'
import type { FieldModel, SourceModel, TableModel } from './model.ts'
import { ExternalDataSourceTableReference, type ExternalValue, type ReferenceHome } from './reference.ts'

/** What conversions of one source need. */
export interface Converting {
  readonly model: SourceModel
  readonly dialect: Dialect
  readonly reporting: Reporting
  readonly regional: RegionalSettings
  readonly home: ReferenceHome
}

/** A function of one column's cells. */
export type Reader = (cell: NativeCell) => ExternalValue

export function readerOf(table: TableModel, field: FieldModel, column: NativeColumn, converting: Converting): Reader {
  const { reporting, regional } = converting
  const place = `${table.fullName}.${field.name}`
  const { types, type: referred } = keyTypes(table, field, converting)
  const conversion: Conversion = { field: place, type: { kind: 'TypeDescription', Types: types }, allowNull: field.allowsNull, regional }
  // A column without a type is known by each of its values.
  const fixed = column.type === '' && reporting.odbc === 'sqliteodbc' ? undefined : reportedKind(reporting, column.type)
  const quick = types.length === 1 && fixed !== undefined ? quickReader(types[0]!, fixed) : undefined
  const read = (cell: NativeCell): ExternalValue =>
    quick?.(cell) ?? (convertCell(cell, fixed ?? reportedKind(reporting, '', cell), conversion) as ExternalValue)
  if (referred === undefined) return read
  const unfilled = field.unfilled?.value === undefined ? undefined : String(field.unfilled.value)
  return (cell) => {
    if (cell === null) return field.unfilled === undefined ? read(cell) : referenceTo(referred, undefined, converting)
    return referenceTo(referred, String(cell) === unfilled ? undefined : read(cell), converting)
  }
}

const referenceTo = (type: string, key: ExternalValue, { home }: Converting): ExternalDataSourceTableReference =>
  new ExternalDataSourceTableReference(type, key, home)

/** What most cells are, without the table of conversions; `undefined`: the table says it. */
function quickReader(type: DescribedType, reported: ReportedKind): ((cell: NativeCell) => ExternalValue) | undefined {
  if (type.kind === 'String' && reported === 'text') return (cell) => (typeof cell === 'string' ? cell : undefined)
  if (type.kind === 'BinaryData' && reported === 'binary') return (cell) => (cell instanceof Uint8Array ? cell : undefined)
  if (type.kind === 'Number' && reported === 'number')
    return (cell) => {
      if (typeof cell === 'string') return cell.length < 64 ? Decimal.parse(cell) : undefined
      if (typeof cell === 'bigint') return Decimal.of(cell)
      return typeof cell === 'number' && Number.isSafeInteger(cell) ? Decimal.ofWhole(cell) : undefined
    }
  if (type.kind === 'Date' && reported === 'date' && type.DateFractions === 'DateTime')
    return (cell) => (typeof cell === 'string' && cell.length === 19 ? DateTime.parse(`${cell.slice(0, 10)}T${cell.slice(11)}`) : undefined)
  return undefined
}

/** A reference is kept as the key of what it leads to. */
function keyTypes(_: TableModel, field: FieldModel, { model }: Converting): { types: FieldModel['types']; type?: string } {
  const target = field.refersTo === undefined ? undefined : model.tables.get(field.refersTo)
  const key = target?.keys[0]
  if (target === undefined || key === undefined) return { types: field.types }
  return { types: key === field ? field.types : keyTypes(target, key, { model } as Converting).types, type: target.type }
}

/** The value as a column takes it. @throws ExternalDataSourceError for NULL where it is not allowed, and a UUID that cannot be written */
export function cellOf(
  table: TableModel,
  field: FieldModel,
  value: ExternalValue,
  column: NativeColumn,
  converting: Converting,
): BoundCell {
  const { dialect } = converting
  if (value instanceof ExternalDataSourceTableReference) {
    if (!value.IsEmpty()) return cellOf(table, field, value.Key, column, converting)
    return field.unfilled?.value ?? nullFor(table, field)
  }
  if (value === null || value === undefined) return nullFor(table, field)
  if (value instanceof UniqueIdentifier) {
    const form = dialect.uuidInto(column)
    if (form === 'refused') throw dataError('uuid-not-written', { field: field.name, place: table.fullName, type: column.type })
    return form === 'bytes' ? uuidToBytes(value.text) : value.text
  }
  if (typeof value === 'boolean') return column.kind === 'boolean' ? value : value ? 1 : 0
  return plainCell(value, column, dialect)
}

function nullFor(table: TableModel, field: FieldModel): null {
  // A parent that is not there is NULL even where the definition says nothing of NULL.
  if (field.allowsNull || field.unfilled !== undefined) return null
  throw dataError('null-refused', { field: field.name, place: table.fullName })
}

/** A value for an expression, of which no column says what it takes. */
export function parameterCell(value: ExternalValue, converting: Converting): BoundCell {
  if (value instanceof ExternalDataSourceTableReference) return parameterCell(value.Key, converting)
  if (value === null || value === undefined) return null
  if (value instanceof UniqueIdentifier) return value.text
  if (typeof value === 'boolean') return converting.dialect.name === 'postgres' ? value : value ? 1 : 0
  return plainCell(value, undefined, converting.dialect)
}

function plainCell(value: string | Decimal | DateTime | Uint8Array, column: NativeColumn | undefined, dialect: Dialect): BoundCell {
  if (value instanceof Decimal) return dialect.name === 'sqlite' ? sqliteNumber(value) : value.text
  if (!(value instanceof DateTime)) return value
  const text = value.toString().replace('T', ' ')
  return column?.kind === 'date' && /^date(?!time)/.test(column.type) ? text.slice(0, 10) : column?.kind === 'time' ? text.slice(11) : text
}

/** Whole numbers of 64 bits and fractions that a double has exactly as written; others stay texts. */
function sqliteNumber({ text }: Decimal): BoundCell {
  if (!text.includes('.')) return text.length < 16 ? BigInt(text) : text.length < 20 ? BigInt(text) : text
  const number = Number(text)
  return String(number) === text ? number : text
}

/** What a value is to a hole. */
export const holeKind = (value: ExternalValue): HoleKind => {
  if (value instanceof ExternalDataSourceTableReference) return holeKind(value.Key)
  if (value === null || value === undefined) return 'null'
  if (value instanceof Decimal) return 'number'
  if (value instanceof DateTime) return 'date'
  if (value instanceof UniqueIdentifier) return 'uuid'
  return value instanceof Uint8Array ? 'binary' : typeof value === 'boolean' ? 'boolean' : 'text'
}

/** What code gives for a parameter, as a value; a number is exact by its decimal text. @throws ExternalDataSourceError */
export function parameterValue(name: string, value: unknown): ExternalValue {
  if (value === undefined || value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number' || typeof value === 'bigint') return Decimal.from(value)
  const isValue =
    value instanceof Decimal
    || value instanceof DateTime
    || value instanceof Uint8Array
    || value instanceof UniqueIdentifier
    || value instanceof ExternalDataSourceTableReference
  if (isValue) return value
  if (typeof value === 'object' && 'Ref' in value) return parameterValue(name, value.Ref)
  throw dataError('wrong-type', {
    field: '&',
    place: name,
    value: (value as object).constructor?.name ?? 'object',
    types: 'String, Number, Date',
  })
}
