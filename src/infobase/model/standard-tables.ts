/** The standard tabular sections: kinds of extra dimensions of accounts, and what calculation types displace, lead and base on. */
import type { DataDefinition } from '../definition/definition.ts'
import type { Attribute } from '../definition/parts/attribute.ts'
import type { SimpleType } from '../definition/parts/type-description.ts'
import { standardField, type Field } from './field.ts'
import type { Table } from './model.ts'
import { lineNumberField, referenceByFullName } from './standard-fields.ts'

const boolean: SimpleType = { kind: 'Boolean' }

export function standardTablesOf(definition: DataDefinition): readonly Table[] {
  if (definition.kind === 'ChartOfAccounts') return definition.MaxExtDimensionCount === 0 ? [] : [extDimensionTypes(definition)]
  if (definition.kind !== 'ChartOfCalculationTypes') return []
  const own = referenceByFullName(`ChartOfCalculationTypes.${definition.Name}`)
  const base = definition.BaseCalculationTypes.flatMap(referenceByFullName)
  return [
    ...(definition.DependenceOnCalculationTypes === 'DontUse'
      ? []
      : [calculationTypes('BaseCalculationTypes', 'БазовыеВидыРасчета', base)]),
    calculationTypes('LeadingCalculationTypes', 'ВедущиеВидыРасчета', [...own, ...base.filter((one) => !sameReference(one, own[0]))]),
    ...(definition.ActionPeriodUse ? [calculationTypes('DisplacingCalculationTypes', 'ВытесняющиеВидыРасчета', own)] : []),
  ]
}

const sameReference = (a: SimpleType, b: SimpleType | undefined): boolean =>
  a.kind === 'Reference' && b?.kind === 'Reference' && a.of === b.of && a.Name === b.Name

const extDimensionTypes = (chart: DataDefinition & { kind: 'ChartOfAccounts' }): Table =>
  table('ExtDimensionTypes', 'ВидыСубконто', [
    standardField('ExtDimensionType', 'ВидСубконто', ...referenceByFullName(chart.ExtDimensionTypes)),
    standardField('Predefined', 'Предопределенное', boolean),
    standardField('TurnoversOnly', 'ТолькоОбороты', boolean),
    ...Object.entries<Attribute>(chart.ExtDimensionAccountingFlags).map(([Name, definition]): Field =>
      Object.freeze({ Name, russianName: Name, role: 'extDimensionAccountingFlag', Types: [boolean], definition }),
    ),
  ])

const calculationTypes = (name: string, russian: string, types: readonly SimpleType[]): Table =>
  table(name, russian, [standardField('CalculationType', 'ВидРасчета', ...types), standardField('Predefined', 'Предопределенный', boolean)])

const table = (Name: string, russianName: string, fields: readonly Field[]): Table =>
  Object.freeze({ Name, russianName, fields: Object.freeze([lineNumberField(5), ...fields]), definition: undefined })
