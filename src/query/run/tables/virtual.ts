/** Virtual tables, with the dimensions that are used, and their conditions. */
import { said } from '../../../diagnostics/said.ts'
import { field, type Expression } from '../../../infobase/query/expression.ts'
import type { Plan } from '../../../infobase/query/plan.ts'
import { PlanError } from '../../../infobase/query/problem.ts'
import { balance, balanceAndTurnovers, turnovers } from '../../../infobase/registers/balance.ts'
import { slice } from '../../../infobase/registers/slice.ts'
import type { VirtualTable } from '../../../infobase/registers/virtual.ts'
import { Decimal } from '../../../xdto/values/decimal.ts'
import type { BoundSource, ConditionName, VirtualReading } from '../../bind/bound.ts'
import { queryError } from '../../query-error.ts'
import { RowTable } from '../../values.ts'
import { bothOf } from '../block-plan.ts'
import { notPlanned, planned } from '../plan-expression.ts'
import type { Reader } from '../reader.ts'
import { allowedConditions, rowsRestricted } from '../restricted.ts'
import { dateAt } from './arguments.ts'
import { detailsOf, type Asked } from './asked.ts'
import { calculationTable } from './calculation.ts'
import { entryTable } from './entries.ts'
import { otherTable } from './others.ts'

/** Rows by the places of the source's slots; a slot's path begins with its place. */
export function virtualRows(source: BoundSource, reading: VirtualReading, reader: Reader): RowTable {
  const used = [...new Set(source.slots.map(({ path }) => path[0]!))]
  const condition = (name: ConditionName): Expression | undefined => conditionOf(name, reading, source, reader)
  const made = guardedTable({ source, reading, reader, used, condition, allowed: allowedRows(reading, source, reader) })
  const places = used.map((key) => made.fields.indexOf(key))
  return new RowTable(
    used.map((name) => ({ name, types: undefined })),
    made.rows.map((row) => places.map((at) => (at < 0 ? null : row[at]))),
  )
}

function guardedTable(asked: Asked): VirtualTable {
  try {
    const made = tableOf(asked)
    return asked.reading.isOfMovements ? moved(made) : made
  } catch (error) {
    if (error instanceof PlanError) throw queryError('wrong-type', { what: error.words }, asked.source.place, error)
    throw error
  }
}

function tableOf(asked: Asked): VirtualTable {
  const { reading, reader, used, condition, allowed } = asked
  const { base } = reader.run
  const register = base.layout.table(reading.name)!
  const { kind } = register.object
  if (kind === 'AccountingRegister') return entryTable(asked, register)
  if (kind === 'CalculationRegister') return calculationTable(asked, register)
  if (kind !== 'AccumulationRegister' && kind !== 'InformationRegister') return otherTable(asked, register)
  const Condition = bothOf([condition('Condition'), allowed].filter((one) => one !== undefined))
  const [from, to] = [dateAt(asked, 'From'), dateAt(asked, 'To')]
  if (reading.table === 'SliceLast' || reading.table === 'SliceFirst')
    return slice(base, register, reading.table === 'SliceLast' ? 'Last' : 'First', { Period: from, Condition })
  if (reading.table === 'Changes') return otherTable(asked, register)
  const Dimensions = register.object.fields
    .filter(({ role, Name }) => (role === 'dimension' || role === 'separator') && used.includes(Name))
    .map(({ Name }) => Name)
  if (reading.table === 'Balance') return balance(base, register, { Period: from, Condition, Dimensions })
  const parameters = { StartPeriod: from, EndPeriod: to, Condition, Dimensions, Details: detailsOf(asked) }
  return reading.table === 'Turnovers' ? turnovers(base, register, parameters) : balanceAndTurnovers(base, register, parameters)
}

/** Rows without those that only have balances. */
function moved({ fields, rows }: VirtualTable): VirtualTable {
  const places = fields.flatMap((name, at) => (/(?:Receipt|Expense|TurnoverDr|TurnoverCr)$/.test(name) ? [at] : []))
  return { fields, rows: rows.slice().filter((row) => places.some((at) => row[at] instanceof Decimal && row[at].text !== '0')) }
}

/** Restrictions hold for the records that the table is made of. */
function allowedRows({ name }: VirtualReading, source: BoundSource, { run }: Reader): Expression | undefined {
  if (rowsRestricted(source, run) === undefined) return undefined
  const first = run.base.layout.table(name)!.object.fields[0]!.Name
  const plan: Plan = { source: { kind: 'object', name }, columns: [{ name: 'f', expression: field(first) }] }
  return bothOf(allowedConditions(source, plan, [], run))
}

/** A condition of a virtual table is a plan's, or it is not supported. */
function conditionOf(
  name: ConditionName,
  { conditions, rows }: VirtualReading,
  { place }: BoundSource,
  reader: Reader,
): Expression | undefined {
  const where = conditions[name]
  if (where === undefined) return undefined
  try {
    return planned(where, { ...reader, from: (one) => (one === rows ? '' : undefined) })
  } catch (error) {
    if (error === notPlanned)
      throw queryError('not-supported', { what: said('this condition of a virtual table', 'такое условие виртуальной таблицы') }, place)
    throw error
  }
}
