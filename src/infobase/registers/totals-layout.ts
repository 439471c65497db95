/**
 * The tables of a register's totals: what was received and spent in each month, and what there is now. Of accounting registers that is what
 * accounts were debited and credited with (accounting/entries.ts).
 */
import type { Field } from '../model/field.ts'
import type { Sql } from '../query/sql/template.ts'
import { wideNumber, type Codec } from '../store/codec.ts'
import { cellsOf, type Column } from '../store/column.ts'
import type { Bound } from '../store/engine.ts'
import type { TableLayout } from '../store/layout.ts'

/** How a record counts in totals: once, or once for each account of an entry. */
export interface Side {
  /** Columns of the records, in the order of the dimensions and resources of the totals. */
  readonly dimensions: readonly Column[]
  readonly resources: readonly Column[]
  /** What it adds to; by the column of a type that says so. */
  readonly way: 'received' | 'spent' | { readonly type: Column; readonly spent: string }
}

/** How months that are kept by other dimensions are read: their columns and amounts, in the order of the own dimensions and resources. */
export interface MonthSide {
  readonly dimensions: readonly Column[]
  readonly amounts: readonly string[]
  readonly way: 'received' | 'spent'
}

export interface TotalsLayout {
  /** The layout of the rows: of the records themselves, or of what is made of them. */
  readonly register: TableLayout
  /** The table of the records. */
  readonly records: TableLayout
  readonly sides: readonly Side[]
  /** Absent: the months are its own. */
  readonly monthSides?: readonly MonthSide[]
  /** Expenses are kept apart from receipts. */
  readonly isBalance: boolean
  readonly dimensions: readonly Column[]
  readonly resources: readonly Column[]
  /** Cells of all dimensions. */
  readonly cells: readonly string[]
  /** Columns `m` (`2024-02`), the dimensions, `p0`, `x0`, `p1`, …: receipts and expenses of a month. */
  readonly months: string
  /** The dimensions and `r0`, `r1`, …: balances after all movements. */
  readonly current: string | undefined
  readonly createMonths: readonly string[]
  readonly createCurrent: readonly string[]
  /** A dimension is not used in totals, so that only the records have it. */
  readonly ofRecords: boolean
  /** Only these records count; `key` tells the condition's shape. */
  readonly picked?: { readonly from: Sql; readonly key: string }
}

const known = new WeakMap<TableLayout, TotalsLayout | 'none'>()

/** `undefined` for what has no totals, and for accounting registers, which have several. */
export function totalsLayout(register: TableLayout): TotalsLayout | undefined {
  let found = known.get(register)
  if (found === undefined) {
    found = register.object.kind === 'AccumulationRegister' && register.section === undefined ? made(register) : 'none'
    known.set(register, found)
  }
  return found === 'none' ? undefined : found
}

function made(register: TableLayout): TotalsLayout {
  const { object } = register
  const isBalance = object.kind === 'AccumulationRegister' && object.definition.RegisterType === 'Balance'
  const dimensions = register.columns.filter(({ field }) => isDimension(field) && (isBalance || isUsed(field)))
  const resources = register.columns.filter(({ field }) => field.role === 'resource')
  const type = register.column('RecordType')
  const way = type === undefined ? 'received' : { type, spent: 'Expense' }
  const sides = [{ dimensions, resources, way } as const]
  const current = isBalance ? `${register.name}n` : undefined
  return keptTotals({ register, records: register, sides, isBalance, dimensions, resources, months: `${register.name}m`, current })
}

type Parts = Pick<TotalsLayout, 'register' | 'records' | 'sides' | 'isBalance' | 'dimensions' | 'resources' | 'months' | 'current'>

/** With the statements that make their tables. */
export function keptTotals(parts: Parts): TotalsLayout {
  const { isBalance, dimensions, resources, months, current } = parts
  const cells = dimensions.flatMap(cellsOf)
  const amounts = resources.flatMap((one, at) => amountCells(one, at, isBalance))
  return {
    ...parts,
    cells,
    ofRecords: false,
    createMonths: [
      createTable(months, ['m TEXT', ...typed(dimensions), ...amounts], ['m', ...keyCells(dimensions)]),
      ...(dimensions[0] === undefined ? [] : [`CREATE INDEX ${months}i ON ${months} (${keyCells(dimensions.slice(0, 1)).join(', ')}, m)`]),
    ],
    createCurrent:
      current === undefined
        ? []
        : [
            createTable(
              current,
              ['k INTEGER', ...typed(dimensions), ...resources.map((one, at) => `r${at} ${totalCodec(one).affinity}`)],
              [...keyCells(dimensions), 'k'],
            ),
          ],
  }
}

