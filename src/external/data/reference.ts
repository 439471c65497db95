/** References to objects of tables, and all values that fields of external data sources have. */
import { ForeignReference } from '../../infobase/foreign/reference.ts'
import type { UniqueIdentifier } from '../../infobase/values/reference.ts'
import { keyOf, sameValue, type Value } from '../../infobase/values/value.ts'
import { inRussian } from '../../names/bilingual.ts'
import { memberNames } from '../../names/members.ts'
import type { DateTime } from '../../xdto/values/date-time.ts'
import { Decimal } from '../../xdto/values/decimal.ts'

/** `null` is NULL; `undefined` is a key that is not filled. */
export type ExternalValue =
  | string
  | boolean
  | Decimal
  | DateTime
  | Uint8Array
  | UniqueIdentifier
  | ExternalDataSourceTableReference
  | null
  | undefined

/** What a reference asks for its object. */
export interface ReferenceHome {
  objectOf(reference: ExternalDataSourceTableReference): Promise<unknown>
  presentationOf(reference: ExternalDataSourceTableReference): Promise<string>
}

/** `ВнешнийИсточникДанныхТаблицаСсылка`. A reference to a row of a table with object data: equal where table and key are. */
export class ExternalDataSourceTableReference<out T extends string = string> extends ForeignReference {
  /** `ExternalDataSourceTableRef.DBF.Товары`. */
  readonly type: T
  /** The value of the key field; `undefined`: the reference is empty. */
  readonly Key: ExternalValue
  readonly #home: ReferenceHome

  /** Made by the manager of its table. */
  constructor(type: T, key: ExternalValue, home: ReferenceHome) {
    super()
    this.type = type
    this.Key = key
    this.#home = home
  }

  /** `Пустая`. */
  IsEmpty(): boolean {
    return this.Key === undefined || this.Key === null
  }

  /** `ПолучитьОбъект`. The object; `undefined` where there is none. */
  GetObject(): Promise<unknown> {
    return this.IsEmpty() ? Promise.resolve(undefined) : this.#home.objectOf(this)
  }

  /** As 1C shows it to users: the presentation field, or the key; `''` of an empty one. */
  Presentation(): Promise<string> {
    return this.IsEmpty() ? Promise.resolve('') : this.#home.presentationOf(this)
  }

  /** The key as text, `''` of an empty reference. */
  keyText(): string {
    const { Key } = this
    return this.IsEmpty() ? '' : Key instanceof ForeignReference ? Key.keyText() : keyOf(Key)
  }

  /** Whether both are the same table's same row. */
  override equals(other: unknown): boolean {
    return other instanceof ExternalDataSourceTableReference && other.type === this.type && sameExternal(other.Key, this.Key)
  }

  /** The key as text. */
  override toString(): string {
    return this.IsEmpty() ? '' : String(this.Key)
  }

  /** The key. JSON.stringify writes it as it is given here, so that its own form is asked for. */
  toJSON(): unknown {
    const { Key } = this
    return typeof Key === 'object' && Key !== null && 'toJSON' in Key ? Key.toJSON() : (Key ?? null)
  }

  // The same by their Russian names.
  /** `IsEmpty`. */
  declare readonly Пустая: this['IsEmpty']
  /** `GetObject`. */
  declare readonly ПолучитьОбъект: this['GetObject']
}

inRussian(ExternalDataSourceTableReference, memberNames.ExternalDataSourceTableReference)

/** Whether two values of fields are the same one. */
export function sameExternal(a: ExternalValue, b: ExternalValue): boolean {
  if (a instanceof ExternalDataSourceTableReference) return a.equals(b)
  if (b instanceof ExternalDataSourceTableReference) return false
  return sameValue(a as Value, b as Value)
}
