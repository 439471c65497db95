/**
 * Virtual tables of large registers in parts, with a turn for everything else between them. Where rows are grouped by the first dimension,
 * which records and totals are found by, a part has all rows of some of its values; else sums are gathered. What is written to the register
 * meanwhile has them made anew, so that they never hold half of a change; whoever writes for ever waits the third time.
 */
import { cellsIn, eachPart, type Borders, type Cells, type Pacing } from '../query/each-part.ts'
import type { Expression } from '../query/expression.ts'
import { HeldRows, type Rows } from '../query/held-rows.ts'
import type { Column } from '../store/column.ts'
import { listed, type Bound } from '../store/engine.ts'
import { indexedCells } from '../store/keys.ts'
import type { TableLayout } from '../store/layout.ts'
import type { Transactions } from '../store/transactions.ts'
import type { Writer } from '../store/writer.ts'
import { Reference } from '../values/reference.ts'
import { gather, Gathered, gatheringOf, hasMore } from './gather.ts'
import { keyCells, mayBeNull, totalsLayout } from './totals-layout.ts'
import type { Registers, RowsOf, VirtualTable } from './virtual.ts'

interface Base extends Registers, Pacing {
  readonly transactions: Pick<Transactions, 'read' | 'run' | 'isActive'>
}

type Make = (registers: Registers) => VirtualTable

/** What has no more rows than this is made at once. */
const FEW = 1_000
/** So often it is begun, before others wait until it is made. */
const ATTEMPTS = 2
/** Rows of one value beyond which it is no part. */
const MANY = 2_000

/** The name of the dimension that rows must be grouped by first, for parts to be parts of the whole; `undefined`: there are no parts. */
export const leadingDimension = (register: TableLayout): string | undefined => leadingColumn(register)?.field.Name

function leadingColumn({ columns }: TableLayout): Column | undefined {
  const first = columns.find(({ field: { role } }) => role === 'dimension' || role === 'separator')
  if (first?.field.role !== 'dimension' || first.tag !== undefined || mayBeNull(first)) return undefined
  return first
}

/**
 * `make` is asked for the whole table or for a part of it, inside a reading. `isLed`: its rows are grouped by the first dimension, and by
 * others behind it.
 */
export async function inParts(base: Base, register: TableLayout, make: Make, isLed = true): Promise<VirtualTable> {
  const { transactions, layout } = base
  if (transactions.isActive || layout.dialect !== 'sqlite') return transactions.read(() => make(base))
  const parted = new Parted(base, register, make)
  let ways = await transactions.read(() => parted.ways(isLed))
  for (let attempt = 0; ways.length > 0 && attempt <= ATTEMPTS; attempt++) {
    const [way] = ways
    const made = attempt < ATTEMPTS ? await way!() : await transactions.run(way!)
    if (made === 'many') {
      ways = ways.slice(1)
      attempt--
    } else if (made !== undefined) return made
  }
  return transactions.read(() => make(base))
}

/** `undefined`: something was written meanwhile; `many`: a value has too many rows. */
type Way = () => Promise<VirtualTable | 'many' | undefined>

/** One table of one register, which is made in parts. */
class Parted {
  readonly #base: Base
  readonly #register: TableLayout
  readonly #make: Make

  constructor(base: Base, register: TableLayout, make: Make) {
    this.#base = base
    this.#register = register
    this.#make = make
  }

