/** Data of a stand-in: handlers see it, tests look at it, each stand-in has its own, and it comes back to its start. */
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../test/support/temporary.ts'
import {
  Catalog,
  CatalogRef,
  Decimal,
  DiagnosticError,
  Document,
  DocumentEvents,
  HTTPService,
  HTTPServiceResponse,
  Number,
  Role,
  URLTemplate,
  hashPassword,
  userList,
  type Call,
} from '../index.ts'
import { AccumulationRegister } from '../infobase/definitions.ts'
import { startStandin } from './index.ts'

const Goods = Catalog({ Name: 'Товары', Attributes: { Цена: Number(15, 2) } })
const Stock = AccumulationRegister({
  Name: 'Запасы',
  Dimensions: { Товар: CatalogRef('Товары') },
  Resources: { Количество: Number(15, 3) },
})
const Expense = Document({
  Name: 'Расход',
  RegisterRecords: ['AccumulationRegister.Запасы'],
  TabularSections: { Товары: { Товар: CatalogRef('Товары'), Количество: Number(15, 3) } },
})
const posting = DocumentEvents(Expense, {
  Posting(document) {
    document.RegisterRecords.Запасы.Write = true
    for (const { Товар, Количество } of document.Товары)
      document.RegisterRecords.Запасы.AddExpense({ Period: document.Date, Товар, Количество })
  },
})
const objects = [Goods, Stock, Expense, posting]

const json = (value: unknown): HTTPServiceResponse => {
  const response = new HTTPServiceResponse(200)
  response.SetBodyFromString(JSON.stringify(value))
  return response
}

const Shop = HTTPService({
  Name: 'Shop',
  RootURL: 'shop',
  URLTemplates: {
    Goods: URLTemplate('/goods', {
      GET: async (_, { infobase }: Call) =>
        json((await infobase.Catalogs['Товары']!.Select({ order: ['Code'] })).map((one) => one['Description'])),
      POST: async (request, { infobase }) => {
        await infobase.Catalogs['Товары']!.CreateItem({ Description: await request.GetBodyAsString() }).Write()
        return new HTTPServiceResponse(201)
      },
    }),
    Balance: URLTemplate('/balance', {
      GET: async (_, { infobase }) =>
        json((await infobase.AccumulationRegisters['Запасы']!.Balance()).map((one) => String(one['КоличествоBalance']))),
    }),
  },
})

const data = {
  Catalogs: { Товары: [{ $ref: 'pen', Description: 'Ручка', Цена: 10.5 }] },
  Documents: { Расход: [{ Date: '2024-01-31', Posted: true, Товары: [{ Товар: { $ref: 'pen' }, Количество: 2 }] }] },
}

test('a handler reads and writes the data of the fixture', async () => {
  await using standin = await startStandin({ services: [Shop], objects, data })
  const goods = `${standin.url}/hs/shop/goods`
  expect(await (await fetch(goods)).json()).toEqual(['Ручка'])
  expect((await fetch(goods, { method: 'POST', body: 'Чайник' })).status).toBe(201)
  expect(await (await fetch(goods)).json()).toEqual(['Ручка', 'Чайник'])
  expect(await (await fetch(`${standin.url}/hs/shop/balance`)).json()).toEqual(['-2'])
})

test('each stand-in has its own data; it comes back to the start, and to a snapshot', async () => {
  await using first = await startStandin({ objects, data })
  await using second = await startStandin({ objects, data })
  const names = async (of: typeof first): Promise<unknown[]> =>
    (await of.infobase.Catalogs['Товары']!.Select({ order: ['Code'] })).map((one) => one['Description'])
  const add = (name: string): Promise<void> =>
    first.infobase.Catalogs['Товары']!.CreateItem({ Description: name, Цена: Decimal.from(1) }).Write()
  await add('А')
  const withOne = await first.snapshot()
  await add('Б')
  expect([await names(first), await names(second)]).toEqual([['Ручка', 'А', 'Б'], ['Ручка']])
  await first.restore(withOne)
  expect(await names(first)).toEqual(['Ручка', 'А'])
  await first.restore()
  expect(await names(first)).toEqual(['Ручка'])
})

