/**
 * Balance, Turnovers and BalanceAndTurnovers of accumulation registers, from totals: a balance reads what there is now, or the months up to
 * its date, from whichever end is nearer, and the records of one month at most.
 */
import { said } from '../../diagnostics/said.ts'
import type { DateTime } from '../../xdto/values/date-time.ts'
import type { Expression } from '../query/expression.ts'
import { beginOfPeriod } from '../query/functions/dates.ts'
import { PlanError } from '../query/problem.ts'
import { columnFragment } from '../query/sql/scope.ts'
import { fragmentCells } from '../query/sql/select.ts'
import { joined, raw, sql, type Sql } from '../query/sql/template.ts'
import type { Column } from '../store/column.ts'
import type { TableLayout } from '../store/layout.ts'
import { amongRecords } from './among.ts'
import { amountColumn, difference, isOther, total } from './amounts.ts'
import { detailColumns, detailsOf, noDetails, type Details } from './details.ts'
import { Bounds, currentPart, detailedParts, movementParts, type Part } from './movements.ts'
import { running } from './running.ts'
import { isMonth, spanKey, spanOf } from './spans.ts'
import { keyCells, totalsLayout, withAllDimensions, withRecordFields, type TotalsLayout } from './totals-layout.ts'
import {
  partKey,
  refuseTable,
  virtualRows,
  type Made,
  type Making,
  type NamedFragment,
  type Registers,
  type Summed,
  type VirtualTable,
} from './virtual.ts'

interface TotalsParameters {
  /** Names of the dimensions that rows are grouped by; the others are summed. All when absent. */
  readonly Dimensions?: readonly string[] | undefined
  /** Of dimensions, before anything is summed. */
  readonly Condition?: Expression | undefined
  /** The condition is of any field of the records, which are then summed one by one. */
  readonly ofRecords?: boolean | undefined
  /** Of any field of the records: the others do not count. */
  readonly among?: Expression | undefined
  /** What is done to rows before the condition. */
  readonly reshape?: Reshape | undefined
}
export interface Reshape {
  /** Tells it from others. */
  readonly key: string
  /** `others`: columns that are no cells of dimensions. */
  readonly part: (part: Part, bounds: Bounds, others: readonly string[]) => Part
}
export interface BalanceParameters extends TotalsParameters {
  /** The balance at the beginning of that second: its movements are not in it. */
  readonly Period?: DateTime | undefined
}
export interface TurnoversParameters extends TotalsParameters {
  /** Both are included. */
  readonly StartPeriod?: DateTime | undefined
  readonly EndPeriod?: DateTime | undefined
  /** Periods, `MonthPeriod`, and `Recorder`, `LineNumber`, `Period`: rows are told apart by them too. */
  readonly Details?: readonly string[] | undefined
}

/** Fields: the dimensions, `КоличествоBalance` …; combinations whose balances are all 0 are left out. */
export const balance = (registers: Registers, register: TableLayout, parameters: BalanceParameters): VirtualTable =>
  balanceOf(registers, asAsked(totalsOf(register, 'Balance', true), parameters), ownDimensions(register, parameters))

export function balanceOf(registers: Registers, of: TotalsLayout, { Period, ...rest }: BalanceParameters): VirtualTable {
  registers.totals.ensure(of)
  const bounds = new Bounds(registers)
  const totals = amongRecords(registers, of, rest.among, bounds)
  const parts = balanceParts(registers, totals, Period, bounds)
  return summed(registers, totals, rest, bounds, parts, `Balance${partsKey(registers, totals, Period)}`, (at) => [
    { suffix: 'Balance', make: (isWide) => difference(isWide, `p${at}`, `x${at}`) },
  ])
}

/** Fields: the dimensions, the details, and of each resource `Turnover`, for a register of balances `Receipt` and `Expense` too. */
export const turnovers = (registers: Registers, register: TableLayout, parameters: TurnoversParameters): VirtualTable =>
  parameters.ofRecords === true
    ? turnoversOf(registers, withRecordFields(totalsOf(register, 'Turnovers', false)), ownDimensions(register, parameters))
    : turnoversOf(registers, dimensioned(totalsOf(register, 'Turnovers', false), parameters), parameters)

