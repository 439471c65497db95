/** Operations of tables and trees on rows: find, sort, sum; one implementation for both. */
import { isNumeric, type Numeric, plus } from '../../run/big-number.ts'
import { compareValues } from '../../run/collation.ts'
import { errors } from '../../run/error.ts'
import { sameKey } from '../../run/key.ts'
import { BslObject } from '../../run/object.ts'
import { text } from '../../run/text.ts'
import { StructureObject } from '../collections/structure.ts'
import type { Column, Columns } from './columns.ts'
import type { RowObject } from './row.ts'

const same = (one: unknown, other: unknown): boolean =>
  sameKey(one, other) || (one instanceof BslObject && other instanceof BslObject && one.equals?.(other) === true)

export const findRow = <Row extends RowObject>(rows: Iterable<Row>, value: unknown, columns: readonly Column[]): Row | undefined => {
  for (const row of rows) if (columns.some((column) => same(row.cell(column), value))) return row
  return undefined
}

/** Rows whose cells equal all values of a structure. */
export function matching<Row extends RowObject>(rows: Iterable<Row>, columns: Columns, filter: unknown): Row[] {
  if (!(filter instanceof StructureObject)) throw errors.mismatch(1)
  const wanted = [...filter.entries()].map(([name, value]) => [columns.need(name), value] as const)
  return [...rows].filter((row) => wanted.every(([column, value]) => same(row.cell(column), value)))
}

/** `"Имя, Дата Убыв"`. */
export function sorted<Row extends RowObject>(rows: readonly Row[], columns: Columns, order: string): Row[] {
  const keys = order.split(',').map((one) => {
    const [name = '', direction = ''] = one.trim().split(/\s+/)
    return { column: columns.need(name), sign: /^(убыв|desc)$/i.test(direction) ? -1 : 1 }
  })
  return rows.toSorted((one, other) => {
    for (const { column, sign } of keys) {
      const found = compareValues(one.cell(column), other.cell(column), text)
      if (found !== 0) return found * sign
    }
    return 0
  })
}

/** The sum of the numbers of a column; Неопределено when it holds none and is not typed as one. */
export function total(rows: Iterable<RowObject>, column: Column): unknown {
  let sum: Numeric | undefined
  for (const row of rows) {
    const value = row.cell(column)
    if (isNumeric(value)) sum = plus(sum ?? 0, value)
  }
  return sum ?? (column.valueType ? 0 : null)
}
