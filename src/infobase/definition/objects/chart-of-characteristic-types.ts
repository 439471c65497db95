/** Charts of characteristic types: kinds of characteristics, each with the type of its values. */
import { attributesOf, type Attributes, type GivenAttributes } from '../parts/attribute.ts'
import { completed } from '../parts/frozen.ts'
import { identityDefaults, type IdentityProperties } from '../parts/identity.ts'
import { codeDefaults, type CodeProperties, type DefaultPresentation } from '../parts/numbering.ts'
import { predefinedOf, type GivenPredefined, type Predefined } from '../parts/predefined.ts'
import { tabularSectionsOf, type GivenTabularSections, type TabularSections } from '../parts/tabular-section.ts'
import { soundType, String, type TypeDescription } from '../parts/type-description.ts'

export interface ChartOfCharacteristicTypesProperties extends IdentityProperties, CodeProperties {
  /** The types that values of characteristics may have. */
  readonly Type: TypeDescription
  /** Full name of the catalog of additional values, `''` for none. */
  readonly CharacteristicExtValues: string
  /** Whether items have parents. */
  readonly Hierarchical: boolean
  /** Where codes must be unique. */
  readonly CodeSeries: 'WholeCharacteristicKind' | 'WithinSubordination'
  /** Whether a code or number in use is refused. */
  readonly CheckUnique: boolean
  /** Whether new objects get the next number. */
  readonly Autonumbering: boolean
  /** Whether the presentation is the code or the description. */
  readonly DefaultPresentation: DefaultPresentation
}

/** A chart of characteristic types (`ПланВидовХарактеристик`): kinds of values, each with its type. */
export interface ChartOfCharacteristicTypes<
  Name extends string = string,
  A extends GivenAttributes = GivenAttributes,
  T extends GivenTabularSections = GivenTabularSections,
> extends ChartOfCharacteristicTypesProperties {
  readonly kind: 'ChartOfCharacteristicTypes'
  /** The object's name. */
  readonly Name: Name
  /** Attributes by name. */
  readonly Attributes: Attributes<A>
  /** Tabular sections by name. */
  readonly TabularSections: TabularSections<T>
  /** Predefined items by name. */
  readonly Predefined: Predefined
}

interface ChartOfCharacteristicTypesDefinition<
  Name extends string,
  A extends GivenAttributes,
  T extends GivenTabularSections,
> extends Partial<ChartOfCharacteristicTypesProperties> {
  /** The object's name. */
  readonly Name: Name
  /** Attributes by name. */
  readonly Attributes?: A
  /** Tabular sections by name. */
  readonly TabularSections?: T
  /** Predefined items by name. */
  readonly Predefined?: GivenPredefined
}

export const chartOfCharacteristicTypesDefaults: ChartOfCharacteristicTypesProperties = {
  ...identityDefaults,
  ...codeDefaults,
  Type: String(10),
  CharacteristicExtValues: '',
  Hierarchical: false,
  CodeSeries: 'WholeCharacteristicKind',
  CheckUnique: true,
  Autonumbering: true,
  DefaultPresentation: 'AsDescription',
}

/** A chart of characteristic types (`ПланВидовХарактеристик`): kinds of values, each with its type. */
export const ChartOfCharacteristicTypes = <
  const Name extends string,
  const A extends GivenAttributes = {},
  const T extends GivenTabularSections = {},
>(
  definition: ChartOfCharacteristicTypesDefinition<Name, A, T>,
): ChartOfCharacteristicTypes<Name, A, T> =>
  Object.freeze({
    kind: 'ChartOfCharacteristicTypes',
    Name: definition.Name,
    ...completed(chartOfCharacteristicTypesDefaults, definition),
    Type: soundType(definition.Name, definition.Type ?? chartOfCharacteristicTypesDefaults.Type),
    Attributes: attributesOf(definition.Attributes),
    TabularSections: tabularSectionsOf(definition.TabularSections),
    Predefined: predefinedOf(definition.Predefined),
  })
