/**
 * Which way a plan's rows are gone through in parts, so that a scan of a large table never keeps everything else waiting: along the key or
 * an index where that is the order that is asked for, else by key with the best rows of each part merged.
 */
import type { Layout, TableLayout } from '../store/layout.ts'
import { orderTerms } from './order.ts'
import type { Plan } from './plan.ts'
import type { Parting } from './sql/select.ts'

/** How SQLite goes about a statement, as EXPLAIN QUERY PLAN says it. */
export interface Way {
  /** The whole table is looked at, or all of it behind a key. */
  readonly isScan: boolean
  /** Rows are sorted before the first one is there. */
  readonly isSorted: boolean
  /** Rows that share what they are ordered by first are sorted, before the first of them is there. */
  readonly isSortedWithin: boolean
}

export function wayOf(steps: readonly string[]): Way {
  const first = steps.find((one) => /^(SCAN|SEARCH|MULTI)/.test(one)) ?? ''
  return {
    isScan: first.startsWith('SCAN') || /\(c\d+[<>]\?\)$/.test(first),
    isSorted: steps.some((one) => one.includes('TEMP B-TREE FOR ORDER BY')),
    isSortedWithin: steps.some((one) => one.includes('TEMP B-TREE FOR') && one.endsWith(' OF ORDER BY')),
  }
}

/** `undefined`: the plan is not one of rows of a table. */
export function partedTable({ source, joins, group, having, columns }: Plan, layout: Layout): TableLayout | undefined {
  if (joins !== undefined || group !== undefined || having !== undefined) return undefined
  if (columns.some(({ expression }) => expression.kind === 'aggregate')) return undefined
  const table =
    source.kind === 'given' ? undefined : source.kind === 'object' ? layout.table(source.name) : layout.section(source.name, source.section)
  return table === undefined || whole.has(table.object.kind) ? undefined : table
}

/** A view, and tables of few rows. */
const whole: ReadonlySet<string> = new Set(['DocumentJournal', 'Constant', 'Enum'])

/** `upTo` of a part that ends with the table, by the kind of cell. */
const ENDS = { rowid: [-(2n ** 63n) + 1n, 2n ** 63n - 1n], text: ['', '\u{10FFFF}'] } as const

/** The values before all cells and behind all. */
export const endsOf = ({ cell }: Pick<Parting, 'cell'>): (typeof ENDS)['rowid' | 'text'] => ENDS[cell === 'rowid' ? 'rowid' : 'text']

export function partingOf(plan: Plan, table: TableLayout, layout: Layout, { isSorted }: Way): Parting {
  const key = keyParting(table)
  if (plan.distinct === true) return { ...key, order: 'any' }
  const isSaid = plan.order !== undefined && plan.order.length > 0
  if (!isSaid && table.clustered) return { ...key, order: 'asked' }
  if (!isSaid && plan.skip === undefined && plan.top === undefined) return { ...key, order: 'any' }
  return (isSaid && !isSorted ? alongIndex(plan, table, layout) : undefined) ?? { ...key, order: 'sorted' }
}

/** By the key, or by the number of a row. */
export const keyParting = (table: TableLayout): Omit<Parting, 'order'> => ({
  cell: table.clustered ? table.key[0]!.name : 'rowid',
  isKey: true,
  descending: false,
})

/** Along the index of the leading field: one that is never Null, and is compared as text. */
function alongIndex(plan: Plan, table: TableLayout, layout: Layout): Parting | undefined {
  const [term] = orderTerms(plan, layout)
  if (term === undefined || term.expression.kind !== 'field' || term.expression.path.length !== 1) return undefined
  const column = table.column(term.expression.path[0]!.field)
  const kind = column?.codecs[0]!.kept.kind
  if (column === undefined || column.tag !== undefined || column.field.role !== 'standard') return undefined
  if (kind === 'date') return { cell: column.name, isKey: false, descending: term.descending, order: 'asked' }
  return kind === 'text' && column.twin !== undefined
    ? { cell: column.twin, isKey: false, descending: term.descending, order: 'asked' }
    : undefined
}
