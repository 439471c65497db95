/** `ИТОГИ`: the rows of a result as a tree of groups, each with its totals. */
import { emptyUUID, Reference } from '../../infobase/values/reference.ts'
import type { BoundTotals } from '../bind/bound.ts'
import { groupKey, type QueryRow, type QueryValue } from '../values.ts'
import { aggregated } from './aggregate.ts'
import { evaluator } from './evaluate.ts'
import { followed } from './follow.ts'
import type { Env, QueryRun } from './run.ts'

export type RecordKind = 'DetailRecord' | 'GroupTotal' | 'HierarchyTotal' | 'Overall'

/** A row of a result with the rows of its group. */
export interface ResultNode {
  readonly values: QueryRow
  readonly kind: RecordKind
  /** Name of the control point, `''` of details and of the overall total. */
  readonly group: string
  readonly level: number
  readonly children: readonly ResultNode[]
}

interface Totalling {
  readonly totals: BoundTotals
  readonly run: QueryRun
  readonly width: number
}

/** Rows may have more values than the `width` that is shown. */
export function totalTree(totals: BoundTotals, rows: readonly QueryRow[], width: number, run: QueryRun): readonly ResultNode[] {
  const totalling: Totalling = { totals, run, width }
  const isDeep = totals.isOverall ? 1 : 0
  const groups = grouped(totalling, rows, 0, [], isDeep)
  return totals.isOverall ? [{ values: totalRow(totalling, rows, []), kind: 'Overall', group: '', level: 0, children: groups }] : groups
}

type Fixed = readonly (readonly [column: number, value: QueryValue])[]

function grouped(totalling: Totalling, rows: readonly QueryRow[], at: number, fixed: Fixed, level: number): readonly ResultNode[] {
  const point = totalling.totals.points[at]
  if (point === undefined) return rows.map((row) => detail(row.slice(0, totalling.width), level))
  const groups = new Map<string, { readonly value: QueryValue; readonly rows: QueryRow[] }>()
  for (const row of rows) {
    const value = row[point.column]
    const known = groups.get(groupKey(value))
    if (known === undefined) groups.set(groupKey(value), { value, rows: [row] })
    else known.rows.push(row)
  }
  const nodeOf = (group: Group, deep: number): ResultNode => {
    const own: Fixed = [...fixed, [point.column, group.value]]
    const children = grouped(totalling, group.rows, at + 1, own, deep + 1)
    return { values: totalRow(totalling, group.rows, own), kind: 'GroupTotal', group: point.name, level: deep, children }
  }
  if (point.hierarchy === 'none') return [...groups.values()].map((one) => nodeOf(one, level))
  return inHierarchy(totalling, [...groups.values()], point, fixed, level, nodeOf)
}

const detail = (values: QueryRow, level: number): ResultNode => ({ values, kind: 'DetailRecord', group: '', level, children: [] })

interface Group {
  readonly value: QueryValue
  readonly rows: readonly QueryRow[]
}

/** Folders above the groups, each with the totals of all below it. */
function inHierarchy(
  totalling: Totalling,
  groups: readonly Group[],
  point: BoundTotals['points'][number],
  fixed: Fixed,
  level: number,
  nodeOf: (group: Group, level: number) => ResultNode,
): readonly ResultNode[] {
  const parents = parentsOf(
    groups.map((one) => one.value),
    totalling.run,
  )
  const chainOf = (value: QueryValue): readonly QueryValue[] => {
    const parent = parents.get(groupKey(value))
    return parent === undefined ? [] : [...chainOf(parent), parent]
  }
  const place = (some: readonly Group[], depth: number): readonly ResultNode[] => {
    const folders = new Map<string, { readonly value: QueryValue; readonly groups: Group[] }>()
    const nodes: (ResultNode | string)[] = []
    for (const group of some) {
      const folder = chainOf(group.value)[depth]
      if (folder === undefined) {
        nodes.push(nodeOf(group, level + depth))
        continue
      }
      const key = groupKey(folder)
      if (!folders.has(key)) {
        folders.set(key, { value: folder, groups: [] })
        nodes.push(key)
      }
      folders.get(key)!.groups.push(group)
    }
    return nodes.map((one): ResultNode => {
      if (typeof one !== 'string') return one
      const { value, groups: inside } = folders.get(one)!
      const rows = inside.flatMap((group) => group.rows)
      const values = totalRow(totalling, rows, [...fixed, [point.column, value]])
      return { values, kind: 'HierarchyTotal', group: point.name, level: level + depth, children: place(inside, depth + 1) }
    })
  }
  return place(groups, 0)
}

/** The parent of each item that has one, and of the parents too. */
function parentsOf(values: readonly QueryValue[], run: QueryRun): ReadonlyMap<string, QueryValue> {
  const found = new Map<string, QueryValue>()
  let level = values
  while (level.length > 0) {
    const parents = followed(level, ['Parent'], run)
    const next: QueryValue[] = []
    for (const [at, parent] of parents.entries()) {
      if (!(parent instanceof Reference) || parent.UUID === emptyUUID || found.has(groupKey(level[at]))) continue
      found.set(groupKey(level[at]), parent)
      next.push(parent)
    }
    level = next
  }
  return found
}

/** The totals of rows under their columns; columns of the groups around keep their values, the others have Null. */
function totalRow({ totals, run, width }: Totalling, rows: readonly QueryRow[], fixed: Fixed): QueryRow {
  const { layout } = run.base
  const envs = rows.map((result): Env => ({ rows: [], result }))
  const make = (bound: Parameters<typeof evaluator>[0]) => evaluator(bound, run, () => [])
  const aggregates = totals.aggregates.map((one) =>
    aggregated(one, one.operand === undefined ? undefined : make(one.operand), envs, layout),
  )
  const made: QueryValue[] = Array.from({ length: width }, () => null)
  for (const [column, value] of fixed) if (column < width) made[column] = value
  for (const { column, expression } of totals.fields) made[column] = make(expression)({ rows: [], aggregates, result: rows[0] ?? [] })
  return made
}
