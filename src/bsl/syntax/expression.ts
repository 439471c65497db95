/** Reads expressions by precedence: `Или`, `И`, `Не`, comparisons, `+ -`, `* / %`, signs, then names with dots, brackets and calls. */
import type { Argument, BinaryOperator, Expression } from './ast.ts'
import type { Cursor } from './cursor.ts'
import { isAwaitWord, Keyword } from './keywords.ts'
import { Kind } from './token.ts'

export function readExpression(cursor: Cursor): Expression {
  const read = cursor.nested(readOr)
  cursor.checkHeight(read)
  return read
}

function readOr(cursor: Cursor): Expression {
  let left = readAnd(cursor)
  for (let links = 1; cursor.isKeyword(Keyword.Or); links++) {
    cursor.checkChain(links)
    const at = cursor.at++
    left = binary(cursor, at, 'or', left, readAnd(cursor))
  }
  return left
}

function readAnd(cursor: Cursor): Expression {
  let left = readNot(cursor)
  for (let links = 1; cursor.isKeyword(Keyword.And); links++) {
    cursor.checkChain(links)
    const at = cursor.at++
    left = binary(cursor, at, 'and', left, readNot(cursor))
  }
  return left
}

function readNot(cursor: Cursor): Expression {
  if (!cursor.isKeyword(Keyword.Not)) return readComparison(cursor)
  const place = placeOf(cursor)
  cursor.at++
  return { kind: 'unary', operator: 'not', value: cursor.nested(readNot), ...place }
}

const comparisons = new Set(['=', '<>', '<', '>', '<=', '>='])

function readComparison(cursor: Cursor): Expression {
  let left = readSum(cursor)
  for (let links = 1; cursor.kind === Kind.Sign && comparisons.has(cursor.text); links++) {
    cursor.checkChain(links)
    const at = cursor.at++
    left = binary(
      cursor,
      at,
      cursor.tokens.text[at] as BinaryOperator,
      left,
      cursor.isKeyword(Keyword.Not) ? readNot(cursor) : readSum(cursor),
    )
  }
  return left
}

function readSum(cursor: Cursor): Expression {
  let left = readProduct(cursor)
  for (let links = 1; cursor.isSign('+') || cursor.isSign('-'); links++) {
    cursor.checkChain(links)
    const at = cursor.at++
    left = binary(cursor, at, cursor.tokens.text[at] as BinaryOperator, left, readProduct(cursor))
  }
  return left
}

function readProduct(cursor: Cursor): Expression {
  let left = readSigned(cursor)
  for (let links = 1; cursor.isSign('*') || cursor.isSign('/') || cursor.isSign('%'); links++) {
    cursor.checkChain(links)
    const at = cursor.at++
    left = binary(cursor, at, cursor.tokens.text[at] as BinaryOperator, left, readSigned(cursor))
  }
  return left
}

function readSigned(cursor: Cursor): Expression {
  if (cursor.isKeyword(Keyword.Not)) return readNot(cursor)
  if (!cursor.isSign('-') && !cursor.isSign('+')) return readPostfix(cursor)
  const place = placeOf(cursor)
  const operator = cursor.text as '-' | '+'
  cursor.at++
  return { kind: 'unary', operator, value: cursor.nested(readSigned), ...place }
}

/** A primary followed by `.name`, `.name(…)` and `[…]`. */
export function readPostfix(cursor: Cursor): Expression {
  let value = readPrimary(cursor)
  for (let links = 0; ; links++) {
    cursor.checkChain(links)
    const place = placeOf(cursor)
    if (cursor.takeSign('.')) {
      const name = cursor.needName(true)
      value = cursor.isSign('(')
        ? { kind: 'method', object: value, name, args: readArguments(cursor), ...place }
        : { kind: 'property', object: value, name, ...place }
    } else if (cursor.takeSign('[')) {
      const index = readExpression(cursor)
      cursor.needSign(']')
      value = { kind: 'index', object: value, index, ...place }
    } else return value
  }
}

