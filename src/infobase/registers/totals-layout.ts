/** The tables of an accumulation register's totals: what was received and spent in each month, and what there is now. */
import type { Field } from '../model/field.ts'
import { wideNumber, type Codec } from '../store/codec.ts'
import { cellsOf, type Column } from '../store/column.ts'
import type { TableLayout } from '../store/layout.ts'

export interface TotalsLayout {
  readonly register: TableLayout
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
}

const known = new WeakMap<TableLayout, TotalsLayout | 'none'>()

/** `undefined` for what has no totals. */
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
  const cells = dimensions.flatMap(cellsOf)
  const months = `${register.name}m`
  const current = isBalance ? `${register.name}n` : undefined
  const amounts = resources.flatMap((one, at) => amountCells(one, at, isBalance))
  return {
    register,
    isBalance,
    dimensions,
    resources,
    cells,
    months,
    current,
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
  if (found === undefined) whole.set(totals, (found = { ...totals, dimensions, cells: dimensions.flatMap(cellsOf), ofRecords: true }))
  return found
}

const createTable = (name: string, cells: readonly string[], key: readonly string[]): string =>
  `CREATE TABLE ${name} (${cells.join(', ')}, PRIMARY KEY (${key.join(', ')})) WITHOUT ROWID`

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