/** Sums of numbers with more digits may not fit 64 bits after some thousand records. */
const SUMMED_DIGITS = 15

/** How sums of a resource are kept: as texts that sort where integers might not hold them. */
export function totalCodec({ codecs: [own] }: Column): Codec {
  return own!.kept.kind === 'integer' && own!.kept.digits > SUMMED_DIGITS ? wideNumber : own!
}

export const isWideTotal = (resource: Column): boolean => totalCodec(resource).kept.kind === 'wide'

const isDimension = ({ role }: Field): boolean => role === 'separator' || role === 'dimension'

const whole = new WeakMap<TotalsLayout, TotalsLayout>()

/** With the dimensions that totals do not have: its rows come of the records. */
export function withAllDimensions(totals: TotalsLayout): TotalsLayout {
  const dimensions = totals.register.columns.filter(({ field }) => isDimension(field))
  if (dimensions.length === totals.dimensions.length) return totals
  let found = whole.get(totals)
  if (found === undefined) {
    const sides = totals.sides.map((one) => ({ ...one, dimensions }))
    whole.set(totals, (found = { ...totals, sides, dimensions, cells: dimensions.flatMap(cellsOf), ofRecords: true }))
  }
  return found
}

const byRecords = new WeakMap<TotalsLayout, TotalsLayout>()

/** With every field of the records beside the dimensions, for conditions by any of them: its rows come of the records. */
export function withRecordFields(totals: TotalsLayout): TotalsLayout {
  let found = byRecords.get(totals)
  if (found === undefined) {
    const isOther = (one: Column): boolean => !isDimension(one.field)
    const dimensions = [...totals.register.columns.filter((one) => !isOther(one)), ...totals.register.columns.filter(isOther)]
    const sides = totals.sides.map((one) => ({ ...one, dimensions }))
    byRecords.set(totals, (found = { ...totals, sides, dimensions, cells: dimensions.flatMap(cellsOf), ofRecords: true }))
  }
  return found
}

const createTable = (name: string, cells: readonly string[], key: readonly string[]): string =>
  `CREATE TABLE ${name} (${cells.join(', ')}, PRIMARY KEY (${key.join(', ')})) WITHOUT ROWID`

/** Whether a dimension may be Null: accounts do not keep it all. */
export const mayBeNull = ({ field }: Column): boolean =>
  field.Name.includes('ExtDimension')
  || (field.definition !== undefined && 'AccountingFlag' in field.definition && field.definition.AccountingFlag !== '')

/** What keys of totals hold in place of Null, which a key cannot hold. */
export function nullCells(column: Column): readonly Bound[] {
  const { tag, twin, codecs } = column
  const value = tag !== undefined ? 0n : codecs[0]!.affinity === 'INTEGER' ? NULL_NUMBER : NULL_TEXT
  return [value, ...(tag === undefined ? [] : [NULL_TAG]), ...(twin === undefined ? [] : [NULL_TEXT])]
}

const NULL_TAG = -1n
const NULL_NUMBER = -(2n ** 62n)
const NULL_TEXT = '\u0001'

/** The cells of a dimension as they are read of totals: with Null again. */
export function readCells(column: Column): readonly string[] {
  const { name, tag, twin, codecs } = column
  if (!mayBeNull(column)) return cellsOf(column)
  if (tag !== undefined) return [`case when ${tag} = ${NULL_TAG} then null else ${name} end`, `nullif(${tag}, ${NULL_TAG})`]
  const empty = codecs[0]!.affinity === 'INTEGER' ? String(NULL_NUMBER) : `'${NULL_TEXT}'`
  return [name, ...(twin === undefined ? [] : [twin])].map((cell) => `nullif(${cell}, ${empty})`)
}

/** The cells that tell combinations of dimensions apart: all but folded twins. */
export const keyCells = (dimensions: readonly Column[]): readonly string[] =>
  dimensions.flatMap((one) => cellsOf(one).filter((cell) => cell !== one.twin))

const isUsed = ({ definition }: Field): boolean => definition === undefined || !('UseInTotals' in definition) || definition.UseInTotals

const typed = (dimensions: readonly Column[]): readonly string[] =>
  dimensions.flatMap((one) =>
    cellsOf(one).map((cell) => `${cell} ${cell === one.name ? affinity(one) : cell === one.tag ? 'INTEGER' : 'TEXT'}`.trimEnd()),
  )

const affinity = (column: Column): string => (column.tag === undefined ? column.codecs[0]!.affinity : '')

const amountCells = (resource: Column, at: number, isBalance: boolean): readonly string[] => {
  const type = totalCodec(resource).affinity
  return isBalance ? [`p${at} ${type}`, `x${at} ${type}`] : [`p${at} ${type}`]
}
