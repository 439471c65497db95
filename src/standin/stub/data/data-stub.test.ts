/** Stubs that keep data without code: saved, found, listed by pages, deleted; isolated from test to test. */
import { describe, expect, test } from 'vitest'
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
} from '../../../infobase/definitions.ts'
import { startStandin, type TestStandin } from '../../../testing/index.ts'

const objects = [
  Catalog({ Name: 'Товары', Attributes: { Цена: Number(15, 2), Вид: EnumRef('Виды') } }),
  Enum({ Name: 'Виды', EnumValues: ['Товар', 'Услуга'] }),
  Document({
    Name: 'Заказ',
    Attributes: { Доставка: Date('Date'), Комментарий: String(100) },
    TabularSections: { Строки: { Товар: CatalogRef('Товары'), Количество: Number(15, 3) } },
  }),
  InformationRegister({ Name: 'Цены', Dimensions: { Товар: CatalogRef('Товары') }, Resources: { Цена: Number(15, 2) } }),
  AccumulationRegister({ Name: 'Запасы', Resources: { Количество: Number(15, 3) } }),
]

const file = {
  file: 'orders.stub.yaml',
  source: `
service: { Name: Orders, RootURL: orders }
stubs:
  - { template: /orders, method: POST, save: Documents.Заказ }
  - { template: /orders, method: GET, list: { in: Documents.Заказ, order: -Number, top: 2 } }
  - { template: '/orders/{Number}', method: GET, find: Documents.Заказ }
  - { template: '/orders/{Number}', method: PUT, save: Documents.Заказ }
  - { template: '/orders/{Number}', method: DELETE, delete: Documents.Заказ }
  - { template: /goods, method: POST, save: { in: Catalogs.Товары, fields: { code: Code, name: Description, price: Цена, kind: Вид } } }
  - template: '/goods/{code}'
    method: GET
    find: { in: Catalogs.Товары, fields: { code: Code, name: Description, price: Цена, kind: Вид } }
  - { template: /goods, method: GET, list: { in: Catalogs.Товары, fields: [Code, Description] } }
  - { template: /prices, method: POST, save: InformationRegisters.Цены }
  - { template: /prices, method: GET, list: InformationRegisters.Цены }
`,
}

const start = (): Promise<TestStandin> =>
  startStandin({ objects, stubs: [file], data: { Catalogs: { Товары: [{ Code: '000000001', Description: 'Ручка', Цена: 10.5 }] } } })

const ask =
  (standin: TestStandin) =>
  async (method: string, path: string, body?: unknown): Promise<readonly [status: number, body: unknown]> => {
    const answer = await fetch(`${standin.url}/hs/orders${path}`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) })
    const text = await answer.text()
    return [answer.status, text === '' ? undefined : (JSON.parse(text) as unknown)]
  }

test('an order is posted in one call, and read, changed, listed and deleted in the next ones', async () => {
  await using standin = await start()
  const send = ask(standin)
  const order = {
    Доставка: '2024-02-01',
    Комментарий: 'срочно',
    Строки: [
      { Товар: '000000001', Количество: 2 },
      { Товар: 'Ручка', Количество: 0.5 },
    ],
  }
  const [status, made] = await send('POST', '/orders', order)
  expect([status, made]).toMatchObject([201, { Number: '000000001', Доставка: '2024-02-01T00:00:00', Комментарий: 'срочно' }])
  const { Строки } = made as { Строки: { LineNumber: number; Товар: string; Количество: number }[] }
  expect(Строки.map((one) => [one.LineNumber, one.Количество])).toEqual([
    [1, 2],
    [2, 0.5],
  ])
  expect(Строки[0]!.Товар).toBe(Строки[1]!.Товар)
  expect(await send('GET', '/orders/000000001')).toEqual([200, made])
  expect(await send('PUT', '/orders/000000001', { Комментарий: 'не срочно', Строки: [] })).toMatchObject([
    200,
    { Комментарий: 'не срочно', Строки: [] },
  ])
  expect(await send('PUT', '/orders/000000077', { Комментарий: 'новый' })).toMatchObject([201, { Number: '000000077' }])
  await send('POST', '/orders', {})
  expect(await send('GET', '/orders')).toMatchObject([
    200,
    { total: 3, top: 2, skip: 0, items: [{ Number: '000000078' }, { Number: '000000077' }] },
  ])
  expect(await send('GET', '/orders?skip=2&top=5')).toMatchObject([200, { total: 3, items: [{ Number: '000000001' }] }])
  expect(await send('GET', `/orders?${new URLSearchParams({ Комментарий: 'новый' })}`)).toMatchObject([200, { total: 1 }])
  expect(await send('DELETE', '/orders/000000001')).toEqual([204, undefined])
  expect(await send('GET', '/orders/000000001')).toMatchObject([404, { error: expect.stringContaining('000000001') as string }])
  expect(await send('DELETE', '/orders/000000001')).toMatchObject([404, {}])
})

