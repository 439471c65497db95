/** Charts of accounts: accounts with flags and kinds of extra dimensions. */
import { attributesOf, type Attributes, type GivenAttributes } from '../parts/attribute.ts'
import { completed } from '../parts/frozen.ts'
import { identityDefaults, type IdentityProperties } from '../parts/identity.ts'
import type { DefaultPresentation } from '../parts/numbering.ts'
import { predefinedOf, type GivenPredefined, type Predefined } from '../parts/predefined.ts'
import { tabularSectionsOf, type GivenTabularSections, type TabularSections } from '../parts/tabular-section.ts'

export interface ChartOfAccountsProperties extends IdentityProperties {
  /** Full name of the chart of characteristic types, `''` for none. */
  readonly ExtDimensionTypes: string
  /** The largest number of extra dimensions of an account. */
  readonly MaxExtDimensionCount: number
  /** The mask of codes. */
  readonly CodeMask: string
  /** Characters or digits, 0: there is no code. */
  readonly CodeLength: number
  /** Characters, 0: there is no description. */
  readonly DescriptionLength: number
  /** Where codes must be unique. */
  readonly CodeSeries: 'WholeChartOfAccounts' | 'WithinSubordination'
  /** Whether a code or number in use is refused. */
  readonly CheckUnique: boolean
  /** Whether the presentation is the code or the description. */
  readonly DefaultPresentation: DefaultPresentation
  /** Whether the order is made from the code. */
  readonly AutoOrderByCode: boolean
  /** Characters of the order, 0: there is no order. */
  readonly OrderLength: number
}

/** A chart of accounts (`ПланСчетов`): accounts with their kinds of extra dimensions. */
export interface ChartOfAccounts<
  Name extends string = string,
  A extends GivenAttributes = GivenAttributes,
  T extends GivenTabularSections = GivenTabularSections,
  F extends GivenAttributes = GivenAttributes,
  E extends GivenAttributes = GivenAttributes,
> extends ChartOfAccountsProperties {
  readonly kind: 'ChartOfAccounts'
  /** The object's name. */
  readonly Name: Name
  /** Accounting flags by name. */
  readonly AccountingFlags: Attributes<F>
  /** Accounting flags of extra dimensions by name. */
  readonly ExtDimensionAccountingFlags: Attributes<E>
  /** Attributes by name. */
  readonly Attributes: Attributes<A>
  /** Tabular sections by name. */
  readonly TabularSections: TabularSections<T>
  /** Predefined items by name. */
  readonly Predefined: Predefined
}

interface ChartOfAccountsDefinition<
  Name extends string,
  A extends GivenAttributes,
  T extends GivenTabularSections,
  F extends GivenAttributes,
  E extends GivenAttributes,
> extends Partial<ChartOfAccountsProperties> {
  /** The object's name. */
  readonly Name: Name
  /** Accounting flags by name. */
  readonly AccountingFlags?: F
  /** Accounting flags of extra dimensions by name. */
  readonly ExtDimensionAccountingFlags?: E
  /** Attributes by name. */
  readonly Attributes?: A
  /** Tabular sections by name. */
  readonly TabularSections?: T
  /** Predefined items by name. */
  readonly Predefined?: GivenPredefined
}

export const chartOfAccountsDefaults: ChartOfAccountsProperties = {
  ...identityDefaults,
  ExtDimensionTypes: '',
  MaxExtDimensionCount: 0,
  CodeMask: '',
  CodeLength: 9,
  DescriptionLength: 25,
  CodeSeries: 'WholeChartOfAccounts',
  CheckUnique: true,
  DefaultPresentation: 'AsCode',
  AutoOrderByCode: false,
  OrderLength: 0,
}

/** A chart of accounts (`ПланСчетов`): accounts with their kinds of extra dimensions. */
export const ChartOfAccounts = <
  const Name extends string,
  const A extends GivenAttributes = {},
  const T extends GivenTabularSections = {},
  const F extends GivenAttributes = {},
  const E extends GivenAttributes = {},
>(
  definition: ChartOfAccountsDefinition<Name, A, T, F, E>,
): ChartOfAccounts<Name, A, T, F, E> =>
  Object.freeze({
    kind: 'ChartOfAccounts',
    Name: definition.Name,
    ...completed(chartOfAccountsDefaults, definition),
    AccountingFlags: attributesOf(definition.AccountingFlags),
    ExtDimensionAccountingFlags: attributesOf(definition.ExtDimensionAccountingFlags),
    Attributes: attributesOf(definition.Attributes),
    TabularSections: tabularSectionsOf(definition.TabularSections),
    Predefined: predefinedOf(definition.Predefined),
  })
