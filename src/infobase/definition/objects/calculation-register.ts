/** Calculation registers: accruals by calculation type and period. */
import type { GivenAttributes, GivenDimensions, GivenResources } from '../parts/attribute.ts'
import { completed } from '../parts/frozen.ts'
import { identityDefaults, type IdentityProperties } from '../parts/identity.ts'
import { registerFieldsOf, type GivenRegisterFields, type RegisterFields } from '../parts/register.ts'

export interface CalculationRegisterProperties extends IdentityProperties {
  /** The period of records. */
  readonly Periodicity: 'Day' | 'Month' | 'Quarter' | 'Year'
  /** Whether there is a period of action. */
  readonly ActionPeriod: boolean
  /** Whether there is a base period. */
  readonly BasePeriod: boolean
  /** Full name of the information register with the schedule, and of its fields; `''` for none. */
  readonly Schedule: string
  /** The resource with the value of the schedule. */
  readonly ScheduleValue: string
  /** The dimension with the date of the schedule. */
  readonly ScheduleDate: string
  /** Full name of the chart of calculation types. */
  readonly ChartOfCalculationTypes: string
  /** Names. */
  readonly Recalculations: readonly string[]
}

export interface CalculationRegister<
  Name extends string = string,
  D extends GivenDimensions = GivenDimensions,
  R extends GivenResources = GivenResources,
  A extends GivenAttributes = GivenAttributes,
>
  extends CalculationRegisterProperties, RegisterFields<D, R, A> {
  readonly kind: 'CalculationRegister'
  /** The object's name. */
  readonly Name: Name
}

interface CalculationRegisterDefinition<Name extends string, D extends GivenDimensions, R extends GivenResources, A extends GivenAttributes>
  extends Partial<CalculationRegisterProperties>, GivenRegisterFields<Name, D, R, A> {}

export const calculationRegisterDefaults: CalculationRegisterProperties = {
  ...identityDefaults,
  Periodicity: 'Month',
  ActionPeriod: false,
  BasePeriod: false,
  Schedule: '',
  ScheduleValue: '',
  ScheduleDate: '',
  ChartOfCalculationTypes: '',
  Recalculations: Object.freeze([]),
}

export const CalculationRegister = <
  const Name extends string,
  const D extends GivenDimensions = {},
  const R extends GivenResources = {},
  const A extends GivenAttributes = {},
>(
  definition: CalculationRegisterDefinition<Name, D, R, A>,
): CalculationRegister<Name, D, R, A> =>
  Object.freeze({
    kind: 'CalculationRegister',
    Name: definition.Name,
    ...completed(calculationRegisterDefaults, definition),
    ...registerFieldsOf(definition),
  })
