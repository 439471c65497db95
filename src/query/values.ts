/** What a query's fields may hold: values of data, a type, the rows of a nested table, or a reference to a table outside. */
import { ForeignReference } from '../infobase/foreign/reference.ts'
import type { Comparison } from '../infobase/query/expression.ts'
import { compareValues } from '../infobase/query/plain/compare.ts'
import type { Layout } from '../infobase/store/layout.ts'
import { fold } from '../infobase/values/fold.ts'
import { typeOf } from '../infobase/values/type-of.ts'
import { keyOf, type Value } from '../infobase/values/value.ts'

/** A type as a value, what ТИП(…) and ТИПЗНАЧЕНИЯ(…) give: `CatalogRef.Товары`, `Number`. */
export class ValueTypeName {
  readonly Name: string

  constructor(name: string) {
    this.Name = name
  }

  toString(): string {
    return this.Name
  }
}

/** A column of a result or of a temporary table. */
export interface TableColumn {
  readonly name: string
  /** Names of types such as `Number`, `CatalogRef.Товары`; `undefined`: any. */
  readonly types: readonly string[] | undefined
}

/** Rows under columns: a temporary table, a table that is given as a parameter, the rows of a nested one. */
export class RowTable {
  readonly columns: readonly TableColumn[]
  readonly rows: readonly (readonly QueryValue[])[]

  constructor(columns: readonly TableColumn[], rows: readonly (readonly QueryValue[])[]) {
    this.columns = columns
    this.rows = rows
  }
}

export type QueryValue = Value | ValueTypeName | RowTable | ForeignReference
export type QueryRow = readonly QueryValue[]

/** Whether data of the infobase can have it. */
export const isPlain = (value: QueryValue): value is Value =>
  !(value instanceof ValueTypeName || value instanceof RowTable || value instanceof ForeignReference)

/** `null`: one of them is Null. */
export function compared(a: QueryValue, operator: Comparison, b: QueryValue, layout: Layout): boolean | null {
  if (isPlain(a) && isPlain(b)) return compareValues(a, operator, b, layout)
  if (a === null || b === null) return null
  const isSame =
    (a instanceof ValueTypeName && b instanceof ValueTypeName && a.Name === b.Name) || (a instanceof ForeignReference && a.equals(b))
  return operator === '=' ? isSame : operator === '<>' ? !isSame : false
}

/** The name of a value's type. */
export function typeNameOf(value: QueryValue): string {
  if (value instanceof ValueTypeName) return 'Type'
  if (value instanceof ForeignReference) return value.type
  return value instanceof RowTable ? 'Table' : typeOf(value)
}

/** A text that two values share when the language takes them for equal: texts without case and blanks at the end. */
export function groupKey(value: QueryValue): string {
  if (typeof value === 'string') return `s${fold(value)}`
  if (value instanceof ValueTypeName) return `T${value.Name}`
  if (value instanceof ForeignReference) return `F${value.type}:${value.keyText()}`
  return value instanceof RowTable ? 'R' : keyOf(value)
}
