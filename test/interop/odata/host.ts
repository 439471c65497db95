/** What foreign clients are run against: objects by the names that their own tests ask for, with data, on a port of its own. */
import {
  AccumulationRegister,
  Catalog,
  CatalogRef,
  Date,
  Document,
  Enum,
  EnumRef,
  InformationRegister,
  Number,
  String,
  ValueStorage,
} from '../../../src/infobase/definitions.ts'
import type { ODataSettings } from '../../../src/odata/settings.ts'
import { startStandin, type StandinOptions } from '../../../src/testing/index.ts'
import { ledger } from '../../support/infobase/ledger.ts'

const objects = [
  Enum({ Name: 'СпособыУстановкиКурсаВалюты', EnumValues: ['РучнойВвод', 'ЗагрузкаИзИнтернета', 'НаценкаНаКурсДругойВалюты'] }),
  Catalog({ Name: 'Валюты', CodeLength: 3, Attributes: { СпособУстановкиКурса: EnumRef('СпособыУстановкиКурсаВалюты') } }),
  Catalog({ Name: 'ВидыКонтактнойИнформации', DescriptionLength: 150 }),
  Catalog({ Name: 'Файлы', DescriptionLength: 150, Attributes: { ФайлХранилище: ValueStorage } }),
  Catalog({ Name: 'Контрагенты', Attributes: { ИНН: String(12) } }),
  Catalog({
    Name: 'Номенклатура',
    Hierarchical: true,
    Attributes: {
      Артикул: String(25),
      НаименованиеПолное: String(1000),
      Описание: String(),
      Цена: Number(15, 2),
      Остаток: Number(18),
      Дата: Date(),
      Поставщик: CatalogRef('Контрагенты'),
    },
    TabularSections: { Упаковки: { Название: String(20), Коэффициент: Number(10, 3) } },
  }),
  Document({
    Name: 'РеализацияТоваровУслуг',
    Attributes: { ДоверенностьДата: Date() },
    RegisterRecords: ['AccumulationRegister.ТоварныеЗапасы'],
  }),
  AccumulationRegister({
    Name: 'ТоварныеЗапасы',
    Dimensions: { Номенклатура: CatalogRef('Номенклатура'), Склад: String(10) },
    Resources: { Количество: Number(15, 3) },
  }),
  InformationRegister({
    Name: 'КурсыВалют',
    InformationRegisterPeriodicity: 'Day',
    Dimensions: { Валюта: CatalogRef('Валюты') },
    Resources: { Курс: Number(10, 4) },
  }),
]

const SUPPLIER = '086715b0-f348-11db-a9c5-00055d49b45e'

const data = {
  Catalogs: {
    Валюты: [
      { Code: '643', Description: 'руб.', СпособУстановкиКурса: 'РучнойВвод' },
      { Code: '840', Description: 'USD', СпособУстановкиКурса: 'ЗагрузкаИзИнтернета' },
    ],
    ВидыКонтактнойИнформации: [{ Description: 'Телефон' }],
    Файлы: [{ Description: 'файл.txt' }],
    Контрагенты: [{ Ref: SUPPLIER, $ref: 'supplier', Description: 'Рога', ИНН: '7701' }],
    Номенклатура: Array.from({ length: 25 }, (_, at) => ({
      Description: `Товар ${at}`,
      IsFolder: at === 0,
      ...(at > 0 && {
        Артикул: `A-${at}`,
        Цена: at * 10,
        НаименованиеПолное: `Товар номер ${at}`,
        Остаток: '9007199254740993',
        Дата: '2024-01-10T10:00:00',
        Поставщик: { $ref: 'supplier' },
        Упаковки: [{ Название: 'Коробка', Коэффициент: 12.5 }],
      }),
    })),
  },
  Documents: { РеализацияТоваровУслуг: [{ Date: '2024-01-10T10:00:00' }] },
}

export interface Hosted {
  /** Of the interface, with a user and a password, as clients are given it. */
  readonly address: string
  /** The same without them. */
  readonly plain: string
  close(): Promise<void>
}

export async function host(odata: ODataSettings = {}): Promise<Hosted> {
  const hosted = await started({ objects, data, odata })
  await writeRecords(hosted.plain)
  return hosted
}

