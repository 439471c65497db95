/** Data objects of the small warehouse in both formats: one model, with the defaults that EDT leaves out; and what broken files get. */
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { memoryFiles } from '../../../test/support/memory-files.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { nodeFiles } from '../../host/machine/files.ts'
import {
  Attribute,
  Catalog,
  CatalogRef,
  CommonAttribute,
  Composite,
  Date,
  DefinedTypeOf,
  Dimension,
  Document,
  DocumentNumerator,
  ExchangePlan,
  InformationRegister,
  Number,
  Role,
  String,
  TabularSection,
  type DataDefinition,
} from '../../infobase/definitions.ts'
import type { Files } from '../format/files.ts'
import { recognise } from '../format/recognise.ts'
import { readData, type ReadData } from './read-data.ts'

const fixture = (name: string): string => fileURLToPath(new URL(`../../../test/fixtures/${name}`, import.meta.url))

function read(path: string, files: Files = nodeFiles): ReadData & { readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const all = (recognise(files, path) ?? []).map((at) => readData(files, at, (one) => diagnostics.push(one)))
  return { definitions: all.flatMap((one) => one.definitions), roles: all.flatMap((one) => one.roles), diagnostics }
}

const id = (number: number): string => `${number}`.padStart(8, '0') + '-0000-4000-8000-000000000000'

/** What code would write for the warehouse, uuids apart. */
const expected: readonly DataDefinition[] = [
  Catalog({
    Name: 'Товары',
    Synonym: 'Товары и услуги',
    uuid: id(1),
    Hierarchical: true,
    DescriptionLength: 100,
    Attributes: {
      Артикул: Attribute(String(20), { uuid: id(11), FillChecking: 'ShowError', Indexing: 'Index' }),
      Цена: Attribute(Number(15, 2, 'Nonnegative'), { uuid: id(12), Use: 'ForFolderAndItem' }),
      Поставщик: Attribute(DefinedTypeOf('Субъект'), { uuid: id(13) }),
    },
    TabularSections: {
      Штрихкоды: TabularSection({ Штрихкод: Attribute(String(13, 'Fixed'), { uuid: id(15), Indexing: 'Index' }) }, { uuid: id(14) }),
    },
    Predefined: {
      Услуги: {
        id: 'aaaaaaaa-0000-4000-8000-000000000001',
        Code: '000000001',
        IsFolder: true,
        Items: { Доставка: { id: 'aaaaaaaa-0000-4000-8000-000000000002', Code: '000000002', Description: 'Доставка товара' } },
      },
    },
  }),
  Catalog({
    Name: 'Контрагенты',
    uuid: id(2),
    CodeLength: 5,
    DescriptionLength: 150,
    CodeType: 'Number',
    CodeAllowedLength: 'Fixed',
    CheckUnique: false,
    Autonumbering: false,
    DefaultPresentation: 'AsCode',
  }),
  Catalog({
    Name: 'Договоры',
    uuid: id(3),
    DescriptionLength: 100,
    Owners: ['Catalog.Контрагенты'],
    CodeSeries: 'WithinOwnerSubordination',
  }),
  Document({
    Name: 'РасходТовара',
    Synonym: 'Расход товара',
    uuid: id(5),
    Numerator: 'DocumentNumerator.Складские',
    NumberPeriodicity: 'Year',
    RealTimePosting: 'Deny',
    RegisterRecords: ['AccumulationRegister.ТоварныеЗапасы'],
    Attributes: {
      Контрагент: Attribute(Composite<string>(CatalogRef('Контрагенты'), CatalogRef('Договоры'), String()), {
        uuid: id(51),
        FillChecking: 'ShowError',
        Indexing: 'IndexWithAdditionalOrder',
      }),
    },
    TabularSections: {
      Товары: TabularSection(
        { Товар: Attribute(CatalogRef('Товары'), { uuid: id(53) }), Количество: Attribute(Number(15, 3), { uuid: id(54) }) },
        { uuid: id(52), FillChecking: 'ShowError' },
      ),
    },
  }),
  DocumentNumerator({ Name: 'Складские', uuid: id(6), NumberLength: 11, NumberPeriodicity: 'Month' }),
  InformationRegister({
    Name: 'КурсыВалют',
    Synonym: 'Курсы валют',
    uuid: id(7),
    InformationRegisterPeriodicity: 'Day',
    MainFilterOnPeriod: true,
    Dimensions: {
      Валюта: Dimension(CatalogRef('Валюты'), { uuid: id(71), Master: true, MainFilter: true, DenyIncompleteValues: true }),
    },
    Resources: { Курс: Number(10, 4) },
    Attributes: { Дата_Загрузки: Attribute(Date(), { uuid: id(73) }) },
  }),
  CommonAttribute({
    Name: 'ОбластьДанных',
    uuid: id(21),
    Type: Number(7, 0, 'Nonnegative'),
    DataSeparation: 'Separate',
    DataSeparationValue: 'SessionParameter.ОбластьДанных',
    Content: ['Catalog.Товары'],
  }),
  ExchangePlan({
    Name: 'Магазины',
    uuid: id(22),
    CodeLength: 4,
    ThisNode: 'bbbbbbbb-0000-4000-8000-000000000001',
    Content: ['Catalog.Товары', { Metadata: 'Document.РасходТовара', AutoRecord: 'Deny' }],
  }),
]