function readPrimary(cursor: Cursor): Expression {
  const place = placeOf(cursor)
  const { kind, text } = cursor
  switch (kind) {
    case Kind.Number:
      cursor.at++
      return { kind: 'number', text, ...place }
    case Kind.Text:
      return { kind: 'text', value: readTexts(cursor), ...place }
    case Kind.Date:
      cursor.at++
      return { kind: 'date', digits: text, ...place }
    case Kind.Name:
      return readName(cursor)
    case Kind.Keyword:
      return readWord(cursor)
    default:
      if (cursor.takeSign('(')) {
        const value = readExpression(cursor)
        cursor.needSign(')')
        return value
      }
      if (cursor.isSign('?')) return readTernary(cursor)
      return cursor.fail('Ожидается выражение', 'An expression is expected')
  }
}

/** Text literals side by side are one text, joined by line feeds as its lines are. */
function readTexts(cursor: Cursor): string {
  let value = cursor.text
  cursor.at++
  while (cursor.kind === Kind.Text) {
    value += '\n' + cursor.text
    cursor.at++
  }
  return value
}

function readName(cursor: Cursor): Expression {
  const place = placeOf(cursor)
  const name = cursor.text
  cursor.at++
  if (cursor.isSign('(') && !(cursor.inAsync && isAwaitWord(name.toLowerCase())))
    return { kind: 'call', name, args: readArguments(cursor), ...place }
  if (cursor.inAsync && isAwaitWord(name.toLowerCase())) return { kind: 'await', value: cursor.nested(readPostfix), ...place }
  return { kind: 'name', name, ...place }
}

const constants = new Map<number, 'true' | 'false' | 'undefined' | 'null'>([
  [Keyword.True, 'true'],
  [Keyword.False, 'false'],
  [Keyword.Undefined, 'undefined'],
  [Keyword.Null, 'null'],
])

function readWord(cursor: Cursor): Expression {
  const place = placeOf(cursor)
  const keyword = cursor.tokens.keyword[cursor.at]!
  const constant = constants.get(keyword)
  if (constant) {
    cursor.at++
    return { kind: 'constant', value: constant, ...place }
  }
  if (keyword === Keyword.New) return readNew(cursor)
  return cursor.fail('Ожидается выражение', 'An expression is expected')
}

function readTernary(cursor: Cursor): Expression {
  const place = placeOf(cursor)
  cursor.needSign('?')
  cursor.needSign('(')
  const test = readExpression(cursor)
  cursor.needSign(',')
  const yes = readExpression(cursor)
  cursor.needSign(',')
  const no = readExpression(cursor)
  cursor.needSign(')')
  return { kind: 'ternary', test, yes, no, ...place }
}

function readNew(cursor: Cursor): Expression {
  const place = placeOf(cursor)
  cursor.at++
  if (cursor.isSign('(')) return { kind: 'newBy', args: readArguments(cursor), ...place }
  let type = cursor.needName()
  while (cursor.takeSign('.')) type += '.' + cursor.needName(true)
  return { kind: 'new', type, args: cursor.isSign('(') ? readArguments(cursor) : [], ...place }
}

/** `(А, , Б)`: a skipped argument is `undefined`; `()` has none. */
export function readArguments(cursor: Cursor): Argument[] {
  cursor.needSign('(')
  const args: Argument[] = []
  if (cursor.takeSign(')')) return args
  for (;;) {
    args.push(cursor.isSign(',') || cursor.isSign(')') ? undefined : readExpression(cursor))
    if (cursor.takeSign(')')) return args
    if (!cursor.takeSign(',')) cursor.fail("Ожидается символ ')'", "')' is expected")
  }
}

export const placeOf = (cursor: Cursor): { at: number; line: number } => ({ at: cursor.start, line: cursor.line })

const binary = (cursor: Cursor, token: number, operator: BinaryOperator, left: Expression, right: Expression): Expression => ({
  kind: 'binary',
  operator,
  left,
  right,
  at: cursor.tokens.start[token]!,
  line: cursor.tokens.line[token]!,
})
