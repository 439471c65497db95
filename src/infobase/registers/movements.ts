/**
 * Receipts and expenses of accumulation registers between two moments, as rows that are summed: whole months from the totals, the rest from
 * the records. A year's turnovers read twelve totals a combination of dimensions, however many records there are.
 */
import type { DateTime } from '../../xdto/values/date-time.ts'
import { beginOfPeriod, dateAdd } from '../query/functions/dates.ts'
import { raw, sql, joined, type Sql } from '../query/sql/template.ts'
import { cellsOf, type Column } from '../store/column.ts'
import type { Value } from '../values/value.ts'
import { WIDE_ZERO } from '../values/wide-number.ts'
import { noDetails, type Details } from './details.ts'
import { active, whereAll } from './slice.ts'
import { isWideTotal, keyCells, mayBeNull, readCells, type Side, type TotalsLayout } from './totals-layout.ts'
import { endsOfPart, holeAt, ofPart, type RegisterPart, type Registers } from './virtual.ts'

/** How the rows of a table are gone through a slice at a time: by cells that an index leads to, each row once. */
export interface Walk {
  readonly table: string
  readonly cells: readonly string[]
  /** Where it begins and ends, of the first of the cells; open where there is no condition. */
  readonly from: Sql | undefined
  readonly to: Sql | undefined
}

/** Stands in a part for the condition that its rows are of a slice of that walk. */
export class RangePlace {
  readonly walk: Walk

  constructor(walk: Walk) {
    this.walk = walk
  }
}

/** Values that are bound, with where each is. */
export class Bounds {
  readonly values: Value[] = []
  readonly #part: RegisterPart | undefined
  readonly #isWalked: boolean
  #at = -1

  /** `part`: all rows are of it. */
  constructor({ part, sums }: Pick<Registers, 'part' | 'sums'>) {
    this.#part = part
    this.#isWalked = sums !== undefined
  }

