/** What is wrong in definitions of data objects: code, words and place. */
import { describe, expect, test } from 'vitest'
import {
  AccountingRegister,
  AccumulationRegister,
  BusinessProcess,
  CalculationRegister,
  Catalog,
  ChartOfCalculationTypes,
  CatalogRef,
  CommonAttribute,
  Composite,
  DefinedTypeOf,
  Document,
  DocumentJournal,
  Enum,
  EnumRef,
  ExchangePlan,
  InformationRegister,
  Number,
  String,
  type DataDefinition,
} from '../definitions.ts'
import { checkDefinitions } from './check-definitions.ts'

const goods = Catalog({ Name: 'Товары' })

const rows: readonly (readonly [title: string, given: readonly DataDefinition[], expected: readonly string[]])[] = [
  ['nothing is wrong', [goods], []],
  [
    'two objects of one name, the letters of another case',
    [goods, Catalog({ Name: 'товары' })],
    ['error data/duplicate-object Catalog.товары is defined a second time; the first one counts'],
  ],
  ['a catalog and a document of one name', [goods, Document({ Name: 'Товары' })], []],
  [
    'no name',
    [Catalog({ Name: 'Мои товары', Attributes: { '1С': String(5) } })],
    [
      'error data/not-a-name Catalog.Мои товары: "Мои товары" is not a name',
      'error data/not-a-name Catalog.Мои товары: "1С" is not a name',
    ],
  ],
  [
    'an attribute named as a standard one, in either language and any case',
    [Catalog({ Name: 'А', Attributes: { Code: String(5), наименование: String(5) } })],
    [
      'error data/standard-name Catalog.А: "Code" is the name of a standard attribute (Code, in Russian Код)',
      'error data/standard-name Catalog.А: "наименование" is the name of a standard attribute (Description, in Russian Наименование)',
    ],
  ],
  ['a standard name of another kind', [Catalog({ Name: 'А', Attributes: { Дата: String(5) } })], []],
  [
    'a column named as the line number',
    [Document({ Name: 'Заказ', TabularSections: { Товары: { НомерСтроки: Number(5) } } })],
    ['error data/standard-name Document.Заказ: "НомерСтроки"'],
  ],
  [
    'an attribute and a tabular section of one name',
    [Document({ Name: 'Заказ', Attributes: { товары: String(5) }, TabularSections: { Товары: { Товар: String(5) } } })],
    ['error data/duplicate-field Document.Заказ has "Товары" twice: 1C does not tell "Товары" from "товары"'],
  ],
  ['columns of two sections of one name', [Document({ Name: 'Заказ', TabularSections: { А: { В: String(1) }, Б: { В: String(1) } } })], []],
  [
    'a Latin letter in a Cyrillic word',
    [Catalog({ Name: 'А', Attributes: { Ценa: Number(15, 2) } })],
    ['warning data/look-alike Catalog.А: the name "Ценa" has "a" (Latin)'],
  ],
  [
    'a Cyrillic letter in a Latin word',
    [Enum({ Name: 'Виды', EnumValues: ['Соde'] })],
    ['warning data/look-alike Enum.Виды: the name "Соde" has "С", "о" (Cyrillic)'],
  ],
  ['words of two alphabets', [Enum({ Name: 'Виды', EnumValues: ['СообщениеSMS', 'HTTPСервис', 'ТипUIDСтрока', 'exchange_АБ'] })], []],
  [
    'a reference to what is not there, with what was meant',
    [goods, Document({ Name: 'Заказ', TabularSections: { Строки: { Товар: CatalogRef('Товар') } } })],
    ['warning data/unknown-type Document.Заказ.TabularSections.Строки.Товар: there is no CatalogRef.Товар; did you mean "Товары"?'],
  ],
  [
    'the same in a composite type, a defined type and an enumeration',
    [Catalog({ Name: 'А', Attributes: { Б: Composite(DefinedTypeOf('Субъект'), EnumRef('Виды'), String(5)) } })],
    [
      'warning data/unknown-type Catalog.А.Б: there is no DefinedType.Субъект;',
      'warning data/unknown-type Catalog.А.Б: there is no EnumRef.Виды;',
    ],
  ],
  [
    'qualifiers that cannot be',
    [Catalog({ Name: 'А', Attributes: { Б: Number(2, 3), В: Number(39), Г: String(1025) } })],
    [
      'error data/bad-qualifiers Catalog.А.Б: Number(2, 3) cannot be: 0..2 digits after the point',
      'error data/bad-qualifiers Catalog.А.В: Number(39, 0) cannot be: 1..38 digits',
      'error data/bad-qualifiers Catalog.А.Г: String(1025) cannot be: 0..1024 characters',
    ],
  ],
  [
    'an owner, a register, a document of a journal and an attribute that are not there',
    [
      Catalog({ Name: 'Договоры', Owners: ['Catalog.Контрагенты'] }),
      Document({ Name: 'Заказ', RegisterRecords: ['AccumulationRegister.Запасы'] }),
      DocumentJournal({ Name: 'Журнал', RegisteredDocuments: ['Document.Счет'], Columns: { Сумма: ['Document.Заказ.Attribute.Сумма'] } }),
    ],
    [
      'warning data/unknown-object Catalog.Договоры: Owners names Catalog.Контрагенты, which is not there',
      'warning data/unknown-object Document.Заказ: RegisterRecords names AccumulationRegister.Запасы, which is not there',
      'warning data/unknown-object DocumentJournal.Журнал: RegisteredDocuments names Document.Счет',
      'warning data/unknown-object DocumentJournal.Журнал: Columns.Сумма names Document.Заказ.Attribute.Сумма',
    ],
  ],
  [
    'what an exchange plan and a route name',
    [
      ExchangePlan({ Name: 'Обмен', Content: ['Catalog.Товар', 'CalculationRegister.Х.Recalculation.Y'] }),
      BusinessProcess({
        Name: 'Ход',
        RoutePoints: [
          { Name: 'Первый', Next: 'Втарой' },
          { Name: 'Второй', Kind: 'SubBusinessProcess', SubBusinessProcess: 'BusinessProcess.Нет' },
        ],
      }),
    ],
    [
      'warning data/unknown-object ExchangePlan.Обмен: Content names Catalog.Товар',
      'warning data/unknown-object BusinessProcess.Ход: RoutePoints names BusinessProcess.Нет',
      'error data/unknown-point BusinessProcess.Ход: the point Первый leads to Втарой',
    ],
  ],
  [
    'a recalculation by a dimension that the register does not have',
    [
      ChartOfCalculationTypes({ Name: 'Виды' }),
      Document({ Name: 'Начисление', RegisterRecords: ['CalculationRegister.Начисления'] }),
      CalculationRegister({
        Name: 'Начисления',
        ChartOfCalculationTypes: 'ChartOfCalculationTypes.Виды',
        Dimensions: { Лицо: String(5), Место: String(5) },
        Recalculations: [
          'ПоВидам',
          {
            Name: 'Все',
            Dimensions: {
              А: { RegisterDimension: 'CalculationRegister.Начисления.Dimension.Лицо', LeadingRegisterData: [] },
              Б: { RegisterDimension: 'Масто', LeadingRegisterData: [] },
            },
          },
        ],
      }),
    ],
    ['warning data/unknown-object CalculationRegister.Начисления: Recalculations names Масто, which is not there; did you mean "Место"'],
  ],
  [
    'a register without a key',
    [InformationRegister({ Name: 'Настройки', Resources: { Значение: String(5) } })],
    ['note data/no-dimensions InformationRegister.Настройки has neither dimensions nor a period'],
  ],
  [
    'a separator is a key',
    [
      InformationRegister({ Name: 'Настройки', Resources: { Значение: String(5) } }),
      CommonAttribute({ Name: 'Область', Type: Number(7), DataSeparation: 'Separate', AutoUse: 'Use' }),
    ],
    [],
  ],
  [
    'a register that nobody can write to, without resources',
    [AccumulationRegister({ Name: 'Запасы', Dimensions: { Товар: String(5) } })],
    ['warning data/no-resources AccumulationRegister.Запасы', 'warning data/no-recorder AccumulationRegister.Запасы'],
  ],
  [
    'an accounting register without a chart',
    [AccountingRegister({ Name: 'Проводки' }), Document({ Name: 'Операция', RegisterRecords: ['AccountingRegister.Проводки'] })],
    ['error data/no-chart AccountingRegister.Проводки has no ChartOfAccounts'],
  ],
]

