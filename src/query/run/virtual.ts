/** Virtual tables of registers, with the dimensions that are used, and their conditions. */
import { field, type Expression } from '../../infobase/query/expression.ts'
import type { Plan } from '../../infobase/query/plan.ts'
import { PlanError } from '../../infobase/query/problem.ts'
import { balance, balanceAndTurnovers, turnovers } from '../../infobase/registers/balance.ts'
import { slice } from '../../infobase/registers/slice.ts'
import type { VirtualTable } from '../../infobase/registers/virtual.ts'
import { DateTime } from '../../xdto/values/date-time.ts'
import type { Bound, BoundSource, Reading } from '../bind/bound.ts'
import { queryError } from '../query-error.ts'
import { RowTable } from '../values.ts'
import { bothOf } from './block-plan.ts'
import { evaluator } from './evaluate.ts'
import { notPlanned, planned } from './plan-expression.ts'
import type { Reader } from './reader.ts'
import { allowedConditions, rowsRestricted } from './restricted.ts'

type Virtual = Extract<Reading, { kind: 'virtual' }>

/** Rows by the places of the source's slots; a slot's path begins with its place. */
export function virtualRows(source: BoundSource, reading: Virtual, reader: Reader): RowTable {
  const used = [...new Set(source.slots.map(({ path }) => path[0]!))]
  const made = tableOf(source, reading, reader, used)
  const places = used.map((key) => made.fields.indexOf(key))
  return new RowTable(
    used.map((name) => ({ name, types: undefined })),
    made.rows.map((row) => places.map((at) => (at < 0 ? null : row[at]))),
  )
}

function tableOf(source: BoundSource, reading: Virtual, reader: Reader, used: readonly string[]): VirtualTable {
  const { base } = reader.run
  const register = base.layout.table(reading.name)!
  const [from, to] = [dateOf(reading.from, source, reader), dateOf(reading.to, source, reader)]
  const Condition = allowedRows(conditionOf(reading, source, reader), source, reader)
  const Dimensions = register.object.fields
    .filter(({ role, Name }) => (role === 'dimension' || role === 'separator') && used.includes(Name))
    .map(({ Name }) => Name)
  try {
    if (reading.table === 'SliceLast' || reading.table === 'SliceFirst')
      return slice(base, register, reading.table === 'SliceLast' ? 'Last' : 'First', { Period: from, Condition })
    if (reading.table === 'Balance') return balance(base, register, { Period: from, Condition, Dimensions })
    const Details = reading.details === 'auto' ? used.filter((one) => isDetail(one)) : reading.details
    const parameters = { StartPeriod: from, EndPeriod: to, Condition, Dimensions, Details }
    return reading.table === 'Turnovers' ? turnovers(base, register, parameters) : balanceAndTurnovers(base, register, parameters)
  } catch (error) {
    if (error instanceof PlanError) throw queryError('wrong-type', { what: error.message }, source.place, error)
    throw error
  }
}

const isDetail = (key: string): boolean => key === 'Period' || key === 'Recorder' || key === 'LineNumber' || key.endsWith('Period')

function dateOf(bound: Bound | undefined, { place }: BoundSource, { run }: Reader): DateTime | undefined {
  const value = bound === undefined ? undefined : evaluator(bound, run, () => [])({ rows: [] })
  if (value === undefined || value === null) return undefined
  if (value instanceof DateTime) return value
  throw queryError('wrong-type', { what: 'Период' }, place)
}

/** Restrictions hold for the records that the table is made of. */
function allowedRows(condition: Expression | undefined, source: BoundSource, { run }: Reader): Expression | undefined {
  const { reading } = source
  if (reading.kind !== 'virtual' || rowsRestricted(source, run) === undefined) return condition
  const given = condition === undefined ? [] : [condition]
  const first = run.base.layout.table(reading.name)!.object.fields[0]!.Name
  const plan: Plan = { source: { kind: 'object', name: reading.name }, columns: [{ name: 'f', expression: field(first) }] }
  return bothOf(allowedConditions(source, condition === undefined ? plan : { ...plan, where: condition }, given, run))
}

/** A condition of a virtual table is a plan's, or it is not supported. */
function conditionOf({ condition }: Virtual, { place }: BoundSource, reader: Reader): Expression | undefined {
  if (condition === undefined) return undefined
  try {
    return planned(condition.where, { ...reader, from: (one) => (one === condition.source ? '' : undefined) })
  } catch (error) {
    if (error === notPlanned) throw queryError('not-supported', { what: 'условие виртуальной таблицы' }, place)
    throw error
  }
}
