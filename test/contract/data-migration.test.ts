/** A data file under a configuration that has changed: each change keeps its data, converts it, or is refused with what would be lost. */
import { describe, expect, test } from 'vitest'
import { createAsyncContext } from '../../src/host/machine/async-context.ts'
import { system } from '../../src/host/machine/system.ts'
import { loadNodeSqlite, openNodeSqlite } from '../../src/host/sql/node-sqlite.ts'
import { loadWasmSqlite, openWasmSqlite } from '../../src/host/sql/wasm-sqlite.ts'
import {
  AccumulationRegister,
  Attribute,
  BinaryData as BinaryDataType,
  Boolean as BooleanType,
  Catalog,
  CatalogRef,
  CommonAttribute,
  Composite,
  Constant,
  Date as DateType,
  Dimension,
  Document,
  DocumentJournal,
  Enum,
  EnumRef,
  ExchangePlan,
  InformationRegister,
  Number as NumberType,
  String as StringType,
  type DataDefinition,
} from '../../src/infobase/definitions.ts'
import { createInfobase, type Infobase } from '../../src/infobase/infobase.ts'
import { createModel } from '../../src/infobase/model/create-model.ts'
import type { Engine } from '../../src/infobase/store/engine.ts'
import type { OnChange } from '../../src/infobase/store/kept-model.ts'
import { readFixtureSource, type FixtureData } from '../../src/standin/fixture/fixture-file.ts'
import { writeFixture } from '../../src/standin/fixture/write-fixture.ts'
import { openFreshPostgres, postgresForTests } from '../support/infobase/engines.ts'

const node = await loadNodeSqlite()
const wasm = await loadWasmSqlite()
const engines: readonly (readonly [string, () => Engine | Promise<Engine>])[] = [
  ...(postgresForTests === '' ? [] : [['postgres', openFreshPostgres] as const]),
  ['node-sqlite3-wasm', () => openWasmSqlite(wasm)],
  ...(node === undefined ? [] : [['node:sqlite', () => openNodeSqlite(node, ':memory:')] as const]),
]

const open = (engine: Engine, definitions: readonly DataDefinition[], onChange?: OnChange): Infobase =>
  createInfobase({ model: createModel(definitions) }, { engine, file: 'base.sqlite', onChange, context: createAsyncContext(), system })

async function filled(engine: Engine, definitions: readonly DataDefinition[], data: FixtureData): Promise<void> {
  const infobase = open(engine, definitions)
  const { fixture, diagnostics } = readFixtureSource({ data }, infobase.model)
  expect(diagnostics).toEqual([])
  await writeFixture(infobase, fixture)
  // What a fixture has is not registered for exchange.
  for (const { Name } of infobase.model.of('ExchangePlan')) {
    const plan = infobase.ExchangePlans[Name]!
    await plan.RecordChanges(await plan.FindByCode('1'))
  }
}

const uuid = (last: string): string => `00000000-0000-4000-8000-${last.padStart(12, '0')}`

/** One catalog with one attribute of a type, and values for it. */
const goods = (type: Parameters<typeof Attribute>[0], more: object = {}, name = 'А'): DataDefinition =>
  Catalog({ Name: 'Т', Attributes: { [name]: Attribute(type, more) } })
const items = (...values: readonly unknown[]): FixtureData =>
  ({ Catalogs: { Т: values.map((А, at) => ({ Code: String(at + 1).padStart(9, '0'), А })) } }) as FixtureData
const values =
  (field = 'А', name = 'Т') =>
  async (infobase: Infobase): Promise<readonly string[]> =>
    (await infobase.Catalogs[name]!.Select({ order: ['Code'] })).map((row) => String(row[field]))

const rates = (more: object, dimensions: Record<string, ReturnType<typeof NumberType>> = { В: NumberType(3) }): DataDefinition =>
  InformationRegister({ Name: 'Р', Dimensions: dimensions, Resources: { К: NumberType(10, 2) }, ...more } as never)
