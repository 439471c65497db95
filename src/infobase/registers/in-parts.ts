/**
 * Virtual tables of large registers in parts, with a turn for everything else between them: a part has all rows of some values of the first
 * dimension, which records and totals are found by. What is written meanwhile has it made anew, so that it never holds half of a change.
 */
import { eachPart, type Borders, type Pacing } from '../query/each-part.ts'
import { endsOf } from '../query/parting.ts'
import type { Row } from '../query/plan.ts'
import type { Column } from '../store/column.ts'
import type { TableLayout } from '../store/layout.ts'
import type { Transactions } from '../store/transactions.ts'
import { mayBeNull, totalsLayout } from './totals-layout.ts'
import type { Registers, VirtualTable } from './virtual.ts'

interface Base extends Registers, Pacing {
  readonly transactions: Pick<Transactions, 'read' | 'isActive'>
}

/** What has no more rows than this is made at once. */
const FEW = 1_000
/** So often it is begun, before it is made at once. */
const ATTEMPTS = 2

/** The name of the dimension that rows must be grouped by first, for parts to be parts of the whole; `undefined`: there are no parts. */
export const leadingDimension = (register: TableLayout): string | undefined => leadingColumn(register)?.field.Name

function leadingColumn({ columns }: TableLayout): Column | undefined {
  const first = columns.find(({ field: { role } }) => role === 'dimension' || role === 'separator')
  if (first?.field.role !== 'dimension' || first.tag !== undefined || mayBeNull(first)) return undefined
  return first.codecs[0]!.affinity === 'TEXT' || first.codecs[0]!.affinity === 'INTEGER' ? first : undefined
}

/** `make` is asked for the whole table or for a part of it, inside a reading. */
export async function inParts(base: Base, register: TableLayout, make: (registers: Registers) => VirtualTable): Promise<VirtualTable> {
  const borders = base.transactions.isActive ? undefined : await base.transactions.read(() => bordersOf(base, register))
  for (let attempt = 0; borders !== undefined && attempt < ATTEMPTS; attempt++) {
    const made = await oneAttempt(base, borders, make)
    if (made !== undefined) return made
  }
  return base.transactions.read(() => make(base))
}

interface OfColumn extends Borders {
  readonly cell: string
}

function bordersOf(base: Base, register: TableLayout): OfColumn | undefined {
  const { layout, tables, totals, writer } = base
  const column = leadingColumn(register)
  if (column === undefined || layout.dialect !== 'sqlite') return undefined
  const own = totalsLayout(register)
  // Records of accumulation registers are found by folded texts, their totals by the texts themselves; without resources there are none.
  if (own !== undefined && (column.twin !== undefined || own.resources.length === 0 || !own.dimensions.includes(column))) return undefined
  tables.ensure([register])
  if (own !== undefined) totals.ensure(own)
  const cell = column.name
  const next = writer.statement(
    `SELECT ${cell} AS b FROM ${own?.months ?? register.name} WHERE ${cell} > ? ORDER BY ${cell} LIMIT 1 OFFSET ?`,
  )
  const [first, last] = endsOf({ cell: column.codecs[0]!.affinity === 'INTEGER' ? 'rowid' : cell })
  const borders: OfColumn = {
    cell,
    isByRow: false,
    isLater: false,
    ends: [first, last],
    border(after, rows) {
      const found = next.all([after, BigInt(rows - 1)])[0]?.['b']
      return typeof found === 'number' ? BigInt(found) : found
    },
  }
  return borders.border(first, FEW) === undefined ? undefined : borders
}

/** `undefined`: something was written meanwhile. */
async function oneAttempt(base: Base, borders: OfColumn, make: (registers: Registers) => VirtualTable): Promise<VirtualTable | undefined> {
  const { model, layout, tables, writer, totals } = base
  const changes = writer.statement('SELECT total_changes() AS n')
  const rows: Row[] = []
  let fields: readonly string[] = []
  let before: unknown
  const parts = eachPart(base, borders, ({ after, upTo }) => {
    const now = changes.all([])[0]?.['n']
    before ??= now
    if (now !== before) return undefined
    const part = { cell: borders.cell, after, upTo, isFirst: after === borders.ends[0] }
    const made = make({ model, layout, tables, writer, totals, part })
    fields = made.fields
    return made.rows
  })
  for await (const made of parts) {
    if (made === undefined) return undefined
    for (const row of made) rows.push(row)
  }
  return { fields, rows }
}
