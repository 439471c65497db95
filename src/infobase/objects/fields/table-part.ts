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
    return field === 'LineNumber' || field === 'НомерСтроки' ? Decimal.from(this.#place + 1) : super.get(field)
  }

  static setPlace(row: TableRow, place: number): void {
    row.#place = place
  }
}

export class RowList<R extends DataRecord = DataRecord> implements Iterable<R> {
  readonly #table: TableLayout
  readonly #changed: () => void
  #rows: R[] = []

  constructor(table: TableLayout, changed: () => void = () => {}) {
    this.#table = table
    this.#changed = changed
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
    const row = this.#made()
    row.fill(values)
    if (index >= this.#rows.length) this.#rows.push(row)
    else this.#rows.splice(index, 0, row)
    this.#number(Math.min(index, this.#rows.length - 1))
    this.#changed()
    return row
  }

  /** `Удалить`. */
  Delete(row: R | number): void {
    const at = typeof row === 'number' ? row : this.#rows.indexOf(row)
    if (at < 0) return
    this.#rows.splice(at, 1)
    this.#number(at)
    this.#changed()
  }

  /** `Очистить`. */
  Clear(): void {
    this.#rows = []
    this.#changed()
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
    list.#changed()
  }

  /** Puts rows that were read. */
  static put(list: RowList, rows: readonly (readonly Value[])[]): void {
    list.#rows = rows.map((values) => list.#made([...values]))
    list.#number(0)
  }

  #made(values?: Value[]): R {
    const Row = classFor(TableRow, this.#table) as unknown as new (table: TableLayout, values?: Value[]) => R
    return new Row(this.#table, values)
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
