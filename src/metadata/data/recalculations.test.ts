/** Recalculations as both formats have them: one definition. */
import { expect, test } from 'vitest'
import { memoryFiles } from '../../../test/support/memory-files.ts'
import { recognise } from '../format/recognise.ts'
import { readData } from './read-data.ts'

const xmlns = 'xmlns="http://v8.1c.ru/8.3/MDClasses" xmlns:xr="http://v8.1c.ru/8.3/xcf/readable"'
const dump = {
  'd/Configuration.xml': `<MetaDataObject ${xmlns}><Configuration><Properties><Name>К</Name></Properties></Configuration></MetaDataObject>`,
  'd/CalculationRegisters/Начисления.xml': `<MetaDataObject ${xmlns}><CalculationRegister><Properties><Name>Начисления</Name></Properties>
    <ChildObjects><Recalculation>Перерасчет</Recalculation><Recalculation>БезФайла</Recalculation></ChildObjects>
    </CalculationRegister></MetaDataObject>`,
  'd/CalculationRegisters/Начисления/Recalculations/Перерасчет.xml': `<MetaDataObject ${xmlns}><Recalculation><Properties>
    <Name>Перерасчет</Name></Properties><ChildObjects><Dimension><Properties><Name>Работник</Name>
    <RegisterDimension>CalculationRegister.Начисления.Dimension.Сотрудник</RegisterDimension>
    <LeadingRegisterData><xr:Item>CalculationRegister.Начисления.Dimension.Сотрудник</xr:Item></LeadingRegisterData>
    </Properties></Dimension></ChildObjects></Recalculation></MetaDataObject>`,
}
const edt = {
  'e/Configuration/Configuration.mdo':
    '<mdclass:Configuration xmlns:mdclass="http://g5.1c.ru/v8/dt/metadata/mdclass"><name>К</name></mdclass:Configuration>',
  'e/CalculationRegisters/Начисления/Начисления.mdo': `<mdclass:CalculationRegister xmlns:mdclass="http://g5.1c.ru/v8/dt/metadata/mdclass">
    <name>Начисления</name>
    <recalculations><name>Перерасчет</name><dimensions><name>Работник</name>
      <registerDimension>CalculationRegister.Начисления.Dimension.Сотрудник</registerDimension>
      <leadingRegisterData>CalculationRegister.Начисления.Dimension.Сотрудник</leadingRegisterData></dimensions></recalculations>
    <recalculations><name>БезФайла</name></recalculations></mdclass:CalculationRegister>`,
}
const dimension = 'CalculationRegister.Начисления.Dimension.Сотрудник'

test.for([
  ['a dump', 'd', dump],
  ['EDT', 'e', edt],
] as const)('%s has their dimensions, and those that are tied to them', ([, root, given]) => {
  const files = memoryFiles(given)
  const found = (recognise(files, root) ?? []).flatMap((at) => readData(files, at, (one) => expect(one).toBeUndefined()).definitions)
  expect(found.map(({ definition }) => (definition.kind === 'CalculationRegister' ? definition.Recalculations : []))).toEqual([
    [
      { Name: 'Перерасчет', Dimensions: { Работник: { RegisterDimension: dimension, LeadingRegisterData: [dimension] } } },
      { Name: 'БезФайла', Dimensions: {} },
    ],
  ])
})
