/** Filters of record sets: a value for each field that is filtered by. */
import { inRussian } from '../../../names/bilingual.ts'
import { memberNames } from '../../../names/members.ts'
import type { Column } from '../../store/column.ts'
import type { Value } from '../../values/value.ts'
import { assigned } from '../fields/assign.ts'

/** One field of a filter: `set.Filter.Recorder.Set(reference)`. */
export class FilterItem {
  readonly #column: Column
  readonly #object: string
  #value: Value
  #use = false

  constructor(column: Column, object: string) {
    this.#column = column
    this.#object = object
    this.#value = column.empty
  }

  /** `Использование`. */
  get Use(): boolean {
    return this.#use
  }
  set Use(use: boolean) {
    this.#use = use
  }
  /** `Значение`. */
  get Value(): Value {
    return this.#value
  }

  /** `Установить`. */
  Set(value: unknown): void {
    this.#value = assigned(this.#column, value, this.#object)
    this.#use = true
  }

  // The same by their Russian names.
  /** `Use`. */
  declare readonly Использование: this['Use']
  /** `Value`. */
  declare readonly Значение: this['Value']
  /** `Set`. */
  declare readonly Установить: this['Set']
}

inRussian(FilterItem, memberNames.FilterItem)

export type Filter = Readonly<Record<string, FilterItem>>
