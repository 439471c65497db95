/**
 * Notes which records of calculation registers are to be calculated anew: those whose calculation types are led by the types of records
 * that were written, changed or taken away, in the transaction that does it.
 */
import type { DateTime } from '../../../xdto/values/date-time.ts'
import type { InfobaseModel } from '../../model/model.ts'
import { equal, field, value, type Expression } from '../../query/expression.ts'
import { column } from '../../query/plan.ts'
import type { Reader } from '../../query/reader.ts'
import { objectSource, sectionSource } from '../../query/source.ts'
import type { Layout, TableLayout } from '../../store/layout.ts'
import { valuesOf } from '../../store/row.ts'
import type { Tables } from '../../store/tables.ts'
import type { Writer } from '../../store/writer.ts'
import { keyOf, type Value } from '../../values/value.ts'
import { daysOf, type Days } from './days.ts'
import { dimensionOf, recalculationTables, type RecalculationTable } from './recalculation-table.ts'

interface Stored {
  readonly layout: Layout
  readonly reader: Reader
  readonly tables: Tables
  readonly writer: Writer
}

type Row = readonly Value[]

/** How records of a leading register are tied to those of the recalculation's own. */
interface Link {
  readonly to: RecalculationTable
  readonly pairs: readonly { readonly leading: string; readonly own: string }[]
}

export class Recalculations {
  readonly #stored: Stored
  /** By the full name of the leading register. */
  readonly #links = new Map<string, Link[]>()

  constructor(model: InfobaseModel, stored: Stored) {
    this.#stored = stored
    const registers = model.of('CalculationRegister').map(({ FullName }) => stored.layout.table(FullName)!)
    for (const to of registers.flatMap(recalculationTables))
      for (const leading of registers) {
        const pairs = pairsOf(to, leading)
        if (pairs !== undefined) push(this.#links, leading.object.FullName, { to, pairs })
      }
  }

  /** Records that were taken away, and records that were added, of one recorder; both in the order of the register's columns. */
  changed(register: TableLayout, removed: readonly Row[], added: readonly Row[]): void {
    const links = this.#links.get(register.object.FullName)
    if (links === undefined) return
    const rows = differing(register, removed, added)
    for (const link of links) this.#mark(link, register, rows)
  }

  /** A recorder without records has nothing to be calculated. */
  forget(register: TableLayout, recorder: Value): void {
    for (const { rows } of recalculationTables(register))
      if (this.#stored.tables.has(rows.name)) this.#stored.writer.delete(rows, rows.columns.slice(0, 1), [recorder])
  }

  #mark({ to, pairs }: Link, leading: TableLayout, rows: readonly Row[]): void {
    const { writer } = this.#stored
    const dependent = this.#dependents(to.register)
    const at = (row: Row, name: string): Value => row[leading.columns.findIndex((one) => one.field.Name === name)]
    for (const row of rows) {
      const types = dependent.get(keyOf(at(row, 'CalculationType')))
      if (types === undefined) continue
      const equals = pairs.map((pair) => equal(field(pair.own), value(at(row, pair.leading))))
      for (const found of this.#recordsOf(to, types, equals)) {
        const isOwn = leading === to.register && keyOf(found[0]) === keyOf(at(row, 'Recorder'))
        if (isOwn || !meet(to.register, found.slice(to.sources.length), (name) => at(row, name))) continue
        const made = found.slice(0, to.sources.length)
        const known = writer.rows(to.rows, to.rows.columns.slice(0, 1), made).map((one) => keyOfRow(valuesOf(to.rows, one)))
        if (!known.includes(keyOfRow(made))) writer.insert(to.rows, made)
      }
    }
  }

  /** Active records of these types: what the recalculation has of them, then the ends of their periods. */
  #recordsOf({ register, sources }: RecalculationTable, types: readonly Value[], equals: readonly Expression[]): readonly Row[] {
    return this.#stored.reader.select({
      source: objectSource(register.object.FullName),
      where: {
        kind: 'and',
        operands: [equal(field('Active'), value(true)), { kind: 'in', operand: field('CalculationType'), values: types }, ...equals],
      },
      columns: [...sources.map(({ field: { Name } }) => Name), ...periodFields(register)].map((name) => column(name)),
    })
  }

  /** By the key of a leading type the types that it leads. */
  #dependents({ object }: TableLayout): ReadonlyMap<string, readonly Value[]> {
    const found = new Map<string, Value[]>()
    if (object.kind !== 'CalculationRegister') return found
    const chart = object.definition.ChartOfCalculationTypes
    if (this.#stored.layout.section(chart, 'LeadingCalculationTypes') === undefined) return found
    const source = sectionSource(chart, 'LeadingCalculationTypes')
    for (const [type, leading] of this.#stored.reader.select({ source, columns: [column('Ref'), column('CalculationType')] }))
      push(found, keyOf(leading), type)
    return found
  }
}

