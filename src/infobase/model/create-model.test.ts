/** The model of a configuration: standard attributes by kind, resolved types, tables, recorders, common attributes. */
import { describe, expect, test } from 'vitest'
import { typeName } from '../definition/parts/type-description.ts'
import {
  AccountingRegister,
  AccumulationRegister,
  AnyCatalogRef,
  Attribute,
  BusinessProcess,
  CalculationRegister,
  Catalog,
  CatalogRef,
  Characteristic,
  ChartOfAccounts,
  ChartOfCalculationTypes,
  ChartOfCharacteristicTypes,
  CommonAttribute,
  Composite,
  Constant,
  DefinedType,
  DefinedTypeOf,
  Document,
  DocumentJournal,
  DocumentNumerator,
  Enum,
  EnumRef,
  ExchangePlan,
  InformationRegister,
  Number,
  Sequence,
  String,
  Task,
  type DataDefinition,
} from '../definitions.ts'
import { createModel } from './create-model.ts'
import type { Field } from './field.ts'

const shop: readonly DataDefinition[] = [
  Catalog({
    Name: 'Товары',
    Hierarchical: true,
    Attributes: { Артикул: Attribute(String(20), { Indexing: 'Index' }), Цена: Number(15, 2), Поставщик: DefinedTypeOf('Партнер') },
    Predefined: { Доставка: 'Доставка товара', Прочее: { IsFolder: true, Items: { Пакет: 'Пакет' } } },
  }),
  Catalog({ Name: 'Контрагенты', CodeType: 'Number', CodeLength: 5 }),
  Catalog({ Name: 'Договоры', Owners: ['Catalog.Контрагенты'], CodeLength: 0 }),
  DefinedType({ Name: 'Партнер', Type: Composite(CatalogRef('Контрагенты'), String(50), DefinedTypeOf('Партнер')) }),
  Document({
    Name: 'РасходТовара',
    Numerator: 'DocumentNumerator.Общий',
    RegisterRecords: ['AccumulationRegister.ТоварныеЗапасы'],
    TabularSections: { Товары: { Товар: CatalogRef('Товары'), Количество: Number(15, 3) } },
  }),
  DocumentNumerator({ Name: 'Общий', NumberLength: 11 }),
  AccumulationRegister({
    Name: 'ТоварныеЗапасы',
    Dimensions: { Товар: CatalogRef('Товары') },
    Resources: { Количество: Number(15, 3) },
  }),
  AccumulationRegister({ Name: 'Продажи', RegisterType: 'Turnovers' }),
  InformationRegister({
    Name: 'КурсыВалют',
    InformationRegisterPeriodicity: 'Day',
    Dimensions: { Валюта: AnyCatalogRef },
    Resources: { Курс: Number(10, 4) },
  }),
  CommonAttribute({ Name: 'ОбластьДанных', Type: Number(7), DataSeparation: 'Separate', AutoUse: 'Use', Content: [] }),
  CommonAttribute({ Name: 'Комментарий', Type: String(), Content: ['Catalog.Товары'] }),
  Constant({ Name: 'Валюта', Type: CatalogRef('Контрагенты') }),
]

const names = (fields: readonly Field[] | undefined): string => (fields ?? []).map((one) => one.Name).join(' ')
const typesIn = (field: Field | undefined): string => (field?.Types ?? []).map(typeName).join(' ')