/** The dump of a library with the two objects that the client asks for and it does not have. */
export function libraryHost(dump: string): Promise<Hosted> {
  const { Валюты, Файлы, ВидыКонтактнойИнформации, Номенклатура } = data.Catalogs
  const items = Номенклатура.map(({ Description, IsFolder }) => ({ Description, IsFolder }))
  const Catalogs = { Валюты, Файлы, ВидыКонтактнойИнформации, Номенклатура: items }
  const added = [
    Catalog({ Name: 'Номенклатура', Hierarchical: true, Attributes: { Артикул: String(25) } }),
    Document({ Name: 'РеализацияТоваровУслуг', Attributes: { ДоверенностьДата: Date() } }),
  ]
  return started({ paths: [dump], objects: added, data: { Catalogs, Documents: data.Documents } })
}

/** Registers of the three kinds, empty: a program writes the postings that it adds up. */
export function registersHost(): Promise<Hosted> {
  const added = [
    Document({ Name: 'Операция', RegisterRecords: ['AccountingRegister.Хозрасчетный', 'AccumulationRegister.Запасы'] }),
    AccumulationRegister({
      Name: 'Запасы',
      Dimensions: { Номенклатура: CatalogRef('Номенклатура'), Склад: String(10) },
      Resources: { Количество: Number(15, 3) },
    }),
    InformationRegister({
      Name: 'Цены',
      InformationRegisterPeriodicity: 'Day',
      Dimensions: { Номенклатура: CatalogRef('Номенклатура') },
      Resources: { Цена: Number(15, 2) },
    }),
  ]
  return served({ objects: [...ledger.filter(({ Name }) => Name !== 'Операция'), ...added] })
}

async function started(options: StandinOptions): Promise<Hosted> {
  const hosted = await served(options)
  await storeFile(hosted.plain)
  return hosted
}

async function served(options: StandinOptions): Promise<Hosted> {
  const standin = await startStandin({ base: '/ib', strict: false, ...options })
  const plain = `${new URL(standin.url).origin}/ib/odata/standard.odata`
  return { plain, address: plain.replace('http://', 'http://u:p@'), close: () => standin.close() }
}

async function ask(root: string, method: string, path: string, body?: object): Promise<any> {
  // oxlint-disable-line no-explicit-any
  const answer = await fetch(`${root}/${encodeURI(path)}`, { method, ...(body && { body: JSON.stringify(body) }) })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
  return text === '' ? undefined : JSON.parse(text)
}

/** A client restores what a file held, so that it must hold something. */
async function storeFile(root: string): Promise<void> {
  const { value } = await ask(root, 'GET', 'Catalog_Файлы?$format=json')
  const stored = { ФайлХранилище_Base64Data: 'dGV4dA==', ФайлХранилище_Type: 'application/octet-stream' }
  await ask(root, 'PATCH', `Catalog_Файлы(guid'${value[0].Ref_Key}')?$format=json`, stored)
}

async function writeRecords(root: string): Promise<void> {
  const first = async (set: string) => (await ask(root, 'GET', `${set}?$format=json&$top=1&$filter=DeletionMark eq false`)).value[0].Ref_Key
  const [recorder, currency] = [await first('Document_РеализацияТоваровУслуг'), await first('Catalog_Валюты')]
  const { value: items } = await ask(root, 'GET', 'Catalog_Номенклатура?$format=json&$top=2&$filter=IsFolder eq false&$orderby=Цена')
  const record = (item: { Ref_Key: string }, at: number) => ({
    LineNumber: `${at + 1}`,
    Period: '2024-01-10T10:00:00',
    RecordType: 'Receipt',
    Номенклатура_Key: item.Ref_Key,
    Склад: 'Главный',
    Количество: 10 + at,
  })
  await ask(root, 'POST', 'AccumulationRegister_ТоварныеЗапасы?$format=json', { Recorder_Key: recorder, RecordSet: items.map(record) })
  for (const [Period, Курс] of [
    ['2024-01-01T00:00:00', 90.5],
    ['2024-02-01T00:00:00', 91.25],
  ])
    await ask(root, 'POST', 'InformationRegister_КурсыВалют?$format=json', { Period, Валюта_Key: currency, Курс })
}
