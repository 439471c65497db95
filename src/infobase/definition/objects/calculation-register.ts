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
  /** What notes which records are to be calculated anew; a name alone has no dimensions. */
  readonly Recalculations: readonly (Recalculation | string)[]
}

/** A list of what is to be calculated anew since records of leading calculation types were changed. */
export interface Recalculation {
  readonly Name: string
  readonly Dimensions: Readonly<Record<string, RecalculationDimension>>
}

interface RecalculationDimension {
  /** The register's dimension: a name, or `CalculationRegister.Начисления.Dimension.Сотрудник`. */
  readonly RegisterDimension: string
  /** Dimensions of leading registers that have to be equal to it; a name alone is of the register itself. */
  readonly LeadingRegisterData: readonly string[]
}

/** A calculation register (`РегистрРасчета`): results of calculations by their periods. */
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

/** A calculation register (`РегистрРасчета`): results of calculations by their periods. */
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
