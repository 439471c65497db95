/**
 * Some records of a register in place of all of them: those that a condition of any of their fields picks. Totals cannot tell them apart,
 * so that they are summed one by one.
 */
import type { Expression } from '../query/expression.ts'
import { conditionOf } from '../query/sql/expression.ts'
import { Scope, type Statement } from '../query/sql/scope.ts'
import { numberedTree, shapeOfTree } from '../query/sql/shape.ts'
import { joined, raw, sql } from '../query/sql/template.ts'
import type { Bounds } from './movements.ts'
import type { TotalsLayout } from './totals-layout.ts'
import type { Registers } from './virtual.ts'

/** The totals themselves where there is no condition; its values are bound with those of the parts. */
export function amongRecords(
  { layout, model, tables }: Registers,
  totals: TotalsLayout,
  condition: Expression | undefined,
  bounds: Bounds,
): TotalsLayout {
  if (condition === undefined) return totals
  const { key, values } = shapeOfTree(condition)
  const first = bounds.values.length
  bounds.values.push(...values)
  const statement: Statement = { layout, model, tables: new Set([totals.records]), aliases: 0 }
  const scope = new Scope(statement)
  const alias = raw(scope.addRows('', totals.records).alias)
  const test = conditionOf(numberedTree(condition, first) as Expression, scope)
  tables.ensure([...statement.tables])
  const from = sql`(select ${alias}.* from ${raw(totals.records.name)} as ${alias}${joined(scope.joins, '')} where ${test})`
  return { ...totals, ofRecords: true, picked: { from, key } }
}
