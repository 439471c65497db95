/** Chapter 17's warehouse with what the tests of data need beside it. */
import { createAsyncContext } from '../../../src/host/machine/async-context.ts'
import { system } from '../../../src/host/machine/system.ts'
import type { DataDefinition } from '../../../src/infobase/definition/definition.ts'
import type { DataEvents } from '../../../src/infobase/definition/events.ts'
import {
  AccumulationRegister,
  AnyCatalogRef,
  Attribute,
  Catalog,
  CatalogRef,
  Composite,
  Constant,
  Date,
  Document,
  DocumentRef,
  Enum,
  EnumRef,
  InformationRegister,
  Boolean,
  Number,
  String,
  UUID,
  ValueStorage,
  BinaryData,
} from '../../../src/infobase/definitions.ts'
import { createInfobase, type Infobase } from '../../../src/infobase/infobase.ts'
import { createModel } from '../../../src/infobase/model/create-model.ts'
import type { InfobasePorts, InfobaseSource } from '../../../src/infobase/objects/ports.ts'
import { openEngineForTests } from './engines.ts'

const shop: readonly DataDefinition[] = [
  Enum({ Name: 'Статусы', EnumValues: ['Новый', 'Отгружен'] }),
  Catalog({
    Name: 'Контрагенты',
    Attributes: { ИНН: Attribute(String(12), { Indexing: 'Index' }) },
  }),
  Catalog({ Name: 'Договоры', Owners: ['Catalog.Контрагенты'], CodeSeries: 'WithinOwnerSubordination' }),
  Catalog({
    Name: 'Товары',
    Hierarchical: true,
    Attributes: {
      Артикул: Attribute(String(20), { Indexing: 'Index' }),
      Цена: Number(15, 2),
      Вес: Number(31, 10),
      Поставщик: CatalogRef('Контрагенты'),
      Статус: EnumRef('Статусы'),
      Создан: Date(),
      Активен: Boolean,
      Ид: UUID,
      Файл: ValueStorage,
      Картинка: BinaryData(),
      Любое: Composite(String(50), Number(10, 3), Date('Date'), Boolean, CatalogRef('Контрагенты'), EnumRef('Статусы')),
    },
    TabularSections: { Штрихкоды: { Код: String(13), Количество: Number(10) } },
    Predefined: { Доставка: 'Доставка товара', Прочее: { IsFolder: true, Items: { Пакет: 'Пакет' } } },
  }),
  Document({
    Name: 'РасходТовара',
    NumberPeriodicity: 'Year',
    RegisterRecords: ['AccumulationRegister.ТоварныеЗапасы', 'AccumulationRegister.Продажи', 'InformationRegister.Цены'],
    Attributes: { Покупатель: CatalogRef('Контрагенты'), Комментарий: String() },
    TabularSections: { Товары: { Товар: CatalogRef('Товары'), Количество: Number(15, 3), Сумма: Number(15, 2) } },
  }),
  Document({
    Name: 'Поступление',
    RegisterRecordsWritingOnPost: 'WriteModified',
    RegisterRecords: ['AccumulationRegister.ТоварныеЗапасы'],
    TabularSections: { Товары: { Товар: CatalogRef('Товары'), Количество: Number(15, 3) } },
  }),
  AccumulationRegister({
    Name: 'ТоварныеЗапасы',
    Dimensions: { Товар: CatalogRef('Товары'), Склад: String(10) },
    Resources: { Количество: Number(15, 3), Объем: Number(31, 5) },
    Attributes: { Примечание: String(20) },
  }),
  AccumulationRegister({
    Name: 'Продажи',
    RegisterType: 'Turnovers',
    Dimensions: { Товар: CatalogRef('Товары') },
    Resources: { Сумма: Number(15, 2) },
  }),
  InformationRegister({
    Name: 'КурсыВалют',
    InformationRegisterPeriodicity: 'Day',
    Dimensions: { Валюта: String(3) },
    Resources: { Курс: Number(10, 4) },
  }),
  InformationRegister({
    Name: 'Цены',
    InformationRegisterPeriodicity: 'RecorderPosition',
    WriteMode: 'RecorderSubordinate',
    Dimensions: { Товар: CatalogRef('Товары') },
    Resources: { Цена: Number(15, 2) },
  }),
  InformationRegister({
    Name: 'Настройки',
    Dimensions: { Объект: AnyCatalogRef, Вид: String(20) },
    Resources: { Значение: Composite(String(), Number(10), DocumentRef('РасходТовара')) },
  }),
  Constant({ Name: 'Организация', Type: String(50) }),
  Constant({ Name: 'ОсновнойПоставщик', Type: CatalogRef('Контрагенты') }),
]

const shopModel = createModel(shop)

/** Each its own, in memory. */
export async function shopInfobase(
  events: readonly DataEvents[] = [],
  ports: Partial<InfobasePorts> = {},
  more: Partial<InfobaseSource> = {},
): Promise<Infobase> {
  return createInfobase(
    { model: shopModel, events, ...more },
    { engine: await openEngineForTests(), context: createAsyncContext(), system, ...ports },
  )
}
