/** Reads statements up to a word that ends their block; after a fault it goes on behind the next `;`, so that all faults are found. */
import type { Branch, Expression, Statement } from './ast.ts'
import { type Cursor, Unreadable } from './cursor.ts'
import { placeOf, readArguments, readExpression, readPostfix } from './expression.ts'
import { isAsyncWord, Keyword } from './keywords.ts'
import { Kind } from './token.ts'

const ends = new Set([
  Keyword.ElsIf,
  Keyword.Else,
  Keyword.EndIf,
  Keyword.EndDo,
  Keyword.Except,
  Keyword.EndTry,
  Keyword.EndProcedure,
  Keyword.EndFunction,
])

/** What begins a method can only follow a block whose end is missing. */
const beginsMethod = (cursor: Cursor): boolean => {
  const keyword = cursor.tokens.keyword[cursor.at]!
  if (keyword === Keyword.Procedure || keyword === Keyword.Function) return true
  if (cursor.kind !== Kind.Name || !isAsyncWord(cursor.text.toLowerCase())) return false
  const next = cursor.tokens.keyword[cursor.at + 1]!
  return next === Keyword.Procedure || next === Keyword.Function
}

const atBlockEnd = (cursor: Cursor): boolean =>
  cursor.kind === Kind.End || cursor.kind === Kind.Annotation || ends.has(cursor.tokens.keyword[cursor.at]!) || beginsMethod(cursor)

export const readStatements = (cursor: Cursor): Statement[] => cursor.nested(readBlock)

function readBlock(cursor: Cursor): Statement[] {
  const statements: Statement[] = []
  while (!atBlockEnd(cursor) && !(cursor.script && cursor.isKeyword(Keyword.Var))) {
    if (cursor.takeSign(';')) continue
    const before = cursor.at
    try {
      const statement = readStatement(cursor)
      statements.push(statement)
      if (!cursor.takeSign(';') && !atBlockEnd(cursor) && !endsItself(statement)) cursor.fail("Ожидается символ ';'", "';' is expected")
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      recover(cursor, before)
    }
  }
  return statements
}

/** Behind the end of a block and behind a label no `;` is needed. */
const endsItself = (statement: Statement): boolean => ['if', 'while', 'for', 'each', 'try', 'label'].includes(statement.kind)

function recover(cursor: Cursor, before: number): void {
  if (cursor.at === before) cursor.at++
  while (!atBlockEnd(cursor) && !cursor.isSign(';') && !opensBlock(cursor)) cursor.at++
}

const opening = new Set([Keyword.If, Keyword.For, Keyword.While, Keyword.Try, Keyword.Return, Keyword.Raise])

const opensBlock = (cursor: Cursor): boolean => opening.has(cursor.tokens.keyword[cursor.at]!)

const readers = new Map<number, (cursor: Cursor) => Statement>([
  [Keyword.If, readIf],
  [Keyword.For, readFor],
  [Keyword.While, readWhile],
  [Keyword.Try, readTry],
  [Keyword.Return, readReturn],
  [Keyword.Raise, readRaise],
  [Keyword.Break, (cursor) => single(cursor, 'break')],
  [Keyword.Continue, (cursor) => single(cursor, 'continue')],
  [Keyword.Execute, readExecute],
  [Keyword.Goto, readGoto],
  [Keyword.AddHandler, (cursor) => readHandler(cursor, true)],
  [Keyword.RemoveHandler, (cursor) => readHandler(cursor, false)],
])

function readStatement(cursor: Cursor): Statement {
  const place = placeOf(cursor)
  if (cursor.kind === Kind.Label) {
    const name = cursor.text
    cursor.at++
    cursor.needSign(':')
    return { kind: 'label', name, ...place }
  }
  const reader = readers.get(cursor.tokens.keyword[cursor.at]!)
  if (reader) return reader(cursor)
  if (cursor.isKeyword(Keyword.Var))
    return cursor.fail('Объявления переменных должны стоять в начале', 'Variables are declared at the beginning')
  const target = readPostfix(cursor)
  if (cursor.takeSign('=')) {
    if (!assignable(target)) cursor.fail('Ожидается имя переменной или свойства', 'A variable or a property is expected')
    return { kind: 'assign', target, value: readExpression(cursor), ...place }
  }
  if (target.kind !== 'call' && target.kind !== 'method' && target.kind !== 'await')
    cursor.fail('Ожидается оператор присваивания или вызов', 'An assignment or a call is expected')
  return { kind: 'expression', value: target, ...place }
}

