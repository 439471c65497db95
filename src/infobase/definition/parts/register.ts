/** The common parts of registers: dimensions, resources and attributes. */
import {
  attributesOf,
  dimensionsOf,
  resourcesOf,
  type Attributes,
  type Dimensions,
  type GivenAttributes,
  type GivenDimensions,
  type GivenResources,
  type Resources,
} from './attribute.ts'

export interface RegisterFields<D extends GivenDimensions, R extends GivenResources, A extends GivenAttributes> {
  readonly Dimensions: Dimensions<D>
  readonly Resources: Resources<R>
  readonly Attributes: Attributes<A>
}

export interface GivenRegisterFields<Name extends string, D extends GivenDimensions, R extends GivenResources, A extends GivenAttributes> {
  readonly Name: Name
  readonly Dimensions?: D
  readonly Resources?: R
  readonly Attributes?: A
}

export const registerFieldsOf = <D extends GivenDimensions, R extends GivenResources, A extends GivenAttributes>(
  given: GivenRegisterFields<string, D, R, A>,
): RegisterFields<D, R, A> => ({
  Dimensions: dimensionsOf(given.Dimensions),
  Resources: resourcesOf(given.Resources),
  Attributes: attributesOf(given.Attributes),
})
