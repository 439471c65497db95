/** Sets of records of a register: those of a recorder, or those that a filter by dimensions holds; written as a whole. */
import { inRussian } from '../../../names/bilingual.ts'
import { memberNames } from '../../../names/members.ts'
import { dataError } from '../../data-error.ts'
import { changeTable } from '../../exchange/change-table.ts'
import { DataExchange } from '../../exchange/data-exchange.ts'
import type { Separators } from '../../exchange/registration.ts'
import type { Column } from '../../store/column.ts'
import type { TableLayout } from '../../store/layout.ts'
import { valuesOf } from '../../store/row.ts'
import type { Reference } from '../../values/reference.ts'
import type { Value } from '../../values/value.ts'
import { hears, observed, raised, requireRight, type Base } from '../base.ts'
import { DataRecord } from '../fields/record.ts'
import { lineNumber, RowList } from '../fields/table-part.ts'
import { requireRows } from '../restriction.ts'
import { completeCalculations } from './calculations.ts'
import { completeEntries } from './entries.ts'
import { FilterItem, type Filter } from './filter.ts'
import { filterColumns, isByRecorder, placesOf } from './set-places.ts'

export class RecordSet extends RowList {
  readonly #base: Base
  readonly #table: TableLayout
  readonly #changes: { isModified: boolean }
  /** `Отбор`. */
  readonly Filter: Filter
  /** `ОбменДанными`. */
  readonly DataExchange = new DataExchange()
  /** `ДополнительныеСвойства`. */
  readonly AdditionalProperties: Record<string, unknown> = {}
  #toWrite = false

  constructor(base: Base, table: TableLayout) {
    const changes = { isModified: false }
    const { filtered, active, type } = placesOf(table)
    const items = filtered.map(({ column, at }) => ({ column, at, item: new FilterItem(column, table.object.FullName) }))
    const changed = (): void => {
      changes.isModified = true
    }
    super(table, changed, (values) => {
      if (active >= 0) values[active] = true
      if (type >= 0) values[type] = 'Receipt'
      for (const { at, item } of items) if (item.Use) values[at] = item.Value
    })
    this.#changes = changes
    this.#base = base
    this.#table = table
    this.Filter = Object.fromEntries(
      items.flatMap(({ column: { field }, item }) => [[field.Name, item] as const, [field.russianName, item] as const]),
    )
  }

  /** `Модифицированность`. */
  Modified(): boolean {
    return this.#changes.isModified
  }

  /** `Метаданные`. */
  Metadata(): TableLayout['object'] {
    return this.#table.object
  }

  /** `ДобавитьПриход`. `AddReceipt({ Товар, Количество })` of a register of balances. */
  AddReceipt(values: Readonly<Record<string, unknown>> = {}): DataRecord {
    return this.#added(values, 'Receipt')
  }
  /** `ДобавитьРасход`. */
  AddExpense(values: Readonly<Record<string, unknown>> = {}): DataRecord {
    return this.#added(values, 'Expense')
  }

