/** `ИТОГИ`: which columns are totalled, and by which columns of the result. */
import { queryError } from '../query-error.ts'
import type { TotalsNode } from '../syntax/ast.ts'
import type { TableColumn } from '../values.ts'
import type { Bound, BoundTotals } from './bound.ts'
import { bindExpression } from './expression.ts'
import { Scope, type Binding } from './scope.ts'

export function bindTotals(node: TotalsNode, binding: Binding, columns: readonly TableColumn[]): BoundTotals {
  const scope = new Scope(binding)
  for (const [column, { name, types }] of columns.entries()) scope.aliases.set(name.toLowerCase(), { kind: 'result', column, types })
  scope.allowsAggregates = true
  const fields = node.fields.map(({ expression, alias, place }) => {
    const bound = bindExpression(expression, scope)
    const column = columns.findIndex((one) => one.name.toLowerCase() === (alias ?? onlyColumn(bound, columns))?.toLowerCase())
    if (column < 0) throw queryError('unknown-field', { name: alias ?? '' }, place)
    return { column, expression: bound }
  })
  const points = node.points.map(({ expression, hierarchy, alias, periods }) => {
    const bound = bindExpression(expression, scope)
    if (bound.kind !== 'result') throw queryError('not-supported', { what: 'ИТОГИ ПО выражению' }, expression.place)
    if (periods !== undefined) throw queryError('not-supported', { what: 'ПЕРИОДАМИ' }, expression.place)
    return { column: bound.column, name: alias ?? columns[bound.column]!.name, hierarchy }
  })
  return { fields, aggregates: scope.aggregates, isOverall: node.isOverall, points }
}

/** The column that the aggregate is of. */
function onlyColumn(bound: Bound, columns: readonly TableColumn[]): string | undefined {
  const operand = bound.kind === 'aggregate' ? bound.aggregate.operand : bound
  return operand?.kind === 'result' ? columns[operand.column]?.name : undefined
}
