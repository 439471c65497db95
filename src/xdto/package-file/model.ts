/** The content of a package file as plain values: names instead of types, settings exactly where they were written. */
import type { Location } from '../../diagnostics/location.ts'
import type { Name } from '../../xml/name.ts'
import type { ObjectTypeSettings } from '../types/object-type.ts'
import type { PropertySettings } from '../types/property.ts'
import type { Facets, ValueTypeNotes } from '../types/value-type.ts'

interface Placed {
  /** Where it is in the file; absent when the model was made from a package. */
  readonly at?: Location
}

export interface PackageModel extends Placed {
  readonly targetNamespace: string
  readonly elementFormQualified?: boolean
  readonly attributeFormQualified?: boolean
  readonly imports: readonly string[]
  readonly properties: readonly PropertyModel[]
  readonly valueTypes: readonly ValueTypeModel[]
  readonly objectTypes: readonly ObjectTypeModel[]
}

/** Has `name` or `ref`; has `type` or `typeDef`, or neither: any value. */
export interface PropertyModel extends Placed {
  readonly name?: string
  readonly ref?: Name
  readonly type?: Name
  readonly typeDef?: ObjectTypeModel | ValueTypeModel
  readonly settings: PropertySettings
}

export interface ObjectTypeModel extends Placed {
  readonly kind: 'object'
  /** `''` for a typeDef. */
  readonly name: string
  readonly base?: Name
  readonly settings: Omit<ObjectTypeSettings, 'base' | 'content'>
  readonly properties: readonly PropertyModel[]
}

/** A restriction of `base`, a list of `itemType`, or a union of `memberTypes`; anonymous parts are among `typeDefs`. */
export interface ValueTypeModel extends Placed {
  readonly kind: 'value'
  readonly name: string
  readonly base?: Name
  readonly itemType?: Name
  readonly memberTypes?: readonly Name[]
  readonly typeDefs: readonly ValueTypeModel[]
  readonly facets: Facets
  readonly notes: ValueTypeNotes
}
