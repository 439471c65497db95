/**
 * Virtual tables of registers, as the functions that read them: slices of information registers; balances and turnovers of accumulation
 * registers, with their types and parameters as `$metadata` of real infobases has them.
 */
import { standardField, type Field } from '../../infobase/model/field.ts'
import type { ModelObject } from '../../infobase/model/model.ts'
import type { FunctionImport, VirtualField, VirtualTable } from './entity.ts'
import { entityField, type PropertyOptions } from './property.ts'

const dateTime = { kind: 'Date', DateFractions: 'DateTime' } as const

const PERIODS = ['Second', 'Minute', 'Hour', 'Day', 'Week', 'TenDays', 'Month', 'Quarter', 'HalfYear', 'Year']

export const text = (...names: readonly string[]): readonly (readonly [string, string])[] =>
  names.map((name) => [name, 'Edm.String'] as const)
export const date = (...names: readonly string[]): readonly (readonly [string, string])[] =>
  names.map((name) => [name, 'Edm.DateTime'] as const)

const sorted = (parameters: FunctionImport['parameters']): FunctionImport['parameters'] =>
  parameters.toSorted(([a], [b]) => (a < b ? -1 : 1))

/** `isSlice`: gives entities of the type that it is bound to. */
export const sliceFunctions: readonly FunctionImport[] = ['SliceFirst', 'SliceLast'].map((name) => ({
  name,
  parameters: [...text('Condition'), ...date('Period')],
  isAction: false,
  isSlice: true,
}))

export const reading = (name: string, table: VirtualTable, parameters: FunctionImport['parameters']): FunctionImport => ({
  name,
  parameters: sorted(parameters),
  table,
  isAction: false,
  isSlice: false,
})

/** `set`: name of the register on the wire. */
export function accumulationFunctions(
  register: ModelObject<'AccumulationRegister'>,
  set: string,
  options: PropertyOptions,
): readonly FunctionImport[] {
  const dimensions = dimensionsOf(register.fields, options)
  const periods = periodsOf(register.field('Recorder')!, options)
  const resources = register.fields.filter(({ role }) => role === 'resource')
  const isBalance = register.definition.RegisterType === 'Balance'
  const table = (suffix: string, fields: readonly VirtualField[]): VirtualTable => ({ name: `${set}_${suffix}`, fields })
  const turnovers = reading(
    'Turnovers',
    table('Turnover', [
      ...dimensions,
      ...periods,
      ...measured(resources, isBalance ? ['Turnover', 'Receipt', 'Expense'] : ['Turnover'], options),
    ]),
    [...text('Condition', 'Dimensions'), ...date('EndPeriod', 'StartPeriod')],
  )
  if (!isBalance) return [turnovers]
  return [
    reading('Balance', table('Balance', [...dimensions, ...measured(resources, ['Balance'], options)]), [
      ...text('Condition', 'Dimensions'),
      ...date('Period'),
    ]),
    turnovers,
    reading(
      'BalanceAndTurnovers',
      table('BalanceAndTurnover', [
        ...dimensions,
        ...periods,
        ...measured(resources, ['OpeningBalance', 'Turnover', 'Receipt', 'Expense', 'ClosingBalance'], options),
      ]),
      [...text('Condition', 'Dimensions'), ...date('EndPeriod', 'StartPeriod')],
    ),
  ]
}

const dimensionsOf = (fields: readonly Field[], options: PropertyOptions): readonly VirtualField[] =>
  fields
    .filter(({ role }) => role === 'dimension' || role === 'separator')
    .map((of) => ({ ...entityField(of, options), of, role: 'dimension' }))

export function periodsOf(recorder: Field, options: PropertyOptions): readonly VirtualField[] {
  const period = (name: string): Field => standardField(name, name, dateTime)
  const fields = [
    period('Period'),
    ...PERIODS.map((name) => period(`${name}Period`)),
    recorder,
    standardField('LineNumber', 'НомерСтроки', { kind: 'Number', Digits: 9, FractionDigits: 0, AllowedSign: 'Nonnegative' }),
  ]
  return fields.map((one) => ({ ...entityField(one, options), of: undefined, role: 'period' }))
}

/** `СуммаTurnover` is a fraction whatever the resource is: sums have more digits. */
const measured = (resources: readonly Field[], words: readonly string[], options: PropertyOptions): readonly VirtualField[] =>
  resources.flatMap((of) => words.map((word) => measuredBy(of, `${of.Name}${word}`, options)))

export const measuredBy = (of: Field, name: string, options: PropertyOptions): VirtualField => ({
  ...entityField(of, options, name),
  column: name,
  of,
  role: 'resource',
})
