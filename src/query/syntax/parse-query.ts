/** Whole queries and batches of them: `statementsOf('ВЫБРАТЬ …; УНИЧТОЖИТЬ ВТ')`. */
import { foreignTemporary } from '../foreign.ts'
import { queryError } from '../query-error.ts'
import type { Item, Node, OrderNode, QueryNode, SelectNode, Statement, TotalPoint, TotalsNode } from './ast.ts'
import { Cursor } from './cursor.ts'
import { byColumns, bySets, type GroupingSets } from './grouping-sets.ts'
import { parseExpression } from './parse-expression.ts'
import { aliasOf, parseItems } from './parse-items.ts'
import { parseSources } from './parse-source.ts'
import { listOf, type Parser } from './parser.ts'
import { periodNamed } from './words.ts'

/** @throws QueryError with the place of the first error */
export function statementsOf(source: string): readonly Statement[] {
  const cursor = new Cursor(source)
  const parser: Parser = { cursor, expression: () => parseExpression(parser), query: () => parseQuery(parser) }
  const statements: Statement[] = []
  while (cursor.takeSign(';'));
  do {
    statements.push(statement(parser))
    if (cursor.here.kind !== 'end' && !cursor.isSign(';')) throw cursor.wrong()
    while (cursor.takeSign(';'));
  } while (cursor.here.kind !== 'end')
  return statements
}

function statement(parser: Parser): Statement {
  const { cursor } = parser
  if (!cursor.takeWord('drop')) return { kind: 'query', query: parseQuery(parser) }
  const place = cursor.here
  return { kind: 'drop', name: temporaryName(parser), place }
}

function parseQuery(parser: Parser): QueryNode {
  const { cursor } = parser
  const place = cursor.here
  const parsed = select(parser)
  const selects = [...parsed.selects]
  const keepsAlike = selects.slice(1).map(() => !parsed.whole.isDistinct)
  while (cursor.takeWord('union')) {
    const keeps = cursor.takeWord('all')
    const next = select(parser).selects
    keepsAlike.push(...next.map(() => keeps))
    selects.push(...next)
  }
  let order: readonly OrderNode[] = []
  let isAutoOrder = false
  let totals: TotalsNode | undefined
  for (;;) {
    if (cursor.takeWord('order')) {
      cursor.needWord('by')
      const asked = listOf(parser, () => orderItem(parser))
      order = parsed.selects.length > 1 ? byColumns(asked, parsed.whole) : asked
    } else if (cursor.takeWord('autoorder')) isAutoOrder = true
    else if (cursor.isWord('totals')) totals = totalsOf(parser)
    else if (cursor.isWord('index')) index(parser)
    else if (cursor.isWord('for') && cursor.isWordAhead(1, 'update')) forUpdate(parser)
    else return { selects, keepsAlike, order, isAutoOrder, totals, place }
  }
}

/** By grouping sets several of one. */
function select(parser: Parser): { readonly whole: SelectNode; readonly selects: readonly SelectNode[] } {
  const { cursor } = parser
  const place = cursor.here
  cursor.needWord('select')
  const head = { isDistinct: false, isAllowed: false, top: undefined as number | undefined }
  for (;;) {
    if (cursor.takeWord('allowed')) head.isAllowed = true
    else if (cursor.takeWord('distinct')) head.isDistinct = true
    else if (cursor.isWord('top') && cursor.ahead().kind === 'number') {
      cursor.take()
      head.top = Number(cursor.take().text)
    } else break
  }
  const items = parseItems(parser)
  const into = intoOf(parser)
  const from = cursor.takeWord('from') ? parseSources(parser) : []
  const where = cursor.takeWord('where') ? parser.expression() : undefined
  // Tables to be locked may be named before the groups as well.
  forUpdate(parser)
  const { group, sets } = groupOf(parser)
  const having = cursor.takeWord('having') ? parser.expression() : undefined
  const whole: SelectNode = { ...head, items, into, from, where, group, having, place }
  return { whole, selects: sets === undefined ? [whole] : bySets(whole, sets) }
}

function intoOf(parser: Parser): SelectNode['into'] {
  const { cursor } = parser
  const place = cursor.here
  const adds = cursor.isWord('add') && cursor.ahead().kind === 'word'
  if (!adds && !cursor.isWord('into')) return undefined
  cursor.take()
  return { name: temporaryName(parser), adds, place }
}

