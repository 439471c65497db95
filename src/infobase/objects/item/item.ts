/** An object with a reference, in memory: an item of a catalog, a document or their like, with its tabular sections. */
import { inRussian } from '../../../names/bilingual.ts'
import { memberNames } from '../../../names/members.ts'
import { DateTime } from '../../../xdto/values/date-time.ts'
import { dataError } from '../../data-error.ts'
import { DataExchange } from '../../exchange/data-exchange.ts'
import { presentationFields } from '../../query/order.ts'
import type { CellRow } from '../../store/engine.ts'
import type { TableLayout } from '../../store/layout.ts'
import { emptyValues, valuesOf } from '../../store/row.ts'
import { emptyUUID, Reference } from '../../values/reference.ts'
import type { Value } from '../../values/value.ts'
import { observed, requireRight, type Base } from '../base.ts'
import { classFor, DataRecord } from '../fields/record.ts'
import { RowList, type TableRow } from '../fields/table-part.ts'
import { requireItem } from '../restriction.ts'
import { itemRow, referenceTo, sectionRows } from './items.ts'
import { shownItem } from './presentation.ts'

export class Item extends DataRecord {
  readonly #base: Base
  readonly #sections: readonly RowList<TableRow>[]
  #isNew: boolean
  #wantedUUID: string | undefined
  readonly #exchange = new DataExchange()
  readonly #additional: Record<string, unknown> = {}

  constructor(base: Base, table: TableLayout, values: Value[] | undefined, isNew: boolean) {
    super(table, values ?? emptyValues(table))
    this.#base = base
    this.#isNew = isNew
    this.#sections = base.layout
      .sections(table.object.FullName)
      .map((one) => new RowList<TableRow>(one, () => DataRecord.setModified(this, true)))
  }

  /** Empty until a new object is written. */
  get Ref(): Reference {
    return super.get('Ref') as Reference
  }

  /** `ОбменДанными`. */
  get DataExchange(): DataExchange {
    return this.#exchange
  }

  /** `ДополнительныеСвойства`. What handlers pass to each other; never written. */
  get AdditionalProperties(): Record<string, unknown> {
    return this.#additional
  }

  /** `ЭтоНовый`. */
  IsNew(): boolean {
    return this.#isNew
  }

  /**
   * `УстановитьСсылкуНового`. The reference that a new object is going to have. @throws DataError when it is not a UUID or the object is
   * not new
   */
  SetNewObjectRef(reference: Reference): void {
    this.#wantedUUID = reference.UUID
  }

  /** `ПолучитьСсылкуНового`. */
  GetNewObjectRef(): Reference {
    return referenceTo(this.#base, DataRecord.tableOf(this), this.#wantedUUID ?? emptyUUID)
  }

  /** A tabular section by its name. */
  Section(name: string): RowList<TableRow> {
    const found = this.#sections.find((one) => {
      const { section } = RowList.tableOf(one)
      return section?.Name === name || section?.russianName === name
    })
    if (found === undefined) throw dataError('unknown-field', { object: this.Metadata().FullName, field: name, hint: '' })
    return found
  }

  /** `Метаданные`. */
  Metadata(): TableLayout['object'] {
    return DataRecord.tableOf(this).object
  }

  /** As 1C shows it to users. */
  Presentation(): string {
    const table = DataRecord.tableOf(this)
    return shownItem(table.object, (name) => this.get(name), presentationFields(table))
  }

  override toJSON(): Readonly<Record<string, unknown>> {
    return { ...super.toJSON(), ...Object.fromEntries(this.#sections.map((one) => [RowList.tableOf(one).section!.Name, one.toJSON()])) }
  }

  /** A new object with the same values, without code, number and date. */
  static copied(object: Item): Item {
    const table = DataRecord.tableOf(object)
    const values = [...DataRecord.valuesOf(object)]
    for (const name of ['Ref', 'Code', 'Number', 'DataVersion', 'Predefined', 'PredefinedDataName', 'DeletionMark', 'Posted']) {
      const at = table.columns.findIndex((one) => one.field.Name === name)
      if (at >= 0) values[at] = table.columns[at]!.empty
    }
    const copy = objectOf(object.#base, table, values, true)
    for (const [at, list] of object.#sections.entries()) {
      RowList.put(
        copy.#sections[at]!,
        Array.from(list, (row) => [...DataRecord.valuesOf(row)]),
      )
    }
    if (table.column('Date') !== undefined) DataRecord.put(copy, 'Date', DateTime.empty)
    return copy
  }
  static sectionsOf(object: Item): readonly RowList<TableRow>[] {
    return object.#sections
  }
  static baseOf(object: Item): Base {
    return object.#base
  }
  static wantedUUID(object: Item): string | undefined {
    return object.#wantedUUID
  }
  /** The object is as it is in the infobase. */
  static settled(object: Item): void {
    object.#isNew = false
    DataRecord.setModified(object, false)
    for (const list of object.#sections) RowList.settled(list)
  }

  // The same by their Russian names.
  /** `DataExchange`. */
  declare readonly ОбменДанными: this['DataExchange']
  /** `AdditionalProperties`. */
  declare readonly ДополнительныеСвойства: this['AdditionalProperties']
  /** `IsNew`. */
  declare readonly ЭтоНовый: this['IsNew']
  /** `SetNewObjectRef`. */
  declare readonly УстановитьСсылкуНового: this['SetNewObjectRef']
  /** `GetNewObjectRef`. */
  declare readonly ПолучитьСсылкуНового: this['GetNewObjectRef']
  /** `Metadata`. */
  declare readonly Метаданные: this['Metadata']
}

inRussian(Item, memberNames.Item)

/** An object of the class that the infobase has for its kind. */
export function objectOf(base: Base, table: TableLayout, values: Value[] | undefined, isNew: boolean): Item {
  const made = classFor(base.classOf(table.object.kind) as typeof Item, table)
  defineSections(made, base, table)
  return new made(base, table, values, isNew)
}

const withSections = new WeakSet<object>()

function defineSections(made: typeof Item, base: Base, table: TableLayout): void {
  if (withSections.has(made)) return
  withSections.add(made)
  for (const { section } of base.layout.sections(table.object.FullName)) {
    for (const name of new Set([section!.Name, section!.russianName])) {
      if (name in Item.prototype) continue
      Object.defineProperty(made.prototype, name, {
        configurable: true,
        enumerable: name === section!.Name,
        get(this: Item) {
          return this.Section(name)
        },
        set(this: Item, rows: Iterable<Readonly<Record<string, unknown>>>) {
          this.Section(name).Load(rows)
        },
      })
    }
  }
}

/** The object of a reference; `undefined` where there is none. */
export function readObject(base: Base, table: TableLayout, uuid: string): Item | undefined {
  requireRight(base, table.object, 'Read')
  const row = uuid === emptyUUID ? undefined : itemRow(base, table, uuid)
  observed(base, 'read', table.object, uuid)
  if (row !== undefined) requireItem(base, table, 'Read', referenceTo(base, table, uuid))
  return row === undefined ? undefined : objectOfRow(base, table, row)
}

export function objectOfRow(base: Base, table: TableLayout, row: CellRow): Item {
  const object = objectOf(base, table, valuesOf(table, row), false)
  for (const list of Item.sectionsOf(object)) RowList.put(list, sectionRows(base, RowList.tableOf(list), object.Ref.UUID))
  return object
}