const assignable = (target: Expression): boolean => target.kind === 'name' || target.kind === 'property' || target.kind === 'index'

function single(cursor: Cursor, kind: 'break' | 'continue'): Statement {
  const place = placeOf(cursor)
  cursor.at++
  return { kind, ...place }
}

/** The expression before Тогда or Цикл; a fault in it is noted, and the body is read all the same. */
function readHead(cursor: Cursor, end: number, read: () => Expression): Expression {
  const place = placeOf(cursor)
  try {
    const found = read()
    cursor.needKeyword(end)
    return found
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    while (!cursor.isKeyword(end)) {
      if (atBlockEnd(cursor) || cursor.isSign(';')) throw error
      cursor.at++
    }
    cursor.at++
    return { kind: 'constant', value: 'undefined', ...place }
  }
}

function readIf(cursor: Cursor): Statement {
  const place = placeOf(cursor)
  const branches: Branch[] = []
  do {
    const { line } = cursor
    cursor.at++
    const test = readHead(cursor, Keyword.Then, () => readExpression(cursor))
    branches.push({ line, test, body: readStatements(cursor) })
  } while (cursor.isKeyword(Keyword.ElsIf))
  const otherwise = cursor.takeKeyword(Keyword.Else) ? readStatements(cursor) : undefined
  cursor.needKeyword(Keyword.EndIf)
  return { kind: 'if', branches, otherwise, ...place }
}

function readWhile(cursor: Cursor): Statement {
  const place = placeOf(cursor)
  cursor.at++
  const test = readHead(cursor, Keyword.Do, () => readExpression(cursor))
  return { kind: 'while', test, body: readLoop(cursor), ...place }
}

function readLoop(cursor: Cursor): Statement[] {
  const body = readStatements(cursor)
  cursor.needKeyword(Keyword.EndDo)
  return body
}

function readFor(cursor: Cursor): Statement {
  const place = placeOf(cursor)
  cursor.at++
  if (cursor.takeKeyword(Keyword.Each)) {
    const name = cursor.needName()
    cursor.needKeyword(Keyword.In)
    const of = readHead(cursor, Keyword.Do, () => readExpression(cursor))
    return { kind: 'each', name, of, body: readLoop(cursor), ...place }
  }
  const name = cursor.needName()
  cursor.needSign('=')
  const from = readExpression(cursor)
  cursor.needKeyword(Keyword.To)
  const to = readHead(cursor, Keyword.Do, () => readExpression(cursor))
  return { kind: 'for', name, from, to, body: readLoop(cursor), ...place }
}

function readTry(cursor: Cursor): Statement {
  const place = placeOf(cursor)
  cursor.at++
  const body = readStatements(cursor)
  cursor.needKeyword(Keyword.Except)
  const handler = readStatements(cursor)
  cursor.needKeyword(Keyword.EndTry)
  return { kind: 'try', body, handler, ...place }
}

function readReturn(cursor: Cursor): Statement {
  const place = placeOf(cursor)
  cursor.at++
  const value = cursor.isSign(';') || atBlockEnd(cursor) ? undefined : readExpression(cursor)
  return { kind: 'return', value, ...place }
}

/** `ВызватьИсключение;`, `ВызватьИсключение Текст;` and `ВызватьИсключение(Текст, Категория, …);`. */
function readRaise(cursor: Cursor): Statement {
  const place = placeOf(cursor)
  cursor.at++
  if (cursor.isSign(';') || atBlockEnd(cursor)) return { kind: 'raise', args: [], ...place }
  if (cursor.isSign('(')) {
    const before = cursor.at
    const args = readArguments(cursor)
    if (cursor.isSign(';') || atBlockEnd(cursor)) return { kind: 'raise', args, ...place }
    cursor.at = before
  }
  return { kind: 'raise', args: [readExpression(cursor)], ...place }
}

function readExecute(cursor: Cursor): Statement {
  const place = placeOf(cursor)
  cursor.at++
  return { kind: 'execute', code: readExpression(cursor), ...place }
}

function readGoto(cursor: Cursor): Statement {
  const place = placeOf(cursor)
  cursor.at++
  if (cursor.kind !== Kind.Label) cursor.fail('Ожидается имя метки', 'A label name is expected')
  const name = cursor.text
  cursor.at++
  return { kind: 'goto', name, ...place }
}

function readHandler(cursor: Cursor, adds: boolean): Statement {
  const place = placeOf(cursor)
  cursor.at++
  const event = readPostfix(cursor)
  cursor.needSign(',')
  return { kind: 'handler', adds, event, handler: readPostfix(cursor), ...place }
}
