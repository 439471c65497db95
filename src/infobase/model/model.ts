/** All metadata objects of a configuration together, with the fields and tables that their data has. */
import type { DataDefinition, DataDefinitions, DataKind, FullName } from '../definition/definition.ts'
import type { Predefined } from '../definition/parts/predefined.ts'
import type { TabularSection } from '../definition/parts/tabular-section.ts'
import type { SimpleType, TypeDescription } from '../definition/parts/type-description.ts'
import type { Field } from './field.ts'

/** A tabular section; standard ones (`ExtDimensionTypes` of accounts) have no definition. */
export interface Table {
  readonly Name: string
  readonly russianName: string
  /** `LineNumber` first. */
  readonly fields: readonly Field[]
  readonly definition: TabularSection | undefined
}

export interface ModelObject<K extends DataKind = DataKind> {
  readonly kind: K
  readonly Name: string
  readonly FullName: FullName
  readonly definition: DataDefinitions[K]
  /** Standard ones in 1C's order, then dimensions, resources, attributes, common attributes. */
  readonly fields: readonly Field[]
  /** By name, the Russian names of standard ones included. */
  readonly field: (name: string) => Field | undefined
  /** Standard ones last. */
  readonly tables: readonly Table[]
  /** Documents that make the records of a register, as their definitions say; of a journal, those that it lists. */
  readonly recorders: readonly ModelObject<'Document'>[]
  readonly predefined: Predefined
}

/** A model's object of any kind, distinguished by `kind`. */
export type AnyModelObject = { [K in DataKind]: ModelObject<K> }[DataKind]

export interface InfobaseModel {
  /** By kind in the order of `dataKinds`, then as they were given. */
  readonly objects: readonly AnyModelObject[]
  readonly of: <K extends DataKind>(kind: K) => readonly ModelObject<K>[]
  readonly find: <K extends DataKind>(kind: K, name: string) => ModelObject<K> | undefined
  /** `Catalog.Товары`. */
  readonly byFullName: (fullName: string) => AnyModelObject | undefined
  /** What a description means: sets of types replaced by their types, each once. */
  readonly resolve: (type: TypeDescription) => readonly SimpleType[]
  /** The definitions that it was made from. */
  readonly definitions: readonly DataDefinition[]
}
