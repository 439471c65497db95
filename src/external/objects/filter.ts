/** The filter of a record set: a value for each key field, used once it is set. */
import { inRussian } from '../../names/bilingual.ts'
import { memberNames } from '../../names/members.ts'
import { assigned } from '../data/assign.ts'
import type { Condition } from '../data/conditions.ts'
import type { FieldModel, TableModel } from '../data/model.ts'
import type { ExternalValue } from '../data/reference.ts'

/** What the filter says of one field. */
export class ExternalFilterItem {
  readonly #table: TableModel
  readonly #field: FieldModel
  #value: ExternalValue
  /** `Использование`. Whether the field is part of the filter. */
  Use = false

  /** Made by its record set. */
  constructor(table: TableModel, field: FieldModel) {
    this.#table = table
    this.#field = field
  }

  /** `Значение`. */
  get Value(): ExternalValue {
    return this.#value
  }
  set Value(value: unknown) {
    this.#value = assigned(this.#table, this.#field, value)
  }

  /** `Установить`. Sets the value, and that it is used. */
  Set(value: unknown, use = true): void {
    this.Value = value
    this.Use = use
  }

  // The same by their Russian names.
  /** `Use`. */
  declare Использование: this['Use']
  /** `Value`. */
  declare Значение: this['Value']
  /** `Set`. */
  declare readonly Установить: this['Set']
}

inRussian(ExternalFilterItem, memberNames.ExternalFilterItem)

/** By the names of the key fields. */
export type ExternalFilter = Readonly<Record<string, ExternalFilterItem>>

export const filterOf = (table: TableModel): ExternalFilter =>
  Object.fromEntries(table.keys.map((field) => [field.name, new ExternalFilterItem(table, field)]))

/** What is used of it. */
export const conditionsOfFilter = ({ keys }: TableModel, filter: ExternalFilter): readonly Condition[] =>
  keys.filter((one) => filter[one.name]!.Use).map((field) => ({ field, operator: '=', value: filter[field.name]!.Value }))
