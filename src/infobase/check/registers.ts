/** Checks of registers: what their records are known by, what is summed, and who writes them. */
import { fullNameOf, type DataDefinition } from '../definition/definition.ts'
import type { InfobaseModel } from '../model/model.ts'
import type { Rule } from './check-definitions.ts'
import { placeOfDefinition } from './placed.ts'
import { dataProblem } from './problems.ts'

export const soundRegisters: Rule = ({ all, model }, complain) => {
  for (const placed of all) {
    const { definition } = placed
    const object = fullNameOf(definition)
    const at = placeOfDefinition(placed)
    if (definition.kind === 'InformationRegister' && isKeyless(definition)) complain(dataProblem('no-dimensions', { object }, at))
    if (definition.kind === 'AccumulationRegister' && Object.keys(definition.Resources).length === 0)
      complain(dataProblem('no-resources', { object }, at))
    if (definition.kind === 'AccountingRegister' && definition.ChartOfAccounts === '')
      complain(dataProblem('no-chart', { object, property: 'ChartOfAccounts' }, at))
    if (definition.kind === 'CalculationRegister' && definition.ChartOfCalculationTypes === '')
      complain(dataProblem('no-chart', { object, property: 'ChartOfCalculationTypes' }, at))
    if (isRecorded(definition) && hasNoRecorder(object, model)) complain(dataProblem('no-recorder', { object }, at))
  }
}

const isKeyless = (one: DataDefinition & { kind: 'InformationRegister' }): boolean =>
  one.WriteMode === 'Independent' && one.InformationRegisterPeriodicity === 'Nonperiodical' && Object.keys(one.Dimensions).length === 0

const isRecorded = (one: DataDefinition): boolean =>
  one.kind === 'AccumulationRegister'
  || one.kind === 'AccountingRegister'
  || one.kind === 'CalculationRegister'
  || (one.kind === 'InformationRegister' && one.WriteMode === 'RecorderSubordinate')

const hasNoRecorder = (object: string, model: InfobaseModel): boolean => (model.byFullName(object)?.recorders ?? []).length === 0
