/** `ВнешнийИсточникДанныхТаблицаНаборЗаписей`: the records that a filter by key fields holds, written as a whole. */
import { inRussian } from '../../names/bilingual.ts'
import { memberNames } from '../../names/members.ts'
import { ChangeableFields } from '../data/changeable.ts'
import type { TableModel } from '../data/model.ts'
import type { ExternalValue } from '../data/reference.ts'
import { readRows, rowsOver, writingOver, type TableAccess } from '../data/rows.ts'
import type { Link } from '../data/session.ts'
import { requireSet } from '../data/set-rights.ts'
import { deleteRows, insertRows, lostUpdate, requireFilledKeys, requireKeys, requireWritable, type Row } from '../data/write-rows.ts'
import type { Writing } from '../data/writing.ts'
import type { ExternalDataSourceTable } from '../definition/table.ts'
import { conditionsOfFilter, filterOf, type ExternalFilter } from './filter.ts'
import { classFor, ExternalRecord } from './record.ts'

export class ExternalDataSourceTableRecordSet implements Iterable<ExternalRecord> {
  readonly #access: TableAccess
  readonly #compares: boolean
  readonly #changeable: ChangeableFields
  readonly #Record: typeof ExternalRecord
  /** Values of records; one that was asked for is a record. */
  #rows: (ExternalValue[] | ExternalRecord)[] = []
  /** As it was read; `undefined`: it was not. */
  #read: readonly Row[] | undefined
  #isModified = false
  /** `Отбор`. By key fields: `set.Filter.Товар.Set(5)`. */
  readonly Filter: ExternalFilter

  /** Made by the manager of its table. @throws ExternalDataSourceError where the table has no key fields */
  constructor(access: TableAccess, compares: boolean) {
    requireKeys(access.table)
    this.#access = access
    this.#compares = compares
    this.#changeable = new ChangeableFields(access.table)
    this.#Record = classFor(ExternalRecord, access.table)
    this.Filter = filterOf(access.table)
  }