/** A plain name, or that of a temporary table of an external data source. */
function temporaryName({ cursor }: Parser): string {
  const names = cursor.path()
  const foreign = foreignTemporary(names)
  if (names.length > 1 && foreign === undefined) throw queryError('unknown-table', { name: names.join('.') }, cursor.here)
  return foreign?.name ?? names[0]!
}

function groupOf(parser: Parser): { readonly group: SelectNode['group']; readonly sets?: GroupingSets } {
  const { cursor } = parser
  if (!cursor.takeWord('group')) return { group: undefined }
  cursor.needWord('by')
  if (!cursor.isWord('grouping') || !cursor.isWordAhead(1, 'sets')) return { group: listOf(parser, () => parser.expression()) }
  cursor.take()
  cursor.take()
  cursor.needSign('(')
  const sets = listOf(parser, () => groupingSet(parser))
  cursor.needSign(')')
  return { group: undefined, sets }
}

/** `(А, Б)`, `()`, or one expression. */
function groupingSet(parser: Parser): readonly Node[] {
  const { cursor } = parser
  if (!cursor.takeSign('(')) return [parser.expression()]
  if (cursor.takeSign(')')) return []
  const all = listOf(parser, () => parser.expression())
  cursor.needSign(')')
  return all
}

/** Nothing is locked by reading here: a transaction has the data for itself. */
function forUpdate({ cursor }: Parser): void {
  if (!cursor.isWord('for') || !cursor.isWordAhead(1, 'update')) return
  cursor.take()
  cursor.take()
  cursor.takeWord('of')
  while (
    cursor.here.kind === 'word'
    && !['group', 'having', 'order', 'union', 'totals', 'autoorder', 'index'].some((one) => cursor.isWord(one))
  ) {
    cursor.path()
    cursor.takeSign(',')
  }
}

/** Indexes of temporary tables change no answer. */
function index(parser: Parser): void {
  const { cursor } = parser
  cursor.take()
  cursor.needWord('by')
  cursor.takeWord('sets')
  listOf(parser, () => {
    const isSet = cursor.takeSign('(')
    listOf(parser, () => cursor.path())
    if (isSet) cursor.needSign(')')
    cursor.takeWord('unique')
  })
}

function orderItem(parser: Parser): OrderNode {
  const { cursor } = parser
  const expression = parser.expression()
  let isHierarchy = cursor.takeWord('hierarchy')
  const isDescending = !cursor.takeWord('asc') && cursor.takeWord('desc')
  isHierarchy = cursor.takeWord('hierarchy') || isHierarchy
  return { expression, isDescending, isHierarchy }
}

function totalsOf(parser: Parser): TotalsNode {
  const { cursor } = parser
  const place = cursor.take()
  const fields = cursor.isWord('by') ? [] : parseItems(parser)
  cursor.needWord('by')
  let isOverall = false
  const points: TotalPoint[] = []
  do {
    if (cursor.isWord('overall')) {
      cursor.take()
      isOverall = true
    } else points.push(totalPoint(parser))
  } while (cursor.takeSign(','))
  return { fields: fields.filter((one): one is Extract<Item, { kind: 'field' }> => one.kind === 'field'), isOverall, points, place }
}

function totalPoint(parser: Parser): TotalPoint {
  const { cursor } = parser
  const expression = parser.expression()
  const isOnly = cursor.isWord('only')
  if (isOnly) cursor.take()
  const isHierarchy = cursor.takeWord('hierarchy')
  const periods = cursor.isWord('periods') ? periodsOf(parser) : undefined
  return { expression, hierarchy: isOnly ? 'only' : isHierarchy ? 'with' : 'none', alias: aliasOf(parser), periods }
}

function periodsOf(parser: Parser): TotalPoint['periods'] {
  const { cursor } = parser
  cursor.take()
  cursor.needSign('(')
  const unit = periodNamed(cursor.here.folded)
  if (unit === undefined) throw cursor.wrong()
  cursor.take()
  const border = () => (cursor.takeSign(',') && !cursor.isSign(',') && !cursor.isSign(')') ? parser.expression() : undefined)
  const from = border()
  const to = border()
  cursor.needSign(')')
  return { unit, from, to }
}
