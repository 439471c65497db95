/** Business processes: they go along a route and make tasks. */
import { attributesOf, type Attributes, type GivenAttributes } from '../parts/attribute.ts'
import { completed } from '../parts/frozen.ts'
import { identityDefaults, type IdentityProperties } from '../parts/identity.ts'
import { numberDefaults, type NumberProperties } from '../parts/numbering.ts'
import { routePoints, type GivenRoutePoint, type RoutePoint } from '../parts/route-point.ts'
import { tabularSectionsOf, type GivenTabularSections, type TabularSections } from '../parts/tabular-section.ts'

export interface BusinessProcessProperties extends IdentityProperties, NumberProperties {
  /** Full name of the task, `''` for none. */
  readonly Task: string
}

/** A business process (`БизнесПроцесс`), whose route makes tasks. */
export interface BusinessProcess<
  Name extends string = string,
  A extends GivenAttributes = GivenAttributes,
  T extends GivenTabularSections = GivenTabularSections,
> extends BusinessProcessProperties {
  readonly kind: 'BusinessProcess'
  /** The points of the route. */
  readonly RoutePoints: readonly RoutePoint[]
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
  /** The points of the route; a name alone is an activity. */
  readonly RoutePoints?: readonly (string | GivenRoutePoint)[]
  /** Attributes by name. */
  readonly Attributes?: A
  /** Tabular sections by name. */
  readonly TabularSections?: T
}

export const businessProcessDefaults: BusinessProcessProperties = {
  ...identityDefaults,
  ...numberDefaults,
  Task: '',
}

/** A business process (`БизнесПроцесс`), whose route makes tasks. */
export const BusinessProcess = <const Name extends string, const A extends GivenAttributes = {}, const T extends GivenTabularSections = {}>(
  definition: BusinessProcessDefinition<Name, A, T>,
): BusinessProcess<Name, A, T> =>
  Object.freeze({
    kind: 'BusinessProcess',
    Name: definition.Name,
    ...completed(businessProcessDefaults, definition),
    RoutePoints: routePoints(definition.RoutePoints),
    Attributes: attributesOf(definition.Attributes),
    TabularSections: tabularSectionsOf(definition.TabularSections),
  })
