/** A field of an object of the model: a standard attribute, an attribute, a dimension or a resource, with its types resolved. */
import type { CommonAttribute } from '../definition/objects/common-attribute.ts'
import type { JournalColumn } from '../definition/objects/document-journal.ts'
import type { Attribute, Dimension, Resource } from '../definition/parts/attribute.ts'
import type { SimpleType } from '../definition/parts/type-description.ts'

export type FieldRole =
  | 'standard'
  | 'attribute'
  | 'dimension'
  | 'resource'
  | 'accountingFlag'
  | 'extDimensionAccountingFlag'
  | 'addressingAttribute'
  | 'column'
  /** A common attribute that does not separate data. */
  | 'common'
  /** A common attribute that separates data. */
  | 'separator'

export interface Field {
  /** Standard ones have their English name: `Code`. */
  readonly Name: string
  /** 1C's Russian name of a standard one (`Код`); the name itself for others. */
  readonly russianName: string
  readonly role: FieldRole
  /** At least one; with several, the empty value is Undefined. */
  readonly Types: readonly SimpleType[]
  /** What the configuration says of it; standard ones have nothing. */
  readonly definition: Attribute | Dimension | Resource | CommonAttribute | JournalColumn | undefined
  /** Of accounting: which account's it is, where an entry has one for each: `КоличествоDr` and `КоличествоCr`. */
  readonly side?: 'Dr' | 'Cr'
}

export const standardField = (Name: string, russianName: string, ...Types: readonly SimpleType[]): Field =>
  Object.freeze({ Name, russianName, role: 'standard', Types: Object.freeze(Types), definition: undefined })
