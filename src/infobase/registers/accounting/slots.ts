/**
 * Extra dimensions of accounts in totals: in the order of the types that are asked for, as СУБКОНТО of the query language does it, and none
 * where balances are not kept by it.
 */
import { joined, raw, sql, type Sql } from '../../query/sql/template.ts'
import { cellsOf, type Column } from '../../store/column.ts'
import type { TableLayout } from '../../store/layout.ts'
import type { Reference } from '../../values/reference.ts'
import type { Reshape } from '../balance.ts'
import type { Bounds } from '../movements.ts'
import type { TotalsLayout } from '../totals-layout.ts'
import type { Registers } from '../virtual.ts'

/** An account of a row with its extra dimensions. */
export interface SlotSide {
  readonly account: Column
  readonly slots: readonly Column[]
  /** `undefined`: in the order of the account. */
  readonly types: readonly Reference[] | undefined
  /** Balances are not kept by extra dimensions that are of turnovers only. */
  readonly isBalance: boolean
}

/** The section of accounts with their extra dimensions. */
interface Lines {
  readonly section: TableLayout
  readonly owner: string
  readonly line: string
  readonly type: string
  readonly turnoversOnly: string
}

/** `undefined`: rows are as they are. */
export function reshaped(registers: Registers, totals: TotalsLayout, chart: string, sides: readonly SlotSide[]): Reshape | undefined {
  const lines = linesOf(registers, chart)
  if (lines === undefined) return undefined
  const own = sides.filter(
    (one) => one.slots.length > 0 && (one.types !== undefined || (one.isBalance && hasTurnoversOnly(registers, lines))),
  )
  if (own.length === 0) return undefined
  const changed = new Set(own.flatMap((one) => one.slots.flatMap(cellsOf)))
  const kept = totals.cells.filter((cell) => !changed.has(cell)).map((cell) => raw(cell))
  return {
    key: own.map((one) => `${one.account.name}${one.types?.length ?? 't'}${one.isBalance}`).join(),
    part(part, bounds, others) {
      const slots = own.flatMap((one) => slotCells(one, lines, bounds))
      const conditions = own.flatMap((one) => (one.types ?? []).map((type) => hasType(one, type, lines, bounds)))
      const where = conditions.length === 0 ? raw('') : sql` where ${joined(conditions, ' and ')}`
      return sql`select ${joined([...kept, ...slots, ...others.map((one) => raw(one))])} from (${part}) as w${where}`
    },
  }
}

function linesOf({ layout, tables }: Registers, chart: string): Lines | undefined {
  const section = layout.section(chart, 'ExtDimensionTypes')
  if (section === undefined || section.column('ExtDimensionType')!.codecs.length === 0) return undefined
  tables.ensure([section])
  const cell = (name: string): string => section.column(name)!.name
  return { section, owner: cell('Ref'), line: cell('LineNumber'), type: cell('ExtDimensionType'), turnoversOnly: cell('TurnoversOnly') }
}

const hasTurnoversOnly = ({ writer }: Registers, { section, turnoversOnly }: Lines): boolean =>
  writer.statement(`SELECT 1 AS n FROM ${section.name} WHERE ${turnoversOnly} = true LIMIT 1`).all([]).length > 0

/** Accounts that have the type in a place. */
const accountsWith = ({ section, owner }: Lines, where: Sql): Sql => sql`(select ${raw(owner)} from ${raw(section.name)} where ${where})`

const ofBalances = ({ isBalance }: SlotSide, lines: Lines): Sql => raw(isBalance ? ` and ${lines.turnoversOnly} = false` : '')

function hasType(side: SlotSide, type: Reference, lines: Lines, bounds: Bounds): Sql {
  const where = sql`${raw(lines.type)} = ${bounds.hole(type)}${ofBalances(side, lines)}`
  return sql`${raw(side.account.name)} in ${accountsWith(lines, where)}`
}

function slotCells(side: SlotSide, lines: Lines, bounds: Bounds): readonly Sql[] {
  const { account, slots, types } = side
  const at = (place: number, and: Sql): Sql => accountsWith(lines, sql`${raw(lines.line)} = ${raw(String(place + 1))}${and}`)
  return slots.flatMap((slot, place) =>
    cellsOf(slot).map((cell, part) => {
      const name = raw(cell)
      if (types === undefined) {
        const isLeftOut = sql`${raw(account.name)} in ${at(place, raw(` and ${lines.turnoversOnly} = true`))}`
        return sql`case when ${isLeftOut} then null else ${name} end as ${name}`
      }
      const type = types[place]
      if (type === undefined) return sql`case when 1 = 0 then ${name} end as ${name}`
      const found = slots.map((other, index) => {
        const isHere = sql`${raw(account.name)} in ${at(index, sql` and ${raw(lines.type)} = ${bounds.hole(type)}`)}`
        return sql`when ${isHere} then ${raw(cellsOf(other)[part]!)}`
      })
      return sql`case ${joined(found, ' ')} end as ${name}`
    }),
  )
}
