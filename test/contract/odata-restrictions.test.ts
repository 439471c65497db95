/** Rights and restrictions by row, with and without `allowedOnly` (chapter 17.4.5.4): what is read, refused and left out. */
import { startStandin } from 'onec-standin/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashPassword } from '../../src/host/machine/passwords.ts'
import {
  AccumulationRegister,
  Catalog,
  CatalogRef,
  Document,
  DocumentJournal,
  ExchangePlan,
  HTTPService,
  HTTPServiceResponse,
  InformationRegister,
  Number as NumberType,
  Role,
  URLTemplate,
  userList,
} from '../../src/index.ts'
import type { Infobase } from '../../src/infobase/infobase.ts'
import { restrictedHost, type RestrictedHost } from '../support/odata/restricted.ts'
import { run } from '../support/standin.ts'
import { temporaryFolder } from '../support/temporary.ts'

const objects = [
  Catalog({
    Name: 'Данные',
    Attributes: { ЗначениеСекретности: NumberType(3), Другое: CatalogRef('Данные') },
    TabularSections: { Части: { Вес: NumberType(5) } },
  }),
  Document({ Name: 'Приход', RegisterRecords: ['AccumulationRegister.Запасы'], Attributes: { Вес: NumberType(5) } }),
  Document({ Name: 'Прочее' }),
  DocumentJournal({ Name: 'Журнал', RegisteredDocuments: ['Document.Приход', 'Document.Прочее'] }),
  AccumulationRegister({ Name: 'Запасы', Dimensions: { Данные: CatalogRef('Данные') }, Resources: { Количество: NumberType(5) } }),
  InformationRegister({ Name: 'Цены', Dimensions: { Данные: CatalogRef('Данные') }, Resources: { Цена: NumberType(5) } }),
  ExchangePlan({ Name: 'Обмен', Content: ['Catalog.Данные'] }),
  Role({
    Name: 'Полная',
    SetForNewObjects: true,
  }),
  Role({
    Name: 'Открытая',
    Rights: Object.fromEntries(
      ['Catalog.Данные', 'ExchangePlan.Обмен', 'Document.Приход', 'AccumulationRegister.Запасы', 'InformationRegister.Цены'].map((one) => [
        one,
        ['Read', 'Insert', 'Update', 'Delete'],
      ]),
    ),
    Restrictions: {
      'Catalog.Данные': {
        Read: 'ЗначениеСекретности eq 2',
        Insert: 'ЗначениеСекретности eq 2',
        Update: 'ЗначениеСекретности eq 2',
        Delete: "Description eq 'Лишнее'",
      },
      'AccumulationRegister.Запасы': { Read: 'Данные/ЗначениеСекретности eq 2' },
      'InformationRegister.Цены': { Read: 'Данные/ЗначениеСекретности eq 2', Update: 'Цена lt 100' },
    },
  }),
  Role({
    Name: 'Первая',
    Rights: { 'Catalog.Данные': ['Read'] },
    Restrictions: { 'Catalog.Данные': { Read: 'ЗначениеСекретности eq 1' } },
  }),
  Role({ Name: 'Пустая', Rights: { 'Document.Приход': ['Read'] } }),
  Role({
    Name: 'Журналист',
    Rights: { 'DocumentJournal.Журнал': ['Read'], 'Document.Приход': ['Read'], 'Document.Прочее': ['Read'] },
    Restrictions: { 'Document.Приход': { Read: 'Вес lt 5' } },
  }),
] as const

