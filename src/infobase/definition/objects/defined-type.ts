/** Defined types: a name for a set of types. */
import { completed } from '../parts/frozen.ts'
import { identityDefaults, type IdentityProperties } from '../parts/identity.ts'
import { soundType, type TypeDescription } from '../parts/type-description.ts'

/** A defined type (`ОпределяемыйТип`): a name for types that attributes use. */
export interface DefinedType<Name extends string = string, out T extends string = string> extends IdentityProperties {
  readonly kind: 'DefinedType'
  /** The object's name. */
  readonly Name: Name
  /** The type of its values. */
  readonly Type: TypeDescription<T>
}

interface DefinedTypeDefinition<Name extends string, T extends string> extends Partial<IdentityProperties> {
  /** The object's name. */
  readonly Name: Name
  /** The type of its values. */
  readonly Type: TypeDescription<T>
}

/** A defined type (`ОпределяемыйТип`): a name for types that attributes use. */
export const DefinedType = <const Name extends string, T extends string>(
  definition: DefinedTypeDefinition<Name, T>,
): DefinedType<Name, T> =>
  Object.freeze({
    kind: 'DefinedType',
    Name: definition.Name,
    ...completed(identityDefaults, definition),
    Type: soundType(definition.Name, definition.Type),
  })
