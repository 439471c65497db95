/** Rows of a tabular section, or of a record set: a list of records that are made, found and deleted as in 1C. */
import { inRussian } from '../../../names/bilingual.ts'
import { memberNames } from '../../../names/members.ts'
import { Decimal } from '../../../xdto/values/decimal.ts'
import type { TableLayout } from '../../store/layout.ts'
import { sameValue, type Value } from '../../values/value.ts'
import { classFor, DataRecord } from './record.ts'

/** One row; its `LineNumber` is its place, from 1. */
export class TableRow extends DataRecord {
  /** The place in a list, from 0. */
  #place = 0

  override get(field: string): Value {
    return field === 'LineNumber' || field === 'НомерСтроки' ? lineNumber(this.#place + 1) : super.get(field)
  }

  static setPlace(row: TableRow, place: number): void {
    row.#place = place
  }
}

const lineNumbers: Decimal[] = []

/** Numbers of lines are met again and again. */
export function lineNumber(line: number): Decimal {
  return line > 1000 ? Decimal.from(line) : (lineNumbers[line] ??= Decimal.from(line))
}

export class RowList<R extends DataRecord = DataRecord> implements Iterable<R> {
  readonly #table: TableLayout
  readonly #changed: () => void
  readonly #prepare: ((values: Value[]) => void) | undefined
  readonly #Row: new (table: TableLayout, values?: Value[]) => R
  #rows: R[] = []
  /** Rows were added, taken away or moved since they were read or written. */
  #isChanged = true

  /** `prepare`: puts what each new row has before anything is assigned. */
  constructor(table: TableLayout, changed: () => void = () => {}, prepare?: (values: Value[]) => void) {
    this.#table = table
    this.#changed = changed
    this.#prepare = prepare
    this.#Row = classFor(TableRow, table) as unknown as new (table: TableLayout, values?: Value[]) => R
  }

  [Symbol.iterator](): Iterator<R> {
    return this.#rows[Symbol.iterator]()
  }

  /** `Количество`. */
  Count(): number {
    return this.#rows.length
  }

  get length(): number {
    return this.#rows.length
  }

  /** `Получить`. */
  Get(index: number): R | undefined {
    return this.#rows[index]
  }

  /** `Добавить`. A new row at the end, with these values. */
  Add(values: Readonly<Record<string, unknown>> = {}): R {
    return this.Insert(this.#rows.length, values)
  }

  /** `Вставить`. */
  Insert(index: number, values: Readonly<Record<string, unknown>> = {}): R {
    const row = new this.#Row(this.#table)
    this.#prepare?.(DataRecord.valuesOf(row))
    row.fill(values)
    if (index >= this.#rows.length) this.#rows.push(row)
    else this.#rows.splice(index, 0, row)
    this.#number(Math.min(index, this.#rows.length - 1))
    this.#mark()
    return row
  }

  #mark(): void {
    this.#isChanged = true
    this.#changed()
  }

  /** `Удалить`. */
  Delete(row: R | number): void {
    const at = typeof row === 'number' ? row : this.#rows.indexOf(row)
    if (at < 0) return
    this.#rows.splice(at, 1)
    this.#number(at)
    this.#mark()
  }

  /** `Очистить`. */
  Clear(): void {
    this.#rows = []
    this.#mark()
  }

  /** `Загрузить`. The rows anew, one for each of these. */
  Load(rows: Iterable<Readonly<Record<string, unknown>> | DataRecord>): void {
    const given = Array.from(rows, (one) => (one instanceof DataRecord ? plainOf(one) : one))
    this.Clear()
    for (const one of given) this.Add(one)
  }

  /** `НайтиСтроки`. Rows that have these values. */
  FindRows(filter: Readonly<Record<string, Value>>): R[] {
    const wanted = Object.entries(filter)
    return this.#rows.filter((row) => wanted.every(([name, value]) => sameValue(row.get(name), value)))
  }

  /** `Итог`. The sum of a column. */
  Total(field: string): Decimal {
    return this.#rows.reduce((sum, row) => {
      const value = row.get(field)
      return value instanceof Decimal ? sum.plus(value) : sum
    }, Decimal.from(0))
  }

  toJSON(): readonly unknown[] {
    return this.#rows.map((row) => row.toJSON())
  }

  static tableOf(list: RowList): TableLayout {
    return list.#table
  }

  /** Its own rows in another order. */
  static order<R extends DataRecord>(list: RowList<R>, rows: readonly R[]): void {
    list.#rows = [...rows]
    list.#number(0)
    list.#mark()
  }

  /** Puts rows that were read; their values are the list's own from then on. */
  static put(list: RowList, rows: readonly Value[][]): void {
    list.#rows = rows.map((values) => new list.#Row(list.#table, values))
    list.#number(0)
    list.#isChanged = false
  }

  /** Whether the rows are others than were read or written. */
  static isChanged(list: RowList): boolean {
    return list.#isChanged || list.#rows.some((row) => row.Modified())
  }

  /** The rows are as they are in the infobase. */
  static settled(list: RowList): void {
    list.#isChanged = false
    for (const row of list.#rows) DataRecord.setModified(row, false)
  }

  /** From a place on. */
  #number(from: number): void {
    for (let at = from; at < this.#rows.length; at++) {
      const row = this.#rows[at]
      if (row instanceof TableRow) TableRow.setPlace(row, at)
    }
  }

  // The same by their Russian names.
  /** `Count`. */
  declare readonly Количество: this['Count']
  /** `Get`. */
  declare readonly Получить: this['Get']
  /** `Add`. */
  declare readonly Добавить: this['Add']
  /** `Insert`. */
  declare readonly Вставить: this['Insert']
  /** `Delete`. */
  declare readonly Удалить: this['Delete']
  /** `Clear`. */
  declare readonly Очистить: this['Clear']
  /** `Load`. */
  declare Загрузить: this['Load']
  /** `FindRows`. */
  declare readonly НайтиСтроки: this['FindRows']
  /** `Total`. */
  declare readonly Итог: this['Total']
}

inRussian(RowList, memberNames.RowList)

/** What of a row another one may be given. */
function plainOf(row: DataRecord): Readonly<Record<string, unknown>> {
  const { Ref: _ref, LineNumber: _line, ...rest } = row.toJSON() as Record<string, unknown>
  return rest
}
