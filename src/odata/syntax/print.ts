/** A filter written back with parentheses around everything: `((Цена gt 10) and (not (IsFolder eq true)))`. */
import type { Expression } from './expression.ts'
import type { Literal } from './literal.ts'

export function printExpression(node: Expression): string {
  switch (node.kind) {
    case 'literal':
      return printLiteral(node.literal)
    case 'path':
      return [...(node.base === undefined ? [] : [printExpression(node.base)]), ...node.steps].join('/')
    case 'call':
      return `${node.name}(${node.args.map(printExpression).join(', ')})`
    case 'not':
      return `(not ${printExpression(node.operand)})`
    case 'minus':
      return `(- ${printExpression(node.operand)})`
    case 'compare':
    case 'arithmetic':
      return `(${printExpression(node.left)} ${node.operator} ${printExpression(node.right)})`
    case 'and':
    case 'or':
      return `(${node.operands.map(printExpression).join(` ${node.kind} `)})`
    case 'lambda': {
      const inner = node.condition === undefined ? '' : `${node.variable}: ${printExpression(node.condition)}`
      return `${node.steps.join('/')}/${node.quantifier}(${inner})`
    }
  }
}

export function printLiteral(literal: Literal): string {
  if (literal.type === 'null') return 'null'
  if (literal.type === 'string') return `'${literal.value.replaceAll("'", "''")}'`
  if (literal.type === 'guid' || literal.type === 'datetime') return `${literal.type}'${literal.value}'`
  return String(literal.value)
}
