/**
 * A column of a table: one cell for a field of one type, a cell for the type and one for the value for a field of several, and a folded
 * twin beside texts that are searched by.
 */
import { inBoth } from '../../diagnostics/said-error.ts'
import type { Field } from '../model/field.ts'
import { fold } from '../values/fold.ts'
import { typeOf } from '../values/type-of.ts'
import type { Value } from '../values/value.ts'
import { wideNumber, type Codec } from './codec.ts'
import type { Bound, Cell } from './engine.ts'

/** Numbers of types, as cells of types hold them. */
export interface TypeTags {
  of(type: string): number
}

/** The number of Undefined. */
export const UNDEFINED = 0

export interface Column {
  readonly field: Field
  /** `c3`. */
  readonly name: string
  /** `c3t`, where there are several types. */
  readonly tag: string | undefined
  /** `c3f`, the folded text. */
  readonly twin: string | undefined
  /** One a type. */
  readonly codecs: readonly Codec[]
  readonly byTag: ReadonlyMap<number, Codec>
  readonly tags: TypeTags
  /** Of a new row. */
  readonly empty: Value
  /** What a date begins, whatever is assigned: the period of records of an information register. */
  readonly begins?: 'day' | 'month' | 'quarter' | 'year' | undefined
}

export function columnOf(
  field: Field,
  name: string,
  own: readonly Codec[],
  twin: boolean,
  tags: TypeTags,
  begins?: Column['begins'],
): Column {
  // Numbers of several scales may meet in fields of several types, so there they are kept so that all compare.
  const codecs = own.length === 1 ? own : own.map((one) => (one.type === 'Number' ? wideNumber : one))
  return Object.freeze({
    field,
    name,
    tag: codecs.length === 1 ? undefined : `${name}t`,
    twin: twin ? `${name}f` : undefined,
    codecs,
    byTag: new Map(codecs.map((one) => [tags.of(one.type), one])),
    tags,
    empty: codecs.length === 1 ? codecs[0]!.empty : undefined,
    begins,
  })
}

/** The names of the cells in the order in which `encodeInto` gives them. */
export const cellsOf = ({ name, tag, twin }: Column): readonly string[] => [
  name,
  ...(tag === undefined ? [] : [tag]),
  ...(twin === undefined ? [] : [twin]),
]

/** Appends the cells of a value; `null` is of a field that does not apply, as an attribute of items to a folder. */
export function encodeInto(bound: Bound[], column: Column, value: Value): void {
  if (value === null) {
    bound.push(null)
    if (column.tag !== undefined) bound.push(null)
    if (column.twin !== undefined) bound.push(null)
    return
  }
  if (column.tag === undefined) {
    const cell = column.codecs[0]!.encode(value)
    bound.push(cell)
    if (column.twin !== undefined) bound.push(fold(cell as string))
    return
  }
  const tag = value === undefined ? UNDEFINED : column.tags.of(typeOf(value))
  bound.push(value === undefined ? 0n : codecFor(column, tag, value).encode(value), BigInt(tag))
}

function codecFor(column: Column, tag: number, value: Value): Codec {
  const found = column.byTag.get(tag)
  if (found === undefined)
    throw inBoth(
      new RangeError(`${column.field.Name} cannot hold a ${typeOf(value)}`),
      `${column.field.Name} не может хранить ${typeOf(value)}`,
    )
  return found
}

/** The value as it is read when it was written: numbers, dates and references as their cells keep them. */
export function asKept(column: Column, value: Value): Value {
  if (value === null) return null
  if (column.tag === undefined) return column.codecs[0]!.decode(column.codecs[0]!.encode(value))
  if (value === undefined) return undefined
  const codec = codecFor(column, column.tags.of(typeOf(value)), value)
  return codec.decode(codec.encode(value))
}

export function decodeCell(column: Column, cell: Cell, tag: Cell | undefined): Value {
  if (cell === null) return null
  if (column.tag === undefined) return column.codecs[0]!.decode(cell)
  return column.byTag.get(Number(tag))?.decode(cell)
}