const uuid = (last: number): string => `00000000-0000-4000-8000-00000000000${last}`
const data = {
  ExchangePlans: { Обмен: [{ Ref: uuid(9), Code: '1' }] },
  Catalogs: {
    Данные: [
      { Ref: uuid(1), $ref: 'a', Code: '1', Description: 'Тайна', ЗначениеСекретности: 1, Части: [{ Вес: 1 }] },
      { Ref: uuid(2), $ref: 'b', Code: '2', Description: 'Открыто', ЗначениеСекретности: 2, Части: [{ Вес: 2 }], Другое: { $ref: 'a' } },
      { Ref: uuid(3), $ref: 'c', Code: '3', Description: 'Лишнее', ЗначениеСекретности: 2 },
    ],
  },
  Documents: { Приход: [{ $ref: 'd', Number: '1', Date: '2024-01-05T00:00:00', Posted: true }] },
  AccumulationRegisters: {
    Запасы: [
      { Recorder: { $ref: 'd' }, Period: '2024-01-05T00:00:00', RecordType: 'Receipt', Данные: { $ref: 'a' }, Количество: 1 },
      { Recorder: { $ref: 'd' }, Period: '2024-01-05T00:00:00', RecordType: 'Receipt', Данные: { $ref: 'b' }, Количество: 2 },
    ],
  },
  InformationRegisters: {
    Цены: [
      { Данные: { $ref: 'a' }, Цена: 10 },
      { Данные: { $ref: 'b' }, Цена: 20 },
    ],
  },
}

const service = HTTPService({
  Name: 'Handled',
  RootURL: 'handled',
  URLTemplates: {
    Ask: URLTemplate('/{what}', {
      async GET(request, call) {
        const infobase = call.infobase as Infobase
        const catalog = infobase.Catalogs['Данные']!
        const all = async (options = {}): Promise<unknown> => (await catalog.Select(options)).map((row) => row['Code'])
        const ask: Readonly<Record<string, () => Promise<unknown>>> = {
          all,
          allowed: () => all({ allowed: true }),
          privileged: () => infobase.Privileged(() => all()),
          own: () => all({ where: { ЗначениеСекретности: 2 } }),
          object: async () => (await (await infobase.Privileged(() => catalog.FindByCode('1'))).GetObject()) === undefined,
          changes: async () => {
            const plan = infobase.ExchangePlans['Обмен']!
            return (await plan.SelectChanges(await plan.FindByCode('1'), 1).next()).done
          },
          prices: async () => (await infobase.InformationRegisters['Цены']!.Select({ allowed: true })).length,
        }
        const response = new HTTPServiceResponse(200)
        response.SetBodyFromString(
          JSON.stringify(await ask[request.URLParameters['what']!]!().catch((error: { code?: string }) => error.code)),
        )
        return response
      },
    }),
  },
})

let standin: RestrictedHost
beforeAll(async () => {
  const StoredPasswordValue = await hashPassword('p')
  const user = (Name: string, ...Roles: readonly string[]) => ({ Name, Roles, StoredPasswordValue })
  const users = userList([
    user('full', 'Полная'),
    user('open', 'Открытая'),
    user('both', 'Открытая', 'Первая'),
    user('mixed', 'Открытая', 'Полная'),
    user('none', 'Пустая'),
    user('journal', 'Журналист'),
  ])
  standin = await restrictedHost({ services: [service], objects, data, users })
})
afterAll(() => standin.close())

async function ask(user: string, path: string, init: RequestInit = {}): Promise<string> {
  const [address, query = ''] = path.split('?')
  const answer = await fetch(`${standin.url}/odata/standard.odata/${address}?$format=json&${query}`, {
    ...init,
    headers: { Authorization: `Basic ${Buffer.from(`${user}:p`).toString('base64')}` },
  })
  const text = await answer.text()
  if (!answer.ok) return `${answer.status} ${/"code": ?"(-?\d+)"/.exec(text)?.[1] ?? text}`
  if (answer.status === 204) return '204'
  if (!text.startsWith('{')) return text.replace('\ufeff', '')
  const body = JSON.parse(text) as { value?: Record<string, unknown>[] } & Record<string, unknown>
  const one = (row: Record<string, unknown>): string =>
    String(
      row['Code'] ?? row['Вес'] ?? row['КоличествоBalance'] ?? row['Количество'] ?? row['Цена'] ?? JSON.stringify(row['RecordSet']) ?? '',
    )
  return Array.isArray(body.value) ? body.value.map(one).join(' ') : one(body)
}

const sets = 'Catalog_Данные?$orderby=Code'
const open2 = '$filter=ЗначениеСекретности eq 2'
const balance = 'AccumulationRegister_Запасы/Balance()'

