/** What TypeScript knows of the data of an object from its definition: `ValueOf<'Number'>` is `Decimal`. */
import type { DateTime } from '../../xdto/values/date-time.ts'
import type { Decimal } from '../../xdto/values/decimal.ts'
import type { Attribute, Dimension, Resource } from './parts/attribute.ts'
import type { TabularSection } from './parts/tabular-section.ts'
import type { TypeDescription, TypeName } from './parts/type-description.ts'

/** A reference to an item, by the type's name and the item's UUID; equal ones have both equal. */
export interface DataReference<out T extends string = string> {
  readonly type: T
  /** Small letters. */
  readonly UUID: string
}

/** Values by the names of their types. Numbers are exact, dates have no zone. */
export interface DataValues {
  String: string
  Number: Decimal
  Boolean: boolean
  Date: DateTime
  BinaryData: Uint8Array
  UUID: string
  /** Any value that the store can keep. */
  ValueStorage: unknown
  Null: null
  Type: string
  TypeDescription: TypeDescription
  AccountType: 'Active' | 'Passive' | 'ActivePassive'
  AccumulationRecordType: 'Receipt' | 'Expense'
  AccountingRecordType: 'Debit' | 'Credit'
}

/** One type's value; a type that only a configuration's other objects tell (`DefinedType.X`) may be any value. */
type OneValue<T extends string> = T extends keyof DataValues
  ? DataValues[T]
  : T extends `${string}Ref.${string}`
    ? DataReference<T>
    : AnyValue

/** Any value of data. */
export type AnyValue = DataValues[Exclude<keyof DataValues, 'ValueStorage' | 'Null' | 'TypeDescription'>] | DataReference | undefined

type IsUnion<T, U = T> = T extends unknown ? ([U] extends [T] ? false : true) : never

/** The value of a field with these types; one with several may be Undefined. */
export type ValueOf<T extends string> = string extends T ? AnyValue : true extends IsUnion<T> ? OneValue<T> | undefined : OneValue<T>

/** The value of what a definition holds: an attribute, a dimension, a resource, a type. */
export type ValueIn<F> = F extends { readonly Type: TypeDescription<infer T> }
  ? ValueOf<T>
  : F extends TypeDescription<infer T>
    ? ValueOf<T>
    : never

/** Values of attributes, dimensions or resources by name; they can be assigned. */
export type ValuesIn<F extends Readonly<Record<string, Attribute | Dimension | Resource>>> = { -readonly [K in keyof F]: ValueIn<F[K]> }

/** A row of a tabular section. */
export type RowOf<S extends TabularSection> = { readonly LineNumber: number } & ValuesIn<S['Attributes']>

export type { TypeName }