test('a fixture file beside modules with data objects', async () => {
  const folder = temporaryFolder({
    'infobase/Goods.ts': "import { Catalog } from 'onec-standin'\nexport default Catalog({ Name: 'Товары' })\n",
    'data.yaml': 'Catalogs: { Товары: [ { Description: Ручка } ] }\n',
  })
  await using standin = await startStandin({ paths: [folder], data: `${folder}/data.yaml` })
  expect((await standin.infobase.Catalogs['Товары']!.Select({ order: ['Code'] })).map((one) => one['Code'])).toEqual(['000000001'])
})

test('a user may do what the roles of the user allow', async () => {
  const reader = Role({ Name: 'Чтение', Rights: { 'Catalog.Товары': ['Read'] } })
  const StoredPasswordValue = await hashPassword('1')
  const users = userList([
    { Name: 'reader', Roles: ['Чтение'], StoredPasswordValue },
    { Name: 'other', StoredPasswordValue },
  ])
  await using standin = await startStandin({ services: [Shop], objects: [...objects, reader], data, users, strict: false })
  const post = async (user: string): Promise<number> =>
    (
      await fetch(`${standin.url}/hs/shop/goods`, {
        method: 'POST',
        body: 'Чайник',
        headers: { Authorization: `Basic ${btoa(`${user}:1`)}` },
      })
    ).status
  expect([await post('reader'), await post('other')]).toEqual([500, 201])
})

describe('the standard OData interface', () => {
  const first = async (url: string): Promise<unknown> => {
    const answer = await fetch(`${url}/odata/standard.odata/${encodeURI('Catalog_Контрагенты?$format=json&$top=1')}`)
    return answer.status === 200 ? ((await answer.json()) as { value: { Description: string }[] }).value[0]?.Description : answer.status
  }
  const configuration = fileURLToPath(new URL('../../test/fixtures/warehouse-designer', import.meta.url))

  test('serves the data of a configuration without a word about them', async () => {
    await using standin = await startStandin({ paths: [configuration], data: { Catalogs: { Контрагенты: [{ Description: 'Ромашка' }] } } })
    expect(await first(standin.url)).toBe('Ромашка')
  })

  test('is there without a fixture, unless it is switched off', async () => {
    await using standin = await startStandin({ paths: [configuration], strict: false })
    expect(await first(standin.url)).toBe(undefined)
    await using off = await startStandin({ paths: [configuration], odata: false, strict: false })
    expect(await first(off.url)).toBe(404)
  })

  test('serves an infobase that is given', async () => {
    await using one = await startStandin({ paths: [configuration], data: { Catalogs: { Контрагенты: [{ Description: 'Василек' }] } } })
    await using other = await startStandin({ infobase: one.infobase })
    expect(await first(other.url)).toBe('Василек')
  })
})

describe('what is wrong is thrown', () => {
  test.for([
    ['a fixture', { objects, data: { Catalogs: { Товары: [{ Ценa: 1 }] } } }, 'fixture/unknown-field'],
    ['a definition', { objects: [Catalog({ Name: 'Товары', Attributes: { Код: Number(5) } })] }, 'data/standard-name'],
    ['a file that there is not', { objects, data: 'no.yaml' }, 'fixture/unreadable'],
  ] as const)('%s', async ([, options, code]) => {
    const thrown = await startStandin(options).catch((error: unknown) => error)
    expect(thrown).toBeInstanceOf(DiagnosticError)
    expect((thrown as DiagnosticError).diagnostics.map((one) => one.code)).toEqual([code])
  })

  test('data where there is none', async () => {
    await using standin = await startStandin({ services: [Shop], strict: false })
    expect(() => standin.infobase).toThrow(/has no data/)
    const answer = await fetch(`${standin.url}/hs/shop/goods`)
    expect([answer.status, await answer.text()]).toEqual([500, expect.stringContaining('call.infobase: объектов с данными нет') as string])
  })
})
