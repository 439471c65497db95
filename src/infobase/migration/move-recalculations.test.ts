/** What is noted to be calculated anew follows its register through a change of the configuration. */
import { expect, test } from 'vitest'
import { openEngineForTests } from '../../../test/support/infobase/engines.ts'
import { createAsyncContext } from '../../host/machine/async-context.ts'
import { system } from '../../host/machine/system.ts'
import {
  CalculationRegister,
  Catalog,
  CatalogRef,
  ChartOfCalculationTypes,
  Document,
  Number as NumberType,
  String as StringType,
} from '../definitions.ts'
import { createInfobase, type Infobase } from '../infobase.ts'
import { createModel } from '../model/create-model.ts'
import type { Engine } from '../store/engine.ts'
import type { OnChange } from '../store/kept-model.ts'

const dimension = { RegisterDimension: 'Сотрудник', LeadingRegisterData: [] }
const definitions = (length: number, Dimensions: object, more: object = {}) => [
  Catalog({ Name: 'Сотрудники' }),
  ChartOfCalculationTypes({ Name: 'Виды', Predefined: { Оклад: 'Оклад' } }),
  Document({ Name: 'Начисление', RegisterRecords: ['CalculationRegister.Начисления'] }),
  CalculationRegister({
    Name: 'Начисления',
    ChartOfCalculationTypes: 'ChartOfCalculationTypes.Виды',
    Dimensions: { Сотрудник: CatalogRef('Сотрудники'), Вид: StringType(length) },
    Resources: { Сумма: NumberType(10) },
    Recalculations: [{ Name: 'Перерасчет', Dimensions } as never],
    ...more,
  }),
]
const open = (engine: Engine, of: ReturnType<typeof definitions>, onChange?: OnChange): Infobase =>
  createInfobase({ model: createModel(of) }, { engine, file: 'base.sqlite', onChange, context: createAsyncContext(), system })

const types = { Вид: { RegisterDimension: 'Вид', LeadingRegisterData: [] } }

test.each([
  ['kept where an attribute is new', definitions(5, { Сотрудник: dimension }, { Attributes: { Новый: NumberType(5) } }), 'migrate', 1, []],
  ['lost with other dimensions', definitions(5, types), 'migrate', 0, ['lost']],
  ['lost where it is no longer defined', definitions(5, {}, { Recalculations: [] }), 'migrate', undefined, ['lost']],
  ['gone where all begins anew', definitions(7, { Сотрудник: dimension }), 'recreate', 0, undefined],
] as const)('it is %s', async (_title, after, onChange, count, lost) => {
  const engine = await openEngineForTests()
  const before = open(engine, definitions(5, { Сотрудник: dimension }))
  const set = before.CalculationRegisters['Начисления']!.Recalculations['Перерасчет']!.CreateRecordSet()
  set.Add({
    RecalculationObject: before.Documents['Начисление']!.GetRef('00000001-0000-4000-8000-000000000001'),
    CalculationType: before.ChartsOfCalculationTypes['Виды']!.PredefinedItem('Оклад'),
  })
  await set.Write()
  const infobase = open(engine, after, onChange)
  const noted = await infobase.CalculationRegisters['Начисления']!.Recalculations['Перерасчет']?.Select()
  expect(noted?.length).toBe(count)
  const effects = infobase.differences.filter(({ what }) => what.en.includes('calculated anew')).map(({ effect }) => effect)
  if (lost !== undefined) expect(effects).toEqual(lost)
  engine.close()
})
