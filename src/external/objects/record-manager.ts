/** `ВнешнийИсточникДанныхТаблицаМенеджерЗаписи`: one record of a table without objects, by its key. */
import { inRussian } from '../../names/bilingual.ts'
import { memberNames } from '../../names/members.ts'
import type { TableAccess } from '../data/rows.ts'
import { requireKeys } from '../data/write-rows.ts'
import type { ExternalDataSourceTable } from '../definition/table.ts'
import { ExternalRecord } from './record.ts'
import { StoredRow } from './stored-row.ts'

export class ExternalDataSourceTableRecordManager extends ExternalRecord {
  readonly #row: StoredRow

  /** Made by the manager of its table. @throws ExternalDataSourceError where the table has no key fields */
  constructor(access: TableAccess, compares: boolean) {
    requireKeys(access.table)
    const row = new StoredRow(access, compares)
    super(access.table, row.changeable)
    this.#row = row
  }

  /** `Выбран`. Whether the last `Read` found the record, or it was written. */
  Selected(): boolean {
    return this.#row.read !== undefined
  }

  /** `Прочитать`. Reads the record whose key fields are set. */
  async Read(): Promise<void> {
    const found = await this.#row.find(ExternalRecord.valuesOf(this))
    if (found !== undefined) ExternalRecord.put(this, found)
  }

  /**
   * `Записать`. Changes the record that was read, whatever key it has now; without a reading, the one with this key, or makes it. `replace:
   * false`: none with this key may be there.
   *
   * @throws ExternalDataSourceError also where it was changed by others since it was read
   */
  async Write(replace = true): Promise<void> {
    ExternalRecord.put(this, await this.#row.write(ExternalRecord.valuesOf(this), !replace && !this.Selected()))
  }

  /** `Удалить`. Deletes the record that was read; without a reading, the one whose key fields are set. */
  async Delete(): Promise<void> {
    await this.#row.delete(ExternalRecord.valuesOf(this))
  }

  /** `ПолучитьИзменяемыеПоля`. Names of fields that are written. */
  GetChangeableFields(): readonly string[] {
    return this.#row.changeable.get()
  }

  /** `УстановитьИзменяемыеПоля`. Names of fields that this manager writes, whatever `ReadOnly` says. */
  SetChangeableFields(names: readonly string[] | string): void {
    this.#row.changeable.set(names)
  }

  /** `Метаданные`. The definition of the table. */
  Metadata(): ExternalDataSourceTable {
    return this.#row.access.table.definition
  }

  // The same by their Russian names.
  /** `Selected`. */
  declare readonly Выбран: this['Selected']
  /** `Read`. */
  declare readonly Прочитать: this['Read']
  /** `Write`. */
  declare readonly Записать: this['Write']
  /** `Delete`. */
  declare readonly Удалить: this['Delete']
  /** `GetChangeableFields`. */
  declare readonly ПолучитьИзменяемыеПоля: this['GetChangeableFields']
  /** `SetChangeableFields`. */
  declare readonly УстановитьИзменяемыеПоля: this['SetChangeableFields']
  /** `Metadata`. */
  declare readonly Метаданные: this['Metadata']
}

inRussian(ExternalDataSourceTableRecordManager, memberNames.ExternalDataSourceTableRecordManager)
