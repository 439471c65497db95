/** Columns of amounts in virtual tables of registers: sums of resources, in the arithmetic of their numbers. */
import { one, wide, type Fragment } from '../query/sql/fragment.ts'
import { raw, sql, type Sql } from '../query/sql/template.ts'
import type { Column } from '../store/column.ts'
import { WIDE_ZERO } from '../values/wide-number.ts'
import { totalCodec } from './totals-layout.ts'

/** The column of an amount by its resource. `make`: its cell, of numbers that SQL has or of wide ones. */
export function amountColumn(
  resource: Column,
  suffix: string,
  make: (isWide: boolean) => Sql,
): { name: string; fragment: Fragment; isWide: boolean; cell: Sql } {
  const { kept } = totalCodec(resource)
  const isWide = kept.kind === 'wide'
  const cell = make(isWide)
  const fragment = isWide ? wide(cell) : one(cell, kept.kind === 'integer' ? { ...kept, digits: 18 } : kept)
  return { name: `${resource.field.Name}${suffix}`, fragment, isWide, cell }
}

const only = (cell: string, isWide: boolean, which: 0 | 1 | undefined): Sql =>
  which === undefined ? raw(cell) : raw(`case o when ${which} then ${cell} else ${isWide ? `'${WIDE_ZERO}'` : '0'} end`)

/** The sum of a cell; `which`: of the rows that are marked so. */
export const total = (isWide: boolean, cell: string, which?: 0 | 1): Sql =>
  isWide ? sql`x_sum(json_group_array(${only(cell, true, which)}))` : sql`sum(${only(cell, false, which)})`

/** The same of the difference of two. */
export const difference = (isWide: boolean, a: string, b: string, which?: 0 | 1): Sql =>
  isWide ? sql`x_subtract(${total(true, a, which)}, ${total(true, b, which)})` : sql`sum(${only(`(${a} - ${b})`, false, which)})`

/** Whether an amount is not 0. */
export const isOther = (cell: Sql, isWide: boolean): Sql => sql`${cell} <> ${raw(isWide ? `'${WIDE_ZERO}'` : '0')}`
