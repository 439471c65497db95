/** Exchange plans: nodes that data is exchanged with, and of which objects changes are registered for them. */
import { attributesOf, type Attributes, type GivenAttributes } from '../parts/attribute.ts'
import { completed, frozenList } from '../parts/frozen.ts'
import { identityDefaults, type IdentityProperties } from '../parts/identity.ts'
import { codeDefaults, type CodeProperties, type DefaultPresentation } from '../parts/numbering.ts'
import { tabularSectionsOf, type GivenTabularSections, type TabularSections } from '../parts/tabular-section.ts'

export interface ExchangePlanItem {
  /** Full name of the object. */
  readonly Metadata: string
  /** Whether changes are recorded by themselves. */
  readonly AutoRecord: 'Allow' | 'Deny'
}

export interface ExchangePlanProperties extends IdentityProperties, CodeProperties {
  /** Whether the presentation is the code or the description. */
  readonly DefaultPresentation: DefaultPresentation
  /** Whether it is a distributed infobase. */
  readonly DistributedInfoBase: boolean
  /** The id of the node of this infobase, `''`: made from the name. */
  readonly ThisNode: string
}

/** An exchange plan (`ПланОбмена`): nodes that receive changes of data. */
export interface ExchangePlan<
  Name extends string = string,
  A extends GivenAttributes = GivenAttributes,
  T extends GivenTabularSections = GivenTabularSections,
> extends ExchangePlanProperties {
  readonly kind: 'ExchangePlan'
  /** The object's name. */
  readonly Name: Name
  /** Its objects. */
  readonly Content: readonly ExchangePlanItem[]
  /** Attributes by name. */
  readonly Attributes: Attributes<A>
  /** Tabular sections by name. */
  readonly TabularSections: TabularSections<T>
}

interface ExchangePlanDefinition<
  Name extends string,
  A extends GivenAttributes,
  T extends GivenTabularSections,
> extends Partial<ExchangePlanProperties> {
  /** The object's name. */
  readonly Name: Name
  /** Names of objects whose changes are registered by themselves, or more. */
  readonly Content?: readonly (string | ExchangePlanItem)[]
  /** Attributes by name. */
  readonly Attributes?: A
  /** Tabular sections by name. */
  readonly TabularSections?: T
}

export const exchangePlanDefaults: ExchangePlanProperties = {
  ...identityDefaults,
  ...codeDefaults,
  DefaultPresentation: 'AsDescription',
  DistributedInfoBase: false,
  ThisNode: '',
}

/** An exchange plan (`ПланОбмена`): nodes that receive changes of data. */
export const ExchangePlan = <const Name extends string, const A extends GivenAttributes = {}, const T extends GivenTabularSections = {}>(
  definition: ExchangePlanDefinition<Name, A, T>,
): ExchangePlan<Name, A, T> =>
  Object.freeze({
    kind: 'ExchangePlan',
    Name: definition.Name,
    ...completed(exchangePlanDefaults, definition),
    Content: frozenList(
      definition.Content?.map((one): ExchangePlanItem => (typeof one === 'string' ? { Metadata: one, AutoRecord: 'Allow' } : one)),
    ),
    Attributes: attributesOf(definition.Attributes),
    TabularSections: tabularSectionsOf(definition.TabularSections),
  })