describe('fields of an object', () => {
  const model = createModel(shop)
  test.for([
    [
      'Catalog.Товары',
      'Ref DeletionMark Predefined PredefinedDataName Code Description Parent IsFolder Артикул Цена Поставщик ОбластьДанных Комментарий',
    ],
    ['Catalog.Контрагенты', 'Ref DeletionMark Predefined PredefinedDataName Code Description ОбластьДанных'],
    ['Catalog.Договоры', 'Ref DeletionMark Predefined PredefinedDataName Description Owner ОбластьДанных'],
    ['Document.РасходТовара', 'Ref DeletionMark Date Number Posted ОбластьДанных'],
    ['AccumulationRegister.ТоварныеЗапасы', 'Period Recorder LineNumber Active RecordType Товар Количество ОбластьДанных'],
    ['AccumulationRegister.Продажи', 'Period Recorder LineNumber Active ОбластьДанных'],
    ['InformationRegister.КурсыВалют', 'Period Валюта Курс ОбластьДанных'],
    ['Constant.Валюта', 'Value ОбластьДанных'],
  ])('%s: %s', ([fullName, expected]) => {
    expect(names(model.byFullName(fullName!)?.fields)).toBe(expected)
  })

  test.for([
    ['Catalog.Товары', 'Поставщик', 'CatalogRef.Контрагенты String'],
    ['Catalog.Товары', 'Родитель', 'CatalogRef.Товары'],
    ['Catalog.Договоры', 'Owner', 'CatalogRef.Контрагенты'],
    ['InformationRegister.КурсыВалют', 'Валюта', 'CatalogRef.Товары CatalogRef.Контрагенты CatalogRef.Договоры'],
    ['AccumulationRegister.ТоварныеЗапасы', 'Регистратор', 'DocumentRef.РасходТовара'],
    ['AccumulationRegister.Продажи', 'Recorder', 'Null'],
  ])('%s.%s is %s', ([fullName, field, expected]) => {
    expect(typesIn(model.byFullName(fullName!)?.field(field!))).toBe(expected)
  })

  test('the number of a document is that of its numerator', () => {
    expect(model.find('Document', 'РасходТовара')?.field('Number')?.Types).toEqual([
      { kind: 'String', Length: 11, AllowedLength: 'Variable' },
    ])
  })

  test('a register knows its recorders', () => {
    expect(model.find('AccumulationRegister', 'ТоварныеЗапасы')?.recorders.map((one) => one.Name)).toEqual(['РасходТовара'])
  })

  test('a tabular section begins with the line number', () => {
    expect(names(model.find('Document', 'РасходТовара')?.tables[0]?.fields)).toBe('LineNumber Товар Количество')
  })

  test('predefined items know their folder', () => {
    expect(
      Object.values(model.find('Catalog', 'Товары')!.predefined).map((one) => `${one.Parent}/${one.Name}: ${one.Description}`),
    ).toEqual(['/Доставка: Доставка товара', '/Прочее: Прочее', 'Прочее/Пакет: Пакет'])
  })

  test('of two objects of one name the first counts', () => {
    const twice = createModel([Catalog({ Name: 'Товары', CodeLength: 5 }), Catalog({ Name: 'Товары' })])
    expect(twice.of('Catalog').map((one) => one.definition.CodeLength)).toEqual([5])
  })
})

