/**
 * Details of turnovers: the periods, recorders and lines that rows are told apart by besides dimensions. What is asked decides how fine the
 * rows are, as fields of a virtual table do in the query language: `MonthPeriod` a row a month, `LineNumber` a row a record.
 */
import { said } from '../../diagnostics/said.ts'
import type { DateUnit } from '../query/functions/dates.ts'
import { PlanError } from '../query/problem.ts'
import { date } from '../query/sql/fragment.ts'
import { columnFragment } from '../query/sql/scope.ts'
import { raw, sql, type Sql } from '../query/sql/template.ts'
import { cellsOf, type Column } from '../store/column.ts'
import type { TableLayout } from '../store/layout.ts'
import type { NamedFragment } from './virtual.ts'

export interface Details {
  readonly isEmpty: boolean
  /** A month is parted, so that totals do not serve. */
  readonly ofRecords: boolean
  /** Cells of the recorder and the line, where rows are told apart by them. */
  readonly cells: readonly string[]
  /** The periods that are asked for, the finest last; `undefined`: the record's own moment. */
  readonly periods: readonly (readonly [name: string, unit: DateUnit | undefined])[]
  readonly recorder: Column | undefined
  readonly line: Column | undefined
  /** Names in the order in which they were asked for. */
  readonly names: readonly string[]
}

const units: Readonly<Record<string, DateUnit>> = {
  YearPeriod: 'year',
  HalfYearPeriod: 'halfyear',
  QuarterPeriod: 'quarter',
  MonthPeriod: 'month',
  TenDaysPeriod: 'tendays',
  WeekPeriod: 'week',
  DayPeriod: 'day',
  HourPeriod: 'hour',
  MinutePeriod: 'minute',
  SecondPeriod: 'second',
}
const ofMonths: ReadonlySet<DateUnit | undefined> = new Set<DateUnit | undefined>(['month', 'quarter', 'halfyear', 'year'])

export const noDetails: Details = {
  isEmpty: true,
  ofRecords: false,
  cells: [],
  periods: [],
  recorder: undefined,
  line: undefined,
  names: [],
}

/** @throws PlanError for what is no detail */
export function detailsOf(register: TableLayout, names: readonly string[] = []): Details {
  if (names.length === 0) return noDetails
  for (const name of names)
    if (!Object.hasOwn(units, name) && name !== 'Period' && name !== 'Recorder' && name !== 'LineNumber')
      throw new PlanError(
        'unknown-field',
        said(`${register.object.FullName} has no period ${name}`, `у ${register.object.FullName} нет периода ${name}`),
      )
  const line = names.includes('LineNumber') ? register.column('LineNumber') : undefined
  // A line is a record, and so told by its recorder and moment too, whether they are shown or not.
  const recorder = line !== undefined || names.includes('Recorder') ? register.column('Recorder') : undefined
  const asked = Object.entries(units).filter(([name]) => names.includes(name))
  const finest = recorder === undefined ? asked.at(-1)?.[1] : undefined
  const isMoment = recorder !== undefined || names.includes('Period')
  const periods = [...asked, ...(isMoment ? [['Period', finest] as const] : [])]
  return {
    isEmpty: false,
    ofRecords: recorder !== undefined || periods.some(([, unit]) => !ofMonths.has(unit)),
    cells: [recorder, line].flatMap((one) => (one === undefined ? [] : cellsOf(one))),
    periods,
    recorder,
    line,
    names,
  }
}

/** The columns by which rows are grouped, and their cells. */
export function detailColumns(details: Details, alias: string): readonly NamedFragment[] {
  const moment = raw(`${alias}.d`)
  return [
    ...details.periods.map(([name, unit]) => ({ name, fragment: date(beginSql(moment, unit)) })),
    ...[details.recorder, details.line].flatMap((one) =>
      one === undefined ? [] : [{ name: one.field.Name, fragment: columnFragment(alias, one) }],
    ),
  ]
}

/** The first second of the period that a moment lies in: a part of the date's text where that is enough. */
function beginSql(moment: Sql, unit: DateUnit | undefined): Sql {
  switch (unit) {
    case undefined:
    case 'second':
      return moment
    case 'minute':
      return sql`substr(${moment}, 1, 16) || ':00'`
    case 'hour':
      return sql`substr(${moment}, 1, 13) || ':00:00'`
    case 'day':
      return sql`substr(${moment}, 1, 10) || 'T00:00:00'`
    case 'month':
      return sql`substr(${moment}, 1, 7) || '-01T00:00:00'`
    case 'year':
      return sql`substr(${moment}, 1, 4) || '-01-01T00:00:00'`
    default:
      return sql`x_begin(${moment}, '${raw(unit)}')`
  }
}