test('fields have the names that the stub gives them', async () => {
  await using standin = await start()
  const send = ask(standin)
  expect(await send('POST', '/goods', { name: 'Стол', price: 1999.9, kind: 'Товар' })).toEqual([
    201,
    { code: '000000002', name: 'Стол', price: 1999.9, kind: 'Товар' },
  ])
  expect(await send('GET', '/goods/000000001')).toEqual([200, { code: '000000001', name: 'Ручка', price: 10.5, kind: '' }])
  expect(await send('GET', '/goods')).toEqual([
    200,
    {
      items: [
        { Code: '000000001', Description: 'Ручка' },
        { Code: '000000002', Description: 'Стол' },
      ],
      total: 2,
      top: 50,
      skip: 0,
    },
  ])
})

test('records of a register are kept by their key', async () => {
  await using standin = await start()
  const send = ask(standin)
  for (const Цена of [1, 2]) expect((await send('POST', '/prices', { Товар: 'Ручка', Цена }))[0]).toBe(201)
  expect(await send('GET', '/prices')).toMatchObject([200, { total: 1, items: [{ Цена: 2 }] }])
})

test.for([
  ['no JSON object', '/orders', 'nothing', /JSON object$/],
  ['an unknown field', '/orders', { Комментaрий: 'а' }, /Комментaрий/],
  ['a value of another type', '/goods', { price: 'много' }, /Цена/],
  ['a reference that leads nowhere', '/orders', { Строки: [{ Товар: 'Нет' }] }, /Catalog\.Товары with "Нет"/],
] as const)('%s is 400 with the reason, and nothing is kept', async ([, path, body, reason]) => {
  await using standin = await start()
  const send = ask(standin)
  expect(await send('POST', path, body)).toEqual([
    400,
    { error: expect.stringMatching(reason) as string, errorRu: expect.stringMatching(/[а-яё]/) as string },
  ])
  expect(await send('GET', '/orders')).toMatchObject([200, { total: 0 }])
})

test('of a body that is not JSON the place is named', async () => {
  await using standin = await start()
  const answer = await fetch(`${standin.url}/hs/orders/orders`, { method: 'POST', body: '{"Комментарий": }' })
  expect([answer.status, await answer.json()]).toEqual([
    400,
    {
      error: 'the body must be a JSON object: 1:17: not expected here: "}"',
      errorRu: 'тело должно быть объектом JSON: 1:17: здесь не ожидалось: "}"',
    },
  ])
})

test('data comes back to the start', async () => {
  await using standin = await start()
  const send = ask(standin)
  await send('POST', '/goods', { name: 'Стол' })
  await standin.restore()
  expect(await send('GET', '/goods')).toMatchObject([200, { total: 1 }])
})

describe('what is wrong with such a stub', () => {
  const errors = async (stub: string): Promise<unknown> => {
    const source = `service: { Name: Orders, RootURL: orders }\nstubs: [ { template: /orders, ${stub} } ]\n`
    const thrown = await startStandin({ objects, stubs: [{ file: 'a.stub.yaml', source }] }).catch((error: unknown) => error)
    return (thrown as { diagnostics: { code: string; location?: { line: number } }[] }).diagnostics.map(
      (one) => `${one.code} ${one.location?.line}`,
    )
  }
  test.for([
    ['an object that there is not', 'save: Documents.Заказы', 'stub/unknown-data 2'],
    ['a field that there is not', 'list: { in: Documents.Заказ, fields: [Сумма] }', 'stub/unknown-field 2'],
    ['a kind that is not kept so', 'save: AccumulationRegisters.Запасы', 'stub/wrong-kind 2'],
    ['two actions', 'save: Documents.Заказ, list: Documents.Заказ', 'stub/more-than-one 2'],
    ['an action and a reply', 'save: Documents.Заказ, reply: { text: ok }', 'stub/more-than-one 2'],
  ] as const)('%s', async ([, stub, code]) => {
    expect(await errors(stub)).toEqual([code])
  })
})
