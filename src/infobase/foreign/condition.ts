/** Which conditions of roles a table outside of the infobase can check by itself. */
import type { Expression } from '../query/expression.ts'

/** Comparisons of its own fields with values and with one another, and what joins them. */
export function isForeignCondition(expression: Expression): boolean {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.operands.every(isForeignCondition)
    case 'not':
      return isForeignCondition(expression.operand)
    case 'isNull':
      return isField(expression.operand)
    case 'compare':
      return isField(expression.left) && (isField(expression.right) || expression.right.kind === 'value')
    default:
      return false
  }
}

const isField = (expression: Expression): boolean => expression.kind === 'field' && expression.path.length === 1
