/** Rows of an object that a condition holds for, with all their fields, in an order and by pages. */
import { didYouMean } from '../../../diagnostics/near.ts'
import { dataError } from '../../data-error.ts'
import { column, type OrderItem, type Plan, type Row } from '../../query/plan.ts'
import type { TableLayout } from '../../store/layout.ts'
import type { Value } from '../../values/value.ts'
import { observed, requireRight, type Base } from '../base.ts'
import { allowedOnly, requireAllowed } from '../restriction.ts'
import { whereExpression, type Where } from './condition.ts'

export interface SelectOptions {
  readonly where?: Where
  /** Names of fields; `-Date` or `Date desc` from the greatest. */
  readonly order?: readonly string[]
  readonly skip?: number
  readonly top?: number
  /** Rows that the user may not read are left out; without it they are an error. 1C's РАЗРЕШЕННЫЕ. */
  readonly allowed?: boolean
}

/** The fields of one row by name. */
export type SelectedRow = Readonly<Record<string, Value>>

export async function selected(base: Base, table: TableLayout, options: SelectOptions): Promise<readonly SelectedRow[]> {
  requireRight(base, table.object, 'Read')
  const { plan, rows } = await base.transactions.read(() => {
    const asked = planFor(base, table, options)
    const plan = options.allowed === true ? allowedOnly(base, table.object, asked) : asked
    requireAllowed(base, table.object, plan)
    return { plan, rows: base.reader.select(plan) }
  })
  observed(base, 'find', table.object, `${rows.length}`)
  const names = plan.columns.map((one) => one.name)
  return rows.map((row) => named(names, row))
}

export function planFor(base: Base, table: TableLayout, { where, order = [], skip, top }: SelectOptions): Plan {
  return {
    source: { kind: 'object', name: table.object.FullName },
    columns: table.columns.map(({ field }) => column(field.Name)),
    order: order.map((one) => orderItem(table, one)),
    ...(where !== undefined && { where: whereExpression(where, table, base) }),
    ...(skip !== undefined && { skip }),
    ...(top !== undefined && { top }),
  }
}

export function orderItem(table: TableLayout, said: string): OrderItem {
  const [, minus, name = '', way] = /^(-?)(\S+?)(?:\s+(asc|desc))?$/i.exec(said.trim()) ?? []
  if (table.column(name.split('.')[0]!) === undefined) {
    const names = table.columns.map((one) => one.field.Name)
    throw dataError('unknown-field', { object: table.object.FullName, field: name, hint: didYouMean(name, names) })
  }
  const path = name.split('.').map((field) => ({ field }))
  return { expression: { kind: 'field', path }, descending: minus === '-' || way?.toLowerCase() === 'desc' }
}

export const named = (names: readonly string[], row: Row): SelectedRow => Object.fromEntries(names.map((name, at) => [name, row[at]]))