/** The request, and what users full, open, both, mixed and none get. */
const matrix: readonly (readonly [request: string, full: string, open: string, both: string, mixed: string, none: string])[] = [
  [sets, '1 2 3', '401 20', '1 2 3', '1 2 3', '401 20'],
  [`${sets}&allowedOnly=false`, '1 2 3', '401 20', '1 2 3', '1 2 3', '401 20'],
  [`${sets}&allowedOnly=true`, '1 2 3', '2 3', '1 2 3', '1 2 3', '401 20'],
  [`${sets}&$allowedOnly=true`, '1 2 3', '2 3', '1 2 3', '1 2 3', '401 20'],
  [`${sets}&allowedOnly=false&${open2}`, '2 3', '2 3', '2 3', '2 3', '401 20'],
  [`${sets}&$filter=ЗначениеСекретности eq 1`, '1', '401 20', '1', '1', '401 20'],
  [`${sets}&$filter=ЗначениеСекретности eq 1&allowedOnly=true`, '1', '', '1', '1', '401 20'],
  [`${sets}&$top=1`, '1', '401 20', '1', '1', '401 20'],
  [`${sets}&$skip=1&$top=1`, '2', '2', '2', '2', '401 20'],
  [`${sets}&$top=1&allowedOnly=true`, '1', '2', '1', '1', '401 20'],
  ['Catalog_Данные/$count?', '3', '401 20', '3', '3', '401 20'],
  ['Catalog_Данные/$count?allowedOnly=true', '3', '2', '3', '3', '401 20'],
  [`Catalog_Данные(guid'${uuid(1)}')?`, '1', '401 20', '1', '1', '401 20'],
  [`Catalog_Данные(guid'${uuid(2)}')?`, '2', '2', '2', '2', '401 20'],
  [`Catalog_Данные(guid'${uuid(2)}')/Другое?`, '1', '401 20', '1', '1', '401 20'],
  [`Catalog_Данные(guid'${uuid(1)}')/Description?`, '', '401 20', '', '', '401 20'],
  ['Catalog_Данные_Части?', '1 2', '401 20', '1 2', '1 2', '401 20'],
  ['Catalog_Данные_Части?allowedOnly=true', '1 2', '2', '1 2', '1 2', '401 20'],
  [`${sets}&${open2}&$expand=Другое`, '2 3', '401 20', '2 3', '2 3', '401 20'],
  [`${sets}&${open2}&$expand=Другое&allowedOnly=true`, '2 3', '2 3', '2 3', '2 3', '401 20'],
  ['InformationRegister_Цены?$orderby=Цена', '10 20', '401 20', '401 20', '10 20', '401 20'],
  ['InformationRegister_Цены?allowedOnly=true', '10 20', '20', '20', '10 20', '401 20'],
  ['AccumulationRegister_Запасы_RecordType?', '1 2', '401 20', '401 20', '1 2', '401 20'],
  ['AccumulationRegister_Запасы_RecordType?allowedOnly=true', '1 2', '2', '2', '1 2', '401 20'],
  [`${balance}?`, '1 2', '401 20', '401 20', '1 2', '401 20'],
  [`${balance}?allowedOnly=true`, '1 2', '2', '2', '1 2', '401 20'],
  ['Document_Приход?$select=Ref_Key', '', '', '', '', ''],
]

test.each(matrix)('%s', async (request, ...expected) => {
  const users = ['full', 'open', 'both', 'mixed', 'none']
  const found: string[] = []
  for (const user of users) found.push(await ask(user, request))
  expect(found).toEqual(expected)
})

