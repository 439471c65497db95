/** The smallest parts of expressions: literals, names, parameters, functions, choices. */
import type { Item, Node } from './ast.ts'
import { parseItems } from './parse-items.ts'
import { listOf, type Parser } from './parser.ts'
import { functionNamed, isReserved } from './words.ts'

export function parsePrimary(parser: Parser): Node {
  const { cursor } = parser
  const place = cursor.here
  switch (place.kind) {
    case 'number':
    case 'text':
      cursor.take()
      return { kind: place.kind, text: place.text, place }
    case 'parameter':
      cursor.take()
      return { kind: 'parameter', name: place.text, place }
    case 'word':
      return word(parser)
    default:
      throw cursor.wrong()
  }
}

const constants = ['true', 'false', 'null', 'undefined'] as const

function word(parser: Parser): Node {
  const { cursor } = parser
  const place = cursor.here
  if (cursor.isWord('case')) return choice(parser)
  if (cursor.ahead().text === '(' && cursor.ahead().kind === 'sign') {
    const name = functionNamed(place.folded)
    if (name === undefined) throw cursor.wrong()
    return call(parser, name)
  }
  const constant = constants.find((one) => cursor.isWord(one))
  if (constant !== undefined && cursor.ahead().text !== '.') {
    cursor.take()
    return { kind: 'constant', value: constant, place }
  }
  // ORDER and GROUP are names too, as long as no BY follows.
  const isClause = !cursor.isWord('order', 'group') || cursor.isWordAhead(1, 'by')
  if (isReserved(place.folded) && isClause && cursor.ahead().text !== '.') throw cursor.wrong()
  const names = cursor.path()
  if (!cursor.isSign('.') || cursor.ahead().text !== '(') return { kind: 'name', names, place }
  cursor.take()
  cursor.take()
  const items: readonly Item[] = parseItems(parser)
  cursor.needSign(')')
  return { kind: 'nested', names, items, place }
}

function call(parser: Parser, name: string): Node {
  const { cursor } = parser
  const place = cursor.take()
  cursor.needSign('(')
  if (name === 'Cast') return cast(parser, place)
  if (name === 'Type' && cursor.here.kind === 'parameter') {
    const given = cursor.take()
    cursor.needSign(')')
    return { kind: 'parameter', name: given.text, place: given }
  }
  if (name === 'Value' || name === 'Type') {
    const names = cursor.path()
    cursor.needSign(')')
    return { kind: name === 'Value' ? 'value' : 'type', names, place }
  }
  const isDistinct = cursor.takeWord('distinct')
  if (cursor.takeSign('*')) {
    cursor.needSign(')')
    return { kind: 'call', name, word: place.text, args: [], isDistinct, isOfAll: true, place }
  }
  const args = cursor.isSign(')') ? [] : listOf(parser, () => parser.expression())
  cursor.needSign(')')
  return { kind: 'call', name, word: place.text, args, isDistinct, isOfAll: false, place }
}

function cast(parser: Parser, place: Node['place']): Node {
  const { cursor } = parser
  const operand = parser.expression()
  cursor.needWord('as')
  const type = cursor.path()
  const sizes: number[] = []
  if (cursor.takeSign('(')) {
    do {
      if (cursor.here.kind !== 'number') throw cursor.wrong()
      sizes.push(Number(cursor.take().text))
    } while (cursor.takeSign(','))
    cursor.needSign(')')
  }
  cursor.needSign(')')
  const path = cursor.takeSign('.') ? cursor.path() : []
  return { kind: 'cast', operand, type, sizes, path, place }
}

function choice(parser: Parser): Node {
  const { cursor } = parser
  const place = cursor.take()
  const operand = cursor.isWord('when') ? undefined : parser.expression()
  const branches: { when: Node; then: Node }[] = []
  while (cursor.takeWord('when')) {
    const when = parser.expression()
    cursor.needWord('then')
    branches.push({ when, then: parser.expression() })
  }
  if (branches.length === 0) throw cursor.wrong()
  const otherwise = cursor.takeWord('else') ? parser.expression() : undefined
  cursor.needWord('end')
  return { kind: 'case', operand, branches, otherwise, place }
}
