/** Accounting registers: entries between accounts. */
import type { GivenAttributes, GivenDimensions, GivenResources } from '../parts/attribute.ts'
import { completed } from '../parts/frozen.ts'
import { identityDefaults, type IdentityProperties } from '../parts/identity.ts'
import { registerFieldsOf, type GivenRegisterFields, type RegisterFields } from '../parts/register.ts'

export interface AccountingRegisterProperties extends IdentityProperties {
  /** Full name of the chart of accounts. */
  readonly ChartOfAccounts: string
  /** Whether an entry has a debit and a credit account. */
  readonly Correspondence: boolean
  readonly PeriodAdjustmentLength: number
  /** Whether totals are split for parallel writing. */
  readonly EnableTotalsSplitting: boolean
}

export interface AccountingRegister<
  Name extends string = string,
  D extends GivenDimensions = GivenDimensions,
  R extends GivenResources = GivenResources,
  A extends GivenAttributes = GivenAttributes,
>
  extends AccountingRegisterProperties, RegisterFields<D, R, A> {
  readonly kind: 'AccountingRegister'
  /** The object's name. */
  readonly Name: Name
}

interface AccountingRegisterDefinition<Name extends string, D extends GivenDimensions, R extends GivenResources, A extends GivenAttributes>
  extends Partial<AccountingRegisterProperties>, GivenRegisterFields<Name, D, R, A> {}

export const accountingRegisterDefaults: AccountingRegisterProperties = {
  ...identityDefaults,
  ChartOfAccounts: '',
  Correspondence: false,
  PeriodAdjustmentLength: 0,
  EnableTotalsSplitting: true,
}

export const AccountingRegister = <
  const Name extends string,
  const D extends GivenDimensions = {},
  const R extends GivenResources = {},
  const A extends GivenAttributes = {},
>(
  definition: AccountingRegisterDefinition<Name, D, R, A>,
): AccountingRegister<Name, D, R, A> =>
  Object.freeze({
    kind: 'AccountingRegister',
    Name: definition.Name,
    ...completed(accountingRegisterDefaults, definition),
    ...registerFieldsOf(definition),
  })
