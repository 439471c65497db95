/** Records of a calculation register with what their calculation types say of each other: which displace, and which are the base. */
import type { DateTime } from '../../../xdto/values/date-time.ts'
import { equal, field, value, type Expression } from '../../query/expression.ts'
import { column, type Row } from '../../query/plan.ts'
import type { Reader } from '../../query/reader.ts'
import { objectSource, sectionSource } from '../../query/source.ts'
import type { Layout, TableLayout } from '../../store/layout.ts'
import { Reference } from '../../values/reference.ts'
import { keyOf, type Value } from '../../values/value.ts'
import { refuseTable } from '../virtual.ts'
import { daysOf, without, type Days } from './days.ts'

/** What its tables are read with. */
export interface CalculationSource {
  readonly reader: Reader
  readonly layout: Layout
}

export class Records {
  readonly register: TableLayout
  readonly chart: string
  readonly fields: readonly string[]
  readonly rows: readonly Row[]
  readonly #source: CalculationSource
  readonly #places: ReadonlyMap<string, number>
  readonly #lists = new Map<string, ReadonlyMap<string, ReadonlySet<string>>>()

  /** `where`: besides that they are active. @throws PlanError for other registers */
  constructor(source: CalculationSource, register: TableLayout, table: string, where?: Expression) {
    const { object } = register
    this.chart = object.kind === 'CalculationRegister' ? object.definition.ChartOfCalculationTypes : refuseTable(register, table)
    this.#source = source
    this.register = register
    this.fields = register.columns.map((one) => one.field.Name)
    this.#places = new Map(this.fields.map((name, at) => [name, at]))
    const active = equal(field('Active'), value(true))
    this.rows = source.reader.select({
      source: objectSource(object.FullName),
      where: where === undefined ? active : { kind: 'and', operands: [active, where] },
      order: ['RegistrationPeriod', 'Recorder', 'LineNumber'].map((name) => ({ expression: field(name) })),
      columns: this.fields.map((name) => column(name)),
    })
  }

  has = (name: string): boolean => this.#places.has(name)
  at = (row: Row, name: string): Value => row[this.#places.get(name)!]
  place = (name: string): number => this.#places.get(name)!

  get dimensions(): readonly string[] {
    return this.register.columns.flatMap(({ field: { role, Name } }) => (role === 'dimension' || role === 'separator' ? [Name] : []))
  }

  keyOf = (row: Row, names: readonly string[]): string => names.map((name) => keyOf(this.at(row, name))).join('\n')
  grouped(names: readonly string[]): ReadonlyMap<string, readonly Row[]> {
    const groups = new Map<string, Row[]>()
    for (const row of this.rows) {
      const key = this.keyOf(row, names)
      const found = groups.get(key)
      if (found === undefined) groups.set(key, [row])
      else found.push(row)
    }
    return groups
  }

  typeOf = (row: Row): string => (this.at(row, 'CalculationType') as Reference).UUID

  period(row: Row, word: 'Action' | 'Base'): Days | undefined {
    const [first, last] = [`BegOf${word}Period`, `EndOf${word}Period`]
    return this.has(first) ? daysOf(this.at(row, first) as DateTime, this.at(row, last) as DateTime) : undefined
  }

  /** The calculation types of a list of each type, by their UUIDs. */
  listed(section: 'DisplacingCalculationTypes' | 'BaseCalculationTypes'): ReadonlyMap<string, ReadonlySet<string>> {
    let found = this.#lists.get(section)
    if (found === undefined) this.#lists.set(section, (found = this.#read(section)))
    return found
  }

  #read(section: string): ReadonlyMap<string, ReadonlySet<string>> {
    const lists = new Map<string, Set<string>>()
    if (this.#source.layout.section(this.chart, section) === undefined) return lists
    const rows = this.#source.reader.select({
      source: sectionSource(this.chart, section),
      columns: [column('Ref'), column('CalculationType')],
    })
    for (const [owner, type] of rows) {
      if (!(owner instanceof Reference) || !(type instanceof Reference)) continue
      lists.set(owner.UUID, (lists.get(owner.UUID) ?? new Set()).add(type.UUID))
    }
    return lists
  }
}

/** The actual period of action of each record: what records that displace it, with the same dimensions, leave of it. */
export function actualPeriods(records: Records): ReadonlyMap<Row, readonly Days[]> {
  const displacing = records.listed('DisplacingCalculationTypes')
  const byKey = records.grouped(records.dimensions)
  const isReversing = (row: Row): boolean => records.at(row, 'ReversingEntry') === true
  return new Map(
    records.rows.map((row): [Row, readonly Days[]] => {
      const own = records.period(row, 'Action')
      if (own === undefined) return [row, []]
      const types = displacing.get(records.typeOf(row))
      if (types === undefined || isReversing(row)) return [row, without(own, [])]
      const others = byKey
        .get(records.keyOf(row, records.dimensions))!
        .filter((one) => one !== row && !isReversing(one) && types.has(records.typeOf(one)))
      return [
        row,
        without(
          own,
          others.map((one) => records.period(one, 'Action')!),
        ),
      ]
    }),
  )
}