describe('accounting, calculation, processes', () => {
  const model = createModel([
    ChartOfCharacteristicTypes({ Name: 'ВидыСубконто', Type: Composite(CatalogRef('Товары'), EnumRef('Склады')) }),
    ChartOfAccounts({
      Name: 'Хозрасчетный',
      ExtDimensionTypes: 'ChartOfCharacteristicTypes.ВидыСубконто',
      MaxExtDimensionCount: 2,
      OrderLength: 5,
      AccountingFlags: { Валютный: Constant({ Name: 'x', Type: Number(1) }).Type },
    }),
    AccountingRegister({ Name: 'Проводки', ChartOfAccounts: 'ChartOfAccounts.Хозрасчетный', Correspondence: true }),
    AccountingRegister({ Name: 'Простой', ChartOfAccounts: 'ChartOfAccounts.Хозрасчетный' }),
    ChartOfCalculationTypes({ Name: 'Начисления', ActionPeriodUse: true, DependenceOnCalculationTypes: 'OnActionPeriod' }),
    CalculationRegister({ Name: 'Расчеты', ChartOfCalculationTypes: 'ChartOfCalculationTypes.Начисления', ActionPeriod: true }),
    BusinessProcess({ Name: 'Согласование', Task: 'Task.Задача' }),
    Task({ Name: 'Задача', AddressingAttributes: { Исполнитель: Characteristic('ВидыСубконто') } }),
    Catalog({ Name: 'Товары' }),
    Enum({ Name: 'Склады', EnumValues: ['Главный', 'Розница'] }),
    ExchangePlan({ Name: 'Обмен', Content: ['Catalog.Товары'] }),
    Document({ Name: 'Заказ', Attributes: { Сумма: Number(15, 2) } }),
    DocumentJournal({
      Name: 'Журнал',
      RegisteredDocuments: ['Document.Заказ'],
      Columns: { Итого: ['Document.Заказ.Attribute.Сумма'] },
    }),
    Sequence({ Name: 'Очередь', Documents: ['Document.Заказ'], Dimensions: { Склад: EnumRef('Склады') } }),
  ])
  test.for([
    [
      'ChartOfAccounts.Хозрасчетный',
      'Ref DeletionMark Predefined PredefinedDataName Code Description Parent Type OffBalance Order Валютный',
    ],
    [
      'AccountingRegister.Проводки',
      'Period Recorder LineNumber Active AccountDr ExtDimensionDr1 ExtDimensionTypeDr1 ExtDimensionDr2 ExtDimensionTypeDr2 '
        + 'AccountCr ExtDimensionCr1 ExtDimensionTypeCr1 ExtDimensionCr2 ExtDimensionTypeCr2',
    ],
    [
      'AccountingRegister.Простой',
      'Period Recorder LineNumber Active RecordType Account ExtDimension1 ExtDimensionType1 ExtDimension2 ExtDimensionType2',
    ],
    [
      'CalculationRegister.Расчеты',
      'RegistrationPeriod Recorder LineNumber Active CalculationType ActionPeriod BegOfActionPeriod EndOfActionPeriod ReversingEntry',
    ],
    ['BusinessProcess.Согласование', 'Ref DeletionMark Date Number Completed Started HeadTask'],
    ['Task.Задача', 'Ref DeletionMark Date Number Description BusinessProcess RoutePoint Executed Исполнитель'],
    ['Enum.Склады', 'Ref Order'],
    ['ExchangePlan.Обмен', 'Ref DeletionMark Code Description SentNo ReceivedNo ThisNode ExchangeDate'],
    ['DocumentJournal.Журнал', 'Ref Type Date DeletionMark Number Posted Итого'],
    ['Sequence.Очередь', 'Period Recorder Склад'],
  ])('%s: %s', ([fullName, expected]) => {
    expect(names(model.byFullName(fullName!)?.fields)).toBe(expected)
  })

  test.for([
    ['AccountingRegister.Проводки', 'ExtDimensionDr1', 'CatalogRef.Товары EnumRef.Склады'],
    ['AccountingRegister.Проводки', 'СчетДт', 'ChartOfAccountsRef.Хозрасчетный'],
    ['Task.Задача', 'RoutePoint', 'BusinessProcessRoutePointRef.Согласование'],
    ['DocumentJournal.Журнал', 'Итого', 'Number'],
    ['Sequence.Очередь', 'Recorder', 'DocumentRef.Заказ'],
  ])('%s.%s is %s', ([fullName, field, expected]) => {
    expect(typesIn(model.byFullName(fullName!)?.field(field!))).toBe(expected)
  })

  test.for([
    ['ChartOfAccounts.Хозрасчетный', 'ExtDimensionTypes'],
    ['ChartOfCalculationTypes.Начисления', 'BaseCalculationTypes LeadingCalculationTypes DisplacingCalculationTypes'],
  ])('%s has the tables %s', ([fullName, expected]) => {
    expect(
      model
        .byFullName(fullName!)
        ?.tables.map((one) => one.Name)
        .join(' '),
    ).toBe(expected)
  })
})
