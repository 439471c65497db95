/**
 * SliceLast and SliceFirst of periodic information registers: of each combination of dimensions the last record up to a date, or the first
 * from it.
 */
import type { DateTime } from '../../xdto/values/date-time.ts'
import type { Expression } from '../query/expression.ts'
import { columnFragment } from '../query/sql/scope.ts'
import { joined, named, raw, sql, type Sql } from '../query/sql/template.ts'
import { cellsOf } from '../store/column.ts'
import type { TableLayout } from '../store/layout.ts'
import { keyCells } from './totals-layout.ts'
import { endsOfPart, holeAt, ofPart, partKey, refuseTable, virtualRows, type Registers, type VirtualTable } from './virtual.ts'

export interface SliceParameters {
  /** Inclusive; without it all records count. */
  readonly Period?: DateTime | undefined
  /** Holds for the records that are looked at, before the slice is made. */
  readonly Condition?: Expression | undefined
}

/** Rows with all fields of the records. */
export function slice(
  registers: Registers,
  register: TableLayout,
  which: 'First' | 'Last',
  { Period, Condition }: SliceParameters,
): VirtualTable {
  const period = register.column('Period')
  if (register.object.kind !== 'InformationRegister' || period === undefined) return refuseTable(register, `Slice${which}`)
  const { part } = registers
  const periods = Period === undefined ? [] : [Period]
  const values = [...periods, ...endsOfPart(part)]
  return virtualRows(
    registers,
    register,
    `Slice${which}${periods.length}${partKey(part)}`,
    values,
    Condition,
    ({ alias, joins, condition }) => {
      const dimensions = register.columns.filter(({ field }) => field.role === 'dimension' || field.role === 'separator')
      const cells = register.columns.flatMap(cellsOf)
      const conditions = [
        ...(periods.length === 0 ? [] : [sql`${named(alias, period.name)} ${raw(which === 'Last' ? '<=' : '>=')} ${holeAt(0)}`]),
        ...(part === undefined ? [] : ofPart(part, periods.length, alias)),
        ...(condition === undefined ? [] : [condition]),
        ...active(register, alias),
      ]
      const keys = keyCells(dimensions)
      const number = sql`row_number() over (${partition(keys, alias)} order by ${joined(order(register, alias, which))})`
      const selected = sql`select ${joined(cells.map((one) => named(alias, one)))}, ${number} as n`
      const rows = sql`${selected} from ${raw(register.name)} as ${raw(alias)}${joins}${whereAll(conditions)}`
      const sorted = joined((keys.length === 0 ? [period.name] : keys).map((one) => named('b', one)))
      return {
        columns: register.columns.map((one) => ({ name: one.field.Name, fragment: columnFragment('b', one) })),
        select: (columns) => sql`select ${columns} from (${rows}) as b where b.n = 1 order by ${sorted}`,
      }
    },
  )
}

const partition = (cells: readonly string[], alias: string): Sql =>
  cells.length === 0 ? raw('') : sql`partition by ${joined(cells.map((one) => named(alias, one)))}`

/** By time; records of one moment by recorder and line. */
function order(register: TableLayout, alias: string, which: 'First' | 'Last'): readonly Sql[] {
  const way = raw(which === 'Last' ? ' desc' : '')
  return ['Period', 'Recorder', 'LineNumber'].flatMap((name) => {
    const found = register.column(name)
    return found === undefined ? [] : cellsOf({ ...found, twin: undefined }).map((cell) => sql`${named(alias, cell)}${way}`)
  })
}

/** Records that are not active are not seen. */
export const active = (register: TableLayout, alias: string): readonly Sql[] => {
  const found = register.column('Active')
  return found === undefined ? [] : [sql`${named(alias, found.name)} = true`]
}

export const whereAll = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0 ? raw('') : sql` where ${joined(conditions, ' and ')}`
