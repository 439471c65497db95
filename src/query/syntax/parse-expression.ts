/** Expressions of a query: conditions, arithmetic and what they are made of. */
import { said } from '../../diagnostics/said.ts'
import { queryError } from '../query-error.ts'
import type { BinaryOperator, Node } from './ast.ts'
import { parsePrimary } from './parse-primary.ts'
import { listOf, type Parser } from './parser.ts'

export function parseExpression(parser: Parser): Node {
  return binary(parser, 'or', () => binary(parser, 'and', () => negation(parser)))
}

function binary({ cursor }: Parser, operator: 'and' | 'or', operand: () => Node): Node {
  let left = operand()
  while (cursor.isWord(operator)) {
    const place = cursor.take()
    left = { kind: 'binary', operator, left, right: operand(), place }
  }
  return left
}

function negation(parser: Parser): Node {
  const { cursor } = parser
  if (!cursor.isWord('not')) return condition(parser)
  const place = cursor.take()
  return { kind: 'not', operand: negation(parser), place }
}

const comparisons: ReadonlySet<string> = new Set(['=', '<>', '<', '<=', '>', '>='])

function condition(parser: Parser): Node {
  const { cursor } = parser
  let left = sum(parser)
  for (;;) {
    const place = cursor.here
    if (place.kind === 'sign' && comparisons.has(place.text)) {
      cursor.take()
      left = { kind: 'binary', operator: place.text as BinaryOperator, left, right: sum(parser), place }
      continue
    }
    const isNegated = cursor.isWord('not') && ['in', 'like', 'between', 'is'].some((one) => cursor.isWordAhead(1, one))
    if (isNegated) cursor.take()
    const made = test(parser, left)
    if (made === undefined) return left
    left = isNegated ? { kind: 'not', operand: made, place } : made
  }
}

/** `undefined`: no test follows. */
function test(parser: Parser, left: Node): Node | undefined {
  const { cursor } = parser
  const place = cursor.here
  if (cursor.isWord('refs') && cursor.ahead().kind === 'word' && cursor.ahead(2).text === '.') {
    cursor.take()
    return { kind: 'refs', operand: left, type: cursor.path(), place }
  }
  if (cursor.takeWord('in')) return inList(parser, left, place)
  if (cursor.takeWord('like')) {
    const pattern = sum(parser)
    return { kind: 'like', text: left, pattern, escape: cursor.takeWord('escape') ? sum(parser) : undefined, place }
  }
  if (cursor.takeWord('between')) {
    const from = sum(parser)
    cursor.needWord('and')
    return { kind: 'between', operand: left, from, to: sum(parser), place }
  }
  if (!cursor.takeWord('is')) return undefined
  const isNegated = cursor.takeWord('not')
  cursor.needWord('null')
  const made: Node = { kind: 'isNull', operand: left, place }
  return isNegated ? { kind: 'not', operand: made, place } : made
}

function inList(parser: Parser, left: Node, place: Node['place']): Node {
  const { cursor } = parser
  const isHierarchy = cursor.takeWord('hierarchy')
  const operands = left.kind === 'call' && left.name === '' ? left.args : [left]
  if (cursor.here.kind === 'parameter') return { kind: 'in', operands, list: [sum(parser)], isHierarchy, place }
  cursor.needSign('(')
  if (cursor.isWord('select')) {
    const list = parser.query()
    cursor.needSign(')')
    return { kind: 'in', operands, list, isHierarchy, place }
  }
  const list = listOf(parser, () => parser.expression())
  cursor.needSign(')')
  return { kind: 'in', operands, list, isHierarchy, place }
}

function sum(parser: Parser): Node {
  return arithmetic(parser, ['+', '-'], () => arithmetic(parser, ['*', '/'], () => signed(parser)))
}

function arithmetic({ cursor }: Parser, signs: readonly string[], operand: () => Node): Node {
  let left = operand()
  while (cursor.here.kind === 'sign' && signs.includes(cursor.here.text)) {
    const place = cursor.take()
    left = { kind: 'binary', operator: place.text as BinaryOperator, left, right: operand(), place }
  }
  return left
}

function signed(parser: Parser): Node {
  const { cursor } = parser
  const place = cursor.here
  if (cursor.takeSign('-')) return { kind: 'negate', operand: signed(parser), place }
  if (cursor.takeSign('+')) return signed(parser)
  if (!cursor.isSign('(')) return parsePrimary(parser)
  cursor.take()
  if (cursor.isWord('select')) throw queryError('not-supported', { what: said('(SELECT …)', '(ВЫБРАТЬ …)') }, place)
  const inside = listOf(parser, () => parser.expression())
  cursor.needSign(')')
  // A list in parentheses stands before В alone.
  if (inside.length > 1) {
    if (!cursor.isWord('in')) throw cursor.wrong()
    return { kind: 'call', name: '', word: '', args: inside, isDistinct: false, isOfAll: false, place }
  }
  return inside[0]!
}
