/** `ГРУППИРУЮЩИМ НАБОРАМ ((А, Б), (А), ())` as a union: a ВЫБРАТЬ for each set, in which what other sets group by is Null. */
import { said } from '../../diagnostics/said.ts'
import { queryError } from '../query-error.ts'
import type { Item, Node, OrderNode, SelectNode } from './ast.ts'

export type GroupingSets = readonly (readonly Node[])[]

/** @throws QueryError for ПЕРВЫЕ and `*`, which a union cannot have in the same sense */
export function bySets(select: SelectNode, sets: GroupingSets): readonly SelectNode[] {
  if (select.top !== undefined)
    throw queryError('not-supported', { what: said('TOP … GROUPING SETS', 'ПЕРВЫЕ … ГРУППИРУЮЩИМ НАБОРАМ') }, select.place)
  const all = new Set(sets.flat().map(keyOf))
  const items = select.items.map(named)
  return sets.map((group, at) => {
    const own = new Set(group.map(keyOf))
    const gone = new Set([...all].filter((one) => !own.has(one)))
    return {
      ...select,
      items: items.map((one) => ({ ...one, expression: without(one.expression, gone) })),
      into: at === 0 ? select.into : undefined,
      group,
      having: select.having && without(select.having, gone),
    }
  })
}

/** The order of a union is of its columns. */
export const byColumns = (order: readonly OrderNode[], { items }: SelectNode): readonly OrderNode[] =>
  order.map((one) => {
    const key = keyOf(one.expression)
    const item = items.map(named).find(({ expression }) => keyOf(expression) === key)
    return item === undefined ? one : { ...one, expression: { kind: 'name', names: [item.alias!], place: one.expression.place } }
  })

type Field = Extract<Item, { kind: 'field' }>

/** Each column keeps the name that its field gives it. */
function named(item: Item, at: number): Field {
  if (item.kind === 'all') throw queryError('not-supported', { what: said('* … GROUPING SETS', '* … ГРУППИРУЮЩИМ НАБОРАМ') }, item.place)
  const { expression, alias } = item
  if (alias !== undefined) return item
  const names = expression.kind === 'name' ? expression.names : []
  return { ...item, alias: names.length > 1 ? names.slice(1).join('') : (names[0] ?? `Поле${at + 1}`) }
}

const keyOf = (node: Node): string =>
  JSON.stringify(node, (key, value: unknown) => (key === 'place' ? undefined : typeof value === 'string' ? value.toLowerCase() : value))

const aggregates: ReadonlySet<string> = new Set(['Sum', 'Count', 'Min', 'Max', 'Avg'])

function without(node: Node, gone: ReadonlySet<string>): Node {
  if (gone.has(keyOf(node))) return { kind: 'constant', value: 'null', place: node.place }
  if (node.kind === 'call' && aggregates.has(node.name)) return node
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, key === 'place' ? value : within(value, gone)]),
  ) as unknown as Node
}

function within(value: unknown, gone: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((one) => within(one, gone))
  if (typeof value !== 'object' || value === null) return value
  if ('kind' in value && 'place' in value) return without(value as Node, gone)
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, within(one, gone)]))
}
