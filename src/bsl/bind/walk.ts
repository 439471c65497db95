/** Visits every expression and statement of a method, in the order of its text. */
import type { Argument, Expression, Statement } from '../syntax/ast.ts'

export interface Visitor {
  expression?(node: Expression): void
  statement?(node: Statement): void
}

export function walkStatements(statements: readonly Statement[], visitor: Visitor): void {
  for (const statement of statements) {
    visitor.statement?.(statement)
    for (const expression of expressionsOf(statement)) walkExpression(expression, visitor)
    for (const block of blocksOf(statement)) walkStatements(block, visitor)
  }
}

function walkExpression(expression: Expression, visitor: Visitor): void {
  visitor.expression?.(expression)
  for (const inner of operandsOf(expression)) walkExpression(inner, visitor)
}

const given = (args: readonly Argument[]): Expression[] => args.filter((one) => one !== undefined)

function operandsOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'call':
    case 'new':
    case 'newBy':
      return given(node.args)
    case 'method':
      return [node.object, ...given(node.args)]
    case 'property':
      return [node.object]
    case 'index':
      return [node.object, node.index]
    case 'unary':
    case 'await':
      return [node.value]
    case 'binary':
      return [node.left, node.right]
    case 'ternary':
      return [node.test, node.yes, node.no]
    default:
      return []
  }
}

function expressionsOf(node: Statement): readonly Expression[] {
  switch (node.kind) {
    case 'assign':
      return [node.target, node.value]
    case 'expression':
      return [node.value]
    case 'if':
      return node.branches.map((branch) => branch.test)
    case 'while':
      return [node.test]
    case 'for':
      return [node.from, node.to]
    case 'each':
      return [node.of]
    case 'raise':
      return given(node.args)
    case 'return':
      return node.value ? [node.value] : []
    case 'execute':
      return [node.code]
    case 'handler':
      return [node.event, node.handler]
    default:
      return []
  }
}

function blocksOf(node: Statement): readonly (readonly Statement[])[] {
  switch (node.kind) {
    case 'if':
      return [...node.branches.map((branch) => branch.body), ...(node.otherwise ? [node.otherwise] : [])]
    case 'while':
    case 'for':
    case 'each':
      return [node.body]
    case 'try':
      return [node.body, node.handler]
    default:
      return []
  }
}
