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
  readonly MaxExtDimensionCount: number
  readonly CodeMask: string
  readonly CodeLength: number
  readonly DescriptionLength: number
  readonly CodeSeries: 'WholeChartOfAccounts' | 'WithinSubordination'
  readonly CheckUnique: boolean
  readonly DefaultPresentation: DefaultPresentation
  readonly AutoOrderByCode: boolean
  readonly OrderLength: number
}

export interface ChartOfAccounts<
  Name extends string = string,
  A extends GivenAttributes = GivenAttributes,
  T extends GivenTabularSections = GivenTabularSections,
  F extends GivenAttributes = GivenAttributes,
  E extends GivenAttributes = GivenAttributes,
> extends ChartOfAccountsProperties {
  readonly kind: 'ChartOfAccounts'
  readonly Name: Name
  readonly AccountingFlags: Attributes<F>
  readonly ExtDimensionAccountingFlags: Attributes<E>
  readonly Attributes: Attributes<A>
  readonly TabularSections: TabularSections<T>
  readonly Predefined: Predefined
}

export interface ChartOfAccountsDefinition<
  Name extends string,
  A extends GivenAttributes,
  T extends GivenTabularSections,
  F extends GivenAttributes,
  E extends GivenAttributes,
> extends Partial<ChartOfAccountsProperties> {
  readonly Name: Name
  readonly AccountingFlags?: F
  readonly ExtDimensionAccountingFlags?: E
  readonly Attributes?: A
  readonly TabularSections?: T
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
