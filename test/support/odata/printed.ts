/** Objects and data for the requests that chapter 17.4 and its retelling of a hosting service print, by the names that they print. */
import type { DataDefinition } from '../../../src/infobase/definition/definition.ts'
import {
  AccountingRegister,
  AccumulationRegister,
  Boolean,
  Catalog,
  CatalogRef,
  ChartOfAccounts,
  ChartOfCharacteristicTypes,
  Composite,
  Constant,
  Date,
  Document,
  DocumentRef,
  Enum,
  EnumRef,
  ExchangePlan,
  InformationRegister,
  Number,
  String,
  UUID,
} from '../../../src/infobase/definitions.ts'
import type { ODataHost } from './warehouse.ts'

const agreement = Composite(DocumentRef('ДоговорНайма'), DocumentRef('ДоговорПодряда'))

export const printed = (договор = agreement as ReturnType<typeof Composite>): readonly DataDefinition[] => [
  Enum({ Name: 'ВидыТоваров', EnumValues: ['Товар', 'Услуга'] }),
  Catalog({ Name: 'Города' }),
  Catalog({ Name: 'Поставщик', Attributes: { Город: String(50), Страна: String(50) } }),
  Catalog({ Name: 'Поставщики', Attributes: { ИНН: String(12) } }),
  Catalog({ Name: 'Контрагенты', Attributes: { ИНН: String(12) } }),
  Catalog({ Name: 'Валюты', Attributes: { ОсновнаяВалюта: CatalogRef('Валюты') } }),
  Catalog({ Name: 'Организации' }),
  Catalog({ Name: 'Склады' }),
  Catalog({ Name: 'Склад', Attributes: { Название: String(50) } }),
  Catalog({ Name: 'АдресаОтгрузки' }),
  Catalog({ Name: 'Данные', Attributes: { ЗначениеСекретности: Number(1) } }),
  Catalog({ Name: 'Сертификаты', Attributes: { Дата: Date() }, TabularSections: { Пункты: { Текст: String(10) } } }),
  Catalog({ Name: 'Клиенты', Attributes: { Сертификат: CatalogRef('Сертификаты'), Договор: договор } }),
  Document({ Name: 'ДоговорНайма', Attributes: { Заявление: DocumentRef('Заявление') } }),
  Document({ Name: 'ДоговорПодряда' }),
  Document({ Name: 'Заявление', TabularSections: { Пункты: { Текст: String(10) } } }),
  Catalog({
    Name: 'Магазины',
    TabularSections: { ТорговыеЗалы: { Название: String(30), Площадь: Number(10, 2), ДатаОткрытия: Date() } },
  }),
  Catalog({
    Name: 'Товары',
    Hierarchical: true,
    Attributes: {
      Имя: String(50),
      Название: String(50),
      Артикул: String(20),
      Цена: Number(15, 2),
      Вес: Number(15, 3),
      Производитель: String(50),
      Произведен: Date(),
      ДатаПроизводства: Date(),
      ГоденДо: Date(),
      Поставщик: CatalogRef('Поставщик'),
      Вид: EnumRef('ВидыТоваров'),
      Штрихкод: String(13),
      Описание: String(),
      РеквизитСсылка: CatalogRef('Поставщик'),
      РеквизитСоставной: Composite(Number(10, 2), String(10)),
      ИмяРеквизита: UUID,
      ДокументПрихода: Composite(DocumentRef('ПриходнаяНакладная'), DocumentRef('РасходТовара')),
      ДокументыПрихода: Composite(DocumentRef('ПриходнаяНакладная'), DocumentRef('РасходТовара')),
    },
  }),
  Document({ Name: 'ПриходнаяНакладная', RegisterRecords: ['InformationRegister.ПриходныеЦены', 'AccumulationRegister.ТоварныеЗапасы'] }),
  Document({
    Name: 'РасходТовара',
    Attributes: { Валюта: CatalogRef('Валюты') },
    TabularSections: { Товары: { Товар: CatalogRef('Товары'), Цена: Number(15, 2) } },
  }),
  Document({ Name: 'РасходТоваров' }),
  Document({ Name: 'Продажи', TabularSections: { Товары: { Цена: Number(15, 2) } } }),
  Document({ Name: 'Расход', Attributes: { Контрагент: CatalogRef('Контрагенты') } }),
  Document({ Name: 'Документ', Attributes: { Организация: CatalogRef('Организации'), Склад: CatalogRef('Склады') } }),
  Document({
    Name: 'Накладная',
    Attributes: { Приоритет: Number(3), МестоОтгрузки: Composite(CatalogRef('Склад'), CatalogRef('АдресаОтгрузки')) },
  }),
  Document({ Name: 'ВнутреннееПеремещение' }),
  Document({
    Name: 'МаршрутныйЛист',
    Attributes: { ОснованиеОтгрузки: Composite(DocumentRef('Накладная'), DocumentRef('ВнутреннееПеремещение')) },
  }),
  InformationRegister({
    Name: 'КурсыВалют',
    InformationRegisterPeriodicity: 'Day',
    Dimensions: { Валюта: CatalogRef('Валюты') },
    Resources: { Курс: Number(10, 4) },
  }),
  InformationRegister({
    Name: 'ПриходныеЦены',
    WriteMode: 'RecorderSubordinate',
    Dimensions: { Товар: CatalogRef('Товары'), ТипЦены: String(20) },
    Resources: { Цена: Number(15, 2) },
  }),
  AccumulationRegister({
    Name: 'ТоварныеЗапасы',
    Dimensions: { Товар: CatalogRef('Товары') },
    Resources: { Количество: Number(15, 3) },
  }),
  ChartOfCharacteristicTypes({
    Name: 'ВидыСубконтоХозрасчетные',
    Type: Composite(CatalogRef('Контрагенты'), CatalogRef('Города')),
    Predefined: { Контрагенты: { id: '00000000-0000-0000-0000-0000000000b1', ValueType: CatalogRef('Контрагенты') } },
  }),
  ChartOfAccounts({
    Name: 'Основной',
    CodeLength: 5,
    ExtDimensionTypes: 'ChartOfCharacteristicTypes.ВидыСубконтоХозрасчетные',
    MaxExtDimensionCount: 1,
    Predefined: {
      Поставщики: {
        id: '00000000-0000-0000-0000-0000000000b2',
        Code: '60',
        ExtDimensionTypes: [{ ExtDimensionType: 'Контрагенты', TurnoversOnly: false, ExtDimensionAccountingFlags: [] }],
      },
    },
  }),
  AccountingRegister({
    Name: 'РегистрБухгалтерииCКорреспонденцией',
    ChartOfAccounts: 'ChartOfAccounts.Основной',
    Correspondence: true,
    Dimensions: { Организация: CatalogRef('Организации') },
    Resources: { Сумма: Number(15, 2) },
  }),
  Document({ Name: 'Операция', RegisterRecords: ['AccountingRegister.РегистрБухгалтерииCКорреспонденцией'] }),
  Constant({ Name: 'ИспользоватьИнтеграцию', Type: Boolean }),
  ExchangePlan({ Name: 'ОбменДанными', Content: ['Catalog.Товары'] }),
]