describe.for(['warehouse-designer', 'warehouse-edt'])('%s', (name) => {
  const { definitions, roles, diagnostics } = read(fixture(name))

  test('every object is read, and nothing is wrong', () => {
    expect(definitions.map(({ definition }) => `${definition.kind}.${definition.Name}`)).toHaveLength(13)
    expect(diagnostics).toEqual([])
  })

  test.for(expected.map((one) => [`${one.kind}.${one.Name}`, one] as const))('%s is as code would write it', ([, definition]) => {
    const found = definitions.find((one) => one.definition.kind === definition.kind && one.Name === definition.Name)?.definition
    const withoutResource = (one: DataDefinition | undefined): unknown => JSON.parse(JSON.stringify(one).replaceAll(id(72), ''))
    expect(withoutResource(found)).toEqual(withoutResource(definition))
  })

  test('a role has its rights', () => {
    expect(roles).toEqual([
      Role({
        Name: 'Кладовщик',
        Synonym: 'Кладовщик',
        uuid: id(23),
        Rights: { 'Catalog.Товары': ['Read'], 'HTTPService.Склад.URLTemplate.Товары.Method.GET': ['Use'] },
        Denied: { 'Catalog.Товары': ['Delete'] },
      }),
    ])
  })
})

test('both formats give one model', () => {
  const [designer, edt] = ['warehouse-designer', 'warehouse-edt'].map((name) =>
    read(fixture(name)).definitions.map((one) => one.definition),
  )
  expect(edt).toEqual(designer)
})

describe('a broken description', () => {
  const whole = (properties: string, children = ''): string =>
    '<MetaDataObject xmlns="http://v8.1c.ru/8.3/MDClasses" xmlns:v8="http://v8.1c.ru/8.1/data/core" '
    + 'xmlns:xs="http://www.w3.org/2001/XMLSchema">'
    + `<Catalog><Properties>${properties}</Properties><ChildObjects>${children}</ChildObjects></Catalog></MetaDataObject>`
  const attribute = (name: string, more: string): string => `<Attribute><Properties><Name>${name}</Name>${more}</Properties></Attribute>`
  const string = '<Type><v8:Type>xs:string</v8:Type></Type>'

  test.for([
    ['is not well-formed', '<MetaDataObject', 'metadata/not-well-formed', []],
    [
      'is of another object',
      '<MetaDataObject xmlns="http://v8.1c.ru/8.3/MDClasses"><Form/></MetaDataObject>',
      'metadata/not-the-object',
      [],
    ],
    ['has no name', whole(''), 'metadata/missing-property', []],
    ['has a length that is none', whole('<Name>А</Name><CodeLength>много</CodeLength>'), 'metadata/unknown-value', ['А']],
    ['has a word that 1C does not have', whole('<Name>А</Name><CodeType>Строка</CodeType>'), 'metadata/unknown-value', ['А']],
    ['has an attribute without a type', whole('<Name>А</Name>', attribute('Б', '')), 'metadata/missing-property', ['А']],
    ['has an attribute twice', whole('<Name>А</Name>', attribute('Б', string) + attribute('Б', string)), 'metadata/duplicate-name', ['А']],
  ] as const)('that %s', ([, text, code, names]) => {
    const { definitions, diagnostics } = read(
      'dump',
      memoryFiles({ 'dump/Catalogs/А.xml': text, 'dump/Catalogs/Я.xml': whole('<Name>Я</Name>') }),
    )
    expect(definitions.map((one) => one.Name)).toEqual([...names, 'Я'])
    expect(diagnostics.map((one) => [one.code, one.location?.file])).toEqual([[code, 'dump/Catalogs/А.xml']])
  })
})