  /** How it may be made; none: at once. */
  ways(isLed: boolean): readonly Way[] {
    const { tables, totals } = this.#base
    const own = totalsLayout(this.#register)
    tables.ensure([this.#register])
    if (own === undefined) return this.#slicing()
    totals.ensure(own)
    const column = leadingColumn(this.#register)
    const value = column && valueAsked(this.#asked(), column)
    // What an index finds is read at once.
    if (value !== undefined && !this.#hasMany(own.months, column!.name, column!.codecs[0]!.encode(value))) return []
    // Records are found by folded texts, their totals by the texts themselves; without resources there are none.
    const isFound = column !== undefined && column.twin === undefined && own.resources.length > 0 && own.dimensions.includes(column)
    const borders = isLed && isFound ? this.#borders(own.months, [column.name]) : undefined
    if (borders?.border(undefined, FEW) !== undefined) return [() => this.#byDimension(borders, [column!.name], own.months), this.#gathered]
    return [this.#gathered]
  }

  /** The condition of what is summed. */
  #asked(): Expression | undefined {
    const sums = new Gathered()
    this.#make({ ...registersOf(this.#base), sums })
    return sums.asked[0]?.condition
  }

  #slicing(): readonly Way[] {
    const { object, columns, column } = this.#register
    const cells = keyCells(columns.filter(({ field }) => field.role === 'dimension' || field.role === 'separator'))
    const indexed = indexedCells(object, column)
    if (cells.length === 0 || !cells.every((one, at) => one === indexed[at])) return []
    const borders = this.#borders(this.#register.name, cells)
    return borders.border(undefined, FEW) === undefined ? [] : [() => this.#byDimension(borders, cells, undefined)]
  }

  #borders(table: string, cells: readonly string[]): Borders<Cells | undefined> {
    const { writer } = this.#base
    const [list, holes] = [cells.join(', '), cells.map(() => '?').join(', ')]
    const listed = cells.map((cell, at) => `${cell} AS b${at}`).join(', ')
    const next = (where: string) => writer.statement(`SELECT ${listed} FROM ${table}${where} ORDER BY ${list} LIMIT 1 OFFSET ?`)
    const from = next('')
    const behind = next(cells.length === 1 ? ` WHERE ${list} > ?` : ` WHERE (${list}) > (${holes})`)
    return {
      isByRow: false,
      isLater: false,
      ends: [undefined, undefined],
      border(after, rows) {
        const [row] = after === undefined ? from.all([BigInt(rows - 1)]) : behind.all([...after, BigInt(rows - 1)])
        return row && cellsIn(row, cells.length)
      },
    }
  }

  /** `months`: totals, whose values may have many rows. */
  async #byDimension(borders: Borders<Cells | undefined>, cells: readonly string[], months: string | undefined): ReturnType<Way> {
    const base = this.#base
    const watch = new Watch(base.writer)
    const reads = new Set<TableLayout>([this.#register])
    const rows = new HeldRows()
    let fields: readonly string[] = []
    const parts = eachPart<Rows | 'many' | undefined, Cells | undefined>(base, borders, ({ after, upTo }) => {
      if (!watch.isSame()) return undefined
      if (months !== undefined && upTo !== undefined && this.#hasMany(months, cells[0]!, upTo[0]!)) return 'many'
      const made = this.#make({ ...registersOf(base), reads, rowsOf: heldRowsOf, part: { cells, after, upTo } })
      watch.add(reads)
      fields = made.fields
      return made.rows
    })
    for await (const made of parts) {
      if (made === undefined || made === 'many') return made
      rows.addAll(made)
    }
    return { fields, rows }
  }

  #hasMany(months: string, cell: string, value: Bound): boolean {
    const { writer } = this.#base
    return [months, this.#register.name].some(
      (table) => writer.statement(`SELECT 1 AS n FROM ${table} WHERE ${cell} = ? LIMIT 1 OFFSET ${MANY}`).all([value]).length > 0,
    )
  }

  #gathered: Way = async () => {
    const base = this.#base
    const watch = new Watch(base.writer)
    const sums = new Gathered()
    const registers = { ...registersOf(base), sums }
    const gatherings = await base.transactions.read(() => {
      watch.add([this.#register])
      this.#make(registers)
      const all = sums.asked.map(gatheringOf)
      for (const one of all) watch.add(one?.tables ?? [])
      return all
    })
    const isLarge = await base.transactions.read(() => gatherings.some((one) => one !== undefined && hasMore(base, one, FEW)))
    if (!isLarge) return base.transactions.read(() => this.#make(base))
    const made: VirtualTable[] = []
    for (const one of gatherings) {
      // What has no order to be gone through in is made at once.
      if (one === undefined) return base.transactions.read(() => this.#make(base))
      const table = await gather(base, one, () => watch.isSame())
      if (table === undefined) return undefined
      made.push(table)
    }
    sums.know(made)
    return base.transactions.read(() => (watch.isSame() ? this.#make(registers) : undefined))
  }
}

/** The reference that a condition says a dimension is. */
function valueAsked(condition: Expression | undefined, column: Column): Reference | undefined {
  if (condition?.kind === 'and') {
    for (const one of condition.operands) {
      const found = valueAsked(one, column)
      if (found !== undefined) return found
    }
  }
  if (condition?.kind !== 'compare' || condition.operator !== '=' || condition.right.kind !== 'value') return undefined
  const { left, right } = condition
  const isOwn = left.kind === 'field' && left.path.length === 1 && left.path[0]!.field === column.field.Name
  const isSame = right.value instanceof Reference && right.value.type === column.codecs[0]!.type
  return isOwn && isSame ? (right.value as Reference) : undefined
}

/** They are decoded when somebody takes them. */
const heldRowsOf: RowsOf = (statement, bound, decode) => new HeldRows().add(listed(statement, bound), decode)

const registersOf = ({ model, layout, tables, writer, totals }: Registers): Registers => ({ model, layout, tables, writer, totals })

/** Whether nothing was written to some tables since they were read first. */
class Watch {
  readonly #writer: Writer
  readonly #writes = new Map<TableLayout, number>()

  constructor(writer: Writer) {
    this.#writer = writer
  }

  add(tables: Iterable<TableLayout>): void {
    for (const one of tables) if (!this.#writes.has(one)) this.#writes.set(one, this.#writer.writesOf(one))
  }

  isSame(): boolean {
    return [...this.#writes].every(([table, writes]) => this.#writer.writesOf(table) === writes)
  }
}
