/** Constants: one value each. */
import { completed } from '../parts/frozen.ts'
import { identityDefaults, type IdentityProperties } from '../parts/identity.ts'
import { soundType, type TypeDescription } from '../parts/type-description.ts'

/** A constant (`Константа`): one value for the whole infobase. */
export interface Constant<Name extends string = string, out T extends string = string> extends IdentityProperties {
  readonly kind: 'Constant'
  /** The object's name. */
  readonly Name: Name
  /** The type of its values. */
  readonly Type: TypeDescription<T>
}

interface ConstantDefinition<Name extends string, T extends string> extends Partial<IdentityProperties> {
  /** The object's name. */
  readonly Name: Name
  /** The type of its values. */
  readonly Type: TypeDescription<T>
}

/** A constant (`Константа`): one value for the whole infobase. */
export const Constant = <const Name extends string, T extends string>(definition: ConstantDefinition<Name, T>): Constant<Name, T> =>
  Object.freeze({
    kind: 'Constant',
    Name: definition.Name,
    ...completed(identityDefaults, definition),
    Type: soundType(definition.Name, definition.Type),
  })