/** `undefined`: the register leads nothing there. The own one does, those that a dimension names, and without dimensions all of a chart. */
function pairsOf({ definition, register }: RecalculationTable, leading: TableLayout): Link['pairs'] | undefined {
  const isOwn = leading === register
  const dimensions = Object.values(definition.Dimensions)
  const pairs = dimensions.flatMap(({ RegisterDimension, LeadingRegisterData }) => {
    const own = dimensionOf(RegisterDimension)
    const named = LeadingRegisterData.find((one) => (one.includes('.') ? one.startsWith(`${leading.object.FullName}.`) : isOwn))
    const other = named === undefined ? (isOwn ? own : undefined) : dimensionOf(named)
    return other === undefined || leading.column(other) === undefined || register.column(own) === undefined ? [] : [{ leading: other, own }]
  })
  if (isOwn || pairs.length > 0) return pairs
  return dimensions.length === 0 && chartOf(leading) === chartOf(register) ? [] : undefined
}

const chartOf = ({ object }: TableLayout): string =>
  object.kind === 'CalculationRegister' ? object.definition.ChartOfCalculationTypes : ''

const PERIODS = ['BegOfBasePeriod', 'EndOfBasePeriod', 'BegOfActionPeriod', 'EndOfActionPeriod']
const periodFields = (register: TableLayout): readonly string[] => PERIODS.filter((name) => register.column(name) !== undefined)

/** Whether a record depends on the days of another one: its base period or its period of action has some of them. */
function meet(register: TableLayout, ends: Row, leading: (name: string) => Value): boolean {
  if (ends.length === 0) return true
  const registered = leading('RegistrationPeriod') as DateTime
  const [first, last] = [leading('BegOfActionPeriod') ?? registered, leading('EndOfActionPeriod') ?? registered] as [DateTime, DateTime]
  const days = [daysOf(first, last), daysOf(registered, registered)]
  const overlap = ([a, b]: Days, [c, d]: Days): boolean => a <= d && c <= b
  const names = periodFields(register)
  return [0, 2].some(
    (at) => names[at] !== undefined && days.some((one) => overlap(one, daysOf(ends[at] as DateTime, ends[at + 1] as DateTime))),
  )
}

const keyOfRow = (row: Row): string => row.map(keyOf).join('\n')

/** What is on one side only, whatever its line. */
function differing({ columns }: TableLayout, removed: readonly Row[], added: readonly Row[]): readonly Row[] {
  const line = columns.findIndex(({ field: { Name } }) => Name === 'LineNumber')
  const key = (row: Row): string => keyOfRow(row.toSpliced(line, 1))
  const left = new Map<string, Row[]>()
  for (const row of removed) push(left, key(row), row)
  const fresh = added.filter((row) => left.get(key(row))?.pop() === undefined)
  return [...[...left.values()].flat(), ...fresh]
}

function push<T>(into: Map<string, T[]>, key: string, one: T): void {
  const found = into.get(key)
  if (found === undefined) into.set(key, [one])
  else found.push(one)
}
