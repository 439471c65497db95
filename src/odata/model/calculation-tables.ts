/**
 * The functions of calculation registers. Nobody has shown them on the wire: their names are those of the query language, and their
 * conditions are of the records (docs/quirks.md).
 */
import type { Field } from '../../infobase/model/field.ts'
import type { ModelObject } from '../../infobase/model/model.ts'
import type { FunctionImport, VirtualField, VirtualTable } from './entity.ts'
import { entityField, type PropertyOptions } from './property.ts'
import { measuredBy, reading, text } from './virtual-tables.ts'

const PERIODS = ['ActionPeriod', 'ActualActionPeriod', 'BasePeriod', 'RegistrationPeriod']

/** `bases`: published calculation registers; `schedule`: the fields of an object by its full name. */
export function calculationFunctions(
  register: ModelObject<'CalculationRegister'>,
  set: string,
  options: PropertyOptions,
  bases: readonly ModelObject<'CalculationRegister'>[],
  schedule: readonly Field[],
): readonly FunctionImport[] {
  const { definition } = register
  const records = register.fields.map((field): VirtualField => ({ ...entityField(field, options), of: field, role: 'period' }))
  const table = (suffix: string, ...more: readonly VirtualField[]): VirtualTable => ({
    name: `${set}_${suffix}`,
    fields: [...records, ...more],
  })
  const value = schedule.find(({ Name }) => Name === definition.ScheduleValue.split('.').at(-1))
  const condition = text('Condition')
  return [
    ...(definition.ActionPeriod ? [reading('ActualActionPeriod', table('ActualActionPeriod'), condition)] : []),
    ...(value === undefined
      ? []
      : [reading('ScheduleData', table('ScheduleData', ...PERIODS.map((one) => measuredBy(value, value.Name + one, options))), condition)]),
    ...(definition.BasePeriod
      ? bases.map((base) =>
          reading(`Base${base.Name}`, table(`Base${base.Name}`, ...viewPoints(base, options), ...baseOf(base, options)), [
            ...condition,
            ...text('BaseRegisterDimensions', 'MainRegisterDimensions', 'ViewPoints'),
          ]),
        )
      : []),
  ]
}

const baseOf = (base: ModelObject<'CalculationRegister'>, options: PropertyOptions): readonly VirtualField[] =>
  base.fields.filter(({ role }) => role === 'resource').map((one) => measuredBy(one, `${one.Name}Base`, options))

/** Fields of the base register that `ViewPoints` may name. */
const viewPoints = (base: ModelObject<'CalculationRegister'>, options: PropertyOptions): readonly VirtualField[] =>
  base.fields
    .filter(({ role }) => role !== 'resource')
    .map((of) => ({ ...entityField({ ...of, Name: `${of.Name}ViewPoint` }, options), of, role: 'balanced' }))