test('a journal has the restrictions of its documents', async () => {
  const snapshot = await standin.infobase.snapshot()
  for (const [at, Вес] of [1, 7].entries())
    await standin.infobase.Documents['Приход']!.CreateDocument({ Number: `П${at}`, Date: '2024-02-01T00:00:00', Вес }).Write()
  await standin.infobase.Documents['Прочее']!.CreateDocument({ Number: 'Я', Date: '2024-02-02T00:00:00' }).Write()
  const numbers = async (user: string, query: string): Promise<string> => {
    const address = `${standin.url}/odata/standard.odata/DocumentJournal_Журнал?$format=json&${query}`
    const answer = await fetch(address, { headers: { Authorization: `Basic ${btoa(`${user}:p`)}` } })
    const { value } = (await answer.json()) as { value?: { Number: string }[] }
    return value === undefined
      ? String(answer.status)
      : value
          .map((one) => one.Number.trim())
          .toSorted()
          .join(' ')
  }
  expect(await numbers('full', '')).toBe('1 П0 П1 Я')
  expect(await numbers('journal', '')).toBe('401')
  expect(await numbers('journal', 'allowedOnly=true')).toBe('1 П0 Я')
  expect(await numbers('journal', "$filter=Number eq 'Я'")).toBe('Я')
  expect(await numbers('journal', "$filter=Number eq 'П1'")).toBe('401')
  await standin.infobase.restore(snapshot)
})

describe('writing, by one who may see and write what is open', () => {
  const body = (value: object): RequestInit => ({ method: 'POST', body: JSON.stringify(value) })
  const patch = (value: object): RequestInit => ({ method: 'PATCH', body: JSON.stringify(value) })
  test.each<[string, string, RequestInit, string]>([
    ['a new row of its own', 'Catalog_Данные', body({ Code: '4', ЗначениеСекретности: 2 }), '4'],
    ['a new row that it could not see', 'Catalog_Данные', body({ Code: '5', ЗначениеСекретности: 1 }), '401 20'],
    ['a change of a row of its own', `Catalog_Данные(guid'${uuid(2)}')`, patch({ Description: 'Новое' }), '2'],
    ['a change that takes a row away from it', `Catalog_Данные(guid'${uuid(2)}')`, patch({ ЗначениеСекретности: 1 }), '401 20'],
    ['a change of a row of others', `Catalog_Данные(guid'${uuid(1)}')`, patch({ ЗначениеСекретности: 2 }), '401 20'],
    ['a row that it may not delete', `Catalog_Данные(guid'${uuid(2)}')`, { method: 'DELETE' }, '401 20'],
    ['a record that it may not write', 'InformationRegister_Цены', body({ Данные_Key: uuid(3), Цена: 100 }), '401 20'],
    ['a record that it may write', 'InformationRegister_Цены', body({ Данные_Key: uuid(3), Цена: 99 }), '99'],
    ['a row that it may delete', `Catalog_Данные(guid'${uuid(3)}')`, { method: 'DELETE' }, '204'],
  ])('%s', async (_title, path, init, expected) => {
    const snapshot = await standin.infobase.snapshot()
    expect(await ask('open', path, init)).toBe(expected)
    if (expected === '401 20') expect(await ask('full', `${sets}&$select=Code`)).toBe('1 2 3')
    await standin.infobase.restore(snapshot)
  })
})

test('handlers run with the rights of the user of the call, unless they ask for privileged mode', async () => {
  const of = async (user: string, what: string): Promise<unknown> =>
    (
      await fetch(`${standin.url}/hs/handled/${what}`, {
        headers: { Authorization: `Basic ${Buffer.from(`${user}:p`).toString('base64')}` },
      })
    ).json()
  const asked = ['all', 'allowed', 'privileged', 'own', 'object', 'prices', 'changes']
  const found = async (user: string): Promise<readonly unknown[]> => Promise.all(asked.map((one) => of(user, one)))
  const restricted = 'infobase/row-restricted'
  expect(await found('full')).toEqual([['1', '2', '3'], ['1', '2', '3'], ['1', '2', '3'], ['2', '3'], false, 2, true])
  expect(await found('open')).toEqual([restricted, ['2', '3'], ['1', '2', '3'], ['2', '3'], restricted, 1, restricted])
})

test('a message of an exchange is for users who may read all of it', async () => {
  const path = "SelectChanges?MessageNo=1&DataExchangePoint='ExchangePlan_Обмен(guid'" + uuid(9) + "')'"
  expect(await ask('open', path, { method: 'POST' })).toBe('401 20')
  expect(await ask('full', path, { method: 'POST' })).not.toMatch(/^\d{3} /)
})