test.for(rows)('%s', ([, given, expected]) => {
  const found = checkDefinitions(given.map((definition) => ({ definition }))).diagnostics
  expect(found.map((one) => `${one.severity} ${one.code} ${one.message}`)).toEqual(
    expected.map((one) => expect.stringContaining(one) as string),
  )
  for (const one of found) expect(one.messageRu).not.toBe(one.message)
})

test('a place is asked for only where something is wrong', () => {
  const asked: (readonly string[])[] = []
  const sound = Document({ Name: 'Заказ', Attributes: { Сумма: Number(15, 2) }, TabularSections: { Строки: { Цена: Number(15, 2) } } })
  const at = (path: readonly string[]): undefined => {
    asked.push(path)
  }
  checkDefinitions([{ definition: sound, at }])
  expect(asked).toEqual([])
  checkDefinitions([{ definition: Document({ Name: 'Заказ', Attributes: { Дата: Number(15, 2) } }), at }])
  expect(asked).toEqual([['Attributes', 'Дата']])
})

describe('the place in a module', () => {
  const source = `export default Document({
  Name: 'Заказ',
  Attributes: { Цена: Number(2, 3) },
  TabularSections: {
    Товары: { Цена: Number(2, 3) },
  },
})
`
  const definition = Document({
    Name: 'Заказ',
    Attributes: { Цена: Number(2, 3) },
    TabularSections: { Товары: { Цена: Number(2, 3) } },
  })
  test('is that of the attribute, and of the column of its section', () => {
    const { diagnostics } = checkDefinitions([{ definition, file: 'Заказ.ts', source }])
    expect(diagnostics.map(({ location }) => `${location?.file}:${location?.line}:${location?.column}`)).toEqual([
      'Заказ.ts:3:17',
      'Заказ.ts:5:15',
    ])
  })
  test('is the start of the file where nothing is found', () => {
    const { diagnostics } = checkDefinitions([{ definition, file: 'Заказ.ts', source: '' }])
    expect(diagnostics[0]?.location).toEqual({ file: 'Заказ.ts', line: 1, column: 1 })
  })
})
