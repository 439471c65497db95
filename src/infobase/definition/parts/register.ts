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
  /** Dimensions by name. */
  readonly Dimensions: Dimensions<D>
  /** Resources by name. */
  readonly Resources: Resources<R>
  /** Attributes by name. */
  readonly Attributes: Attributes<A>
}

export interface GivenRegisterFields<Name extends string, D extends GivenDimensions, R extends GivenResources, A extends GivenAttributes> {
  /** The object's name. */
  readonly Name: Name
  /** Dimensions by name. */
  readonly Dimensions?: D
  /** Resources by name. */
  readonly Resources?: R
  /** Attributes by name. */
  readonly Attributes?: A
}

export const registerFieldsOf = <D extends GivenDimensions, R extends GivenResources, A extends GivenAttributes>(
  given: GivenRegisterFields<string, D, R, A>,
): RegisterFields<D, R, A> => ({
  Dimensions: dimensionsOf(given.Dimensions),
  Resources: resourcesOf(given.Resources),
  Attributes: attributesOf(given.Attributes),
})
