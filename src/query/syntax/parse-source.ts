/** What a query reads: tables, virtual tables with their parameters, queries in parentheses, parameters, and how they are joined. */
import type { Node, SourceNode } from './ast.ts'
import { aliasOf } from './parse-items.ts'
import { listOf, type Parser } from './parser.ts'

export const parseSources = (parser: Parser): readonly SourceNode[] => listOf(parser, () => joined(parser, source(parser)))

/** `А ЛЕВОЕ СОЕДИНЕНИЕ Б ПО …`, any number of times; `А … СОЕДИНЕНИЕ Б … СОЕДИНЕНИЕ В ПО … ПО …` joins Б and В first. */
function joined(parser: Parser, first: SourceNode): SourceNode {
  const { cursor } = parser
  let left = first
  for (;;) {
    const place = cursor.here
    const how = howJoined(parser)
    if (how === undefined) return left
    const right = joined(parser, source(parser))
    cursor.needWord('on')
    left = { kind: 'join', how, left, right, on: parser.expression(), place }
  }
}

function howJoined({ cursor }: Parser): 'inner' | 'left' | 'right' | 'full' | undefined {
  if (cursor.takeWord('join')) return 'inner'
  for (const how of ['inner', 'left', 'right', 'full'] as const) {
    if (!cursor.isWord(how)) continue
    cursor.take()
    cursor.takeWord('outer')
    cursor.needWord('join')
    return how
  }
  return undefined
}

function source(parser: Parser): SourceNode {
  const { cursor } = parser
  const place = cursor.here
  if (cursor.takeSign('(')) {
    if (cursor.isWord('select')) {
      const query = parser.query()
      cursor.needSign(')')
      return { kind: 'query', query, alias: aliasOf(parser), place }
    }
    const inside = joined(parser, source(parser))
    cursor.needSign(')')
    return inside
  }
  if (place.kind === 'parameter') {
    cursor.take()
    return { kind: 'parameter', name: place.text, alias: aliasOf(parser), place }
  }
  const names = cursor.path()
  const args = cursor.isSign('(') ? tableArguments(parser) : undefined
  return { kind: 'table', names, args, alias: aliasOf(parser), place }
}

function tableArguments(parser: Parser): readonly (Node | undefined)[] {
  const { cursor } = parser
  cursor.take()
  const args: (Node | undefined)[] = []
  if (cursor.takeSign(')')) return args
  do args.push(cursor.isSign(',') || cursor.isSign(')') ? undefined : parser.expression())
  while (cursor.takeSign(','))
  cursor.needSign(')')
  return args
}
