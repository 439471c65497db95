/** A configuration with a business process that has every kind of point, its tasks, and who they are for. */
import { createAsyncContext } from '../../../src/host/machine/async-context.ts'
import { system } from '../../../src/host/machine/system.ts'
import type { DataDefinition } from '../../../src/infobase/definition/definition.ts'
import type { DataEvents } from '../../../src/infobase/definition/events.ts'
import { BusinessProcess, Catalog, CatalogRef, InformationRegister, String, Task } from '../../../src/infobase/definitions.ts'
import { createInfobase, type Infobase } from '../../../src/infobase/infobase.ts'
import { createModel } from '../../../src/infobase/model/create-model.ts'
import { openEngineForTests } from './engines.ts'

export const processes: readonly DataDefinition[] = [
  Catalog({ Name: 'Роли', Predefined: { Бухгалтер: 'Бухгалтер', Юрист: 'Юрист' } }),
  Catalog({ Name: 'Люди' }),
  InformationRegister({ Name: 'Исполнители', Dimensions: { Роль: CatalogRef('Роли'), Исполнитель: CatalogRef('Люди') } }),
  Task({
    Name: 'Задача',
    Addressing: 'InformationRegister.Исполнители',
    MainAddressingAttribute: 'Task.Задача.AddressingAttribute.Исполнитель',
    AddressingAttributes: { Исполнитель: CatalogRef('Люди'), Роль: CatalogRef('Роли') },
  }),
  BusinessProcess({
    Name: 'Согласование',
    Task: 'Task.Задача',
    Attributes: { Ход: String(200), Вид: String(20) },
    RoutePoints: [
      { Name: 'Старт', Kind: 'Start' },
      { Name: 'Подготовить', TaskDescription: 'Подготовьте договор', AddressingAttributes: { Роль: 'Catalog.Роли.Юрист' } },
      { Name: 'Вид', Kind: 'Switch', Next: { Простой: 'Итог', Сложный: 'Разделение' } },
      { Name: 'Разделение', Kind: 'Split', Next: ['НуженБухгалтер', 'Юрист'] },
      { Name: 'НуженБухгалтер', Kind: 'Condition', Next: { True: 'Бухгалтер', False: 'Слияние' } },
      { Name: 'Бухгалтер', Next: 'Слияние', AddressingAttributes: { Роль: 'Catalog.Роли.Бухгалтер' } },
      { Name: 'Юрист', Next: 'Слияние' },
      { Name: 'Слияние', Kind: 'Join' },
      { Name: 'Итог', Kind: 'Processing' },
      { Name: 'Согласовано', Kind: 'Condition', Next: { True: 'Исполнение', False: 'Подготовить' } },
      { Name: 'Исполнение', Kind: 'SubBusinessProcess', SubBusinessProcess: 'BusinessProcess.Поручение' },
      { Name: 'Завершение', Kind: 'Completion' },
    ],
  }),
  BusinessProcess({
    Name: 'Поручение',
    Task: 'Task.Задача',
    RoutePoints: [{ Name: 'Старт', Kind: 'Start' }, 'Исполнить', { Name: 'Конец', Kind: 'Completion' }],
  }),
]

export const processesInfobase = async (events: readonly DataEvents[] = []): Promise<Infobase> =>
  createInfobase({ model: createModel(processes), events }, { engine: await openEngineForTests(), context: createAsyncContext(), system })
