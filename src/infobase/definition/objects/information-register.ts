/** Information registers: records by dimensions and, where periodic, by time. */
import type { GivenAttributes, GivenDimensions, GivenResources } from '../parts/attribute.ts'
import { completed } from '../parts/frozen.ts'
import { identityDefaults, type IdentityProperties } from '../parts/identity.ts'
import { registerFieldsOf, type GivenRegisterFields, type RegisterFields } from '../parts/register.ts'

type InformationRegisterPeriodicity = 'Nonperiodical' | 'Second' | 'Day' | 'Month' | 'Quarter' | 'Year' | 'RecorderPosition'

export interface InformationRegisterProperties extends IdentityProperties {
  /** The period of records. */
  readonly InformationRegisterPeriodicity: InformationRegisterPeriodicity
  /** Whether records are independent or subordinate to a recorder. */
  readonly WriteMode: 'Independent' | 'RecorderSubordinate'
  readonly MainFilterOnPeriod: boolean
}

/** An information register (`РегистрСведений`): values by dimensions, and by period where it has one. */
export interface InformationRegister<
  Name extends string = string,
  D extends GivenDimensions = GivenDimensions,
  R extends GivenResources = GivenResources,
  A extends GivenAttributes = GivenAttributes,
>
  extends InformationRegisterProperties, RegisterFields<D, R, A> {
  readonly kind: 'InformationRegister'
  /** The object's name. */
  readonly Name: Name
}

interface InformationRegisterDefinition<Name extends string, D extends GivenDimensions, R extends GivenResources, A extends GivenAttributes>
  extends Partial<InformationRegisterProperties>, GivenRegisterFields<Name, D, R, A> {}

export const informationRegisterDefaults: InformationRegisterProperties = {
  ...identityDefaults,
  InformationRegisterPeriodicity: 'Nonperiodical',
  WriteMode: 'Independent',
  MainFilterOnPeriod: false,
}

/**
 * An information register.
 *
 * @example
 *   InformationRegister({
 *     Name: 'КурсыВалют',
 *     InformationRegisterPeriodicity: 'Day',
 *     Dimensions: { Валюта: CatalogRef('Валюты') },
 *     Resources: { Курс: Number(10, 4) },
 *   })
 */
export const InformationRegister = <
  const Name extends string,
  const D extends GivenDimensions = {},
  const R extends GivenResources = {},
  const A extends GivenAttributes = {},
>(
  definition: InformationRegisterDefinition<Name, D, R, A>,
): InformationRegister<Name, D, R, A> =>
  Object.freeze({
    kind: 'InformationRegister',
    Name: definition.Name,
    ...completed(informationRegisterDefaults, definition),
    ...registerFieldsOf(definition),
  })
