/** `ВнешнийИсточникДанныхТаблицаОбъект`: a row of a table with object data, known by its key field. */
import { inRussian } from '../../names/bilingual.ts'
import { memberNames } from '../../names/members.ts'
import { emptyValue } from '../data/assign.ts'
import { ExternalDataSourceTableReference, sameExternal, type ExternalValue, type ReferenceHome } from '../data/reference.ts'
import type { TableAccess } from '../data/rows.ts'
import type { ExternalDataSourceTable } from '../definition/table.ts'
import { ObjectLocks } from './locks.ts'
import { ExternalRecord } from './record.ts'
import { StoredRow } from './stored-row.ts'

/** What objects of a table share. */
export interface ObjectPorts {
  readonly access: TableAccess
  readonly compares: boolean
  readonly home: ReferenceHome
  readonly locks: ObjectLocks
}

export class ExternalDataSourceTableObject extends ExternalRecord {
  readonly #ports: ObjectPorts
  readonly #row: StoredRow
  #newRef: ExternalDataSourceTableReference | undefined

  /** Made by the manager of its table: with the values of a row, or new. */
  constructor(ports: ObjectPorts, values?: ExternalValue[]) {
    const { access, compares } = ports
    const row = new StoredRow(access, compares, values && [...values])
    super(access.table, row.changeable, values)
    this.#ports = ports
    this.#row = row
  }

  /** `Ссылка`. Empty until it is written; a changed key changes it when it is written. */
  get Ref(): ExternalDataSourceTableReference {
    const { table } = this.#ports.access
    return new ExternalDataSourceTableReference(table.type, this.#row.read?.[table.keys[0]!.at], this.#ports.home)
  }

  /** `ВерсияДанных`. The value of the version field as it was read; `undefined` without one. */
  get DataVersion(): ExternalValue {
    const { version } = this.#ports.access.table
    return version && this.#row.read?.[version.at]
  }

  /** `ЭтоНовый`. */
  IsNew(): boolean {
    return this.#row.read === undefined
  }

  /** `УстановитьСсылкуНового`. The key of a new object, also where its field is only read. */
  SetNewObjectRef(reference: ExternalDataSourceTableReference): void {
    this.#newRef = reference
    const { table } = this.#ports.access
    ExternalRecord.valuesOf(this)[table.keys[0]!.at] = reference.Key ?? emptyValue(table, table.keys[0]!)
  }

  /** `ПолучитьСсылкуНового`. */
  GetNewObjectRef(): ExternalDataSourceTableReference {
    return this.#newRef ?? new ExternalDataSourceTableReference(this.#ports.access.table.type, undefined, this.#ports.home)
  }

  /** `Прочитать`. Reads it again; what was assigned is lost. */
  async Read(): Promise<void> {
    const found = await this.#row.find(this.#row.read ?? ExternalRecord.valuesOf(this))
    if (found !== undefined) ExternalRecord.put(this, found)
  }

  /** `Записать`. @throws ExternalDataSourceError also where it was changed by others since it was read */
  async Write(): Promise<void> {
    this.#ports.locks.require(this.#key, this, this.#source)
    ExternalRecord.put(this, await this.#row.write(ExternalRecord.valuesOf(this), this.IsNew()))
  }

  /** `Удалить`. At once: nothing is marked, and references to it are not looked at. */
  async Delete(): Promise<void> {
    this.#ports.locks.require(this.#key, this, this.#source)
    if (!this.IsNew()) await this.#row.delete(ExternalRecord.valuesOf(this))
    this.Unlock()
  }

  /** `Заблокировать`. Other objects of this row are neither locked, written nor deleted in this process. */
  Lock(): void {
    this.#ports.locks.take(this.#key, this, this.#source)
  }

  /** `Разблокировать`. */
  Unlock(): void {
    this.#ports.locks.release(this.#key, this)
  }

  /** `ПолучитьИзменяемыеПоля`. Names of fields that are written. */
  GetChangeableFields(): readonly string[] {
    return this.#row.changeable.get()
  }

  /** `УстановитьИзменяемыеПоля`. Names of fields that this object writes, whatever `ReadOnly` says. */
  SetChangeableFields(names: readonly string[] | string): void {
    this.#row.changeable.set(names)
  }

  /** `Метаданные`. The definition of the table. */
  Metadata(): ExternalDataSourceTable {
    return this.#ports.access.table.definition
  }

  /** Whether both are objects of the same row. */
  equals(other: unknown): boolean {
    return other instanceof ExternalDataSourceTableObject && sameExternal(other.Ref, this.Ref)
  }

  get #source(): string {
    return this.#ports.access.table.source
  }

  get #key(): string {
    const { table } = this.#ports.access
    return `${table.fullName} (${String((this.#row.read ?? ExternalRecord.valuesOf(this))[table.keys[0]!.at])})`
  }

  // The same by their Russian names.
  /** `Ref`. */
  declare readonly Ссылка: this['Ref']
  /** `DataVersion`. */
  declare readonly ВерсияДанных: this['DataVersion']
  /** `IsNew`. */
  declare readonly ЭтоНовый: this['IsNew']
  /** `SetNewObjectRef`. */
  declare readonly УстановитьСсылкуНового: this['SetNewObjectRef']
  /** `GetNewObjectRef`. */
  declare readonly ПолучитьСсылкуНового: this['GetNewObjectRef']
  /** `Read`. */
  declare readonly Прочитать: this['Read']
  /** `Write`. */
  declare readonly Записать: this['Write']
  /** `Delete`. */
  declare readonly Удалить: this['Delete']
  /** `Lock`. */
  declare readonly Заблокировать: this['Lock']
  /** `Unlock`. */
  declare readonly Разблокировать: this['Unlock']
  /** `GetChangeableFields`. */
  declare readonly ПолучитьИзменяемыеПоля: this['GetChangeableFields']
  /** `SetChangeableFields`. */
  declare readonly УстановитьИзменяемыеПоля: this['SetChangeableFields']
  /** `Metadata`. */
  declare readonly Метаданные: this['Metadata']
}

inRussian(ExternalDataSourceTableObject, memberNames.ExternalDataSourceTableObject)
