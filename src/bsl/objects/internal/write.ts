/**
 * `ЗначениеВСтрокуВнутр`: `{"N",7}`, `{"S","текст"}`, collections by the identifiers of their types, a line feed before each nested brace
 * (measured on 8.3.27).
 */
import { isNumeric, plainText } from '../../run/big-number.ts'
import { DateValue, isoText } from '../../run/calendar.ts'
import { BslError } from '../../run/error.ts'
import { BslObject } from '../../run/object.ts'
import { Null, primitiveTypes, TypeValue } from '../../run/values.ts'
import { ArrayObject } from '../collections/array.ts'
import { MapObject } from '../collections/map.ts'
import { StructureObject } from '../collections/structure.ts'
import { TableObject, type TableRow } from '../tables/table.ts'
import { allowedLength, allowedSign } from '../values/qualifiers.ts'
import { TypeDescription } from '../values/type-description.ts'
import { referenceText } from './forms.ts'

export const ids = {
  array: '51e7a0d2-530b-11d4-b98a-008048da3034',
  structure: '4238019d-7e49-4fc9-91db-b6b951d5cf8e',
  map: '3d48feae-a9c6-4c5a-a099-9eb6477630c6',
  table: 'acf6192e-81ca-46ef-93a6-5a6968b78663',
  typeDescription: 'f5c65050-3bbb-11d5-b988-0050bae0a95d',
} as const

/** Types by identifier, in the names of the language. */
export const typeIds: Readonly<Record<string, string>> = {
  Строка: '9b6abf8b-0173-48e5-b0a0-83b21fcf63c5',
  Число: 'b0be78f2-0ee6-4d31-a3bb-77dd32ba5bec',
  Дата: 'aae38c48-a877-411c-a6d3-fbaa1f83c4bd',
  Булево: '5d4125ad-f6e7-4313-be32-f71d0ab60915',
  Массив: ids.array,
  Структура: ids.structure,
  Соответствие: ids.map,
}

/** A value that is handed through as it was read: a reference, a type of the infobase. */
export class OpaqueValue extends BslObject {
  readonly type = {
    russian: 'ЗначениеИзСтрокиВнутр',
    english: 'InternalValue',
    presentation: 'Значение',
    members: new Map<string, never>(),
  }
  readonly source: string

  constructor(source: string) {
    super()
    this.source = source
  }
}

export function internalText(value: unknown): string {
  if (isNumeric(value)) return `{"N",${plainText(value)}}`
  if (typeof value === 'string') return `{"S",${quoted(value)}}`
  if (typeof value === 'boolean') return `{"B",${value ? 1 : 0}}`
  if (value === null) return '{"U"}'
  if (value === Null) return '{"L"}'
  if (value instanceof DateValue) return `{"D",${isoText(value).replace(/\D/g, '')}}`
  if (value instanceof TypeValue) return typeText(value)
  if (value instanceof OpaqueValue) return value.source
  return objectText(value)
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

const notWritten = (): BslError => new BslError('Значение не может быть преобразовано в строку', 'The value cannot be turned into a text')

function typeText(type: TypeValue): string {
  const id = typeIds[type.russian]
  if (id === undefined) throw notWritten()
  return `{"T",${id}}`
}

/** `{"#",id,` and a list of parts on lines of their own. */
const wrapped = (id: string, body: string): string => `{"#",${id},\n${body}\n}`

const list = (count: number, parts: readonly string[]): string =>
  parts.length === 0 ? `{${count}}` : `{${count},\n${parts.join(',\n')}\n}`

const pair = (key: unknown, value: unknown): string => `{\n${internalText(key)},\n${internalText(value)}\n}`

function objectText(value: unknown): string {
  if (value instanceof ArrayObject) return wrapped(ids.array, list(value.items.length, value.items.map(internalText)))
  if (value instanceof StructureObject) {
    const entries = [...value.entries()].map(([key, one]) => pair(key, one))
    return wrapped(ids.structure, list(entries.length, entries))
  }
  if (value instanceof MapObject) {
    const entries = [...value.entries()].map(([key, one]) => pair(key, one))
    return wrapped(ids.map, list(entries.length, entries))
  }
  if (value instanceof TypeDescription) return wrapped(ids.typeDescription, patternText(value))
  if (value instanceof TableObject) return wrapped(ids.table, tableText(value))
  const reference = referenceText(value)
  if (reference !== undefined) return reference
  throw notWritten()
}

/** In the order that the platform writes types in, with the qualifiers of numbers and texts. */
function patternText(description: TypeDescription | null): string {
  const has = (type: TypeValue): boolean => description?.types.includes(type) ?? false
  const found = [
    has(primitiveTypes.Boolean) ? '{"B"}' : '',
    has(primitiveTypes.String) ? textPattern(description!) : '',
    has(primitiveTypes.Date) ? '{"D"}' : '',
    has(primitiveTypes.Number) ? numberPattern(description!) : '',
  ].filter((one) => one !== '')
  return found.length === 0 ? '{"Pattern"}' : `{"Pattern",\n${found.join(',\n')}\n}`
}

const numberPattern = ({ number }: TypeDescription): string =>
  number.digits === 0 ? '{"N"}' : `{"N",${number.digits},${number.fraction},${number.sign === allowedSign.of('Nonnegative') ? 1 : 0}}`

const textPattern = ({ string }: TypeDescription): string =>
  string.length === 0 ? '{"S"}' : `{"S",${string.length},${string.allowed === allowedLength.of('Fixed') ? 0 : 1}}`

function tableText(table: TableObject): string {
  const columns = table.columns.items
  const heads = columns.map((one, at) => `{${at},${quoted(one.name)},\n${patternText(one.valueType)},${quoted(one.title)},${one.width}}`)
  const rows = table.rows.map((row, at) => `{2,${at},${rowText(row, columns)},0}`)
  const order = columns.map((_, at) => `${at},${at}`).join(',')
  const body = rows.length === 0 ? '{1,0}' : `{1,${rows.length},\n${rows.join(',\n')}\n}`
  const places = order === '' ? '' : `${order},`
  const content = `{2,${columns.length},${places}\n${body},${columns.length - 1},${rows.length - 1}}`
  return `{9,\n${list(columns.length, heads)},\n${content},\n{0,0}\n}`
}

/** Empty values at the end of a row are left out. */
function rowText(row: TableRow, columns: TableObject['columns']['items']): string {
  const values = columns.map((column) => row.cell(column))
  const count = values.findLastIndex((one) => one !== null) + 1
  return [String(count), ...values.slice(0, count).map((one) => `\n${internalText(one)}`)].join(',')
}
