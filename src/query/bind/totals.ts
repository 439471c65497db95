/** `ИТОГИ`: which columns are totalled, and by which columns of the result. */
import { said } from '../../diagnostics/said.ts'
import { queryError } from '../query-error.ts'
import type { Node, TotalsNode } from '../syntax/ast.ts'
import type { TableColumn } from '../values.ts'
import type { Block, Bound, BoundTotals } from './bound.ts'
import { keyOfBound } from './children.ts'
import { bindExpression } from './expression.ts'
import { Scope, type Binding } from './scope.ts'

/** Paths of fields in totals that no column is called: each a column more, but where a column is that field. */
export function totalledFields(node: TotalsNode, shown: Block['columns'], scope: Scope): Block['columns'] {
  const made = new Map<string, Bound>()
  for (const one of [...node.fields, ...node.points].flatMap(({ expression }) => [...pathsIn(expression)])) {
    const key = one.names.join('.').toLowerCase()
    const isKnown = one.names.length === 1 && shown.some(({ name }) => name.toLowerCase() === key)
    if (!isKnown && !made.has(key)) made.set(key, bindExpression(one, scope))
  }
  return [...made].map(([name, expression]) => ({ name, expression }))
}

type Path = Extract<Node, { kind: 'name' }>

function* pathsIn(node: Node): Generator<Path> {
  if (node.kind === 'name') yield node
  for (const one of Object.values(node).flat() as unknown[])
    if (typeof one === 'object' && one !== null && 'kind' in one && 'place' in one) yield* pathsIn(one as Node)
}

/** `all`: the columns of the only block of the query, or of the result. */
export function bindTotals(node: TotalsNode, binding: Binding, columns: readonly TableColumn[], all: Block['columns']): BoundTotals {
  const scope = totalsScope(binding, columns, all)
  const fields = node.fields.map(({ expression, alias, place }) => {
    const bound = bindExpression(expression, scope)
    const column = columns.findIndex((one) => one.name.toLowerCase() === (alias ?? onlyColumn(bound, columns))?.toLowerCase())
    if (column < 0) throw queryError('unknown-field', { name: alias ?? '' }, place)
    return { column, expression: bound }
  })
  const points = node.points.map(({ expression, hierarchy, alias, periods }) => {
    const bound = bindExpression(expression, scope)
    if (bound.kind !== 'result')
      throw queryError('not-supported', { what: said('TOTALS BY an expression', 'ИТОГИ ПО выражению') }, expression.place)
    const name = alias ?? columns[bound.column]?.name ?? (expression.kind === 'name' ? expression.names.at(-1)! : '')
    return {
      column: bound.column,
      name,
      hierarchy,
      periods: periods && { ...periods, from: border(periods.from, binding), to: border(periods.to, binding) },
    }
  })
  return { fields, aggregates: scope.aggregates, isOverall: node.isOverall, points }
}

const border = (node: Node | undefined, binding: Binding): Bound | undefined => node && bindExpression(node, new Scope(binding))

/** Names of the result, and paths of fields by the columns that are them. */
function totalsScope(binding: Binding, columns: readonly TableColumn[], all: Block['columns']): Scope {
  const scope = new Scope(binding)
  for (const [column, { name, types }] of columns.entries()) scope.aliases.set(name.toLowerCase(), { kind: 'result', column, types })
  const keys = all.map(({ expression }) => keyOfBound(expression))
  for (const [at, { name, expression }] of all.entries())
    if (at >= columns.length) scope.aliases.set(name, { kind: 'result', column: keys.indexOf(keys[at]!), types: expression.types })
  scope.allowsAggregates = true
  return scope
}

/** The column that the aggregate is of. */
function onlyColumn(bound: Bound, columns: readonly TableColumn[]): string | undefined {
  const operand = bound.kind === 'aggregate' ? bound.aggregate.operand : bound
  return operand?.kind === 'result' ? columns[operand.column]?.name : undefined
}
