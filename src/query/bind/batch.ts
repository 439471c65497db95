/** Binds a whole text: its queries one after another, with the temporary tables that each leaves to the next. */
import { said } from '../../diagnostics/said.ts'
import type { ForeignTables } from '../../infobase/foreign/tables.ts'
import type { Base } from '../../infobase/objects/base.ts'
import { queryError } from '../query-error.ts'
import type { QueryNode, Statement } from '../syntax/ast.ts'
import { statementsOf } from '../syntax/parse-query.ts'
import type { TableColumn } from '../values.ts'
import type { Block, BoundOrder, BoundQuery, BoundStatement, Types } from './bound.ts'
import { bindExpression, unionOf } from './expression.ts'
import { analytic, checkInto } from './foreign.ts'
import { bindNested } from './nested.ts'
import { Scope, type Binding } from './scope.ts'
import { bindSelect } from './select.ts'
import { bindTotals } from './totals.ts'

/** Tables besides those of the infobase. */
export interface OtherTables {
  /** Of external data sources, where there are any. */
  readonly foreign?: ForeignTables | undefined
  /** Columns of a temporary table that is there before the text runs, by its name in small letters. */
  temporary(folded: string): readonly TableColumn[] | undefined
  /** Columns of a table that is given as a parameter. */
  given(name: string): readonly TableColumn[] | undefined
}

/** @throws QueryError at the first thing that is wrong */
export function boundBatch(source: string, base: Base, others: OtherTables): readonly BoundStatement[] {
  const own = new Map<string, readonly TableColumn[] | undefined>()
  const binding: Binding = {
    base,
    sources: 0,
    foreign: others.foreign,
    source: undefined,
    depth: 0,
    temporary: (folded) => (own.has(folded) ? own.get(folded) : others.temporary(folded)),
    given: (name) => others.given(name),
    query: (node, outer) => bindQuery(node, binding, outer),
    nested: bindNested,
  }
  return statementsOf(source).map((one) => bindStatement(one, binding, own))
}

function bindStatement(statement: Statement, binding: Binding, own: Map<string, readonly TableColumn[] | undefined>): BoundStatement {
  if (statement.kind === 'drop') {
    const folded = statement.name.toLowerCase()
    if (binding.temporary(folded) === undefined) throw queryError('unknown-table', { name: statement.name }, statement.place)
    own.set(folded, undefined)
    return statement
  }
  binding.source = undefined
  const query = bindQuery(statement.query, binding, undefined)
  if (query.into !== undefined) {
    const { name, adds, place } = query.into
    const folded = name.toLowerCase()
    const known = binding.temporary(folded)
    if (known !== undefined && !adds) throw queryError('table-exists', { name }, place)
    if (known === undefined && adds) throw queryError('unknown-table', { name }, place)
    checkInto(binding, query.into)
    if (!adds) own.set(folded, query.columns)
  }
  return { kind: 'query', query }
}

function bindQuery(node: QueryNode, binding: Binding, outer: Scope | undefined): BoundQuery {
  const isSingle = node.selects.length === 1
  binding.depth++
  const parts = isSingle
    ? { order: node.order, isAutoOrder: node.isAutoOrder, totals: node.totals }
    : { order: [], isAutoOrder: false, totals: undefined }
  const blocks = node.selects.map((one) => bindSelect(one, binding, outer, parts))
  binding.depth--
  checkUnion(node, blocks)
  const [first] = blocks
  const wrong = blocks.findIndex((one) => one.shown !== first!.shown)
  if (wrong >= 0) throw queryError('columns-differ', {}, node.selects[wrong]!.place)
  const columns = first!.columns.slice(0, first!.shown).map(({ name }, at): TableColumn => ({
    name,
    types: unionOf(blocks.map((one) => one.columns[at]!.expression.types)),
  }))
  return {
    blocks,
    keepsAlike: node.keepsAlike,
    columns,
    order: isSingle ? [] : resultOrder(node, binding, columns),
    totals: node.totals === undefined ? undefined : bindTotals(node.totals, binding, columns, isSingle ? first!.columns : []),
    into: node.selects.find((one) => one.into !== undefined)?.into,
    isAllowed: node.selects[0]!.isAllowed,
    place: node.place,
  }
}

/** @throws QueryError where a cube is united with something */
function checkUnion({ place, selects }: QueryNode, blocks: readonly Block[]): void {
  const cube = blocks.flatMap(({ sources }) => sources.flatMap((one) => analytic(one) ?? []))[0]
  if (cube !== undefined && selects.length > 1)
    throw queryError('not-on-cubes', { what: said('UNION', 'ОБЪЕДИНИТЬ'), name: cube.FullName }, place)
}

function resultOrder({ order }: QueryNode, binding: Binding, columns: readonly TableColumn[]): readonly BoundOrder[] {
  const scope = resultScope(binding, columns)
  return order.map(({ expression, isDescending }) => ({ expression: bindExpression(expression, scope), isDescending }))
}

/** The names of the result alone. */
function resultScope(binding: Binding, columns: readonly { readonly name: string; readonly types: Types }[]): Scope {
  const scope = new Scope(binding)
  for (const [column, { name, types }] of columns.entries()) scope.aliases.set(name.toLowerCase(), { kind: 'result', column, types })
  return scope
}
