/** The TypeScript types of the data of an object, made from its definition: `ValueOf<'Number'>` is `Decimal`. */
import type { DateTime } from '../../xdto/values/date-time.ts'
import type { Decimal } from '../../xdto/values/decimal.ts'
import type { Attribute, Dimension, Resource } from '../definition/parts/attribute.ts'
import type { TabularSection } from '../definition/parts/tabular-section.ts'
import type { TypeDescription } from '../definition/parts/type-description.ts'
import type { EnumMember, Reference, UniqueIdentifier } from '../values/reference.ts'
import type { Value, ValueStorage } from '../values/value.ts'

/** Values by the names of their types. Numbers are exact, dates have no zone. */
interface DataValues {
  String: string
  Number: Decimal
  Boolean: boolean
  Date: DateTime
  BinaryData: Uint8Array
  UUID: UniqueIdentifier
  ValueStorage: ValueStorage
  Null: null
  Type: string
  TypeDescription: string
  AccountType: 'Active' | 'Passive' | 'ActivePassive'
  AccumulationRecordType: 'Receipt' | 'Expense'
  AccountingRecordType: 'Debit' | 'Credit'
}

/** What may be given where such a value is kept, beside the value itself. */
interface AlsoGiven {
  Number: number | bigint
  Date: string
  UUID: string
  ValueStorage: Value
}

/** A type that only a configuration's other objects tell (`DefinedType.X`) may be any value. */
type OneValue<T extends string> = T extends keyof DataValues
  ? DataValues[T]
  : T extends `EnumRef.${string}`
    ? EnumMember<T>
    : T extends `${string}Ref.${string}`
      ? Reference<T>
      : Value

type OneGiven<T extends string> =
  | OneValue<T>
  | (T extends keyof AlsoGiven
      ? AlsoGiven[T]
      : T extends `EnumRef.${string}`
        ? string
        : T extends `${string}Ref.${string}`
          ? ObjectOf<T>
          : never)

/** An object may be given for its reference. */
interface ObjectOf<T extends string> {
  readonly Ref: Reference<T>
}

type IsUnion<T, U = T> = T extends unknown ? ([U] extends [T] ? false : true) : never

/** The value of a field with these types; one with several may be Undefined. */
type ValueOf<T extends string> = string extends T ? Value : true extends IsUnion<T> ? OneValue<T> | undefined : OneValue<T>

/** What `Add` and `fill` take for a field with these types. */
type GivenOf<T extends string> = string extends T ? unknown : OneGiven<T> | undefined

type TypeNameOf<F> = F extends { readonly Type: TypeDescription<infer T> } ? T : F extends TypeDescription<infer T> ? T : never

/** The value of what a definition holds: an attribute, a dimension, a resource, a type. */
type ValueIn<F> = ValueOf<TypeNameOf<F>>

type Fields = Readonly<Record<string, Attribute | Dimension | Resource>>

/** Values of attributes, dimensions or resources by name; they can be assigned. */
export type ValuesIn<F extends Fields> = { -readonly [K in keyof F]: ValueIn<F[K]> }

/** What may be given for them, each or none. */
export type GivenIn<F extends Fields> = { readonly [K in keyof F]?: GivenOf<TypeNameOf<F[K]>> }

/** A row of a tabular section. */
export type RowOf<S extends TabularSection> = { readonly LineNumber: Decimal } & ValuesIn<S['Attributes']>
