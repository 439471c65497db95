/** Common attributes: an attribute that many objects have; a separator divides the data of an infobase by its value. */
import type { Indexing } from '../parts/attribute.ts'
import { completed, frozenList } from '../parts/frozen.ts'
import { identityDefaults, type IdentityProperties } from '../parts/identity.ts'
import { soundType, type TypeDescription } from '../parts/type-description.ts'

export interface CommonAttributeItem {
  /** Full name of the object. */
  readonly Metadata: string
  /** Whether items, folders or both have it. */
  readonly Use: 'Auto' | 'Use' | 'DontUse'
}

export interface CommonAttributeProperties extends IdentityProperties {
  /** Whether objects whose item says `Auto`, and objects that are not listed, have it. */
  readonly AutoUse: 'Use' | 'DontUse'
  /** Whether it separates data. */
  readonly DataSeparation: 'DontUse' | 'Separate'
  /** How separated data are used. */
  readonly SeparatedDataUse: 'Independently' | 'IndependentlyAndSimultaneously'
  /** Full names of session parameters, `''` for none. */
  readonly DataSeparationValue: string
  /** The session parameter that switches the separation on. */
  readonly DataSeparationUse: string
  /** Whether queries have an index for it. */
  readonly Indexing: Indexing
}

/** A common attribute (`ОбщийРеквизит`): an attribute of many objects, a separator of data among them. */
export interface CommonAttribute<Name extends string = string, out T extends string = string> extends CommonAttributeProperties {
  readonly kind: 'CommonAttribute'
  /** The object's name. */
  readonly Name: Name
  /** The type of its values. */
  readonly Type: TypeDescription<T>
  /** Its objects. */
  readonly Content: readonly CommonAttributeItem[]
}

interface CommonAttributeDefinition<Name extends string, T extends string> extends Partial<CommonAttributeProperties> {
  /** The object's name. */
  readonly Name: Name
  /** The type of its values. */
  readonly Type: TypeDescription<T>
  /** Names of objects that have it, or more. */
  readonly Content?: readonly (string | CommonAttributeItem)[]
}

export const commonAttributeDefaults: CommonAttributeProperties = {
  ...identityDefaults,
  AutoUse: 'DontUse',
  DataSeparation: 'DontUse',
  SeparatedDataUse: 'Independently',
  DataSeparationValue: '',
  DataSeparationUse: '',
  Indexing: 'DontIndex',
}

/** A common attribute (`ОбщийРеквизит`): an attribute of many objects, a separator of data among them. */
export const CommonAttribute = <const Name extends string, T extends string>(
  definition: CommonAttributeDefinition<Name, T>,
): CommonAttribute<Name, T> =>
  Object.freeze({
    kind: 'CommonAttribute',
    Name: definition.Name,
    ...completed(commonAttributeDefaults, definition),
    Type: soundType(definition.Name, definition.Type),
    Content: frozenList(
      definition.Content?.map((one): CommonAttributeItem => (typeof one === 'string' ? { Metadata: one, Use: 'Use' } : one)),
    ),
  })
