/** One record of an independent information register: read, changed and written by its key. */
import { inRussian } from '../../../names/bilingual.ts'
import { memberNames } from '../../../names/members.ts'
import { dataError } from '../../data-error.ts'
import type { TableLayout } from '../../store/layout.ts'
import { valuesOf } from '../../store/row.ts'
import type { Value } from '../../values/value.ts'
import { observed, raised, requireRight, type Base } from '../base.ts'
import { classFor, DataRecord } from '../fields/record.ts'
import { requireRows } from '../restriction.ts'
import { RecordSet, separatorsOf } from './record-set.ts'

export class RecordManager extends DataRecord {
  readonly #base: Base
  readonly #additional: Record<string, unknown> = {}
  /** The key that it was read by; a changed key moves the record. */
  #key: readonly Value[] | undefined
  #isSelected = false
  #isLoading = false

  constructor(base: Base, table: TableLayout) {
    super(table)
    this.#base = base
  }

  /** `ДополнительныеСвойства`. */
  get AdditionalProperties(): Record<string, unknown> {
    return this.#additional
  }

  /** `Выбран`. Whether the last `Read` found the record. */
  Selected(): boolean {
    return this.#isSelected
  }

  /** `Прочитать`. Reads the record whose period and dimensions are set. */
  async Read(): Promise<void> {
    const table = DataRecord.tableOf(this)
    requireRight(this.#base, table.object, 'Read')
    const row = await this.#base.transactions.read(() => {
      requireRows(this.#base, table, 'Read', table.key, this.#keyValues())
      return this.#base.writer.rows(table, table.key, this.#keyValues())[0]
    })
    this.#isSelected = row !== undefined
    if (row === undefined) return
    for (const [at, value] of valuesOf(table, row).entries()) DataRecord.valuesOf(this)[at] = value
    this.#key = this.#keyValues()
    DataRecord.setModified(this, false)
  }

  /** `Записать`. `replace: false`: a record with this key must not be there. @throws DataError */
  async Write(replace = true): Promise<void> {
    const table = DataRecord.tableOf(this)
    requireRight(this.#base, table.object, 'Update')
    await this.#inSet(this.#keyValues(), [this.toJSON()], async (set) => {
      await this.#raise(set, 'BeforeWrite', replace)
      this.#base.registration.fill(set.DataExchange, table, (name) => this.get(name))
      if (this.#key !== undefined) requireRows(this.#base, table, 'Update', table.key, this.#key)
      // The record that makes room is changed as well.
      requireRows(this.#base, table, 'Update', table.key, this.#keyValues())
      if (this.#key !== undefined) this.#base.writer.delete(table, table.key, this.#key)
      if (replace) this.#base.writer.delete(table, table.key, this.#keyValues())
      this.#base.writer.insert(table, DataRecord.valuesOf(this))
      requireRows(this.#base, table, 'Update', table.key, this.#keyValues())
      await this.#raise(set, 'OnWrite', replace)
      this.#base.registration.record(set.DataExchange, table, [...(this.#key === undefined ? [] : [this.#key]), this.#keyValues()])
    })
    this.#key = this.#keyValues()
    this.#isSelected = true
    DataRecord.setModified(this, false)
    observed(this.#base, 'records', table.object, '1')
  }

  /**
   * `Удалить`. Deletes the record that was read, whatever key was set since; without a reading, the one of the key that is set. Handlers
   * see an empty set that replaces the record.
   *
   * @throws DataError where one of them denies it
   */
  async Delete(): Promise<void> {
    const table = DataRecord.tableOf(this)
    requireRight(this.#base, table.object, 'Update')
    const key = this.#key ?? this.#keyValues()
    await this.#inSet(key, [], async (set) => {
      await this.#raise(set, 'BeforeWrite', true)
      requireRows(this.#base, table, 'Update', table.key, key)
      const isThere = this.#base.writer.delete(table, table.key, key) > 0
      this.#base.registration.fill(set.DataExchange, table, separatorsOf(table, [this.#valuesAt(key)]))
      await this.#raise(set, 'OnWrite', true)
      if (isThere) this.#base.registration.record(set.DataExchange, table, [key])
    })
    this.#key = undefined
    this.#isSelected = false
    observed(this.#base, 'delete', table.object, '1')
  }

  /** As `Write`, of data of another infobase: handlers see `DataExchange.Load` of the set. */
  static async load(record: RecordManager, replace: boolean): Promise<void> {
    record.#isLoading = true
    await record.Write(replace)
  }

  #keyValues(): readonly Value[] {
    return DataRecord.tableOf(this).key.map((one) => this.get(one.field.Name))
  }

  /** Its values, with those of a key. */
  #valuesAt(key: readonly Value[]): readonly Value[] {
    const { columns, key: keyColumns } = DataRecord.tableOf(this)
    return DataRecord.valuesOf(this).map((own, at) => {
      const place = keyColumns.indexOf(columns[at]!)
      return place < 0 ? own : key[place]
    })
  }

  /** As `Delete`, of data of another infobase. */
  static async loadDeletion(record: RecordManager): Promise<void> {
    record.#isLoading = true
    await record.Delete()
  }

  /** Handlers of events see a set with the record's filter: of one record, or of none where it is deleted, as in 1C. */
  async #inSet(
    key: readonly Value[],
    rows: readonly Readonly<Record<string, unknown>>[],
    write: (set: RecordSet) => Promise<void>,
  ): Promise<void> {
    const table = DataRecord.tableOf(this)
    const set = new RecordSet(this.#base, table)
    for (const [at, value] of key.entries()) set.Filter[table.key[at]!.field.Name]?.Set(value)
    for (const row of rows) set.Add(row)
    set.DataExchange.Load = this.#isLoading
    await this.#base.transactions.run(() => write(set))
  }

  async #raise(set: RecordSet, event: 'BeforeWrite' | 'OnWrite', replace: boolean): Promise<void> {
    const { object } = DataRecord.tableOf(this)
    const { Cancel } = await raised(this.#base, object, event, set, { Cancel: false, Replacing: replace })
    if (Cancel) throw dataError('cancelled', { what: object.FullName, event })
  }

  // The same by their Russian names.
  /** `AdditionalProperties`. */
  declare readonly ДополнительныеСвойства: this['AdditionalProperties']
  /** `Selected`. */
  declare readonly Выбран: this['Selected']
  /** `Read`. */
  declare readonly Прочитать: this['Read']
  /** `Write`. */
  declare readonly Записать: this['Write']
  /** `Delete`. */
  declare readonly Удалить: this['Delete']
}

inRussian(RecordManager, memberNames.RecordManager)

export const recordManager = (base: Base, table: TableLayout): RecordManager =>
  new (classFor(RecordManager, table) as typeof RecordManager)(base, table)
