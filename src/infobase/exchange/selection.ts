/** The keys of what is registered for a node and goes into a message, in pages, so that a message of any size is never in memory whole. */
import { decodeCell } from '../store/column.ts'
import { asBound, type Bound } from '../store/engine.ts'
import type { TableLayout } from '../store/layout.ts'
import type { Writer } from '../store/writer.ts'
import { referenceCell } from '../values/reference-cell.ts'
import type { Reference } from '../values/reference.ts'
import type { Value } from '../values/value.ts'
import { changeTable, type ChangeTable } from './change-table.ts'

/** `message`: what bears this number; `unconfirmed`: what bears this or an earlier one. */
export type Scope = 'message' | 'unconfirmed'

export interface Selected {
  /** Number of the plan's tables, as `layout.numberOf` gives it. */
  readonly plan: bigint
  readonly node: Reference
  readonly messageNo: bigint
  readonly scope: Scope
}

const PAGE = 200

/** Keys in the order of their cells, a page at a time; each page is what is registered when it is asked for. */
export function keysOf(writer: Writer, table: TableLayout, selected: Selected): () => readonly (readonly Value[])[] {
  const changes = changeTable(table)
  let last: readonly Bound[] | undefined
  let isOver = false
  return () => {
    if (isOver) return []
    const rows = page(writer, changes, selected, last)
    isOver = rows.length < PAGE
    if (rows.length > 0) last = changes.cells.map((cell) => asBound(rows.at(-1)![cell]!))
    return rows.map((row) => changes.key.map((one) => decodeCell(one, row[one.name]!, one.tag === undefined ? undefined : row[one.tag])))
  }
}

function page(writer: Writer, changes: ChangeTable, { plan, node, messageNo, scope }: Selected, last: readonly Bound[] | undefined) {
  const { name, cells } = changes
  const number = scope === 'message' ? 'm = ?' : 'm <= ?'
  const after = last === undefined ? '' : ` AND (${cells.join(', ')}) > (${cells.map(() => '?').join(', ')})`
  const order = cells.length === 0 ? '' : ` ORDER BY ${cells.join(', ')}`
  const read = `SELECT ${cells.length === 0 ? 'm' : cells.join(', ')} FROM ${name} WHERE p = ? AND n = ? AND ${number}${after}${order}`
  return writer.statement(`${read} LIMIT ${PAGE}`).all([plan, referenceCell(node.UUID), messageNo, ...(last ?? [])])
}
