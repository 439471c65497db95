/**
 * Restrictions of rights by row: which rows of an object a user may read or write. A query whose result holds others is refused, as 1C
 * refuses it, unless it asks for allowed rows only.
 */
import { dataError } from '../data-error.ts'
import type { AnyModelObject } from '../model/model.ts'
import { and, equal, field, value, type Expression } from '../query/expression.ts'
import { column, type Plan } from '../query/plan.ts'
import type { Column } from '../store/column.ts'
import type { TableLayout } from '../store/layout.ts'
import type { Reference } from '../values/reference.ts'
import type { Value } from '../values/value.ts'
import type { Base } from './base.ts'

export type RowRight = 'Read' | 'Insert' | 'Update' | 'Delete'

/** What rows must be like; `undefined`: any row may be. */
export const restrictionOf = (base: Base, object: AnyModelObject, right: RowRight): Expression | undefined =>
  base.context.get()?.restricts?.(object.FullName, right) as Expression | undefined

const anyway = (restriction: Expression, where: Expression | undefined): Expression =>
  where === undefined ? restriction : and(where, restriction)

/** The plan without the rows that the user may not read. */
export function allowedOnly(base: Base, object: AnyModelObject, plan: Plan): Plan {
  const restriction = restrictionOf(base, object, 'Read')
  return restriction === undefined ? plan : { ...plan, where: anyway(restriction, plan.where) }
}

/** @throws DataError where the result of the plan, its page counted, holds a row that the user may not read */
export function requireAllowed(base: Base, object: AnyModelObject, plan: Plan, right: RowRight = 'Read'): void {
  const restriction = restrictionOf(base, object, right)
  if (restriction === undefined || plan.source.kind === 'given') return
  const isPage = plan.top !== undefined || (plan.skip ?? 0) > 0
  const isSound = isPage ? pageIsSound(base, plan, restriction) : setIsSound(base, plan, restriction)
  if (!isSound) throw dataError('row-restricted', { right, object: object.FullName })
}

const setIsSound = (base: Base, plan: Plan, restriction: Expression): boolean =>
  base.reader.count(plan) === base.reader.count({ ...plan, where: anyway(restriction, plan.where) })

/** The rows of the page themselves. */
function pageIsSound(base: Base, plan: Plan, restriction: Expression): boolean {
  const flag: Expression = { kind: 'case', when: [{ if: restriction, gives: value(true) }], otherwise: value(false) }
  return base.reader.select({ ...plan, columns: [column('allowed', flag)] }).every(([isAllowed]) => isAllowed === true)
}

/** @throws DataError where one of the rows with these values is not the user's */
export function requireRows(base: Base, table: TableLayout, right: RowRight, columns: readonly Column[], values: readonly Value[]): void {
  if (restrictionOf(base, table.object, right) === undefined) return
  const where = and(...columns.map((one, at) => equal(field(one.field.Name), value(values[at]))))
  const [first] = table.columns
  requireAllowed(
    base,
    table.object,
    { source: { kind: 'object', name: table.object.FullName }, where, columns: [column(first!.field.Name)] },
    right,
  )
}

/** The same of one item. */
export const requireItem = (base: Base, table: TableLayout, right: RowRight, reference: Reference): void =>
  requireRows(base, table, right, table.columns.slice(0, 1), [reference])
