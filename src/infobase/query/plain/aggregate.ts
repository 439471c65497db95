/** Aggregates over the rows of a group; any other expression is of its first row. */
import { Decimal } from '../../../xdto/values/decimal.ts'
import { keyOf, type Value } from '../../values/value.ts'
import type { Expression } from '../expression.ts'
import { compareValues, ordered } from './compare.ts'
import type { PlainData } from './data.ts'
import { valueOf, type Rows } from './expression.ts'

export function aggregated(expression: Expression, rows: readonly Rows[], data: PlainData): Value {
  if (expression.kind === 'compare')
    return compareValues(
      aggregated(expression.left, rows, data),
      expression.operator,
      aggregated(expression.right, rows, data),
      data.layout,
    )
  if (expression.kind !== 'aggregate') return rows[0] === undefined ? null : valueOf(expression, rows[0], data)
  const { operand } = expression
  if (operand === undefined) return Decimal.from(rows.length)
  const values = rows.map((one) => valueOf(operand, one, data)).filter((one) => one !== null)
  switch (expression.function) {
    case 'Count':
      return Decimal.from(values.length)
    case 'CountDistinct':
      return Decimal.from(new Set(values.map(keyOf)).size)
    case 'Sum':
      return values.length === 0 ? null : values.reduce<Decimal>((sum, one) => sum.plus(one as Decimal), Decimal.from(0))
    default: {
      const sign = expression.function === 'Minimum' ? 1 : -1
      return values.reduce<Value>((best, one) => (best === null || (ordered(one, best, data.layout) ?? 0) * sign < 0 ? one : best), null)
    }
  }
}
