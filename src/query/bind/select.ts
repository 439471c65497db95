/** One ВЫБРАТЬ: its sources, conditions, groups and the list of fields. */
import { queryError } from '../query-error.ts'
import type { Item, Node, OrderNode, SelectNode, TotalsNode } from '../syntax/ast.ts'
import type { Block, Bound, BoundOrder, BoundSource, ShapeColumn } from './bound.ts'
import { keyOfBound, partsOf } from './children.ts'
import { bindExpression } from './expression.ts'
import { checkCube } from './foreign.ts'
import { autoOrder } from './order.ts'
import { fieldOf, Scope, type Binding } from './scope.ts'
import { bindSources } from './sources.ts'
import { totalledFields } from './totals.ts'

export interface SelectParts {
  readonly order: readonly OrderNode[]
  readonly isAutoOrder: boolean
  readonly totals: TotalsNode | undefined
}

export function bindSelect(
  node: SelectNode,
  binding: Binding,
  outer: Scope | undefined,
  { order, isAutoOrder, totals }: SelectParts,
): Block {
  const scope = new Scope(binding, outer)
  const tree = bindSources(node.from, scope)
  checkCube(
    node,
    scope.sources.map((one) => one.source),
    binding.depth > 1,
  )
  const where = node.where === undefined ? undefined : condition(node.where, scope)
  const group = (node.group ?? []).map((one) => bindExpression(one, scope))
  scope.allowsAggregates = true
  const shown = columnsOf(node.items, scope)
  const having = node.having === undefined ? undefined : condition(node.having, scope)
  for (const { name, expression } of shown) scope.aliases.set(name.toLowerCase(), expression)
  const columns = totals === undefined ? shown : [...shown, ...totalledFields(totals, shown, scope)]
  const ordered = order.map((one): BoundOrder => ({ expression: bindExpression(one.expression, scope), isDescending: one.isDescending }))
  const isGrouped = node.group !== undefined || scope.aggregates.length > 0
  if (isGrouped) {
    const keys = new Set(group.map(keyOfBound))
    for (const one of [...columns.map(({ expression }) => expression), ...(having === undefined ? [] : [having])])
      checkGrouped(one, group, keys)
  }
  return {
    sources: scope.sources.map((one) => one.source),
    tree,
    where,
    isGrouped,
    group,
    aggregates: scope.aggregates,
    having,
    columns,
    shown: shown.length,
    order: isAutoOrder ? autoOrder(ordered, columns, binding) : ordered,
    isDistinct: node.isDistinct,
    top: node.top,
    isCorrelated: scope.isCorrelated,
  }
}

/** What can be neither true, false nor Null is refused here, with its place: plans and evaluation would differ on it. */
function condition(node: Node, scope: Scope): Bound {
  const bound = bindExpression(node, scope)
  const { types } = bound
  if (types === undefined || types.length === 0 || types.some((type) => type === 'Boolean' || type === 'Null')) return bound
  throw queryError('wrong-type', { what: node.kind === 'name' ? node.names.join('.') : node.kind === 'call' ? node.word : '' }, node.place)
}

function columnsOf(items: readonly Item[], scope: Scope): Block['columns'] {
  const columns: { name: string; expression: Bound }[] = []
  const names = new Set<string>()
  const add = (wanted: string, expression: Bound): void => {
    let name = wanted
    for (let at = 1; names.has(name.toLowerCase()); at++) name = `${wanted}${at}`
    names.add(name.toLowerCase())
    columns.push({ name, expression })
  }
  for (const item of items) {
    if (item.kind === 'all') for (const one of allOf(item, scope)) add(one.name, one.expression)
    else {
      const { expression, alias } = item
      if (alias !== undefined && names.has(alias.toLowerCase())) throw queryError('repeated-alias', { name: alias }, item.place)
      const bound = bindExpression(expression, scope)
      add(alias ?? ownName(expression, scope) ?? `Поле${columns.length + 1}`, bound)
    }
  }
  return columns
}

function allOf({ of, place }: Extract<Item, { kind: 'all' }>, scope: Scope): readonly { name: string; expression: Bound }[] {
  const folded = of.join('.').toLowerCase()
  const sources = of.length === 0 ? scope.sources : scope.sources.filter((one) => one.names.includes(folded))
  if (sources.length > 0) return sources.flatMap(({ source }) => fieldsOf(source))
  const nested = scope.binding.nested(of, [{ kind: 'all', of: [], place }], scope, place)
  if (nested === undefined) throw queryError('unknown-field', { name: of.join('.') }, place)
  return [{ name: of.at(-1)!, expression: nested }]
}

const fieldsOf = (source: BoundSource): readonly { name: string; expression: Bound }[] =>
  source.columns
    .filter((one: ShapeColumn) => one.isHidden !== true)
    .map((one) => ({ name: one.name, expression: fieldOf(source, [one.key], [one.types], [one.name], source.place) }))

/** `Т.Владелец.Код` is called ВладелецКод; the source's name is left out. */
function ownName(expression: Extract<Item, { kind: 'field' }>['expression'], scope: Scope): string | undefined {
  if (expression.kind !== 'name' && expression.kind !== 'nested') return undefined
  const start = scope.start(expression.names, expression.place)
  return (start?.path ?? expression.names.slice(-1)).join('')
}

function checkGrouped(bound: Bound, group: readonly Bound[], keys: ReadonlySet<string>): void {
  if (bound.kind === 'aggregate' || keys.has(keyOfBound(bound))) return
  if (bound.kind === 'field') {
    const { source, slot } = bound
    const path = source.slots[slot]!.path
    const isBehind = group.some(
      (one) => one.kind === 'field' && one.source === source && source.slots[one.slot]!.path.every((key, at) => key === path[at]),
    )
    if (!isBehind) throw queryError('not-grouped', { name: bound.name }, bound.place)
  }
  for (const one of partsOf(bound)) checkGrouped(one, group, keys)
}
