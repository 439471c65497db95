/**
 * The virtual tables of calculation registers, by the names of the query language: ActualActionPeriod, ScheduleData and Base. How 1C fills
 * them is documented for the query language only; docs/quirks.md has what is ours.
 */
import { said } from '../../../diagnostics/said.ts'
import type { DateTime } from '../../../xdto/values/date-time.ts'
import { Decimal } from '../../../xdto/values/decimal.ts'
import type { Field } from '../../model/field.ts'
import type { Expression } from '../../query/expression.ts'
import { column, type Row } from '../../query/plan.ts'
import { PlanError } from '../../query/problem.ts'
import { objectSource } from '../../query/source.ts'
import type { TableLayout } from '../../store/layout.ts'
import { divided } from '../../values/divide.ts'
import { keyOf } from '../../values/value.ts'
import { refuseTable, type VirtualTable } from '../virtual.ts'
import { dateOf, dayOf, lengthOf, within, type Days } from './days.ts'
import { actualPeriods, Records, type CalculationSource } from './records.ts'

export interface CalculationParameters {
  /** Of the records that are given; others displace them all the same. */
  readonly Condition?: Expression | undefined
}
export interface BaseParameters extends CalculationParameters {
  /** Dimensions of the register and of the base register that must be equal, by place; those of the same name when absent. */
  readonly MainRegisterDimensions?: readonly string[] | undefined
  readonly BaseRegisterDimensions?: readonly string[] | undefined
  /** Fields of the base register by which its records are parted. */
  readonly ViewPoints?: readonly string[] | undefined
}

const ZERO = Decimal.of(0n)

/** Records that the condition holds for, with their actual periods among all. */
function asked(source: CalculationSource, register: TableLayout, table: string, condition: Expression | undefined) {
  const all = new Records(source, register, table)
  const periods = actualPeriods(all)
  if (condition === undefined) return { all, rows: all.rows, periods }
  const wanted = new Set(new Records(source, register, table, condition).rows.map((row) => all.keyOf(row, ['Recorder', 'LineNumber'])))
  return { all, rows: all.rows.filter((row) => wanted.has(all.keyOf(row, ['Recorder', 'LineNumber']))), periods }
}

/** A row for each part of a record's actual period of action, which `BegOfActionPeriod` and `EndOfActionPeriod` then are. */
export function actualActionPeriod(source: CalculationSource, register: TableLayout, { Condition }: CalculationParameters): VirtualTable {
  const { all, rows, periods } = asked(source, register, 'ActualActionPeriod', Condition)
  if (!all.has('BegOfActionPeriod')) return refuseTable(register, 'ActualActionPeriod')
  const [first, last] = [all.place('BegOfActionPeriod'), all.place('EndOfActionPeriod')]
  const parts = rows.flatMap((row) =>
    (periods.get(row) ?? []).map(([from, to]) => row.map((one, at) => (at === first ? dateOf(from) : at === last ? dateOf(to) : one))),
  )
  return { fields: all.fields, rows: parts }
}

/** The periods of which the schedule's value is summed. */
const PERIODS = ['ActionPeriod', 'ActualActionPeriod', 'BasePeriod', 'RegistrationPeriod']

/** Records with the sums of the schedule: `ЗначениеActionPeriod`, `…ActualActionPeriod`, `…BasePeriod`, `…RegistrationPeriod`. */
export function scheduleData(source: CalculationSource, register: TableLayout, { Condition }: CalculationParameters): VirtualTable {
  const { all, rows, periods } = asked(source, register, 'ScheduleData', Condition)
  const schedule = new Schedule(source, all)
  const none: readonly Days[] = []
  const made = rows.map((row) => {
    const [action, base] = [all.period(row, 'Action'), all.period(row, 'Base')]
    const spans = [
      action === undefined ? none : [action],
      periods.get(row) ?? none,
      base === undefined ? none : [base],
      [registration(all, row)],
    ]
    return [...row, ...spans.map((span) => schedule.sum(row, span))]
  })
  return { fields: [...all.fields, ...PERIODS.map((one) => schedule.value + one)], rows: made }
}

/** From the first to the last day of the period of registration. */
function registration(all: Records, row: Row): Days {
  const first = all.at(row, 'RegistrationPeriod') as DateTime
  const { definition } = all.register.object
  const months = { Day: 0, Month: 1, Quarter: 3, Year: 12 }[definition.kind === 'CalculationRegister' ? definition.Periodicity : 'Month']
  const from = dayOf(first)
  if (months === 0) return [from, from]
  return [from, Math.floor(Date.UTC(first.year, first.month - 1 + months, 1) / 86_400_000) - 1]
}

const lastOf = (path: string): string => path.split('.').at(-1)!

/** Values of the schedule by day, for records that agree with its other dimensions by name. */
class Schedule {
  readonly value: string
  readonly #records: Records
  readonly #linked: readonly string[]
  readonly #byKey = new Map<string, (readonly [day: number, value: Decimal])[]>()