const records =
  (...fields: readonly string[]) =>
  async (infobase: Infobase): Promise<readonly string[]> =>
    (await infobase.InformationRegisters['Р']!.Select({ order: ['К'] })).map((row) => fields.map((one) => String(row[one])).join(' '))
const twoRates: FixtureData = {
  InformationRegisters: {
    Р: [
      { Period: '2024-01-10T00:00:00', В: 1, К: 10 },
      { Period: '2024-01-20T00:00:00', В: 1, К: 20 },
    ],
  },
} as FixtureData

const outgo = (more: object = {}): DataDefinition => Document({ Name: 'Расход', RegisterRecords: ['AccumulationRegister.З'], ...more })
const stock = (more: object = {}): DataDefinition =>
  AccumulationRegister({ Name: 'З', Dimensions: { Т: NumberType(5) }, Resources: { К: NumberType(10) }, ...more } as never)
const movements: FixtureData = {
  Documents: { Расход: [{ $ref: 'd', Number: '1', Date: '2024-01-05T00:00:00', Posted: true }] },
  AccumulationRegisters: {
    З: [
      { Recorder: { $ref: 'd' }, Period: '2024-01-05T00:00:00', RecordType: 'Receipt', Т: 1, К: 7 },
      { Recorder: { $ref: 'd' }, Period: '2024-01-05T00:00:00', RecordType: 'Receipt', Т: 2, К: 5 },
    ],
  },
} as FixtureData
const balance = async (infobase: Infobase): Promise<readonly string[]> =>
  (await infobase.AccumulationRegisters['З']!.Balance({})).map((row) => `${String(row['Т'] ?? '')}=${String(row['КBalance'])}`).toSorted()

interface Row {
  readonly before: readonly DataDefinition[]
  readonly data: FixtureData
  readonly after: readonly DataDefinition[]
  /** Effects with the beginning of their words; what else differs is kept. */
  readonly expected: readonly string[]
  readonly read: (infobase: Infobase) => Promise<readonly string[]>
  readonly found: readonly string[]
}

const plan = ExchangePlan({
  Name: 'О',
  Content: [
    { Metadata: 'InformationRegister.Р', AutoRecord: 'Allow' },
    { Metadata: 'Catalog.Т', AutoRecord: 'Allow' },
  ],
} as never)
const nodes = { ExchangePlans: { О: [{ $ref: 'n', Code: '1' }] } }
const noted = { ...nodes, InformationRegisters: { Р: [{ В: 1, К: 1 }] } } as FixtureData

const states = (...members: readonly string[]): DataDefinition => Enum({ Name: 'С', EnumValues: members })
const area = CommonAttribute({
  Name: 'Область',
  Type: NumberType(7),
  DataSeparation: 'Separate',
  AutoUse: 'Use',
} as never)