  #added(values: Readonly<Record<string, unknown>>, type: string): DataRecord {
    const row = this.Add(values)
    row.set('RecordType', type)
    return row
  }

  /** `Прочитать`. The records that there are. */
  async Read(): Promise<void> {
    requireRight(this.#base, this.#table.object, 'Read')
    await this.#base.transactions.read(() => this.#read())
  }

  #read(): void {
    const { columns, values } = usedFilter(this)
    requireRows(this.#base, this.#table, 'Read', columns, values)
    const line = this.#table.column('LineNumber')
    const rows = this.#base.writer.rows(this.#table, columns, values, line === undefined ? '' : ` ORDER BY ${line.name}`)
    RowList.put(
      this,
      rows.map((row) => valuesOf(this.#table, row)),
    )
    this.#changes.isModified = false
  }

  /**
   * `Записывать`. `Записать`. Two of 1C's words in one: `set.Write = true` has a document write the set when it is posted, `await
   * set.Write()` writes it now. Without `replace` the records are added to those that there are. The others are of calculation registers:
   * without `writeRecalculations` nothing is noted for recalculation; actual periods of action are always those of the records.
   */
  get Write(): (replace?: boolean, onlyWrite?: boolean, writeActual?: boolean, writeRecalculations?: boolean) => Promise<void> {
    return async (replace = true, _only, _actual, recalculated = true) => writeRecords(this.#base, this, replace, recalculated)
  }
  set Write(toWrite: boolean) {
    this.#toWrite = toWrite
  }

  /** As `Read`, for who has the right and the turn. */
  static read(set: RecordSet): void {
    set.#read()
  }
  static isToWrite(set: RecordSet): boolean {
    return set.#toWrite
  }
  static written(set: RecordSet): void {
    set.#changes.isModified = false
    set.#toWrite = false
  }

  // The same by their Russian names.
  /** `Filter`. */
  declare readonly Отбор: this['Filter']
  /** `DataExchange`. */
  declare readonly ОбменДанными: this['DataExchange']
  /** `AdditionalProperties`. */
  declare readonly ДополнительныеСвойства: this['AdditionalProperties']
  /** `Modified`. */
  declare readonly Модифицированность: this['Modified']
  /** `Metadata`. */
  declare readonly Метаданные: this['Metadata']
  /** `AddReceipt`. */
  declare readonly ДобавитьПриход: this['AddReceipt']
  /** `AddExpense`. */
  declare readonly ДобавитьРасход: this['AddExpense']
  /** `Read`. */
  declare readonly Прочитать: this['Read']
  /** `Write`. */
  declare readonly Записать: this['Write']
  /** `Write`. */
  declare readonly Записывать: this['Write']
}

inRussian(RecordSet, memberNames.RecordSet)

const usedFilter = (set: RecordSet): { readonly columns: readonly Column[]; readonly values: readonly Value[] } => {
  const table = RowList.tableOf(set)
  const used = filterColumns(table).filter((one) => set.Filter[one.field.Name]!.Use)
  return { columns: used, values: used.map((one) => set.Filter[one.field.Name]!.Value) }
}

export async function writeRecords(base: Base, set: RecordSet, replace: boolean, recalculated = true): Promise<void> {
  const table = RowList.tableOf(set)
  const { object } = table
  requireRight(base, object, 'Update')
  if (isByRecorder(table) && !set.Filter['Recorder']!.Use) throw dataError('filter-missing', { register: object.FullName })
  await base.transactions.run(async () => {
    if (hears(base, object, 'BeforeWrite')) await uncancelled(base, set, 'BeforeWrite', replace)
    const { columns, values } = usedFilter(set)
    requireRows(base, table, 'Update', columns, values)
    const { keys, separators } = putRecords(base, set, replace, recalculated)
    requireRows(base, table, 'Update', columns, values)
    base.registration.fill(set.DataExchange, table, separators)
    if (hears(base, object, 'OnWrite')) await uncancelled(base, set, 'OnWrite', replace)
    base.registration.record(set.DataExchange, table, keys)
  })
  RecordSet.written(set)
  observed(base, 'records', object, `${set.Count()}`)
}

/** @throws DataError where the handler cancels the writing */
async function uncancelled(base: Base, set: RecordSet, event: 'BeforeWrite' | 'OnWrite', Replacing: boolean): Promise<void> {
  const { object } = RowList.tableOf(set)
  const { Cancel } = await raised(base, object, event, set, { Cancel: false, Replacing })
  if (Cancel) throw dataError('cancelled', { what: object.FullName, event })
}

/** Gives the keys that changes are registered by, and the area that they are of. */
function putRecords(
  base: Base,
  set: RecordSet,
  replace: boolean,
  recalculated: boolean,
): { keys: readonly (readonly Value[])[]; separators: Separators } {
  const table = RowList.tableOf(set)
  const { columns, values } = usedFilter(set)
  const old = base.writer.rows(table, columns, values).map((row) => valuesOf(table, row))
  const complete = completion(table, columns, values, replace ? 0 : old.length)
  const added = Array.from(set, complete)
  completeEntries(base, table, added)
  completeCalculations(table, added)
  if (replace && old.length > 0) base.writer.delete(table, columns, values)
  base.writer.insertAll(table, added)
  base.totals.change(table, replace ? old : [], added)
  if (recalculated) base.recalculations.changed(table, replace ? old : [], added)
  if (isByRecorder(table)) base.sequences.changed(table.object.FullName, values[0])
  const all = [...(replace ? old : []), ...added]
  return { keys: isByRecorder(table) ? [values] : keysOfRecords(table, all), separators: separatorsOf(table, all) }
}

/** Of records that are added or taken away, what their changes are registered by. */
export function keysOfRecords(table: TableLayout, records: readonly (readonly Value[])[]): readonly (readonly Value[])[] {
  const places = changeTable(table).key.map((one) => table.columns.indexOf(one))
  return records.map((record) => places.map((at) => record[at]))
}

/** What the filter says goes into each record, and the line's number. */
function completion(table: TableLayout, columns: readonly Column[], given: readonly Value[], before: number) {
  const at = columns.map((one) => table.columns.indexOf(one))
  const { line } = placesOf(table)
  return (row: DataRecord, index: number): Value[] => {
    const values = DataRecord.valuesOf(row)
    for (let part = 0; part < at.length; part++) values[at[part]!] = given[part]
    if (line >= 0) values[line] = lineNumber(before + index + 1)
    return values
  }
}

/** Of records of one area. */
export const separatorsOf =
  (table: TableLayout, records: readonly (readonly Value[])[]): Separators =>
  (name) => {
    const at = table.columns.findIndex(({ field }) => field.Name === name)
    return records[0]?.[at] ?? table.columns[at]!.empty
  }

/** By what the changes of a set are registered: its recorder, or its records. */
export function changedKeysOf(set: RecordSet): readonly (readonly Value[])[] {
  const table = RowList.tableOf(set)
  return isByRecorder(table)
    ? [usedFilter(set).values]
    : keysOfRecords(
        table,
        Array.from(set, (row) => DataRecord.valuesOf(row)),
      )
}

/** Deletes all records of a recorder. */
export function deleteRecords(base: Base, table: TableLayout, recorder: Reference, sender?: Reference): void {
  const column = table.column('Recorder')
  if (column === undefined || !column.codecs.some((one) => one.type === recorder.type)) return
  const old = base.writer.rows(table, [column], [recorder]).map((row) => valuesOf(table, row))
  if (old.length === 0) return
  base.writer.delete(table, [column], [recorder])
  base.totals.change(table, old, [])
  base.recalculations.changed(table, old, [])
  base.recalculations.forget(table, recorder)
  base.sequences.changed(table.object.FullName, recorder)
  base.registration.recordAutomatic(table, [[recorder]], separatorsOf(table, old), sender)
}