/** The UUIDs that are printed, and one for each `guid'value'`. */
export const values = {
  приход: '0d4a79cb-9843-4147-bcd9-80ac3ca2b9c7',
  валюта: '9d5c4222-8c4c-11db-a9b0-00055d49b45e',
  рубль: '9d5c4221-8c4c-11db-a9b0-00055d49b45e',
  группа: 'bbb079ae-8c51-11db-a9b0-00055d49b45e',
  поставщик: '086715b0-f348-11db-a9c5-00055d49b45e',
  шлепанцы: '41aa6331-954f-11e3-814b-005056c00008',
  документ: '19961ec3-3c5f-11e7-8785-50465da19fe4',
  организация: '298584b5-92e4-11e3-8bc3-0050568b1678',
  склад: '081bc346-2abc-13e4-a1bd-0050568b1688',
  расход: '00000000-0000-0000-0000-0000000000a1',
  магазин: '00000000-0000-0000-0000-0000000000a2',
  операция: '00000000-0000-0000-0000-0000000000a3',
  счет: '00000000-0000-0000-0000-0000000000a4',
  молоко: '00000000-0000-0000-0000-0000000000a5',
  продажа: '00000000-0000-0000-0000-0000000000a6',
  сертификат: '00000000-0000-0000-0000-0000000000a7',
  договор: '00000000-0000-0000-0000-0000000000a8',
  заявление: '00000000-0000-0000-0000-0000000000a9',
  накладная: '00000000-0000-0000-0000-0000000000aa',
  складДокумента: '00000000-0000-0000-0000-0000000000ab',
  контрагент: '00000000-0000-0000-0000-0000000000ac',
} as const

type Rows = readonly (readonly [set: string, body: Readonly<Record<string, unknown>>])[]

