/** Reads the rows of a table of before in pieces, and makes rows of now of them. */
import type { DateTime } from '../../xdto/values/date-time.ts'
import { beginOfPeriod, type DateUnit } from '../query/functions/dates.ts'
import { cellsOf } from '../store/column.ts'
import type { CellRow, Engine } from '../store/engine.ts'
import type { TableLayout } from '../store/layout.ts'
import { valuesOf } from '../store/row.ts'
import type { Value } from '../values/value.ts'
import { converted, isEmptyValue } from './convert.ts'
import { Losses } from './difference.ts'
import type { Pairs } from './pairs.ts'
import { isPeriodChanged, type ColumnChange, type TableChange } from './table-change.ts'

/** Rows that are read at once. */
const CHUNK = 20_000

export function* chunksOf(engine: Engine, name: string, table: TableLayout): Generator<readonly (readonly Value[])[]> {
  const order = table.key.flatMap(cellsOf).join(', ')
  const read = engine.prepare(`SELECT * FROM ${name}${order === '' ? '' : ` ORDER BY ${order}`} LIMIT ? OFFSET ?`)
  for (let at = 0n; ; at += BigInt(CHUNK)) {
    const rows: readonly CellRow[] = read.all([BigInt(CHUNK), at])
    if (rows.length > 0) yield rows.map((row) => valuesOf(table, row))
    if (rows.length < CHUNK) return
  }
}

/** Makes rows of one table, and counts what does not survive. */
export class RowMaker {
  readonly losses = new Map<ColumnChange, Losses>()
  /** Rows that go with a recorder that there is no more. */
  readonly gone = new Losses()
  readonly #change: TableChange
  readonly #pairs: Pairs
  readonly #places: readonly number[]
  readonly #fixed: readonly (((value: Value) => Value) | undefined)[]

  constructor(change: TableChange, pairs: Pairs) {
    this.#change = change
    this.#pairs = pairs
    this.#places = change.columns.map(({ old }) => (old === undefined ? -1 : change.old.columns.indexOf(old)))
    this.#fixed = change.columns.map((one) => ruleOf(change, one))
  }

  /** `undefined`: the row goes. */
  make(row: readonly Value[]): readonly Value[] | undefined {
    const made: Value[] = []
    for (const [at, column] of this.#change.columns.entries()) {
      const was = column.old === undefined ? undefined : row[this.#places[at]!]
      const value = column.old === undefined ? column.now.empty : this.#value(column, was)
      if (column.now.field.Name === 'Recorder' && !isEmptyValue(was) && isEmptyValue(value)) {
        this.gone.add(String(was))
        return undefined
      }
      made.push(this.#fixed[at]?.(value) ?? value)
    }
    return made
  }

  #value(column: ColumnChange, was: Value): Value {
    const { value, survives } = converted(column.now, was, this.#pairs)
    if (!survives && column.now.field.Name !== 'Recorder') this.#lossesOf(column).add(String(was))
    return value
  }

  #lossesOf(column: ColumnChange): Losses {
    let found = this.losses.get(column)
    if (found === undefined) this.losses.set(column, (found = new Losses()))
    return found
  }
}

const units: Readonly<Record<string, DateUnit>> = { Day: 'day', Month: 'month', Quarter: 'quarter', Year: 'year' }

/** What else becomes of a value: periods begin where the periodicity has them begin, movements of turnovers become receipts. */
function ruleOf(change: TableChange, { now: column, old }: ColumnChange): ((value: Value) => Value) | undefined {
  const { object } = change.now
  if (object.kind === 'InformationRegister' && column.field.Name === 'Period' && isPeriodChanged(change.old, change.now)) {
    const unit = units[object.definition.InformationRegisterPeriodicity]
    return unit === undefined ? undefined : (value) => beginOfPeriod(value as DateTime, unit)
  }
  if (object.kind === 'AccumulationRegister' && column.field.Name === 'RecordType' && old === undefined) return () => 'Receipt'
  return undefined
}

/** Whether rows must be made one by one, since cells alone do not say it. */
export const needsRules = (change: TableChange): boolean =>
  change.columns.some((one) => (one.old === undefined ? ruleOf(change, one) !== undefined : !one.isSame))
  || isPeriodChanged(change.old, change.now)
