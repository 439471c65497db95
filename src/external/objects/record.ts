/** Values of one row under the names of its fields, as properties: `record.Цена = 5`. */
import { classesWithFields, refuseOtherNames } from '../../infobase/objects/fields/record-classes.ts'
import { inRussian } from '../../names/bilingual.ts'
import { memberNames } from '../../names/members.ts'
import { assigned, emptyValue } from '../data/assign.ts'
import type { ChangeableFields } from '../data/changeable.ts'
import { dataError } from '../data/fault.ts'
import { fieldNamed, type FieldModel, type TableModel } from '../data/model.ts'
import type { ExternalValue } from '../data/reference.ts'

/** A row of a table of an external data source; its fields are its properties. */
export class ExternalRecord {
  readonly #table: TableModel
  readonly #changeable: ChangeableFields | undefined
  #values: ExternalValue[]
  #isModified = false

  /** Made by 1C's objects; without `changeable` nothing is assigned. */
  constructor(table: TableModel, changeable: ChangeableFields | undefined, values?: ExternalValue[]) {
    this.#table = table
    this.#changeable = changeable
    this.#values = values ?? table.fields.map((field) => emptyValue(table, field))
  }

  /** `Модифицированность`. Whether anything was assigned since it was read or written. */
  Modified(): boolean {
    return this.#isModified
  }

  /** The value of a field. @throws ExternalDataSourceError for a field that there is not */
  get(field: string): ExternalValue {
    return this.#values[fieldNamed(this.#table, field).at]
  }

  /** @throws ExternalDataSourceError for a field that there is not or is only read, and a value that it cannot have */
  set(field: string, value: unknown): void {
    const found = fieldNamed(this.#table, field)
    const { fullName } = this.#table
    if (this.#changeable?.has(found) !== true) throw dataError('field-read-only', { field: found.name, place: fullName })
    this.#values[found.at] = assigned(this.#table, found, value)
    this.#isModified = true
  }

  /** Several fields at once. */
  fill(values: Readonly<Record<string, unknown>>): this {
    for (const [name, value] of Object.entries(values)) this.set(name, value)
    return this
  }

  /** The fields by name. */
  toJSON(): Readonly<Record<string, unknown>> {
    return Object.fromEntries(this.#table.fields.map((one) => [one.name, this.#values[one.at]]))
  }

  static valuesOf(record: ExternalRecord): ExternalValue[] {
    return record.#values
  }
  static tableOf(record: ExternalRecord): TableModel {
    return record.#table
  }
  static put(record: ExternalRecord, values: ExternalValue[], isModified = false): void {
    record.#values = values
    record.#isModified = isModified
  }
  static valueAt(record: ExternalRecord, at: number): ExternalValue {
    return record.#values[at]
  }

  // The same by their Russian names.
  /** `Modified`. */
  declare readonly Модифицированность: this['Modified']
}

inRussian(ExternalRecord, memberNames.ExternalRecord)

refuseOtherNames(ExternalRecord)

/** The class with a property for each field; methods keep their names, `get` and `set` reach fields that are called so. */
export const classFor = classesWithFields<TableModel>((prototype, { fields }, base) => {
  for (const field of fields) if (!(field.name in base)) Object.defineProperty(prototype, field.name, propertyOf(field))
})

const propertyOf = ({ at, name }: FieldModel): PropertyDescriptor & ThisType<ExternalRecord> => ({
  enumerable: true,
  configurable: true,
  get() {
    return ExternalRecord.valueAt(this, at)
  },
  set(value: unknown) {
    this.set(name, value)
  },
})