const references: Rows = [
  ['Catalog_Города', { Description: 'Главный' }],
  ['Catalog_Города', { Description: 'Пермь' }],
  ['Catalog_Поставщик', { Ref_Key: values.поставщик, Description: 'Рога', Город: 'Москва', Страна: 'Россия' }],
  ['Catalog_Поставщики', { Description: 'Копыта', ИНН: '7701' }],
  ['Catalog_Контрагенты', { Ref_Key: values.контрагент, Description: 'Покупатель', ИНН: '78' }],
  ['Catalog_Валюты', { Ref_Key: values.рубль, Description: 'Рубль', Code: '643' }],
  ['Catalog_Валюты', { Ref_Key: values.валюта, Description: 'Доллар', Code: '840', ОсновнаяВалюта_Key: values.рубль }],
  ['Catalog_Организации', { Ref_Key: values.организация, Description: 'Мы' }],
  ['Catalog_Склады', { Ref_Key: values.склад, Description: 'Главный' }],
  ['Catalog_Склад', { Ref_Key: values.складДокумента, Название: 'Основной в Москве' }],
  ['Catalog_Данные', { Description: 'Тайна', ЗначениеСекретности: 1 }],
  ['Catalog_Данные', { Description: 'Не тайна', ЗначениеСекретности: 2 }],
  ['Catalog_Магазины', { Ref_Key: values.магазин, Description: 'Центральный' }],
  [
    'Catalog_Сертификаты',
    { Ref_Key: values.сертификат, Description: 'C', Дата: '2024-01-01T00:00:00', Пункты: [{ LineNumber: '1', Текст: 'x' }] },
  ],
  ['Document_Заявление', { Ref_Key: values.заявление, Date: '2024-01-01T00:00:00', Пункты: [{ LineNumber: '1', Текст: 'x' }] }],
  ['Document_ДоговорНайма', { Ref_Key: values.договор, Date: '2024-01-01T00:00:00', Заявление_Key: values.заявление }],
  ['Document_ПриходнаяНакладная', { Ref_Key: values.приход, Date: '2014-01-10T10:00:00' }],
  [
    'Document_Накладная',
    {
      Ref_Key: values.накладная,
      Date: '2014-01-10T10:00:00',
      Приоритет: 1,
      МестоОтгрузки: values.складДокумента,
      МестоОтгрузки_Type: 'StandardODATA.Catalog_Склад',
    },
  ],
  [
    'Document_МаршрутныйЛист',
    { Date: '2014-01-10T10:00:00', ОснованиеОтгрузки: values.накладная, ОснованиеОтгрузки_Type: 'StandardODATA.Document_Накладная' },
  ],
]

const goods: Rows = [
  ['Catalog_Товары', { Ref_Key: values.группа, Description: 'Обувь', IsFolder: true, Code: '000000700' }],
  [
    'Catalog_Товары',
    {
      Ref_Key: values.молоко,
      Description: 'Молоко',
      Имя: 'Молоко',
      Название: 'Молоко',
      Цена: 12.5,
      Вес: 31.6,
      Производитель: 'ООО Красный Октябрь',
      Произведен: '2013-12-01T23:59:59',
      ДатаПроизводства: '2017-01-01T00:00:00',
      ГоденДо: '2014-01-01T23:59:59',
      РеквизитСсылка_Key: values.поставщик,
      РеквизитСоставной: '12',
      РеквизитСоставной_Type: 'Edm.Double',
      ИмяРеквизита: values.приход,
      ДокументПрихода: values.приход,
      ДокументПрихода_Type: 'StandardODATA.Document_ПриходнаяНакладная',
      ДокументыПрихода: values.приход,
      ДокументыПрихода_Type: 'StandardODATA.Document_ПриходнаяНакладная',
    },
  ],
  ['Catalog_Товары', { Description: 'Шкаф', Название: 'Шкаф', Цена: 2500, Производитель: 'Фабрика ООО' }],
  [
    'Document_РасходТовара',
    {
      Ref_Key: values.расход,
      Date: '2014-01-20T12:30:00',
      Валюта_Key: values.рубль,
      Товары: [{ LineNumber: '1', Товар_Key: values.молоко, Цена: 12.5 }],
    },
  ],
  ['Document_РасходТоваров', { Ref_Key: values.расход, Date: '2014-01-20T12:30:00' }],
  ['Document_Продажи', { Ref_Key: values.продажа, Date: '2014-01-20T12:30:00', Товары: [{ LineNumber: '1', Цена: 20000 }] }],
  ['Document_Расход', { Date: '2014-01-20T12:30:00', Контрагент_Key: values.контрагент }],
  ['Document_Документ', { Ref_Key: values.документ, Date: '2014-01-20T12:30:00' }],
  ['InformationRegister_КурсыВалют', { Period: '2008-02-05T00:00:00', Валюта_Key: values.валюта, Курс: 24.5 }],
  [
    'InformationRegister_ПриходныеЦены',
    { Recorder_Key: values.приход, RecordSet: [{ LineNumber: '1', Товар_Key: values.молоко, ТипЦены: 'Приходная', Цена: 9 }] },
  ],
  [
    'AccumulationRegister_ТоварныеЗапасы',
    {
      Recorder_Key: values.приход,
      RecordSet: [{ LineNumber: '1', Period: '2014-01-10T10:00:00', RecordType: 'Receipt', Товар_Key: values.молоко, Количество: 3 }],
    },
  ],
  ['ChartOfAccounts_Основной', { Ref_Key: values.счет, Code: '41', Description: 'Товары' }],
  ['Document_Операция', { Ref_Key: values.операция, Date: '2014-01-20T12:30:00' }],
  ['ExchangePlan_ОбменДанными', { Code: '1', Description: 'Узел' }],
]

/** Writes the data by the interface itself; `client`: what the client's agreement is. */
export async function fillPrinted({ ask }: ODataHost, client: Readonly<Record<string, unknown>>): Promise<void> {
  const clients: Rows = [['Catalog_Клиенты', { Description: 'Клиент', Сертификат_Key: values.сертификат, ...client }]]
  for (const [set, body] of [...references, ...goods, ...clients]) {
    const { status, text } = await ask(`POST ${set}?$format=json`, body)
    if (status > 201) throw new Error(`${set}: ${text}`)
  }
}
