/** Accumulation registers: movements of documents, of which balances or turnovers are asked. */
import type { GivenAttributes, GivenDimensions, GivenResources } from '../parts/attribute.ts'
import { completed } from '../parts/frozen.ts'
import { identityDefaults, type IdentityProperties } from '../parts/identity.ts'
import { registerFieldsOf, type GivenRegisterFields, type RegisterFields } from '../parts/register.ts'

export interface AccumulationRegisterProperties extends IdentityProperties {
  /** Whether it keeps balances or turnovers. */
  readonly RegisterType: 'Balance' | 'Turnovers'
  /** Whether totals are split for parallel writing. */
  readonly EnableTotalsSplitting: boolean
}

/** An accumulation register (`РегистрНакопления`): movements of documents, and their balances or turnovers. */
export interface AccumulationRegister<
  Name extends string = string,
  D extends GivenDimensions = GivenDimensions,
  R extends GivenResources = GivenResources,
  A extends GivenAttributes = GivenAttributes,
>
  extends AccumulationRegisterProperties, RegisterFields<D, R, A> {
  readonly kind: 'AccumulationRegister'
  /** The object's name. */
  readonly Name: Name
}

interface AccumulationRegisterDefinition<
  Name extends string,
  D extends GivenDimensions,
  R extends GivenResources,
  A extends GivenAttributes,
>
  extends Partial<AccumulationRegisterProperties>, GivenRegisterFields<Name, D, R, A> {}

export const accumulationRegisterDefaults: AccumulationRegisterProperties = {
  ...identityDefaults,
  RegisterType: 'Balance',
  EnableTotalsSplitting: true,
}

/** An accumulation register (`РегистрНакопления`): movements of documents, and their balances or turnovers. */
export const AccumulationRegister = <
  const Name extends string,
  const D extends GivenDimensions = {},
  const R extends GivenResources = {},
  const A extends GivenAttributes = {},
>(
  definition: AccumulationRegisterDefinition<Name, D, R, A>,
): AccumulationRegister<Name, D, R, A> =>
  Object.freeze({
    kind: 'AccumulationRegister',
    Name: definition.Name,
    ...completed(accumulationRegisterDefaults, definition),
    ...registerFieldsOf(definition),
  })
