/** Reads a whole module: `parseModule(text)` gives its tree and every fault; `parseExpression` and `parseSnippet` read less. */
import type { Annotation, Expression, Method, Module, Parameter, Statement, Variable } from './ast.ts'
import { Cursor, Unreadable } from './cursor.ts'
import { evaluate } from './directives.ts'
import { placeOf, readExpression } from './expression.ts'
import { isAsyncWord, Keyword, keywordText } from './keywords.ts'
import { lex } from './lexer.ts'
import { readStatements } from './statement.ts'
import { type Fault, Kind } from './token.ts'

export interface Parsed<Tree> {
  readonly tree: Tree
  readonly faults: readonly Fault[]
}

/** With `script`, methods may follow statements: the form in which test scripts are written. */
export function parseModule(source: string, options: { readonly script?: boolean } = {}): Parsed<Module> {
  const cursor = open(source)
  cursor.script = options.script ?? false
  const variables: Variable[] = []
  const methods: Method[] = []
  const body: Statement[] = []
  while (cursor.kind !== Kind.End) {
    const annotations = readAnnotations(cursor)
    if (isMethod(cursor)) {
      if (body.length > 0 && !options.script)
        cursor.fault(
          'Определения процедур и функций должны стоять перед операторами модуля',
          'Methods must precede the statements of a module',
        )
      attempt(cursor, () => methods.push(readMethod(cursor, annotations)), toMethod)
    } else if (cursor.isKeyword(Keyword.Var)) attempt(cursor, () => variables.push(...readVariables(cursor)), toMethod)
    else {
      const before = cursor.at
      body.push(...readStatements(cursor))
      if (cursor.at === before && cursor.kind !== Kind.End && !isMethod(cursor) && cursor.kind !== Kind.Annotation) {
        cursor.fault('Неопознанный оператор', 'Unexpected word')
        cursor.at++
      }
    }
  }
  return { tree: { variables, methods, body, lines: countLines(source) }, faults: sorted(cursor.faults) }
}

/** The text of Вычислить. */
export function parseExpression(source: string): Parsed<Expression | undefined> {
  const cursor = open(source)
  let tree: Expression | undefined
  attempt(cursor, () => {
    tree = readExpression(cursor)
    if (cursor.kind !== Kind.End) cursor.fault('Ожидается конец выражения', 'The end of the expression is expected')
  })
  return { tree, faults: sorted(cursor.faults) }
}

/** The text of Выполнить: statements without declarations. */
export function parseSnippet(source: string): Parsed<Statement[]> {
  const cursor = open(source)
  const tree = readStatements(cursor)
  if (cursor.kind !== Kind.End) cursor.fault('Неопознанный оператор', 'Unexpected word')
  return { tree, faults: sorted(cursor.faults) }
}

function open(source: string): Cursor {
  const { tokens, faults } = lex(source)
  return new Cursor(evaluate(tokens, faults), faults)
}

const sorted = (faults: Fault[]): readonly Fault[] => faults.toSorted((one, other) => one.offset - other.offset)

function countLines(source: string): number {
  let lines = 1
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) lines++
  return lines
}

function attempt(cursor: Cursor, read: () => void, recover?: (cursor: Cursor) => void): void {
  const before = cursor.at
  try {
    read()
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    if (cursor.at === before) cursor.at++
    recover?.(cursor)
  }
}

function toMethod(cursor: Cursor): void {
  while (cursor.kind !== Kind.End && cursor.kind !== Kind.Annotation && !isMethod(cursor)) {
    const keyword = cursor.tokens.keyword[cursor.at]
    cursor.at++
    if (keyword === Keyword.EndProcedure || keyword === Keyword.EndFunction) return
  }
}

function isMethod(cursor: Cursor): boolean {
  const isAsync = cursor.kind === Kind.Name && isAsyncWord(cursor.text.toLowerCase())
  const keyword = cursor.tokens.keyword[cursor.at + (isAsync ? 1 : 0)]
  return keyword === Keyword.Procedure || keyword === Keyword.Function
}

function readAnnotations(cursor: Cursor): Annotation[] {
  const found: Annotation[] = []
  while (cursor.kind === Kind.Annotation) {
    const name = cursor.text
    const args: string[] = []
    cursor.at++
    if (cursor.takeSign('(')) {
      while (cursor.kind !== Kind.End && !cursor.isSign(')')) {
        if (cursor.kind === Kind.Text) args.push(cursor.text)
        cursor.at++
      }
      cursor.takeSign(')')
    }
    found.push({ name, args })
  }
  return found
}

function readVariables(cursor: Cursor): Variable[] {
  const found: Variable[] = []
  cursor.needKeyword(Keyword.Var)
  do {
    readAnnotations(cursor)
    const place = placeOf(cursor)
    const name = cursor.needName()
    found.push({ name, exported: cursor.takeKeyword(Keyword.Export), ...place })
  } while (cursor.takeSign(','))
  cursor.needSign(';')
  return found
}

function readMethod(cursor: Cursor, annotations: readonly Annotation[]): Method {
  const isAsync = cursor.kind === Kind.Name
  if (isAsync) cursor.at++
  const place = placeOf(cursor)
  const isFunction = cursor.isKeyword(Keyword.Function)
  cursor.at++
  const name = cursor.needName()
  const parameters = readParameters(cursor)
  const exported = cursor.takeKeyword(Keyword.Export)
  cursor.inAsync = isAsync
  const variables: Variable[] = []
  while (cursor.isKeyword(Keyword.Var)) attempt(cursor, () => variables.push(...readVariables(cursor)))
  const body = readStatements(cursor)
  cursor.inAsync = false
  const endLine = cursor.line
  endMethod(cursor, isFunction ? Keyword.EndFunction : Keyword.EndProcedure)
  return { name, isFunction, isAsync, exported, annotations, parameters, variables, body, endLine, ...place }
}

/** A block that ends where none was open is a fault, and the method goes on behind it. */
function endMethod(cursor: Cursor, end: number): void {
  while (!cursor.takeKeyword(end)) {
    cursor.fault(`Ожидается ключевое слово ${keywordText(end)}`, `The keyword ${keywordText(end)} is expected`)
    if (cursor.kind === Kind.End || cursor.kind === Kind.Annotation || isMethod(cursor)) return
    const keyword = cursor.tokens.keyword[cursor.at]
    cursor.at++
    if (keyword === Keyword.EndProcedure || keyword === Keyword.EndFunction) return
    readStatements(cursor)
  }
}

function readParameters(cursor: Cursor): Parameter[] {
  const found: Parameter[] = []
  cursor.needSign('(')
  if (cursor.takeSign(')')) return found
  do {
    readAnnotations(cursor)
    const byValue = cursor.takeKeyword(Keyword.Val)
    const place = placeOf(cursor)
    const name = cursor.needName()
    const fallback = cursor.takeSign('=') ? readExpression(cursor) : undefined
    found.push({ name, byValue, fallback, ...place })
  } while (cursor.takeSign(','))
  cursor.needSign(')')
  return found
}
