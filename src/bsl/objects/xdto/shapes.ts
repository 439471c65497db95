/** The platform's own types, such as v8:Structure, as objects with the properties that their XML Schema gives them, and back. */
import type { ValueTable, ValueTableColumn } from '../../../xdto/platform/table.ts'
import type { AnyStructure, AnyValue } from '../../../xdto/types/any-value.ts'
import type { XDTOType } from '../../../xdto/types/type.ts'

type Shaped = Readonly<Record<string, unknown>>

interface Pair {
  readonly Key: AnyValue
  readonly Value: AnyValue
}

interface Named {
  readonly name: string
  readonly Value: AnyValue
}

/** The value of a platform type as an object of its properties. */
export function shaped(type: XDTOType, value: unknown): Shaped {
  if (type.name.endsWith('Structure'))
    return { Property: Object.entries(value as AnyStructure).map(([name, one]): Named => ({ name, Value: one })) }
  if (type.name.endsWith('Array')) return { Value: value }
  if (type.name.endsWith('Map'))
    return { pair: [...(value as ReadonlyMap<AnyValue, AnyValue>)].map(([key, one]): Pair => ({ Key: key, Value: one })) }
  if (type.name !== 'ValueTable') return {}
  const { columns, rows } = value as ValueTable
  return { column: columns, row: rows.map((row) => ({ Value: columns.map(({ Name }) => row[Name] ?? null) })) }
}

/** The inverse. */
export function unshaped(type: XDTOType, value: Shaped): unknown {
  if (type.name.endsWith('Structure'))
    return Object.fromEntries(((value['Property'] ?? []) as readonly Named[]).map(({ name, Value }) => [name, Value ?? null]))
  if (type.name.endsWith('Array')) return value['Value'] ?? []
  if (type.name.endsWith('Map'))
    return new Map(((value['pair'] ?? []) as readonly Pair[]).map(({ Key, Value }) => [Key ?? null, Value ?? null]))
  if (type.name !== 'ValueTable') return 'Null'
  const columns = (value['column'] ?? []) as readonly ValueTableColumn[]
  const rows = (value['row'] ?? []) as readonly { readonly Value: readonly AnyValue[] }[]
  return { columns, rows: rows.map((row) => Object.fromEntries(columns.map(({ Name }, at) => [Name, row.Value[at] ?? null]))) }
}
