/** Business processes: they go along a route and make tasks. */
import { attributesOf, type Attributes, type GivenAttributes } from '../parts/attribute.ts'
import { completed, frozenList } from '../parts/frozen.ts'
import { identityDefaults, type IdentityProperties } from '../parts/identity.ts'
import { numberDefaults, type NumberProperties } from '../parts/numbering.ts'
import { tabularSectionsOf, type GivenTabularSections, type TabularSections } from '../parts/tabular-section.ts'

export interface BusinessProcessProperties extends IdentityProperties, NumberProperties {
  /** Full name of the task, `''` for none. */
  readonly Task: string
  /** Names of the points of the route, in their order. */
  readonly RoutePoints: readonly string[]
}

export interface BusinessProcess<
  Name extends string = string,
  A extends GivenAttributes = GivenAttributes,
  T extends GivenTabularSections = GivenTabularSections,
> extends BusinessProcessProperties {
  readonly kind: 'BusinessProcess'
  /** The object's name. */
  readonly Name: Name
  /** Attributes by name. */
  readonly Attributes: Attributes<A>
  /** Tabular sections by name. */
  readonly TabularSections: TabularSections<T>
}

interface BusinessProcessDefinition<
  Name extends string,
  A extends GivenAttributes,
  T extends GivenTabularSections,
> extends Partial<BusinessProcessProperties> {
  /** The object's name. */
  readonly Name: Name
  /** Attributes by name. */
  readonly Attributes?: A
  /** Tabular sections by name. */
  readonly TabularSections?: T
}

export const businessProcessDefaults: BusinessProcessProperties = {
  ...identityDefaults,
  ...numberDefaults,
  Task: '',
  RoutePoints: frozenList([]),
}

export const BusinessProcess = <const Name extends string, const A extends GivenAttributes = {}, const T extends GivenTabularSections = {}>(
  definition: BusinessProcessDefinition<Name, A, T>,
): BusinessProcess<Name, A, T> =>
  Object.freeze({
    kind: 'BusinessProcess',
    Name: definition.Name,
    ...completed(businessProcessDefaults, definition),
    Attributes: attributesOf(definition.Attributes),
    TabularSections: tabularSectionsOf(definition.TabularSections),
  })