  /**
   * Condition of the rows of the part. Where a span is asked for too, values are listed, so that the index of the dimension leads to the
   * rows of the span alone.
   */
  ofPart({ months }: TotalsLayout, { from, to }: Span): readonly Sql[] {
    const part = this.#part
    if (part === undefined) return []
    if (this.#at < 0) {
      this.#at = this.values.length
      this.values.push(...endsOfPart(part))
    }
    const own = ofPart(part, this.#at)
    if (from === undefined && to === undefined) return own
    const cell = raw(part.cells[0]!)
    return [sql`${cell} in (select distinct ${cell} from ${raw(months)}${whereAll(own)})`]
  }

  /** Condition that rows lie between two moments, or a place for that of a slice of them; `isPicked`: they have no order of their own. */
  between(walk: Walk, isPicked = false): readonly Sql[] {
    if (this.#isWalked && !isPicked) return [sql`${new RangePlace(walk)}`]
    return [walk.from, walk.to].filter((one) => one !== undefined)
  }

  /** The table, gone through along its key where it is walked: by an index each slice would be looked for in all rows. */
  along(table: string): Sql {
    return raw(this.#isWalked ? `${table} not indexed` : table)
  }

  hole(value: Value): Sql {
    return holeAt(this.values.push(value) - 1)
  }
}

/** A part of time: from its first second, up to but without the end; open where none is said. */
export interface Span {
  readonly from?: DateTime | undefined
  readonly to?: DateTime | undefined
}

/** Selects the cells of the dimensions, `p0`, `x0`, …, and what details need: `d`, the moment of a record, and cells of its recorder. */
export type Part = Sql

/** How records are read: `sign` turns what was received and spent around. */
interface Reading {
  readonly sign: 1 | -1
  readonly details: Details
}

/** Rows of whole months and of records beside them. */
export const movementParts = (totals: TotalsLayout, span: Span, bounds: Bounds, sign: 1 | -1 = 1): readonly Part[] =>
  totals.ofRecords
    ? [records(totals, span, bounds, { sign, details: noDetails })]
    : partsBetween(totals, span, bounds, { sign, details: noDetails })

/** The same by periods or recorders; totals serve where no month is parted. */
export const detailedParts = (totals: TotalsLayout, span: Span, bounds: Bounds, details: Details): readonly Part[] =>
  details.ofRecords || totals.ofRecords
    ? [records(totals, span, bounds, { sign: 1, details })]
    : partsBetween(totals, span, bounds, { sign: 1, details })

function partsBetween(totals: TotalsLayout, span: Span, bounds: Bounds, reading: Reading): readonly Part[] {
  const first = span.from === undefined ? undefined : monthFrom(span.from)
  const last = span.to === undefined ? undefined : beginOfPeriod(span.to, 'month')
  // Within one month there is no whole one.
  if (first !== undefined && last !== undefined && first.compare(last) >= 0) return [records(totals, span, bounds, reading)]
  const before =
    span.from !== undefined && first!.compare(span.from) > 0 ? [records(totals, { from: span.from, to: first }, bounds, reading)] : []
  const after = span.to !== undefined && span.to.compare(last!) > 0 ? [records(totals, { from: last, to: span.to }, bounds, reading)] : []
  return [...before, months(totals, { from: first, to: last }, bounds, reading), ...after]
}

/** The first whole month. */
function monthFrom(at: DateTime): DateTime {
  const begin = beginOfPeriod(at, 'month')
  return begin.compare(at) === 0 ? begin : dateAdd(begin, 'month', 1)
}

function months(totals: TotalsLayout, { from, to }: Span, bounds: Bounds, { sign, details }: Reading): Part {
  const conditions = [
    ...bounds.ofPart(totals, { from, to }),
    ...bounds.between({
      table: totals.months,
      cells: ['m', ...keyCells(totals.dimensions)],
      from: from && sql`m >= ${bounds.hole(from.toString().slice(0, 7))}`,
      to: to && sql`m < ${bounds.hole(to.toString().slice(0, 7))}`,
    }),
  ]
  const moment = details.isEmpty ? [] : [sql`m || '-01T00:00:00' as d`]
  const sides = totals.monthSides?.map((side) => {
    const amounts = totals.resources.flatMap((one, at) =>
      pair(signed(raw(side.amounts[at]!), isWideTotal(one), sign), side.way, isWideTotal(one)),
    )
    return selectOf(cellsAs(side.dimensions, totals, readCells), [...moment, ...named(amounts)], bounds.along(totals.months), conditions)
  })
  if (sides !== undefined) return joined(sides, ' union all ')
  const amounts = totals.resources.flatMap((one, at) => [
    signed(raw(`p${at}`), isWideTotal(one), sign),
    totals.isBalance ? signed(raw(`x${at}`), isWideTotal(one), sign) : zero(isWideTotal(one)),
  ])
  return selectOf(ownCells(totals), [...moment, ...named(amounts)], bounds.along(totals.months), conditions)
}

/** Cells of other columns under the names of the own dimensions' cells. */
const cellsAs = (columns: readonly Column[], { dimensions }: TotalsLayout, read: (column: Column) => readonly string[]): readonly Sql[] =>
  columns.flatMap((column, at) => {
    const names = cellsOf(dimensions[at]!)
    return read(column).map((cell, part) => raw(cell === names[part] ? cell : `${cell} as ${names[part]}`))
  })

const ownCells = (totals: TotalsLayout): readonly Sql[] => cellsAs(totals.dimensions, totals, readCells)

const pair = (amount: Sql, way: 'received' | 'spent', isWide: boolean): readonly Sql[] =>
  way === 'received' ? [amount, zero(isWide)] : [zero(isWide), amount]

function records(totals: TotalsLayout, { from, to }: Span, bounds: Bounds, { sign, details }: Reading): Part {
  const table = totals.records
  const period = table.column('Period')!.name
  const isOpen = from === undefined && to === undefined
  return joined(
    totals.sides.map((side) => {
      const conditions = [
        ...active(table, table.name),
        ...bounds.ofPart(totals, { from, to }),
        ...bounds.between(
          {
            table: table.name,
            cells: isOpen ? ['rowid'] : [period, 'rowid'],
            from: from && sql`${raw(period)} >= ${bounds.hole(from)}`,
            to: to && sql`${raw(period)} < ${bounds.hole(to)}`,
          },
          totals.picked !== undefined,
        ),
      ]
      const moment = details.isEmpty ? [] : [sql`${raw(period)} as d`, ...cellsBeside(details, totals)]
      const cells = cellsAs(side.dimensions, totals, cellsOf)
      const own = isOpen ? bounds.along(table.name) : raw(table.name)
      const rows = totals.picked === undefined ? own : sql`${totals.picked.from} as ${raw(table.name)}`
      return selectOf(cells, [...moment, ...named(sideAmounts(totals, side, sign))], rows, conditions)
    }),
    ' union all ',
  )
}

/** Where rows have every field of the records, the recorder is among them. */
const cellsBeside = ({ cells }: Details, totals: TotalsLayout): readonly Sql[] =>
  cells.filter((cell) => !totals.ofRecords || !totals.cells.includes(cell)).map((cell) => raw(cell))

function sideAmounts(totals: TotalsLayout, { resources, way }: Side, sign: 1 | -1): readonly Sql[] {
  return resources.flatMap((own, at) => {
    const isWide = isWideTotal(totals.resources[at]!)
    const amount = signed(amountOf(own, isWide), isWide, sign)
    if (typeof way === 'string') return pair(amount, way, isWide)
    const isSpent = sql`${raw(way.type.name)} = '${raw(way.spent)}'`
    return [
      sql`case when ${isSpent} then ${zero(isWide)} else ${amount} end`,
      sql`case when ${isSpent} then ${amount} else ${zero(isWide)} end`,
    ]
  })
}

/** What there is now, as though it had been received. */
export function currentPart(totals: TotalsLayout, bounds: Bounds): Part {
  const amounts = totals.resources.flatMap((one, at) => [raw(`r${at}`), zero(isWideTotal(one))])
  const walk = { table: totals.current!, cells: [...keyCells(totals.dimensions), 'k'], from: undefined, to: undefined }
  return selectOf(ownCells(totals), named(amounts), bounds.along(totals.current!), [...bounds.ofPart(totals, {}), ...bounds.between(walk)])
}

function selectOf(cells: readonly Sql[], columns: readonly Sql[], from: Sql, conditions: readonly Sql[]): Sql {
  return sql`select ${joined([...cells, ...columns])} from ${from}${whereAll(conditions)}`
}

const named = (amounts: readonly Sql[]): readonly Sql[] =>
  amounts.map((one, at) => sql`${one} as ${raw(`${at % 2 === 0 ? 'p' : 'x'}${Math.floor(at / 2)}`)}`)

/** The record's own cell in the form of the totals. */
function amountOf(column: Column, isWide: boolean): Sql {
  const {
    name,
    codecs: [own],
  } = column
  const made = isWide && own!.kept.kind === 'integer' ? sql`x_wide(${raw(name)}, ${raw(String(own!.kept.scale))})` : raw(name)
  return mayBeNull(column) ? sql`coalesce(${made}, ${zero(isWide)})` : made
}

const zero = (isWide: boolean): Sql => raw(isWide ? `'${WIDE_ZERO}'` : '0')
const signed = (amount: Sql, isWide: boolean, sign: 1 | -1): Sql =>
  sign === 1 ? amount : isWide ? sql`x_negate(${amount})` : sql`-${amount}`

/** The moment after a second, for an end that is included. */
export const after = (at: DateTime): DateTime => dateAdd(at, 'second', 1)