test.each([
  ['an object that there is not', { 'Catalog.Данное': { Read: 'true' } }, 'role/unknown-object'],
  ['a right that is for objects', { 'Catalog.Данные': { Posting: 'true' } }, 'role/wrong-right'],
  ['a text that is no filter', { 'Catalog.Данные': { Read: 'Секрет eq 1' } }, 'role/wrong-filter'],
])('%s is an error', async (_title, Restrictions, code) => {
  await expect(startStandin({ objects: [objects[0], Role({ Name: 'Р', Restrictions: Restrictions as never })] })).rejects.toThrow(
    expect.objectContaining({ diagnostics: [expect.objectContaining({ code })] }),
  )
})

test('simple conditions of a configuration are translated, others are notes', async () => {
  const described = (kind: string, name: string, children = ''): string =>
    '<MetaDataObject xmlns="http://v8.1c.ru/8.3/MDClasses" xmlns:v8="http://v8.1c.ru/8.1/data/core"'
    + ' xmlns:xs="http://www.w3.org/2001/XMLSchema">'
    + `<${kind} uuid="00000000-0000-4000-8000-000000000009"><Properties><Name>${name}</Name></Properties>`
    + `<ChildObjects>${children}</ChildObjects></${kind}></MetaDataObject>`
  const right = (name: string, condition: string): string =>
    `<right><name>${name}</name><value>true</value>`
    + `<restrictionByCondition><condition>${condition}</condition></restrictionByCondition></right>`
  const attribute = '<Attribute><Properties><Name>Вес</Name><Type><v8:Type>xs:decimal</v8:Type></Type></Properties></Attribute>'
  const rights =
    '<Rights xmlns="http://v8.1c.ru/8.2/roles">'
    + `<object><name>Catalog.Товары</name>${right('Read', 'Товары ГДЕ Товары.Вес &lt; 5')}`
    + `${right('Update', 'ГДЕ Автор = &amp;Пользователь')}</object>`
    + `<object><name>Catalog.Тайны</name>${right('Read', 'ГДЕ ЛОЖЬ')}${right('Delete', 'ГДЕ Нет.Такого = 1')}</object></Rights>`
  const folder = temporaryFolder({
    'Catalogs/Товары.xml': described('Catalog', 'Товары', attribute),
    'Catalogs/Тайны.xml': described('Catalog', 'Тайны'),
    'Roles/Чтение.xml': described('Role', 'Чтение'),
    'Roles/Чтение/Ext/Rights.xml': rights,
  })
  const users = userList([{ Name: 'reader', Roles: ['Чтение'], StoredPasswordValue: await hashPassword('p') }])
  await using served = await startStandin({
    paths: [folder],
    data: {
      Catalogs: {
        Товары: [
          { Code: '1', Вес: 1 },
          { Code: '2', Вес: 9 },
        ],
        Тайны: [{ Code: '1' }],
      },
    },
    users,
    strict: false,
  })
  const found = async (query: string): Promise<string> => {
    const address = `${served.url}/odata/standard.odata/${query}&$format=json`
    const answer = await fetch(address, { headers: { Authorization: `Basic ${btoa('reader:p')}` } })
    const { value } = (await answer.json()) as { value?: { Code: string }[] }
    return value === undefined ? String(answer.status) : value.map((one) => one.Code).join(' ')
  }
  expect(await found('Catalog_Товары?allowedOnly=false')).toBe('401')
  expect(await found('Catalog_Товары?allowedOnly=true')).toBe('1')
  expect(await found('Catalog_Тайны?allowedOnly=true')).toBe('')
  const checked = await run(['check', folder], folder)
  expect([checked.code, [...checked.stdout.matchAll(/restricts rows of (.*?) by/g)].map(([, objects]) => objects)]).toEqual([
    0,
    ['Catalog.Тайны Delete', 'Catalog.Товары Update'],
  ])
})
