/** Which nodes of a result a selection goes through: by iteration, and by the name of a control point, also with all its values. */
import type { Executed } from './execute.ts'
import type { ResultNode } from './run/totals.ts'
import { groupKey, type QueryValue } from './values.ts'

/** How a result is gone through: its rows one after another, or group by group. */
export type QueryResultIteration = 'Linear' | 'ByGroups' | 'ByGroupsWithHierarchy'

/** `groups`: the control point whose groups are wanted, `''`: the next one. `forValues`: `''`, or the values that it has elsewhere too. */
export interface Wanted {
  readonly iteration: QueryResultIteration
  readonly groups: string
  readonly forValues: string
}

/** The nodes at the top. */
export function nodesOf({ table, tree }: Executed, iteration: QueryResultIteration): readonly ResultNode[] {
  if (tree === undefined)
    return table.rows.map((values): ResultNode => ({ values, kind: 'DetailRecord', group: '', level: 0, children: [] }))
  return iteration === 'Linear' ? tree.flatMap(withChildren) : groupsOf(tree, iteration)
}

const withChildren = (node: ResultNode): readonly ResultNode[] => [node, ...node.children.flatMap(withChildren)]

/** Without hierarchy its folders are left out, and what is in them comes in their place. */
const groupsOf = (nodes: readonly ResultNode[], iteration: QueryResultIteration): readonly ResultNode[] =>
  iteration === 'ByGroups' ? nodes.flatMap((one) => (one.kind === 'HierarchyTotal' ? groupsOf(one.children, iteration) : [one])) : nodes

/** Of the whole result, or below a node. */
export function selected(
  executed: Executed,
  below: ResultNode | undefined,
  { iteration, groups, forValues }: Wanted,
): readonly ResultNode[] {
  const own = below === undefined ? nodesOf(executed, iteration) : groupsOf(below.children, iteration)
  const name = groups.split(',')[0]!.trim().toLowerCase()
  if (name === '' || iteration === 'Linear') return own
  const found = own.flatMap((one) => [...ofGroup(one, name, iteration)])
  const point = executed.points.get(name)
  if (forValues === '' || point === undefined) return found
  const known = new Map(found.map((one) => [groupKey(one.values[point.column]), one]))
  const level = found[0]?.level ?? (below?.level ?? -1) + 1
  return point.values.map((value) => known.get(groupKey(value)) ?? missing(executed, below, point.column, value, name, level))
}

function* ofGroup(node: ResultNode, name: string, iteration: QueryResultIteration): Generator<ResultNode> {
  if (node.group.toLowerCase() === name) yield node
  else for (const one of groupsOf(node.children, iteration)) yield* ofGroup(one, name, iteration)
}

/** A group without rows: it has its own value and those of the groups around it. */
function missing(
  { table, points }: Executed,
  below: ResultNode | undefined,
  column: number,
  value: QueryValue,
  group: string,
  level: number,
): ResultNode {
  const values: QueryValue[] = table.columns.map(() => null)
  for (const one of points.values()) if (below !== undefined && one.column < values.length) values[one.column] = below.values[one.column]
  if (column < values.length) values[column] = value
  return { values, kind: 'GroupTotal', group, level, children: [] }
}