const rows: Readonly<Record<string, Row>> = {
  'a new object': {
    before: [goods(NumberType(5))],
    data: items(1, 2),
    after: [Catalog({ Name: 'Аа' }), goods(NumberType(5))],
    expected: ['kept Catalog.Аа: the object is new'],
    read: values(),
    found: ['1', '2'],
  },
  'an object that is gone, with rows': {
    before: [goods(NumberType(5)), Catalog({ Name: 'Ю' })],
    data: { Catalogs: { Ю: [{ Description: 'a' }, { Description: 'b' }] } } as FixtureData,
    after: [goods(NumberType(5))],
    expected: ['lost 2 Catalog.Ю: the object is gone'],
    read: values(),
    found: [],
  },
  'an object that is gone, without rows': {
    before: [goods(NumberType(5)), Catalog({ Name: 'Ю', Predefined: { Один: 'Один' } })],
    data: items(1),
    after: [goods(NumberType(5))],
    expected: ['kept Catalog.Ю: the object is gone'],
    read: values(),
    found: ['1'],
  },
  'an object renamed, known by its UUID': {
    before: [
      Catalog({ Name: 'Т', uuid: uuid('1') } as never),
      Catalog({ Name: 'Ю', Attributes: { А: Composite(CatalogRef('Т'), StringType(5)) } }),
    ],
    data: { Catalogs: { Т: [{ $ref: 'a', Description: 'Чай' }], Ю: [{ А: { $ref: 'a' } }] } } as FixtureData,
    after: [
      Catalog({ Name: 'Н', uuid: uuid('1') } as never),
      Catalog({ Name: 'Ю', Attributes: { А: Composite(CatalogRef('Н'), StringType(5)) } }),
    ],
    expected: ['kept Catalog.Н: renamed, was Catalog.Т'],
    read: async (infobase) => {
      const [row] = await infobase.Catalogs['Ю']!.Select()
      return [await infobase.Presentation(row!['А'])]
    },
    found: ['Чай'],
  },
  'a field that is new': {
    before: [goods(NumberType(5))],
    data: items(1),
    after: [Catalog({ Name: 'Т', Attributes: { Б: StringType(5), А: NumberType(5) } })],
    expected: ['kept Catalog.Т: Б is new'],
    read: values(),
    found: ['1'],
  },
  'a field that is gone, with values': {
    before: [goods(NumberType(5, 1))],
    data: items(1.5, 0, 2),
    after: [Catalog({ Name: 'Т' })],
    expected: ['lost 2 Catalog.Т: А is gone'],
    read: values('Code'),
    found: ['000000001', '000000002', '000000003'],
  },
  'a field that is gone, empty': {
    before: [goods(StringType(5))],
    data: items('', ''),
    after: [Catalog({ Name: 'Т' })],
    expected: ['kept Catalog.Т: А is gone'],
    read: values('Code'),
    found: ['000000001', '000000002'],
  },
  'fields of every type that are new': {
    before: [goods(NumberType(5))],
    data: items(1),
    after: [
      Catalog({
        Name: 'Т',
        Attributes: {
          А: NumberType(5),
          Б: BooleanType,
          В: DateType(),
          Г: Composite(StringType(5), BooleanType),
          Д: CatalogRef('Т'),
          Е: NumberType(30, 5),
          Ж: BinaryDataType(),
          З: StringType(3, 'Fixed'),
        },
      }),
    ],
    expected: ['Б', 'В', 'Г', 'Д', 'Е', 'Ж', 'З'].map((one) => `kept Catalog.Т: ${one} is new`),
    read: async (infobase) =>
      (await infobase.Catalogs['Т']!.Select()).map((row) => ['А', 'Б', 'В', 'Г', 'Е', 'З'].map((one) => String(row[one])).join('|')),
    found: ['1|false|0001-01-01T00:00:00|undefined|0|   '],
  },
  'flags that are new, and flags that are gone': {
    before: [goods(BooleanType)],
    data: items(true, false),
    after: [goods(BooleanType, {}, 'Б')],
    expected: ['lost 1 Catalog.Т: А is gone', 'kept Catalog.Т: Б is new'],
    read: values('Б'),
    found: ['false', 'false'],
  },
  'a field renamed, known by its UUID': {
    before: [goods(NumberType(5), { uuid: uuid('2') })],
    data: items(7),
    after: [goods(NumberType(5), { uuid: uuid('2') }, 'Вес')],
    expected: ['kept Catalog.Т: Вес, was А'],
    read: values('Вес'),
    found: ['7'],
  },
  'two fields that swapped names': {
    before: [
      Catalog({
        Name: 'Т',
        Attributes: { А: Attribute(NumberType(5), { uuid: uuid('3') }), Б: Attribute(NumberType(5), { uuid: uuid('4') }) },
      }),
    ],
    data: { Catalogs: { Т: [{ А: 1, Б: 2 }] } } as FixtureData,
    after: [
      Catalog({
        Name: 'Т',
        Attributes: { А: Attribute(NumberType(5), { uuid: uuid('4') }), Б: Attribute(NumberType(5), { uuid: uuid('3') }) },
      }),
    ],
    expected: ['kept Catalog.Т: А, was Б', 'kept Catalog.Т: Б, was А'],
    read: values('Б'),
    found: ['1'],
  },
  'a wider text and number': {
    before: [goods(NumberType(5, 2))],
    data: items(1.25),
    after: [goods(NumberType(20, 4))],
    expected: ['converted Catalog.Т: А: Number(5,2) → Number(20,4)'],
    read: values(),
    found: ['1.25'],
  },
  'a narrower text, with one that is cut': {
    before: [goods(StringType(20))],
    data: items('короткий', 'очень длинный'),
    after: [goods(StringType(8))],
    expected: ['lost 1 Catalog.Т: А: String(20) → String(8)'],
    read: values(),
    found: ['короткий', 'очень дл'],
  },
  'a narrower text that all fit': {
    before: [goods(StringType(20))],
    data: items('раз'),
    after: [goods(StringType(8))],
    expected: ['converted Catalog.Т: А: String(20) → String(8)'],
    read: values(),
    found: ['раз'],
  },
  'a narrower number': {
    before: [goods(NumberType(10, 2))],
    data: items(12.5, 3, 1234567),
    after: [goods(NumberType(5))],
    expected: ['lost 2 Catalog.Т: А: Number(10,2) → Number(5,0)'],
    read: values(),
    found: ['13', '3', '99999'],
  },
  'a date without its time': {
    before: [goods(DateType())],
    data: items('2024-01-02T00:00:00', '2024-01-02T10:00:00'),
    after: [goods(DateType('Date'))],
    expected: ['lost 1 Catalog.Т: А: DateTime → Date'],
    read: values(),
    found: ['2024-01-02T00:00:00', '2024-01-02T00:00:00'],
  },
  'several types that become more': {
    before: [goods(Composite(StringType(5), NumberType(5)))],
    data: items('a', 5),
    after: [goods(Composite(StringType(5), NumberType(5), BooleanType))],
    expected: ['kept Catalog.Т: А: String(5) | Number(5,0) → String(5) | Number(5,0) | Boolean'],
    read: values(),
    found: ['a', '5'],
  },
  'one type that becomes several': {
    before: [goods(NumberType(5, 1))],
    data: items(1.5, 0),
    after: [goods(Composite(NumberType(5, 1), StringType(5)))],
    expected: ['converted Catalog.Т: А: Number(5,1) → Number(5,1) | String(5)'],
    read: values(),
    found: ['1.5', '0'],
  },
  'several types that become fewer': {
    before: [goods(Composite(StringType(5), NumberType(5), BooleanType))],
    data: items('a', 5, true),
    after: [goods(Composite(StringType(5), NumberType(5)))],
    expected: ['lost 1 Catalog.Т: А: String(5)'],
    read: values(),
    found: ['a', '5', 'undefined'],
  },
  'a text that becomes a number': {
    before: [goods(StringType(10))],
    data: items('12', '3,5', 'пять', ''),
    after: [goods(NumberType(5, 1))],
    expected: ['lost 1 Catalog.Т: А: String(10) → Number(5,1)'],
    read: values(),
    found: ['12', '3.5', '0', '0'],
  },
  'a number that becomes a text': {
    before: [goods(NumberType(5, 1))],
    data: items(1.5, 0),
    after: [goods(StringType(10))],
    expected: ['converted Catalog.Т: А: Number(5,1) → String(10)'],
    read: values(),
    found: ['1.5', ''],
  },
  'a reference to another object': {
    before: [goods(CatalogRef('Ю')), Catalog({ Name: 'Ю' }), Catalog({ Name: 'Я' })],
    data: { Catalogs: { Ю: [{ $ref: 'u' }], Т: [{ А: { $ref: 'u' } }] } } as FixtureData,
    after: [goods(CatalogRef('Я')), Catalog({ Name: 'Ю' }), Catalog({ Name: 'Я' })],
    expected: ['lost 1 Catalog.Т: А: CatalogRef.Ю → CatalogRef.Я'],
    read: values(),
    found: [uuid('0').replace('4000-8000', '0000-0000')],
  },
  'members that are added before others': {
    before: [states('Новый', 'Старый'), goods(EnumRef('С'))],
    data: items('Старый', 'Новый'),
    after: [states('Особый', 'Новый', 'Старый'), goods(EnumRef('С'))],
    expected: ['kept Enum.С: member Особый is new'],
    read: values(),
    found: ['Старый', 'Новый'],
  },
  'a member that is gone, in use': {
    before: [states('Новый', 'Старый'), goods(EnumRef('С'))],
    data: items('Старый', 'Новый'),
    after: [states('Старый'), goods(EnumRef('С'))],
    expected: ['kept Enum.С: member Новый is gone', 'lost 1 Catalog.Т: А: values'],
    read: values(),
    found: ['Старый', ''],
  },
  'a member that is gone, not in use': {
    before: [states('Новый', 'Старый'), goods(EnumRef('С'))],
    data: items('Старый'),
    after: [states('Старый'), goods(EnumRef('С'))],
    expected: ['kept Enum.С: member Новый is gone'],
    read: values(),
    found: ['Старый'],
  },
  'a tabular section that is gone, with rows': {
    before: [Catalog({ Name: 'Т', TabularSections: { Ч: { А: NumberType(5) }, Ш: { А: NumberType(5) } } })],
    data: { Catalogs: { Т: [{ Code: '1', Ч: [{ А: 1 }, { А: 2 }], Ш: [{ А: 3 }] }] } } as FixtureData,
    after: [Catalog({ Name: 'Т', TabularSections: { Ш: { А: NumberType(5) } } })],
    expected: ['lost 2 Catalog.Т: tabular section Ч'],
    read: async (infobase) => [
      JSON.stringify(await (await infobase.Catalogs['Т']!.FindByCode('1')).GetObject()).replace(/.*"LineNumber"/, ''),
    ],
    found: [':"1","А":"3"}]}'],
  },
  'a code of other characters, and shorter': {
    before: [Catalog({ Name: 'Т', CodeLength: 9 })],
    data: { Catalogs: { Т: [{ Code: '000000007' }] } } as FixtureData,
    after: [Catalog({ Name: 'Т', CodeLength: 5, CodeType: 'Number' })],
    expected: ['converted Catalog.Т: Code: String(9) → Number(5,0)'],
    read: values('Code'),
    found: ['7'],
  },
  'a predefined item that is gone, and one that is new': {
    before: [Catalog({ Name: 'Т', Predefined: { Один: 'Первый' } })],
    data: { Catalogs: { Т: [{ PredefinedDataName: 'Один', Description: 'Свой' }] } } as FixtureData,
    after: [Catalog({ Name: 'Т', Predefined: { Два: 'Второй' } })],
    expected: ['converted Catalog.Т: predefined Один becomes an ordinary item', 'converted Catalog.Т: predefined Два is added'],
    read: async (infobase) =>
      (await infobase.Catalogs['Т']!.Select({ order: ['Description'] })).map(
        (row) => `${String(row['Description'])} ${String(row['Predefined'])}`,
      ),
    found: ['Второй true', 'Свой false'],
  },
  'a register that becomes subordinate': {
    before: [rates({}), Document({ Name: 'Д' })],
    data: { InformationRegisters: { Р: [{ В: 1, К: 1 }] } } as FixtureData,
    after: [rates({ WriteMode: 'RecorderSubordinate' }), Document({ Name: 'Д', RegisterRecords: ['InformationRegister.Р'] })],
    expected: [
      'lost 1 InformationRegister.Р: records without',
      ...['Recorder', 'LineNumber', 'Active'].map((one) => `kept InformationRegister.Р: ${one} is new`),
    ],
    read: records('К'),
    found: [],
  },
  'a register that becomes periodic': {
    before: [rates({})],
    data: { InformationRegisters: { Р: [{ В: 1, К: 1 }] } } as FixtureData,
    after: [rates({ InformationRegisterPeriodicity: 'Day' })],
    expected: ['kept InformationRegister.Р: Period is new'],
    read: records('Period', 'К'),
    found: ['0001-01-01T00:00:00 1'],
  },
  'a longer period, with records that meet': {
    before: [rates({ InformationRegisterPeriodicity: 'Day' })],
    data: twoRates,
    after: [rates({ InformationRegisterPeriodicity: 'Month' })],
    expected: ['impossible 1 InformationRegister.Р: keys'],
    read: records('К'),
    found: [],
  },
  'a longer period, with records that do not meet': {
    before: [rates({ InformationRegisterPeriodicity: 'Day' })],
    data: {
      InformationRegisters: {
        Р: [
          { Period: '2024-01-10T00:00:00', В: 1, К: 10 },
          { Period: '2024-02-20T00:00:00', В: 1, К: 20 },
        ],
      },
    } as FixtureData,
    after: [rates({ InformationRegisterPeriodicity: 'Month' })],
    expected: [],
    read: records('Period', 'К'),
    found: ['2024-01-01T00:00:00 10', '2024-02-01T00:00:00 20'],
  },
  'a dimension that is new': {
    before: [rates({ InformationRegisterPeriodicity: 'Day' })],
    data: twoRates,
    after: [rates({ InformationRegisterPeriodicity: 'Day' }, { Г: NumberType(3), В: NumberType(3) })],
    expected: ['kept InformationRegister.Р: Г is new'],
    read: records('Г', 'К'),
    found: ['0 10', '0 20'],
  },
  'a dimension that is gone, with records that meet': {
    before: [rates({}, { В: NumberType(3), Г: NumberType(3) })],
    data: {
      InformationRegisters: {
        Р: [
          { В: 1, Г: 1, К: 1 },
          { В: 1, Г: 2, К: 2 },
        ],
      },
    } as FixtureData,
    after: [rates({})],
    expected: ['lost 2 InformationRegister.Р: Г is gone', 'impossible 1 InformationRegister.Р: keys'],
    read: records('К'),
    found: [],
  },
  'a separator that is added': {
    before: [goods(NumberType(5)), rates({})],
    data: { ...items(1), InformationRegisters: { Р: [{ В: 1, К: 1 }] } } as FixtureData,
    after: [goods(NumberType(5)), rates({}), area],
    expected: [
      'kept CommonAttribute.Область: the object is new',
      'kept Catalog.Т: Область is new',
      'kept InformationRegister.Р: Область is new',
    ],
    read: records('Область', 'К'),
    found: ['0 1'],
  },
  'totals under another dimension': {
    before: [outgo(), stock()],
    data: movements,
    after: [outgo(), stock({ Dimensions: { С: NumberType(3), Т: Dimension(NumberType(7)) } })],
    expected: ['kept AccumulationRegister.З: С is new', 'kept AccumulationRegister.З: Т: Number(5,0) → Number(7,0)'],
    read: balance,
    found: ['1=7', '2=5'],
  },
  'a register of balances that becomes one of turnovers, with receipts only': {
    before: [outgo(), stock()],
    data: movements,
    after: [outgo(), stock({ RegisterType: 'Turnovers' })],
    expected: ['kept AccumulationRegister.З: RecordType is gone'],
    read: async (infobase) => (await infobase.AccumulationRegisters['З']!.Turnovers({})).map((row) => String(row['КTurnover'])).toSorted(),
    found: ['5', '7'],
  },
  'a document that writes to a register no more': {
    before: [outgo(), stock()],
    data: movements,
    after: [outgo({ RegisterRecords: [] }), Document({ Name: 'Другой', RegisterRecords: ['AccumulationRegister.З'] }), stock()],
    expected: [
      'kept Document.Другой: the object is new',
      'converted AccumulationRegister.З: Recorder: ',
      'lost 2 AccumulationRegister.З: records of a recorder',
    ],
    read: balance,
    found: [],
  },
  'registered changes, by a key that moves': {
    before: [plan, rates({})],
    data: noted,
    after: [plan, rates({}, { Г: NumberType(3), В: NumberType(5) })],
    expected: ['kept InformationRegister.Р: Г is new', 'kept InformationRegister.Р: В', 'lost 1 InformationRegister.Р: changes registered'],
    read: records('К'),
    found: ['1'],
  },
  'registered changes, by a reference': {
    before: [plan, goods(NumberType(5))],
    data: { ...nodes, ...items(1) } as FixtureData,
    after: [plan, goods(NumberType(7))],
    expected: ['kept Catalog.Т: А'],
    read: values(),
    found: ['1'],
  },
  'a constant of another type': {
    before: [Constant({ Name: 'К', Type: NumberType(5) })],
    data: { Constants: { К: 12 } } as FixtureData,
    after: [Constant({ Name: 'К', Type: StringType(5) })],
    expected: ['converted Constant.К: Value: Number(5,0) → String(5)'],
    read: async (infobase) => [String(await infobase.Constants['К']!.Get())],
    found: ['12'],
  },
  'an index, and a journal of documents that changed': {
    before: [outgo(), stock(), goods(StringType(5)), DocumentJournal({ Name: 'Ж', RegisteredDocuments: ['Document.Расход'] })],
    data: { ...movements, ...items('Ёж') } as FixtureData,
    after: [
      outgo({ Attributes: { Б: NumberType(3) } }),
      stock(),
      goods(StringType(5), { Indexing: 'Index' }),
      DocumentJournal({ Name: 'Ж', RegisteredDocuments: ['Document.Расход'] }),
    ],
    expected: ['kept Document.Расход: Б is new'],
    read: async (infobase) => [
      ...(await infobase.DocumentJournals['Ж']!.Select()).map((row) => String(row['Number']).trim()),
      ...(await infobase.Catalogs['Т']!.Select({ where: { А: 'ёЖ' } })).map((row) => String(row['А'])),
    ],
    found: ['1', 'Ёж'],
  },
}

