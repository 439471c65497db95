/** Each shape of writing through the standard OData interface, over the wire: entries, links, sections, registers, load mode. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dataEvents, type DataEvents, type EventHandler } from '../../src/infobase/definition/events.ts'
import {
  AccountingRegister,
  CatalogRef,
  ChartOfAccounts,
  ChartOfCalculationTypes,
  ChartOfCharacteristicTypes,
  Document,
  Number,
} from '../../src/infobase/definitions.ts'
import { chapter, ids } from '../support/odata/definitions.ts'
import { fill } from '../support/odata/fill.ts'
import { servedODataHost, type ODataHost } from '../support/odata/warehouse.ts'

const charts = [
  ChartOfCharacteristicTypes({ Name: 'Субконто', Type: CatalogRef('Товары') }),
  ChartOfAccounts({ Name: 'Счета', ExtDimensionTypes: 'ChartOfCharacteristicTypes.Субконто', MaxExtDimensionCount: 1, CodeLength: 8 }),
  ChartOfCalculationTypes({ Name: 'Начисления' }),
  AccountingRegister({
    Name: 'Хозрасчетный',
    ChartOfAccounts: 'ChartOfAccounts.Счета',
    Correspondence: true,
    Resources: { Сумма: Number(15, 2) },
  }),
  Document({ Name: 'Операция', RegisterRecords: ['AccountingRegister.Хозрасчетный'] }),
]

const loads: string[] = []
const seen =
  (name: string): EventHandler =>
  (source: unknown) =>
    void loads.push(`${name} ${(source as { DataExchange: { Load: boolean } }).DataExchange.Load}`)
const events: readonly DataEvents[] = [
  dataEvents('Catalog', 'Товары', { BeforeWrite: seen('item'), BeforeDelete: seen('deleted') }),
  dataEvents('Document', 'РасходТовара', { BeforeWrite: seen('document') }),
  dataEvents('Constant', 'ИспользоватьИнтеграцию', { BeforeWrite: seen('constant') } as Parameters<typeof dataEvents>[2]),
  dataEvents('InformationRegister', 'КурсыВалют', { BeforeWrite: seen('record'), OnWrite: seen('record') }),
  dataEvents('AccumulationRegister', 'ТоварныеЗапасы', { BeforeWrite: seen('set') }),
]

let host: ODataHost
beforeEach(async () => {
  host = await servedODataHost([...chapter, ...charts], {}, {}, undefined, events)
  await fill(host)
  loads.length = 0
})
afterEach(() => host.close())

const G = (id: string): string => `guid'${id}'`
const item = `Catalog_Товары(${G(ids.шлепанцы)})`
const rate = `InformationRegister_КурсыВалют(Period=datetime'2024-01-05T00:00:00',Валюта_Key=${G(ids.доллар)})`
const stock = `AccumulationRegister_ТоварныеЗапасы(Recorder='${ids.приход}', Recorder_Type='StandardODATA.Document_ПриходнаяНакладная')`
const json = async (request: string, body?: unknown) => (await host.ask(`${request}?$format=json`, body)).json()

describe('the load mode is what handlers see', () => {
  test.for<readonly [request: string, body: object | undefined, seen: readonly string[]]>([
    ['POST Catalog_Товары', { Description: 'А' }, ['item']],
    [`PATCH ${item}`, { Description: 'А' }, ['item']],
    [`PUT ${item}`, { Description: 'А' }, ['item']],
    [`DELETE ${item}`, undefined, ['deleted']],
    [`PATCH Document_РасходТовара(${G(ids.расход)})`, { Комментарий: 'А' }, ['document']],
    ['PATCH Constant_ИспользоватьИнтеграцию(SurrogateKey=0)', { Value: true }, ['constant']],
    ['POST InformationRegister_КурсыВалют', { Period: '2024-02-05T00:00:00', Валюта_Key: ids.доллар, Курс: 1 }, ['record', 'record']],
    [`PATCH ${rate}`, { Курс: 1 }, ['record', 'record']],
    [`DELETE ${rate}`, undefined, ['record', 'record']],
    [`PATCH ${stock}`, { RecordSet: [] }, ['set']],
    [`PUT ${stock}`, { RecordSet: [] }, ['set']],
    [`DELETE ${stock}`, undefined, ['set']],
  ])('%s', async ([request, body, names]) => {
    expect((await host.ask(request, body, { '1c_odata-dataloadmode': 'TRUE' })).status).toBeLessThan(300)
    expect(loads).toEqual(names.map((name) => `${name} true`))
  })
  test('without the header, or with another value of it, it is off', async () => {
    for (const headers of [{}, { '1C_OData-DataLoadMode': 'false' }]) await host.ask(`PATCH ${item}`, {}, headers)
    await host.ask('PATCH Constant_ИспользоватьИнтеграцию(SurrogateKey=0)', { Value: true })
    await host.ask(`PATCH ${rate}`, { Курс: 1 })
    expect(loads).toEqual(['item', 'item', 'constant', 'record', 'record'].map((name) => `${name} false`))
  })
})

const entry = (properties: string, links = ''): string =>
  `<?xml version="1.0"?><entry xmlns="http://www.w3.org/2005/Atom" xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices"
 xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">${links}
<content type="application/xml"><m:properties>${properties}</m:properties></content></entry>`
const link = (name: string, href: string): string =>
  `<link rel="http://schemas.microsoft.com/ado/2007/08/dataservices/related/${name}" type="application/atom+xml" href="${href}"/>`
const atom = async (request: string, body: string) => {
  const { status } = await host.ask(request, body, { 'Content-Type': 'application/atom+xml;type=entry' })
  return [status, await json(item)] as const
}

describe('entries of atom', () => {
  const type = 'Document_ПриходнаяНакладная'
  test.for<readonly [what: string, body: string, status: number, expected: object]>([
    ['a reference by its key', entry(`<d:Поставщик_Key>${ids.рога}</d:Поставщик_Key>`), 200, { Поставщик_Key: ids.рога }],
    ['an empty reference', entry('<d:Поставщик_Key m:null="true"/>'), 200, { Поставщик_Key: '00000000-0000-0000-0000-000000000000' }],
    ['a link by a short address', entry('', link('Parent', `Catalog_Товары(${G(ids.обувь)})`)), 200, { Parent_Key: ids.обувь }],
    ['links as they were read', entry('', link('Поставщик', `${item}/Поставщик`)), 200, { Поставщик_Key: ids.рога }],
    [
      'a value of several types',
      entry(`<d:ДокументПрихода>${ids.приход}</d:ДокументПрихода><d:ДокументПрихода_Type>StandardODATA.${type}</d:ДокументПрихода_Type>`),
      200,
      { ДокументПрихода: ids.приход, ДокументПрихода_Type: `StandardODATA.${type}` },
    ],
    [
      'a text of several types',
      entry('<d:ДокументПрихода>без номера</d:ДокументПрихода><d:ДокументПрихода_Type>Edm.String</d:ДокументПрихода_Type>'),
      200,
      { ДокументПрихода: 'без номера', ДокументПрихода_Type: 'Edm.String' },
    ],
    ['a number', entry('<d:Цена m:type="Edm.Double">7.25</d:Цена>'), 200, { Цена: 7.25 }],
    ['a boolean', entry('<d:Весовой>true</d:Весовой>'), 200, { Весовой: true }],
    ['a boolean that is none', entry('<d:Весовой>да</d:Весовой>'), 400, { Весовой: false }],
    ['null', entry('<d:Описание m:null="true"/>'), 200, { Описание: '' }],
    ['an empty section', entry('<d:Цены m:type="Collection(StandardODATA.Catalog_Товары_Цены_RowType)"/>'), 200, { Цены: [] }],
    [
      'a section',
      entry(
        `<d:Цены m:type="Collection(StandardODATA.Catalog_Товары_Цены_RowType)"><d:element>
<d:LineNumber>1</d:LineNumber><d:ТипЦены>Опт</d:ТипЦены><d:Цена>3</d:Цена></d:element></d:Цены>`,
      ),
      200,
      { Цены: [{ Ref_Key: ids.шлепанцы, LineNumber: '1', ТипЦены: 'Опт', Цена: 3 }] },
    ],
    ['an empty section without its type', entry('<d:Цены/>'), 200, { Цены: [] }],
    [
      'a section without its type',
      entry(
        `<d:Цены><d:element><d:LineNumber>1</d:LineNumber><d:Цена>3</d:Цена></d:element>
<d:element><d:LineNumber>2</d:LineNumber></d:element></d:Цены>`,
      ),
      200,
      {
        Цены: [
          { Ref_Key: ids.шлепанцы, LineNumber: '1', ТипЦены: '', Цена: 3 },
          { Ref_Key: ids.шлепанцы, LineNumber: '2', ТипЦены: '', Цена: 0 },
        ],
      },
    ],
    ['a section that is a text', entry('<d:Цены>x</d:Цены>'), 500, {}],
    [
      'bytes',
      entry('<d:Файл_Type>image/png</d:Файл_Type><d:Файл_Base64Data>iVBORw==</d:Файл_Base64Data>'),
      200,
      { Файл_Type: 'image/png' },
    ],
  ])('%s', async ([, body, status, expected]) =>
    expect(await atom(`PATCH ${item}`, body)).toEqual([status, expect.objectContaining(expected)]),
  )

  test('a link makes the reference that no property gives; a property comes first', async () => {
    const other = (await json('POST Catalog_Поставщик', { Description: 'Другие' })).Ref_Key as string
    const href = (id: string) => `http://host/odata/standard.odata/Catalog_Поставщик(${G(id)})`
    expect((await atom(`PATCH ${item}`, entry('', link('Поставщик', href(other)))))[1].Поставщик_Key).toBe(other)
    const both = entry(`<d:Поставщик_Key>${ids.рога}</d:Поставщик_Key>`, link('Поставщик', href(other)))
    expect((await atom(`PATCH ${item}`, both))[1].Поставщик_Key).toBe(ids.рога)
  })

  test('what was read is written back as it is', async () => {
    const before = await json(item)
    const read = (await host.ask(item)).text
    const [status, { DataVersion, ...after }] = await atom(`PUT ${item}`, read)
    const { DataVersion: old, ...rest } = before
    expect([status, after]).toEqual([200, rest])
    expect(DataVersion).not.toBe(old)
  })
})

describe('charts, nodes and entries', () => {
  test.for<readonly [set: string, body: object, expected: object]>([
    ['ExchangePlan_ОбменДанными', { Code: '7', Description: 'Магазин' }, { Code: '7', Description: 'Магазин', ThisNode: false }],
    ['ChartOfCalculationTypes_Начисления', { Description: 'Оклад' }, { Description: 'Оклад' }],
    [
      'ChartOfCharacteristicTypes_Субконто',
      { Description: 'Товары', ValueType: { Types: ['CatalogRef.Товары'] } },
      { Description: 'Товары' },
    ],
    ['ChartOfAccounts_Счета', { Code: '41', Description: 'Товары', Type: 'Active' }, { Code: '41', Type: 'Active' }],
  ])('POST, PATCH and DELETE of %s', async ([set, body, expected]) => {
    const made = await host.ask(`POST ${set}?$format=json`, body)
    expect([made.status, made.text, made.json()]).toEqual([201, made.text, expect.objectContaining(expected)])
    const own = `${set}(${G(made.json().Ref_Key)})`
    expect(await json(`PATCH ${own}`, { Description: 'Иное' })).toMatchObject({ ...expected, Description: 'Иное' })
    expect((await host.ask(`DELETE ${own}`)).status).toBe(204)
    expect((await host.ask(own)).status).toBe(404)
  })
})

describe('record sets', () => {
  const row = { Period: '2024-01-10T10:00:00', RecordType: 'Receipt', Товар_Key: ids.чайник, Склад: 'А', Количество: 1 }
  const count = async (): Promise<number> => ((await json(stock)).RecordSet ?? []).length
  test.for<readonly [method: string, rows: readonly object[], status: number, left: number]>([
    ['PATCH', [{ ...row, LineNumber: '1' }], 200, 1],
    [
      'PUT',
      [
        { ...row, LineNumber: 1 },
        { ...row, LineNumber: 2, Склад: 'Б' },
      ],
      200,
      2,
    ],
    ['PATCH', [], 200, 0],
    ['PATCH', [{ ...row, LineNumber: '2' }], 400, 2],
    ['PATCH', [row], 500, 2],
  ])('%s of %j', async ([method, RecordSet, status, left]) => {
    const { status: got } = await host.ask(`${method} ${stock}`, { RecordSet })
    expect([got, await count()]).toEqual([status, left])
  })
  test('POST names the recorder in the body', async () => {
    const body = {
      Recorder: ids.приход,
      Recorder_Type: 'StandardODATA.Document_ПриходнаяНакладная',
      RecordSet: [{ ...row, LineNumber: '1' }],
    }
    expect((await host.ask('POST AccumulationRegister_ТоварныеЗапасы', body)).status).toBe(200)
    expect(await count()).toBe(1)
  })
  test('single records and rows of sections are read only', async () => {
    expect((await host.ask('POST AccumulationRegister_ТоварныеЗапасы_RecordType', row)).code).toBe('19')
    expect((await host.ask('POST Catalog_Товары_Цены', { Ref_Key: ids.шлепанцы, LineNumber: '3' })).code).toBe('13')
  })
})

describe('values in storage', () => {
  const stored = { Файл_Type: 'image/png', Файл_Base64Data: 'iVBORw==' }
  test.for<readonly [body: object, status: number, left: object]>([
    [{ Файл_Base64Data: 'AAAA' }, 200, { Файл_Type: 'application/octet-stream', Файл_Base64Data: 'AAAA' }],
    [{ Файл_Base64Data: 'AA\r\nAA', Файл_Type: 'text/plain' }, 200, { Файл_Type: 'text/plain', Файл_Base64Data: 'AAAA' }],
    [{ Файл_Base64Data: '' }, 200, { Файл_Type: null, Файл_Base64Data: null }],
    [{ Файл_Base64Data: null, Файл_Type: null }, 200, { Файл_Type: null, Файл_Base64Data: null }],
    [{ Файл_Type: 'image/gif' }, 200, stored],
    [{ Файл_Type: null }, 200, stored],
    [{ Описание: 'А' }, 200, stored],
    [{ Файл_Base64Data: 'не' }, 400, stored],
    [{ Файл_Base64Data: ['AAAA'] }, 500, stored],
  ])('%j', async ([body, status, left]) => {
    await host.ask(`PATCH ${item}`, stored)
    const answer = await host.ask(`PATCH ${item}`, body)
    expect([answer.status, await json(item)]).toEqual([status, expect.objectContaining(left)])
  })
})

test('record sets of an accounting register', async () => {
  const [debit, credit] = [
    (await json('POST ChartOfAccounts_Счета', { Code: '41', Type: 'Active' })).Ref_Key as string,
    (await json('POST ChartOfAccounts_Счета', { Code: '60', Type: 'Passive' })).Ref_Key as string,
  ]
  const { Ref_Key } = await json('POST Document_Операция', { Date: '2024-01-10T10:00:00' })
  const [set, recorder] = ['AccountingRegister_Хозрасчетный', { Recorder_Key: Ref_Key as string }]
  const own = `${set}(Recorder_Key=guid'${Ref_Key}')`
  const row = { LineNumber: '1', Period: '2024-01-10T10:00:00', Active: true, AccountDr_Key: debit, AccountCr_Key: credit, Сумма: 5 }
  const sum = async () => (await json(`${set}/Balance()`)).value.map((one: { СуммаBalance: number }) => one.СуммаBalance)
  expect((await host.ask(`GET ${own}`)).status).toBe(404)
  const types = { 'odata.type': `StandardODATA.${set}`, 'RecordSet@odata.type': `Collection(StandardODATA.${set}_RowType)` }
  expect(await json(`PATCH ${own}`, { ...types, ...recorder, RecordSet: [row] })).toMatchObject({ ...recorder, RecordSet: [row] })
  expect(await sum()).toEqual([5, -5])
  expect((await host.ask(`POST ${set}`, { ...recorder, RecordSet: [row, { ...row, LineNumber: 2 }] })).status).toBe(200)
  expect(await sum()).toEqual([10, -10])
  expect((await host.ask(`DELETE ${own}`)).status).toBe(204)
  expect([(await host.ask(own)).status, await sum()]).toEqual([404, []])
})

test.each(['application/json', 'multipart/mixed;boundary=b'])('$batch is 501 with a body of XML, sent as %s', async (type) => {
  const { status, text, headers } = await host.ask('POST $batch', '{}', { 'Content-Type': type, 'Accept': 'application/json' })
  expect([status, headers.get('content-type')?.includes('xml'), text.includes('m:error')]).toEqual([501, true, true])
})