export function turnoversOf(
  registers: Registers,
  of: TotalsLayout,
  { StartPeriod, EndPeriod, Details, ...rest }: TurnoversParameters,
): VirtualTable {
  const details = detailsOf(of.register, Details)
  registers.totals.ensure(of)
  const bounds = new Bounds(registers)
  const totals = amongRecords(registers, of, rest.among, bounds)
  const span = spanOf(StartPeriod, EndPeriod)
  const parts = detailedParts(totals, span, bounds, details)
  const key = `Turnovers${spanKey(span)}`
  return summed(registers, totals, { ...rest, details }, bounds, parts, key, (at) => [
    { suffix: 'Turnover', make: (isWide) => (totals.isBalance ? difference(isWide, `p${at}`, `x${at}`) : total(isWide, `p${at}`)) },
    ...(totals.isBalance ? receiptAndExpense(at) : []),
  ])
}

const receiptAndExpense = (at: number): readonly Amount[] => [
  { suffix: 'Receipt', make: (isWide) => total(isWide, `p${at}`) },
  { suffix: 'Expense', make: (isWide) => total(isWide, `x${at}`) },
]

const asAsked = (totals: TotalsLayout, { ofRecords }: TotalsParameters): TotalsLayout =>
  ofRecords === true ? withRecordFields(totals) : totals

/** By records rows are grouped by dimensions alone all the same. */
const ownDimensions = <P extends TotalsParameters>(register: TableLayout, parameters: P): P =>
  parameters.ofRecords === true && parameters.Dimensions === undefined
    ? { ...parameters, Dimensions: totalsLayout(register)?.dimensions.map(({ field }) => field.Name) }
    : parameters

/** Records serve where a dimension that totals do not have may be looked at. */
const dimensioned = (totals: TotalsLayout, { Dimensions, Condition }: TotalsParameters): TotalsLayout =>
  Condition === undefined && Dimensions?.every((name) => totals.dimensions.includes(totals.register.column(name)!)) === true
    ? totals
    : withAllDimensions(totals)

/**
 * Fields: the dimensions, the details, and of each resource the balance before, what was received and spent, and the balance after. By
 * details a row has the balances at its own borders; the first and the last period have one without movements too, as the query language
 * adds them by default.
 */
export function balanceAndTurnovers(registers: Registers, register: TableLayout, parameters: TurnoversParameters): VirtualTable {
  const { StartPeriod, EndPeriod, Details, ...rest } = ownDimensions(register, parameters)
  const totals = asAsked(totalsOf(register, 'BalanceAndTurnovers', true), rest)
  registers.totals.ensure(totals)
  const details = detailsOf(register, Details)
  const bounds = new Bounds(registers)
  const span = spanOf(StartPeriod, EndPeriod)
  if (!details.isEmpty) {
    const parts = detailedParts(totals, span, bounds, details)
    const moved = summed(registers, totals, { ...rest, details }, bounds, parts, `ByDetails${spanKey(span)}`, receiptAndExpense)
    const opening = StartPeriod === undefined ? undefined : balance(registers, register, { ...rest, Period: StartPeriod })
    return running(moved, opening, totals.resources, details, { StartPeriod, EndPeriod })
  }
  const opening = StartPeriod === undefined ? [] : balanceParts(registers, totals, StartPeriod, bounds).map((part) => marked(part, 0))
  const parts = [...opening, ...movementParts(totals, span, bounds).map((part) => marked(part, 1))]
  const key = `BalanceAndTurnovers${StartPeriod === undefined ? '' : partsKey(registers, totals, StartPeriod)}${spanKey(span)}`
  return summed(registers, totals, rest, bounds, parts, key, (at) => [
    { suffix: 'OpeningBalance', make: (isWide) => difference(isWide, `p${at}`, `x${at}`, 0) },
    { suffix: 'Receipt', make: (isWide) => total(isWide, `p${at}`, 1) },
    { suffix: 'Expense', make: (isWide) => total(isWide, `x${at}`, 1) },
    { suffix: 'Turnover', make: (isWide) => difference(isWide, `p${at}`, `x${at}`, 1) },
    { suffix: 'ClosingBalance', make: (isWide) => difference(isWide, `p${at}`, `x${at}`) },
  ])
}

function totalsOf(register: TableLayout, table: string, needsBalance: boolean): TotalsLayout {
  const totals = totalsLayout(register)
  return totals === undefined || (needsBalance && !totals.isBalance) ? refuseTable(register, table) : totals
}

/** Rows of the opening balance have 0 in `o`, those of the movements 1. */
const marked = (part: Part, which: 0 | 1): Part => sql`select *, ${raw(String(which))} as o from (${part}) as one`

function balanceParts(registers: Registers, totals: TotalsLayout, at: DateTime | undefined, bounds: Bounds): readonly Part[] {
  if (totals.ofRecords) return movementParts(totals, { to: at }, bounds)
  if (at === undefined) return [currentPart(totals, bounds)]
  if (!isNearerToNow(registers, totals, at)) return movementParts(totals, { to: at }, bounds)
  // From what there is now, what came from the beginning of the month on is taken away, and the month's own part is added again.
  const month = beginOfPeriod(at, 'month')
  const own = month.compare(at) === 0 ? [] : movementParts(totals, { from: month, to: at }, bounds)
  return [currentPart(totals, bounds), ...movementParts(totals, { from: month }, bounds, -1), ...own]
}

