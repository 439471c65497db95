/** Charts of calculation types: kinds of accruals that displace, lead and base each other. */
import { attributesOf, type Attributes, type GivenAttributes } from '../parts/attribute.ts'
import { completed, frozenList } from '../parts/frozen.ts'
import { identityDefaults, type IdentityProperties } from '../parts/identity.ts'
import { codeDefaults, type CodeProperties, type CodeType, type DefaultPresentation } from '../parts/numbering.ts'
import { predefinedOf, type GivenPredefined, type Predefined } from '../parts/predefined.ts'
import { tabularSectionsOf, type GivenTabularSections, type TabularSections } from '../parts/tabular-section.ts'

export interface ChartOfCalculationTypesProperties extends IdentityProperties, CodeProperties {
  /** Whether codes are texts or numbers. */
  readonly CodeType: CodeType
  /** Whether the presentation is the code or the description. */
  readonly DefaultPresentation: DefaultPresentation
  /** How calculation types depend on each other. */
  readonly DependenceOnCalculationTypes: 'DontUse' | 'OnActionPeriod' | 'OnRegistrationPeriod'
  /** Full names of charts of calculation types. */
  readonly BaseCalculationTypes: readonly string[]
  /** Whether calculation types have a period of action. */
  readonly ActionPeriodUse: boolean
}

/** A chart of calculation types (`ПланВидовРасчета`): kinds of calculation and how they depend on each other. */
export interface ChartOfCalculationTypes<
  Name extends string = string,
  A extends GivenAttributes = GivenAttributes,
  T extends GivenTabularSections = GivenTabularSections,
> extends ChartOfCalculationTypesProperties {
  readonly kind: 'ChartOfCalculationTypes'
  /** The object's name. */
  readonly Name: Name
  /** Attributes by name. */
  readonly Attributes: Attributes<A>
  /** Tabular sections by name. */
  readonly TabularSections: TabularSections<T>
  /** Predefined items by name. */
  readonly Predefined: Predefined
}

interface ChartOfCalculationTypesDefinition<
  Name extends string,
  A extends GivenAttributes,
  T extends GivenTabularSections,
> extends Partial<ChartOfCalculationTypesProperties> {
  /** The object's name. */
  readonly Name: Name
  /** Attributes by name. */
  readonly Attributes?: A
  /** Tabular sections by name. */
  readonly TabularSections?: T
  /** Predefined items by name. */
  readonly Predefined?: GivenPredefined
}

export const chartOfCalculationTypesDefaults: ChartOfCalculationTypesProperties = {
  ...identityDefaults,
  ...codeDefaults,
  CodeType: 'String',
  DefaultPresentation: 'AsDescription',
  DependenceOnCalculationTypes: 'DontUse',
  BaseCalculationTypes: frozenList([]),
  ActionPeriodUse: false,
}

/** A chart of calculation types (`ПланВидовРасчета`): kinds of calculation and how they depend on each other. */
export const ChartOfCalculationTypes = <
  const Name extends string,
  const A extends GivenAttributes = {},
  const T extends GivenTabularSections = {},
>(
  definition: ChartOfCalculationTypesDefinition<Name, A, T>,
): ChartOfCalculationTypes<Name, A, T> =>
  Object.freeze({
    kind: 'ChartOfCalculationTypes',
    Name: definition.Name,
    ...completed(chartOfCalculationTypesDefaults, definition),
    Attributes: attributesOf(definition.Attributes),
    TabularSections: tabularSectionsOf(definition.TabularSections),
    Predefined: predefinedOf(definition.Predefined),
  })
