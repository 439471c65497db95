/**
 * The published model: entity types with their properties and keys, virtual tables and functions, each with the field or the rows of the
 * infobase behind it. `Catalog_Товары` has `Ref_Key`, `Поставщик_Key` with the navigation `Поставщик`, the section `Catalog_Товары_Цены`.
 */
import type { Field } from '../../infobase/model/field.ts'
import type { AnyModelObject, Table } from '../../infobase/model/model.ts'
import type { Source } from '../../infobase/query/source.ts'

/**
 * How a field is written: `plain` is one property; `reference` is `X_Key` and perhaps a navigation; `composite` is `X` and `X_Type`;
 * `storage` is `X_Base64Data`, `X_Type` and the stream `X`; `types` is a TypeDescription.
 */
export type Form = 'plain' | 'reference' | 'composite' | 'storage' | 'types'

export interface EntityField {
  readonly field: Field
  /** The name of the field in a plan. */
  readonly column: string
  /** The name without suffixes: `Поставщик`. */
  readonly base: string
  /** The property that stands in place: `Поставщик_Key`. */
  readonly name: string
  readonly form: Form
  /** Its type in `$metadata`. */
  readonly edm: string
  readonly nullable: boolean
  /** Full name of the object that a reference of one type leads to, where that is published. */
  readonly target: string | undefined
}

/**
 * `virtual`: rows of a virtual table, without a key; `recordSet`: the records of one recorder; `record`: a record of a subordinate
 * register; `independent`: of one without recorder.
 */
export type Shape = 'object' | 'virtual' | 'section' | 'recordSet' | 'record' | 'independent' | 'constant' | 'journal'

export interface EntityType {
  /** Name of the entity set and of its type. */
  readonly name: string
  readonly shape: Shape
  readonly object: AnyModelObject
  /** The tabular section whose rows these are. */
  readonly section: Table | undefined
  readonly source: Source
  /** In the order of `$metadata`. */
  readonly fields: readonly EntityField[]
  /** The same in the order of data, in two parts: tabular sections are written between them. */
  readonly head: readonly EntityField[]
  readonly tail: readonly EntityField[]
  /** Of an object: its tabular sections. */
  readonly sections: readonly EntityType[]
  /** Empty: the key is `SurrogateKey`, which is always 0. */
  readonly key: readonly EntityField[]
  /** Of a record set: the type of its records. */
  readonly records: EntityType | undefined
  readonly functions: readonly FunctionImport[]
  /** By a property's name or a navigation's. */
  readonly field: (name: string) => EntityField | undefined
}

export interface FunctionImport {
  readonly name: string
  readonly parameters: readonly (readonly [name: string, edm: string])[]
  /** The virtual table that it reads; absent of an action and of a slice. */
  readonly table?: VirtualTable
  readonly isAction: boolean
  /** Whether it gives entities of the type that it is bound to. */
  readonly isSlice: boolean
}

/** Resources of a virtual table, as `СуммаTurnover` of the resource `Сумма`. */
export interface VirtualField extends EntityField {
  /** The dimension or resource that it is of; absent of periods, recorder and line number. */
  readonly of: Field | undefined
  /** `account`: of accounting, the account and its extra dimensions; `balanced`: the same of the other account. */
  readonly role: 'dimension' | 'resource' | 'period' | 'account' | 'balanced'
}

export interface VirtualTable {
  /** `AccumulationRegister_Х_Balance`. */
  readonly name: string
  readonly fields: readonly VirtualField[]
}

export interface PublishedModel {
  /** The `$metadata` that the whole model was read of, given out as it was. */
  readonly document?: Uint8Array | undefined
  /** In the order of the service document: tabular sections and record types right behind their owner. */
  readonly sets: readonly EntityType[]
  readonly set: (name: string) => EntityType | undefined
  /** The entity of an object's own table, by its full name. */
  readonly ofObject: (fullName: string) => EntityType | undefined
  /** Enumerations that are published. */
  readonly enums: readonly AnyModelObject[]
  /** What an object is called on the wire, `StandardODATA.Catalog_Товары`, where it is published. */
  readonly typeOnWire: (type: string) => string
  /** The type of the infobase, `CatalogRef.Товары`, of a name on the wire without `StandardODATA.`. */
  readonly typeOfWire: (name: string) => string | undefined
}

export const NAMESPACE = 'StandardODATA'

/** The key of an entity that has no fields for one. */
export const SURROGATE = 'SurrogateKey'