  [Symbol.iterator](): Iterator<ExternalRecord> {
    let at = 0
    return { next: () => (at < this.#rows.length ? { done: false, value: this.Get(at++)! } : { done: true, value: undefined }) }
  }

  /** `Количество`. */
  Count(): number {
    return this.#rows.length
  }

  /** `Получить`. By its place, from 0. */
  Get(index: number): ExternalRecord | undefined {
    const found = this.#rows[index]
    if (found === undefined || found instanceof ExternalRecord) return found
    return (this.#rows[index] = this.#made(found))
  }

  /** `Добавить`. A new record at the end, with the values of the filter and these. */
  Add(values: Readonly<Record<string, unknown>> = {}): ExternalRecord {
    const record = this.#made()
    for (const { field, value } of conditionsOfFilter(this.#table, this.Filter))
      ExternalRecord.valuesOf(record)[field.at] = value as ExternalValue
    record.fill(values)
    this.#rows.push(record)
    this.#isModified = true
    return record
  }

  /** `Удалить`. A record, or that at a place. */
  Delete(which: ExternalRecord | number): void {
    const at = typeof which === 'number' ? which : this.#rows.indexOf(which)
    if (at < 0 || at >= this.#rows.length) return
    this.#rows.splice(at, 1)
    this.#isModified = true
  }

  /** `Очистить`. */
  Clear(): void {
    this.#rows = []
    this.#isModified = true
  }

  /** `Модифицированность`. Whether it is other than it was read or written. */
  Modified(): boolean {
    return this.#isModified || this.#rows.some((one) => one instanceof ExternalRecord && one.Modified())
  }

  /** `Метаданные`. The definition of the table. */
  Metadata(): ExternalDataSourceTable {
    return this.#table.definition
  }

  /** `ПолучитьИзменяемыеПоля`. Names of fields that are written. */
  GetChangeableFields(): readonly string[] {
    return this.#changeable.get()
  }

  /** `УстановитьИзменяемыеПоля`. Names, as a list or with commas, of fields that this set writes, whatever `ReadOnly` says. */
  SetChangeableFields(names: readonly string[] | string): void {
    this.#changeable.set(names)
  }

  /** `Прочитать`. The records that there are. @throws ExternalDataSourceError */
  async Read(): Promise<void> {
    const rows = await this.#access.session().use(this.#table.fullName, (link) => readRows(this.#access, link, this.#selecting()))
    this.#rows = rows
    // Records are changed in place: what was read is kept apart where a lost update is looked for.
    this.#read = this.#isGuarded ? rows.map((one) => [...one]) : undefined
    this.#isModified = false
  }

  /**
   * `Записать`. `replace`: in place of all records that the filter holds, without a filter all of the table; otherwise they are added. All
   * is written or nothing.
   *
   * @throws ExternalDataSourceError also where records were changed by others since they were read
   */
  async Write(replace = true): Promise<void> {
    const table = this.#table
    requireWritable(table)
    const rows = this.#rows.map((one) => this.#complete(one))
    for (const row of rows) requireFilledKeys(table, row)
    await this.#access.session().write(table.fullName, table.level, async (link) => {
      const writing = await writingOver(this.#access, link)
      const written = await requireSet(this.#access, writing, link, { where: this.#selecting().where, rows, replace })
      if (replace) {
        if (this.#read !== undefined) await this.#requireAsRead(writing, link, this.#read)
        await deleteRows(writing, link, this.#selecting().where)
      }
      await insertRows(writing, link, this.#changeable, rows)
      await written()
      if (this.#isGuarded) this.#read = await rowsOver(writing, link, this.#selecting())
    })
    for (const one of this.#rows) if (one instanceof ExternalRecord) ExternalRecord.put(one, ExternalRecord.valuesOf(one))
    this.#isModified = false
  }

  get #table(): TableModel {
    return this.#access.table
  }

  get #isGuarded(): boolean {
    return this.#compares || this.#table.version !== undefined
  }

  #selecting() {
    return { where: conditionsOfFilter(this.#table, this.Filter) }
  }

  #made(values?: ExternalValue[]): ExternalRecord {
    return new this.#Record(this.#table, this.#changeable, values)
  }

  /** What the filter says is in each record. */
  #complete(one: ExternalValue[] | ExternalRecord): Row {
    const values = one instanceof ExternalRecord ? ExternalRecord.valuesOf(one) : one
    for (const { field, value } of conditionsOfFilter(this.#table, this.Filter)) values[field.at] = value as ExternalValue
    return values
  }

  /** By versions where the table has them, else by all fields. */
  async #requireAsRead(writing: Writing, link: Link, read: readonly Row[]): Promise<void> {
    const { version, keys, fields } = this.#table
    const compared = version === undefined ? fields : [...keys, version]
    const found = await rowsOver(writing, link, { ...this.#selecting(), forUpdate: true })
    const textOf = (row: Row): string => JSON.stringify(compared.map(({ at }) => [typeof row[at], String(row[at])]))
    const left = new Map<string, number>()
    for (const row of read) left.set(textOf(row), (left.get(textOf(row)) ?? 0) + 1)
    for (const row of found) {
      const count = left.get(textOf(row)) ?? 0
      if (count === 0) throw lostUpdate(this.#table, row)
      left.set(textOf(row), count - 1)
    }
    const gone = read.find((row) => (left.get(textOf(row)) ?? 0) > 0)
    if (gone !== undefined) throw lostUpdate(this.#table, gone)
  }

  // The same by their Russian names.
  /** `Filter`. */
  declare readonly Отбор: this['Filter']
  /** `Read`. */
  declare readonly Прочитать: this['Read']
  /** `Write`. */
  declare readonly Записать: this['Write']
  /** `Count`. */
  declare readonly Количество: this['Count']
  /** `Get`. */
  declare readonly Получить: this['Get']
  /** `Add`. */
  declare readonly Добавить: this['Add']
  /** `Delete`. */
  declare readonly Удалить: this['Delete']
  /** `Clear`. */
  declare readonly Очистить: this['Clear']
  /** `GetChangeableFields`. */
  declare readonly ПолучитьИзменяемыеПоля: this['GetChangeableFields']
  /** `SetChangeableFields`. */
  declare readonly УстановитьИзменяемыеПоля: this['SetChangeableFields']
  /** `Metadata`. */
  declare readonly Метаданные: this['Metadata']
  /** `Modified`. */
  declare readonly Модифицированность: this['Modified']
}

inRussian(ExternalDataSourceTableRecordSet, memberNames.ExternalDataSourceTableRecordSet)
