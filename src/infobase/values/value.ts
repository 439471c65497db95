/** Any value of data: exact numbers, dates without a zone, references, members of enumerations, texts, booleans, bytes. */
import { inRussian } from '../../names/bilingual.ts'
import { memberNames } from '../../names/members.ts'
import { DateTime } from '../../xdto/values/date-time.ts'
import { Decimal } from '../../xdto/values/decimal.ts'
import { EnumMember, Reference, UniqueIdentifier } from './reference.ts'

/** `undefined` is 1C's Undefined, the empty value of a field with several types; `null` is 1C's Null: there is no such field here. */
export type Value =
  | string
  | boolean
  | Decimal
  | DateTime
  | Uint8Array
  | UniqueIdentifier
  | Reference
  | EnumMember
  | ValueStorage
  | null
  | undefined

/** Bytes with what kind of data they are; what 1C answers to `/Реквизит/$value`. */
export interface StoredBytes {
  readonly bytes: Uint8Array
  /** Such as `image/png`. */
  readonly contentType: string
}

/** 1C's ValueStorage: a value that is kept as a whole and never compared. */
export class ValueStorage {
  readonly #value: Value | StoredBytes

  constructor(value?: Value | StoredBytes) {
    this.#value = value
  }

  /** `Получить`. */
  Get(): Value | StoredBytes {
    return this.#value
  }

  // The same by their Russian names.
  /** `Get`. */
  declare readonly Получить: this['Get']
}

inRussian(ValueStorage, memberNames.ValueStorage)

/** Whether two values are the same one; texts by every character. */
export function sameValue(a: Value, b: Value): boolean {
  if (a === b) return true
  if (a instanceof Decimal) return b instanceof Decimal && a.text === b.text
  if (a instanceof DateTime) return b instanceof DateTime && a.equals(b)
  if (a instanceof Reference || a instanceof EnumMember || a instanceof UniqueIdentifier) return a.equals(b)
  return a instanceof Uint8Array && b instanceof Uint8Array && a.length === b.length && a.every((byte, at) => byte === b[at])
}

/** A text that two values share only when they are the same one: a key of a Map. Values in a ValueStorage have none. */
export function keyOf(value: Value): string {
  if (value === undefined) return 'u'
  if (value === null) return 'n'
  if (typeof value === 'string') return `s${value}`
  if (typeof value === 'boolean') return value ? 'bt' : 'bf'
  if (value instanceof Decimal) return `d${value.text}`
  if (value instanceof DateTime) return `t${value.toString()}`
  if (value instanceof Reference) return `r${value.type}:${value.UUID}`
  if (value instanceof EnumMember) return `e${value.type}:${value.Name}`
  if (value instanceof UniqueIdentifier) return `i${value.text}`
  return value instanceof Uint8Array ? `x${value.join(',')}` : 'v'
}
