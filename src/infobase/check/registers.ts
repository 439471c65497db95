/** Checks of registers: what their records are known by, what is summed, and who writes them. */
import { fullNameOf, type DataDefinition } from '../definition/definition.ts'
import type { InfobaseModel } from '../model/model.ts'
import { placeOfDefinition } from './placed.ts'
import { dataProblem } from './problems.ts'
import type { Rule } from './rule.ts'

export const soundRegisters: Rule = ({ all, model }, complain) => {
  for (const placed of all) {
    const { definition } = placed
    const object = fullNameOf(definition)
    const tell = (code: 'no-dimensions' | 'no-resources' | 'no-recorder'): void =>
      complain(dataProblem(code, { object }, placeOfDefinition(placed)))
    const chartless = (property: string): void => complain(dataProblem('no-chart', { object, property }, placeOfDefinition(placed)))
    if (definition.kind === 'InformationRegister' && isKeyless(definition, model)) tell('no-dimensions')
    if (definition.kind === 'AccumulationRegister' && Object.keys(definition.Resources).length === 0) tell('no-resources')
    if (definition.kind === 'AccountingRegister' && definition.ChartOfAccounts === '') chartless('ChartOfAccounts')
    if (definition.kind === 'CalculationRegister' && definition.ChartOfCalculationTypes === '') chartless('ChartOfCalculationTypes')
    if (isRecorded(definition) && hasNoRecorder(object, model)) tell('no-recorder')
  }
}

/** A separator is part of the key, too. */
const isKeyless = (one: DataDefinition & { kind: 'InformationRegister' }, model: InfobaseModel): boolean =>
  one.WriteMode === 'Independent'
  && one.InformationRegisterPeriodicity === 'Nonperiodical'
  && model.find(one.kind, one.Name)?.fields.every(({ role }) => role !== 'dimension' && role !== 'separator') === true

const isRecorded = (one: DataDefinition): boolean =>
  one.kind === 'AccumulationRegister'
  || one.kind === 'AccountingRegister'
  || one.kind === 'CalculationRegister'
  || (one.kind === 'InformationRegister' && one.WriteMode === 'RecorderSubordinate')

const hasNoRecorder = (object: string, model: InfobaseModel): boolean => (model.byFullName(object)?.recorders ?? []).length === 0
