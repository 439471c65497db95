/** What СериализаторXDTO makes of values, in the JavaScript form of XDTO, and back: collections, tables, types, identifiers. */
import type { ValueTable } from '../../../xdto/platform/table.ts'
import { v8 } from '../../../xdto/platform/types.ts'
import { AnyContent, Typed, type AnyValue } from '../../../xdto/types/any-value.ts'
import type { XDTOType } from '../../../xdto/types/type.ts'
import { isValueType } from '../../../xdto/types/value-type.ts'
import { xs } from '../../../xdto/types/xs.ts'
import { BslError } from '../../run/error.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { Null, TypeValue } from '../../run/values.ts'
import { ArrayObject } from '../collections/array.ts'
import { MapObject } from '../collections/map.ts'
import { StructureObject } from '../collections/structure.ts'
import { ListObject } from '../tables/list.ts'
import { tableType } from '../tables/table-methods.ts'
import { TableObject } from '../tables/table.ts'
import { referenceNamed } from '../values/references.ts'
import { TypeDescription } from '../values/type-description.ts'
import { describedTypes, nameOfType, typeOfName, typesDescribed } from '../values/type-names.ts'
import { naturalFromWire, simpleFromWire } from './simple.ts'
import { simpleNatural } from './wire.ts'

/** A value that tells its type; throws for one that has no form in XML. */
export function serialized(value: unknown, run: Run): AnyValue {
  const simple = simpleNatural(value)
  if (simple !== undefined) return simple
  const inner = (one: unknown): AnyValue => serialized(one, run)
  if (value instanceof StructureObject) {
    const made = Object.fromEntries([...value.entries()].map(([name, one]) => [name, inner(one)]))
    return value.isFixed ? new Typed(v8.FixedStructure, made) : made
  }
  if (value instanceof ArrayObject) {
    const made = value.items.map(inner)
    return value.isFixed ? new Typed(v8.FixedArray, made) : made
  }
  if (value instanceof MapObject) {
    const made = new Map([...value.entries()].map(([key, one]) => [inner(key), inner(one)]))
    return value.isFixed ? new Typed(v8.FixedMap, made) : made
  }
  if (value instanceof TableObject) return new Typed(v8.ValueTable, tableOf(value, inner))
  if (value instanceof ListObject) return new Typed(v8.ValueListType, listOf(value, inner))
  if (value instanceof TypeDescription) return new Typed(v8.TypeDescription, describedTypes(value))
  if (value instanceof TypeValue) return new Typed(v8.Type, nameOfType(value) ?? refuse(value, run))
  return referenceOf(value, run)
}

/** A value of an enumeration of the configuration, by its name and the name of its type. */
function referenceOf(value: unknown, run: Run): AnyValue {
  const text = value instanceof BslObject ? (value as { xmlText?: () => string }).xmlText?.() : undefined
  const name = text === undefined ? undefined : nameOfType(run.types.typeOf(value))
  if (text === undefined || name === undefined) return refuse(value, run)
  return new AnyContent([text], [], name)
}

function refuse(value: unknown, run: Run): never {
  const { russian, english } = run.types.typeOf(value)
  throw new BslError(
    `Ошибка отображения типов:\nОтсутствует отображение для типа '${russian}'`,
    `Type mapping error:\nThere is no mapping for the type '${english}'`,
  )
}

function tableOf(table: TableObject, inner: (value: unknown) => AnyValue): ValueTable {
  const { items } = table.columns
  return {
    columns: items.map((one) => ({
      Name: one.name,
      ValueType: describedTypes(one.valueType),
      ...(one.title !== '' && { Title: one.title }),
    })),
    rows: table.rows.map((row) =>
      Object.fromEntries(
        items.map((one) => {
          const cell = inner(row.cell(one))
          // A column of one type writes its cells without saying it.
          return [one.name, one.valueType?.types.length === 1 && cell instanceof Typed ? (cell.value as AnyValue) : cell]
        }),
      ),
    ),
  }
}

const listOf = (list: ListObject, inner: (value: unknown) => AnyValue): never =>
  ({
    valueType: describedTypes(list.valueType instanceof TypeDescription ? list.valueType : null),
    item: list.items.map((one) => ({ value: inner(one.value), presentation: one.presentation, checkState: one.check, id: one.id })),
  }) as never

/** The value of the language that a value of XDTO stands for. */
export function deserialized(type: XDTOType, value: unknown, run: Run): unknown {
  if (value === null || value === undefined) return null
  if (value instanceof Typed) return deserialized(value.type, value.value, run)
  if (value instanceof AnyContent) return contentValue(value, run)
  const inner = (one: unknown): unknown => deserialized(xs.anyType, one, run)
  if (type === v8.Null) return Null
  if (type === v8.Type) return typeOfName(value as never, run.types) ?? null
  if (isValueType(type)) return simpleFromWire(type, value, run.zone)
  if (type === v8.TypeDescription) return typesDescribed(value as never, run.types)
  if (type === v8.ValueTable) return tableFrom(value as ValueTable, run)
  if (type === v8.ValueListType) return listFrom(value as never, inner)
  if (Array.isArray(value)) return new ArrayObject(value.map(inner), type === v8.FixedArray)
  if (value instanceof Map)
    return new MapObject(
      [...value].map(([key, one]) => [inner(key), inner(one)] as const),
      type === v8.FixedMap,
    )
  const isStructure = type.kind === 'any' || type === v8.Structure || type === v8.FixedStructure
  if (!isStructure) return refuse(null, run)
  if (!isPlain(value)) return naturalFromWire(value, run.zone)
  return new StructureObject(
    Object.entries(value).map(([name, one]) => [name, inner(one)] as const),
    type === v8.FixedStructure,
  )
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> => {
  const prototype: unknown = typeof value === 'object' && value !== null ? Object.getPrototypeOf(value) : undefined
  return prototype === null || prototype === Object.prototype
}

/** A value whose type is of the configuration, such as one of an enumeration, is its text unless the run knows it. */
function contentValue({ type, text }: AnyContent, run: Run): unknown {
  const named = type && typeOfName(type, run.types)
  return named ? (referenceNamed(run, named.russian, text) ?? text) : text
}

function tableFrom({ columns, rows }: ValueTable, run: Run): TableObject {
  const table = new TableObject(tableType)
  for (const { Name, ValueType, Title } of columns)
    table.columns.add(
      Name,
      ValueType.Type.length === 0 ? null : typesDescribed(ValueType, run.types),
      typeof Title === 'string' ? Title : '',
    )
  for (const row of rows) {
    const made = table.add()
    for (const column of table.columns.items) {
      const [only, second] = columns.find((one) => one.Name === column.name)!.ValueType.Type
      const declared = only && !second ? run.xdto.Type(only.namespace, only.local) : undefined
      made.setCell(column, deserialized(declared ?? xs.anyType, row[column.name], run))
    }
  }
  return table
}

interface ListValue {
  readonly item: readonly { readonly value: unknown; readonly presentation?: unknown; readonly checkState?: unknown }[]
}

function listFrom({ item }: ListValue, inner: (value: unknown) => unknown): ListObject {
  const list = new ListObject()
  for (const one of item)
    list.add(inner(one.value), one.presentation === undefined ? '' : String(inner(one.presentation)), inner(one.checkState) === true)
  return list
}
