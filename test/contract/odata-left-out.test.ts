/**
 * What of a body is not written as it was sent: values that a field of several types never has are refused (17.4.10, code 4; the sentence
 * is that of source 114), what 1C takes in silence (source 111) is told in the log, and refused by `strict`.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  Boolean,
  BusinessProcess,
  Catalog,
  CatalogRef,
  ChartOfAccounts,
  Composite,
  Date,
  Document,
  DocumentRef,
  Enum,
  EnumRef,
  Number,
  String,
  Task,
} from '../../src/infobase/definitions.ts'
import { servedODataHost, type ODataHost } from '../support/odata/warehouse.ts'

const definitions = [
  Enum({ Name: 'Виды', EnumValues: ['Товар', 'Услуга'] }),
  Catalog({ Name: 'Склады', Attributes: { Number: String(10) } }),
  Catalog({
    Name: 'Товары',
    Hierarchical: true,
    Attributes: {
      Цена: Number(15, 2),
      Остаток: Number(4, 0, 'Nonnegative'),
      День: Date('Date'),
      Описание: String(20),
      Любое: Composite(DocumentRef('Приход'), CatalogRef('Склады'), EnumRef('Виды'), String(5), Number(5, 1), Date('Date'), Boolean),
      Связь: Composite(DocumentRef('Приход'), CatalogRef('Склады')),
    },
    TabularSections: { Цены: { Цена: Number(15, 2) } },
  }),
  Document({ Name: 'Приход' }),
  ChartOfAccounts({ Name: 'Счета', CodeLength: 5 }),
  Task({ Name: 'Задача' }),
  BusinessProcess({
    Name: 'Согласование',
    Task: 'Task.Задача',
    RoutePoints: [
      { Name: 'Старт', Kind: 'Start' },
      { Name: 'Согласовать', TaskDescription: 'Согласуйте' },
      { Name: 'Конец', Kind: 'Completion' },
    ],
  }),
]

const склад = '11111111-0000-0000-0000-000000000001'
const товар = '22222222-0000-0000-0000-000000000001'
const группа = '22222222-0000-0000-0000-000000000002'
const приход = '33333333-0000-0000-0000-000000000001'
const item = `Catalog_Товары(guid'${товар}')`
const folder = `Catalog_Товары(guid'${группа}')`
const invoice = `Document_Приход(guid'${приход}')`

let host: ODataHost
let strict: ODataHost
beforeAll(async () => {
  host = await servedODataHost(definitions, { zoneOffset: 180 })
  strict = await servedODataHost(definitions, { zoneOffset: 180, strict: true })
  for (const one of [host, strict]) {
    await one.ask('POST Catalog_Склады', { Ref_Key: склад, Description: 'Главный' })
    await one.ask('POST Catalog_Товары', { Ref_Key: товар, Description: 'Стол' })
    await one.ask('POST Catalog_Товары', { Ref_Key: группа, Description: 'Мебель', IsFolder: true })
    await one.ask('POST Document_Приход', { Ref_Key: приход, Date: '2024-01-01T00:00:00' })
    await one.ask(`POST ${invoice}/Post`)
  }
})
afterAll(async () => {
  await host.close()
  await strict.close()
})

const remarks = (one: ODataHost): string => JSON.stringify(one.observed.at(-1))

describe('a field of several types', () => {
  test.for<readonly [what: string, body: object, kept: string, type: string]>([
    ['a text', { Любое: 'абв', Любое_Type: 'Edm.String' }, 'абв', 'Edm.String'],
    ['a text without a type', { Любое: 'абв' }, 'абв', 'Edm.String'],
    ['a number without a type', { Любое: 1.5 }, '1.5', 'Edm.Double'],
    ['a date without time', { Любое: '2024-02-03', Любое_Type: 'Edm.DateTime' }, '2024-02-03T00:00:00', 'Edm.DateTime'],
    ['a date of UTC, in Moscow', { Любое: '2024-02-02T21:00:00Z', Любое_Type: 'Edm.DateTime' }, '2024-02-03T00:00:00', 'Edm.DateTime'],
    ['a member', { Любое: 'Товар', Любое_Type: 'StandardODATA.Виды' }, 'Товар', 'StandardODATA.Виды'],
    ['the empty member', { Любое: '', Любое_Type: 'StandardODATA.Виды' }, '', 'StandardODATA.Виды'],
    ['a reference', { Связь: склад, Связь_Type: 'StandardODATA.Catalog_Склады' }, склад, 'StandardODATA.Catalog_Склады'],
    ['nothing, as it is read', { Связь: '', Связь_Type: 'StandardODATA.Undefined' }, '', 'StandardODATA.Undefined'],
    ['nothing, without its type', { Связь: '' }, '', 'StandardODATA.Undefined'],
  ])('takes %s', async ([, body, kept, type]) => {
    for (const one of [host, strict]) {
      const answer = await one.ask(`PATCH ${item}?$format=json`, body)
      expect(answer.status, answer.text).toBe(200)
      const [name] = Object.keys(body)
      expect([answer.json()[name!], answer.json()[`${name}_Type`]]).toEqual([kept, type])
      expect(remarks(one)).not.toContain('in silence')
    }
  })

  test.for<readonly [what: string, body: object, property: string, told: string]>([
    ['a reference of another type', { Связь: товар, Связь_Type: 'StandardODATA.Catalog_Товары' }, 'Связь', 'CatalogRef.Склады'],
    ['a reference without a type', { Связь: склад }, 'Связь', 'Связь_Type, which says of which type the value is, is missing'],
    ['a text where it has none', { Связь: 'x', Связь_Type: 'Edm.String' }, 'Связь', 'DocumentRef.Приход, CatalogRef.Склады'],
    ['a number where it has none', { Связь: 5 }, 'Связь', 'is missing'],
    ['what is no member', { Любое: 'Чушь', Любое_Type: 'StandardODATA.Виды' }, 'Любое', 'EnumRef.Виды'],
    ['a date after the last one', { Любое: '9999-01-01T00:00:00', Любое_Type: 'Edm.DateTime' }, 'Любое', 'Date'],
    ['what is no number', { Любое: 'x', Любое_Type: 'Edm.Double' }, 'Любое', 'Number'],
  ])('refuses %s: code 4', async ([, body, property, told]) => {
    const answer = await host.ask(`PATCH ${item}?$format=json`, body)
    expect([answer.status, answer.code]).toEqual([400, '4'])
    expect(answer.json()['odata.error'].message.value).toBe(`Недопустимое значение для свойства составного типа ${property}`)
    expect(remarks(host)).toContain(told)
  })

  test('a link to another type is code 16, as of a reference', async () => {
    const answer = await host.ask(`PATCH ${item}`, { 'Связь@odata.bind': item })
    expect([answer.status, answer.code]).toEqual([400, '16'])
    expect((await host.ask(`PATCH ${item}`, { 'Связь@odata.bind': `Catalog_Склады(guid'${склад}')` })).status).toBe(200)
  })

  test('a task that was read is written back whole, with its point of the route', async () => {
    const process = (await host.ask('POST BusinessProcess_Согласование?$format=json', { Date: '2024-01-01T00:00:00' })).json()
    await host.ask(`POST BusinessProcess_Согласование(guid'${process.Ref_Key}')/Start`)
    const [task] = (await host.ask('Task_Задача?$format=json')).json().value
    expect(task.RoutePoint_Type).toBe('StandardODATA.BusinessProcessRoutePoint_Согласование')
    for (const method of ['PATCH', 'PUT']) {
      const { DataVersion: _before, ...kept } = task
      expect((await host.ask(`${method} Task_Задача(guid'${task.Ref_Key}')?$format=json`, task)).json()).toMatchObject(kept)
      expect(remarks(host)).not.toContain('in silence')
    }
    const ofRoute = `Task_Задача?$format=json&$filter=RoutePoint_Type eq '${task.RoutePoint_Type}'`
    expect((await host.ask(ofRoute)).json().value).toHaveLength(1)
  })
})

describe('taken in silence, told in the log, refused by strict', () => {
  test.for<readonly [request: string, body: object, told: string, code: string, kept?: object]>([
    [`PATCH ${item}`, { Цена: 1.999 }, 'Цена has 2 digits behind the point, 1.999 is rounded', '4', { Цена: 2 }],
    [`PATCH ${item}`, { Остаток: -5 }, 'Остаток is not negative, -5 becomes 0', '4', { Остаток: 0 }],
    [`PATCH ${item}`, { День: '2024-01-02T03:04:05' }, 'День is a date, its time is dropped', '4', { День: '2024-01-02T00:00:00' }],
    [`PATCH ${item}`, { Описание: 79161234567 }, 'Описание is a text, 79161234567 is none', '1', { Описание: '79161234567' }],
    [`PATCH ${item}`, { Описание: true }, 'Описание is a text, true is none', '1', { Описание: 'true' }],
    [`PATCH ${item}`, { Любое: 'абвгдежз' }, 'Любое has at most 5 characters, the rest is cut', '4', { Любое: 'абвгд' }],
    [`PATCH ${item}`, { Любое: '123456', Любое_Type: 'Edm.Double' }, 'Любое has at most 4 digits', '4', { Любое: '9999.9' }],
    [`PATCH ${item}`, { Любое: '1.25', Любое_Type: 'Edm.Double' }, '1.25 is rounded', '4', { Любое: '1.3' }],
    [`PATCH ${item}`, { Любое: '2024-01-02T03:04:05', Любое_Type: 'Edm.DateTime' }, 'its time is dropped', '4'],
    [`PATCH ${item}`, { IsFolder: true }, 'IsFolder stays false', '4', { IsFolder: false }],
    [`PATCH ${item}`, { Ref_Key: группа }, `Ref_Key stays ${товар}`, '4', { Ref_Key: товар }],
    [`PATCH ${item}`, { Posted: true }, 'Catalog_Товары has no property Posted', '10'],
    [`PATCH ${folder}`, { Цена: 5 }, 'folders have no Цена', '4', { Цена: null }],
    [`PATCH ${folder}`, { Цены: [{ LineNumber: '1', Цена: 5 }] }, 'folders have no Цены', '4', { Цены: [] }],
    ['POST Catalog_Товары', { IsFolder: true, Цена: 5 }, 'folders have no Цена', '4', { Цена: null }],
    [`PATCH ${invoice}`, { Posted: false }, 'Posted is not written: /Post, /Unpost change it', '4', { Posted: true }],
    ['POST Document_Приход', { Posted: true }, 'Posted is not written', '4', { Posted: false }],
  ])('%s %j', async ([request, body, told, code, kept = {}]) => {
    const answer = await host.ask(`${request}?$format=json`, body)
    expect(answer.status, answer.text).toBe(request.startsWith('POST') ? 201 : 200)
    expect(answer.json()).toMatchObject(kept)
    expect(remarks(host)).toContain(told)
    const refused = await strict.ask(`${request}?$format=json`, body)
    expect([refused.status, refused.code]).toEqual([400, code])
  })

  test.each([item, folder, invoice, `Catalog_Склады(guid'${склад}')`])(
    'nothing is told of %s that is written as it was read',
    async (one) => {
      const read = (await strict.ask(`${one}?$format=json`)).json()
      for (const method of ['PATCH', 'PUT']) {
        const answer = await strict.ask(`${method} ${one}?$format=json`, read)
        expect(answer.status, answer.text + remarks(strict)).toBe(200)
        expect(remarks(strict)).not.toContain('in silence')
      }
    },
  )

  test('an account that was never given a type is written as it was read', async () => {
    const { Ref_Key } = (await strict.ask('POST ChartOfAccounts_Счета?$format=json', { Code: '41' })).json()
    const account = (await strict.ask(`ChartOfAccounts_Счета(guid'${Ref_Key}')?$format=json`)).json()
    expect(account.Type).toBe('')
    for (const method of ['PATCH', 'PUT'])
      expect((await strict.ask(`${method} ChartOfAccounts_Счета(guid'${Ref_Key}')?$format=json`, account)).status).toBe(200)
    expect((await strict.ask(`PATCH ChartOfAccounts_Счета(guid'${Ref_Key}')`, { Type: 'Активный' })).code).toBe('4')
  })

  test('the noise of a double is rounded without a word', async () => {
    expect((await strict.ask(`PATCH ${item}?$format=json`, { Цена: 0.1 + 0.2 })).json().Цена).toBe(0.3)
    expect((await strict.ask(`PATCH ${item}?$format=json`, { Цена: 12.5, Остаток: 4 })).status).toBe(200)
  })
})

test('an attribute with the name of a standard property of another kind is written', async () => {
  const address = `Catalog_Склады(guid'${склад}')`
  const answer = await host.ask(`PATCH ${address}?$format=json`, { Number: 'А-1' })
  expect(answer.json().Number).toBe('А-1')
  expect((await host.ask(`PUT ${address}?$format=json`, {})).json().Number).toBe('')
})

test('a date that its zone takes past the last one is no date', async () => {
  const answer = await host.ask(`PATCH ${item}?$format=json`, { День: '3999-12-31T23:59:59Z' })
  expect([answer.status, answer.code]).toEqual([400, '1'])
})