/** Whether fewer months lie behind the date than before it. */
function isNearerToNow({ writer }: Registers, totals: TotalsLayout, at: DateTime): boolean {
  // Each by itself is found at an end of the key; both at once would be looked for in all rows.
  const [row] = writer.statement(`SELECT (SELECT min(m) FROM ${totals.months}) AS a, (SELECT max(m) FROM ${totals.months}) AS b`).all([])
  const [first, last] = [row?.['a'], row?.['b']]
  if (typeof first !== 'string' || typeof last !== 'string') return true
  const ordinal = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))
  const here = at.year * 12 + at.month
  return ordinal(last) - here <= here - ordinal(first)
}

/** What the text of the SELECT depends on. */
const partsKey = (registers: Registers, totals: TotalsLayout, at: DateTime | undefined): string =>
  at === undefined ? 'now' : `${isNearerToNow(registers, totals, at) ? 'back' : 'forth'}${isMonth(at)}`

interface Amount {
  readonly suffix: string
  readonly make: (isWide: boolean) => Sql
}

function summed(
  registers: Registers,
  totals: TotalsLayout,
  { Dimensions, Condition, reshape, details = noDetails }: TotalsParameters & { readonly details?: Details },
  bounds: Bounds,
  parts: readonly Part[],
  key: string,
  amounts: (resource: number) => readonly Amount[],
): VirtualTable {
  const dimensions = chosen(totals, Dimensions)
  const others = [...totals.resources.flatMap((_, at) => [`p${at}`, `x${at}`]), ...(details.isEmpty ? [] : ['d', ...details.cells])]
  const shaped = reshape === undefined ? parts : parts.map((part) => reshape.part(part, bounds, others))
  const told = `${dimensions.map((one) => one.name).join(',')}|${[...details.periods, ...details.cells].join(';')}`
  const from = `${totals.months}${totals.ofRecords ? 'r' : ''}${totals.picked?.key ?? ''}`
  const shape = `${from}${key}:${parts.length}:${bounds.values.length}|${told}|${reshape?.key ?? ''}${partKey(registers.part)}`
  const make = ({ alias, joins, condition }: Making): Made & Summed => {
    const made = totals.resources.flatMap((one, at) => amounts(at).map(({ suffix, make: cellOf }) => amountColumn(one, suffix, cellOf)))
    const by = detailColumns(details, alias)
    const keys = [...keyCells(dimensions).map((cell) => raw(`${alias}.${cell}`)), ...by.flatMap(({ fragment }) => fragmentCells(fragment))]
    const isMoved = made.map(({ isWide, cell }) => isOther(cell, isWide))
    const where = condition === undefined ? raw('') : sql` where ${condition}`
    const rows = (own: readonly Part[]): Sql => sql` from (${joined(own, ' union all ')}) as ${raw(alias)}${joins}${where}`
    const tail = joined(
      [
        keys.length === 0 ? raw('') : sql` group by ${joined(keys)}`,
        isMoved.length === 0 ? raw('') : sql` having ${joined(isMoved, ' or ')}`,
        keys.length === 0 ? raw('') : sql` order by ${joined(keys)}`,
      ],
      '',
    )
    return {
      columns: [
        ...dimensions.map((one): NamedFragment => ({ name: one.field.Name, fragment: columnFragment(alias, one) })),
        ...by,
        ...made.map(({ name, fragment }): NamedFragment => ({ name, fragment })),
      ],
      select: (columns) => sql`select ${columns}${rows(shaped)}${tail}`,
      keys,
      amounts: made,
      from: rows,
    }
  }
  const { register } = totals
  return (
    registers.sums?.take({ registers, register, key: shape, values: bounds.values, condition: Condition, parts: shaped, make })
    ?? virtualRows(registers, register, shape, bounds.values, Condition, make)
  )
}

function chosen(totals: TotalsLayout, names: readonly string[] | undefined): readonly Column[] {
  if (names === undefined) return totals.dimensions
  return names.map((name) => {
    const found = totals.register.column(name)
    if (found !== undefined && totals.dimensions.includes(found)) return found
    throw new PlanError(
      'unknown-field',
      said(`${totals.register.object.FullName} has no dimension ${name}`, `у ${totals.register.object.FullName} нет измерения ${name}`),
    )
  })
}