  constructor({ reader, layout }: CalculationSource, records: Records) {
    const { definition } = records.register.object
    const table = definition.kind === 'CalculationRegister' ? layout.table(definition.Schedule) : undefined
    if (table === undefined || definition.kind !== 'CalculationRegister') refuseTable(records.register, 'ScheduleData')
    const [value, date] = [lastOf(definition.ScheduleValue), lastOf(definition.ScheduleDate)]
    this.value = value
    this.#records = records
    const dimensions = table.columns.filter(({ field: { role, Name } }) => (role === 'dimension' || role === 'separator') && Name !== date)
    this.#linked = dimensions.map(({ field }) => field.Name).filter((name) => records.has(name))
    const columns = [date, value, ...this.#linked].map((name) => column(name))
    for (const [day, amount, ...key] of reader.select({ source: objectSource(table.object.FullName), columns })) {
      const text = key.map(keyOf).join('\n')
      const found = this.#byKey.get(text) ?? []
      this.#byKey.set(text, found)
      found.push([dayOf(day as DateTime), amount as Decimal])
    }
  }

  sum(row: Row, periods: readonly Days[]): Decimal {
    const own = this.#byKey.get(this.#records.keyOf(row, this.#linked)) ?? []
    return own.reduce((sum, [day, amount]) => (periods.some(([first, last]) => first <= day && day <= last) ? sum.plus(amount) : sum), ZERO)
  }
}

const noField = ({ object }: TableLayout, name: string): PlanError =>
  new PlanError('unknown-field', said(`${object.FullName} has no field ${name}`, `у ${object.FullName} нет поля ${name}`))

/**
 * Records with the base of their calculation types: what records of the base register come to in the base period, `РезультатBase` of its
 * resources. By registration the whole record counts, by action the share of its actual days.
 */
export function calculationBase(
  source: CalculationSource,
  register: TableLayout,
  base: TableLayout,
  { Condition, ViewPoints = [], ...dimensions }: BaseParameters,
): VirtualTable {
  const { all, rows } = asked(source, register, 'Base', Condition)
  if (!all.has('BegOfBasePeriod')) return refuseTable(register, 'Base')
  const others = new Records(source, base, 'Base')
  const own = dimensions.MainRegisterDimensions ?? all.dimensions.filter((name) => others.dimensions.includes(name))
  const theirs = dimensions.BaseRegisterDimensions ?? own
  for (const name of own) if (!all.has(name)) throw noField(register, name)
  for (const name of [...theirs, ...ViewPoints]) if (!others.has(name)) throw noField(base, name)
  const shares = new BaseShares(source, all, others)
  const resources = base.columns.filter(({ field }) => field.role === 'resource')
  const types = all.listed('BaseCalculationTypes')
  const byKey = others.grouped(theirs)
  const made = rows.flatMap((row) => {
    const wanted = types.get(all.typeOf(row))
    const found = (byKey.get(all.keyOf(row, own)) ?? []).filter(
      (one) => wanted?.has(others.typeOf(one)) === true && !isOwn(all, row, others, one),
    )
    const groups = new Map<string, Row[]>(ViewPoints.length === 0 ? [['', []]] : [])
    for (const one of found) {
      const key = others.keyOf(one, ViewPoints)
      groups.set(key, [...(groups.get(key) ?? []), one])
    }
    return [...groups.values()].map((group): Row => [
      ...row,
      ...ViewPoints.map((name) => others.at(group[0]!, name)),
      ...resources.map(({ field }) => group.reduce((sum, one) => sum.plus(shares.of(row, one, field)), ZERO)),
    ])
  })
  const names = [...ViewPoints.map((name) => `${name}ViewPoint`), ...resources.map(({ field }) => `${field.Name}Base`)]
  return { fields: [...all.fields, ...names], rows: made }
}

/** A record is no base of itself. */
const isOwn = (all: Records, row: Row, others: Records, one: Row): boolean =>
  all.register === others.register && all.keyOf(row, ['Recorder', 'LineNumber']) === others.keyOf(one, ['Recorder', 'LineNumber'])

class BaseShares {
  readonly #all: Records
  readonly #others: Records
  readonly #periods: ReadonlyMap<Row, readonly Days[]>
  readonly #isByAction: boolean

  constructor({ layout }: CalculationSource, all: Records, others: Records) {
    this.#all = all
    this.#others = others
    this.#periods = actualPeriods(others)
    const chart = layout.table(all.chart)?.object
    const dependence = chart?.kind === 'ChartOfCalculationTypes' ? chart.definition.DependenceOnCalculationTypes : 'DontUse'
    this.#isByAction = dependence === 'OnActionPeriod' && others.has('BegOfActionPeriod')
  }

  of(row: Row, one: Row, { Name, Types: [type] }: Field): Decimal {
    const amount = this.#others.at(one, Name)
    if (!(amount instanceof Decimal)) return ZERO
    const [first, last] = this.#all.period(row, 'Base')!
    if (!this.#isByAction) {
      const day = dayOf(this.#others.at(one, 'RegistrationPeriod') as DateTime)
      return first <= day && day <= last ? amount : ZERO
    }
    const own = this.#periods.get(one)!
    const [all, part] = [lengthOf(own), lengthOf(within(own, [first, last]))]
    if (part === 0) return ZERO
    if (part === all) return amount
    const share = divided(amount.times(Decimal.from(part)), Decimal.from(all)) ?? ZERO
    return type?.kind === 'Number' && type.Digits > 0 ? share.rounded(type.FractionDigits) : share
  }
}