const wordsOf = (infobase: Infobase): readonly string[] =>
  infobase.differences.map(({ effect, object, what, count }) => `${effect}${count === 0 ? '' : ` ${count}`} ${object}: ${what.en}`)

describe.each(engines)('%s', (_name, openEngine) => {
  test.each(Object.entries(rows))('%s', async (_title, { before, data, after, expected, read, found }) => {
    const engine = await openEngine()
    await filled(engine, before, data)
    const isImpossible = expected.some((one) => one.startsWith('impossible'))
    const isLoss = isImpossible || expected.some((one) => one.startsWith('lost'))
    if (isLoss)
      expect(() => open(engine, after)).toThrow(
        expect.objectContaining({ code: isImpossible ? 'infobase/does-not-fit' : 'infobase/would-be-lost' }),
      )
    if (isImpossible) {
      expect(() => open(engine, after, 'migrate')).toThrow(expect.objectContaining({ code: 'infobase/does-not-fit' }))
      // The file is as it was.
      expect(open(engine, before).differences).toEqual([])
    } else {
      const infobase = open(engine, after, isLoss ? 'migrate' : 'refuse')
      const words = wordsOf(infobase)
      expect(words.map((one, at) => one.slice(0, expected[at]?.length))).toEqual(expected)
      expect(await read(infobase)).toEqual(found)
      expect(open(engine, after).differences).toEqual([])
      expect(await read(open(engine, after))).toEqual(found)
    }
    const anew = isLoss ? open(engine, after, 'recreate') : undefined
    if (isImpossible) expect(await read(anew!)).toEqual([])
    engine.close()
  })
})
