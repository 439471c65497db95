/** `ВнешнийИсточникДанныхТаблицаМенеджер`: makes and finds what a table holds. */
import { inRussian } from '../../names/bilingual.ts'
import { memberNames } from '../../names/members.ts'
import { assigned } from '../data/assign.ts'
import { dataError } from '../data/fault.ts'
import { fieldNamed, type FieldModel, type TableModel } from '../data/model.ts'
import { ExternalDataSourceTableReference, type ExternalValue } from '../data/reference.ts'
import { readRows, streamed } from '../data/rows.ts'
import type { ExternalDataSourceTable } from '../definition/table.ts'
import { selectingOf, type ExternalSelectOptions } from './condition.ts'
import { ExternalDataSourceTableObject, type ObjectPorts } from './object.ts'
import { ExternalDataSourceTableRecordManager } from './record-manager.ts'
import { ExternalDataSourceTableRecordSet } from './record-set.ts'
import { classFor, ExternalRecord } from './record.ts'

export class ExternalDataSourceTableManager {
  readonly #ports: ObjectPorts

  /** Made by the manager of its source. */
  constructor(ports: ObjectPorts) {
    this.#ports = ports
  }

  /** `СоздатьНаборЗаписей`. @throws ExternalDataSourceError where the table has no key fields */
  CreateRecordSet(): ExternalDataSourceTableRecordSet {
    return new ExternalDataSourceTableRecordSet(this.#ports.access, this.#ports.compares)
  }

  /** `СоздатьМенеджерЗаписи`. @throws ExternalDataSourceError where the table has no key fields, or holds objects */
  CreateRecordManager(): ExternalDataSourceTableRecordManager {
    if (this.#table.isOfObjects) throw dataError('not-of-records', { place: this.#table.fullName, member: 'CreateRecordManager' })
    return new (classFor(ExternalDataSourceTableRecordManager, this.#table))(this.#ports.access, this.#ports.compares)
  }

  /** `СоздатьОбъект`. A new object, whose key is to be set. @throws ExternalDataSourceError where the table holds none */
  CreateObject(): ExternalDataSourceTableObject {
    this.#keyFor('CreateObject')
    return this.#object()
  }

  /** `ПустаяСсылка`. */
  EmptyRef(): ExternalDataSourceTableReference {
    this.#keyFor('EmptyRef')
    return this.#reference(undefined)
  }

  /** `ПолучитьСсылку`. A reference by the value of the key, whether the row is there or not. */
  GetRef(key: unknown): ExternalDataSourceTableReference {
    return this.#reference(assigned(this.#table, this.#keyFor('GetRef'), key))
  }

  /** The object of a reference, or of the key's value; `undefined`: there is none. */
  async GetObject(which: unknown): Promise<ExternalDataSourceTableObject | undefined> {
    const key = this.#keyFor('GetObject')
    const value = which instanceof ExternalDataSourceTableReference ? which.Key : assigned(this.#table, key, which)
    const [row] = await this.#rows({ where: { [key.name]: value }, top: 1 })
    return row && this.#object(row)
  }

  /** `НайтиПоПолю`. The reference of the first row with this value; an empty one where there is none. */
  async FindByField(field: string, value: unknown): Promise<ExternalDataSourceTableReference> {
    const key = this.#keyFor('FindByField')
    const [row] = await this.#rows({ where: { [fieldNamed(this.#table, field).name]: value }, top: 1 })
    return this.#reference(row?.[key.at])
  }

  /**
   * `Выбрать`. Rows as they come, a thousand at a time: `for await (const row of manager.Select({ where: { Цена: { gt: 10 } } }))`. Nothing
   * can be assigned to them.
   */
  Select(options: ExternalSelectOptions = {}): AsyncGenerator<ExternalRecord, void, undefined> {
    return this.#selected(options)
  }

  async *#selected(options: ExternalSelectOptions): AsyncGenerator<ExternalRecord, void, undefined> {
    const Record = classFor(ExternalRecord, this.#table)
    for await (const rows of streamed(this.#ports.access, selectingOf(this.#table, options)))
      for (const row of rows) yield new Record(this.#table, undefined, row)
  }

  /** `Метаданные`. The definition of the table. */
  Metadata(): ExternalDataSourceTable {
    return this.#table.definition
  }

  get #table(): TableModel {
    return this.#ports.access.table
  }

  #rows(options: ExternalSelectOptions): Promise<ExternalValue[][]> {
    const { access } = this.#ports
    return access.session().use(this.#table.fullName, (link) => readRows(access, link, selectingOf(this.#table, options)))
  }

  #object(row?: ExternalValue[]): ExternalDataSourceTableObject {
    return new (classFor(ExternalDataSourceTableObject, this.#table))(this.#ports, row)
  }

  #reference(key: ExternalValue): ExternalDataSourceTableReference {
    return new ExternalDataSourceTableReference(this.#table.type, key, this.#ports.home)
  }

  /** @throws ExternalDataSourceError where the table holds no objects */
  #keyFor(member: string): FieldModel {
    const { isOfObjects, keys, fullName } = this.#table
    if (!isOfObjects) throw dataError('not-of-objects', { place: fullName, member })
    return keys[0]!
  }

  // The same by their Russian names.
  /** `CreateRecordSet`. */
  declare readonly СоздатьНаборЗаписей: this['CreateRecordSet']
  /** `CreateRecordManager`. */
  declare readonly СоздатьМенеджерЗаписи: this['CreateRecordManager']
  /** `CreateObject`. */
  declare readonly СоздатьОбъект: this['CreateObject']
  /** `EmptyRef`. */
  declare readonly ПустаяСсылка: this['EmptyRef']
  /** `GetRef`. */
  declare readonly ПолучитьСсылку: this['GetRef']
  /** `FindByField`. */
  declare readonly НайтиПоПолю: this['FindByField']
  /** `Select`. */
  declare readonly Выбрать: this['Select']
  /** `Metadata`. */
  declare readonly Метаданные: this['Metadata']
}

inRussian(ExternalDataSourceTableManager, memberNames.ExternalDataSourceTableManager)

/** A manager with `FindByНаименование` and `НайтиПоНаименование` for its fields. */
export type NamedTableManager = ExternalDataSourceTableManager & Readonly<Record<string, unknown>>

export const withFinders = (manager: ExternalDataSourceTableManager, { fields, isOfObjects }: TableModel): NamedTableManager => {
  if (isOfObjects)
    for (const { name } of fields)
      for (const word of ['FindBy', 'НайтиПо'])
        if (!(`${word}${name}` in manager))
          Object.defineProperty(manager, `${word}${name}`, { value: (value: unknown) => manager.FindByField(name, value) })
  return manager as NamedTableManager
}
