/** A small infobase whose data is exchanged: each kind of data that changes are registered of. */
import { createAsyncContext } from '../../../src/host/machine/async-context.ts'
import { system } from '../../../src/host/machine/system.ts'
import type { DataDefinition } from '../../../src/infobase/definition/definition.ts'
import type { DataEvents } from '../../../src/infobase/definition/events.ts'
import {
  AccumulationRegister,
  Catalog,
  CatalogRef,
  Constant,
  Document,
  ExchangePlan,
  InformationRegister,
  Number,
  String,
} from '../../../src/infobase/definitions.ts'
import { createInfobase, type Infobase } from '../../../src/infobase/infobase.ts'
import { createModel } from '../../../src/infobase/model/create-model.ts'
import { openEngineForTests } from './engines.ts'

export const exchanged: readonly DataDefinition[] = [
  Catalog({ Name: 'Склады' }),
  Catalog({ Name: 'Товары', Hierarchical: true, Attributes: { Цена: Number(15, 2) } }),
  Catalog({ Name: 'Услуги' }),
  Document({
    Name: 'Приход',
    RegisterRecords: ['AccumulationRegister.Запасы', 'AccumulationRegister.Итоги'],
    RegisterRecordsWritingOnPost: 'WriteModified',
    TabularSections: { Товары: { Товар: CatalogRef('Товары'), Количество: Number(10) } },
  }),
  AccumulationRegister({ Name: 'Запасы', Dimensions: { Товар: CatalogRef('Товары') }, Resources: { Количество: Number(10) } }),
  AccumulationRegister({ Name: 'Итоги', Resources: { Сумма: Number(10) } }),
  InformationRegister({
    Name: 'Курсы',
    InformationRegisterPeriodicity: 'Day',
    Dimensions: { Валюта: String(3) },
    Resources: { Курс: Number(10, 4) },
  }),
  Constant({ Name: 'Организация', Type: String(50) }),
  ExchangePlan({
    Name: 'Обмен',
    Content: [
      'Catalog.Товары',
      { Metadata: 'Catalog.Услуги', AutoRecord: 'Deny' },
      'Document.Приход',
      'AccumulationRegister.Запасы',
      'InformationRegister.Курсы',
      'Constant.Организация',
    ],
  }),
  ExchangePlan({ Name: 'Филиалы', DistributedInfoBase: true, Content: ['Catalog.Товары'] }),
]

export const exchangedInfobase = async (events: readonly DataEvents[] = []): Promise<Infobase> =>
  createInfobase({ model: createModel(exchanged), events }, { engine: await openEngineForTests(), context: createAsyncContext(), system })
