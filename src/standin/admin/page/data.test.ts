/** Data on the admin surface: objects with their rows, in pages, as 1C presents values; secrets are masked. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve, type Served } from '../../../host/server/serve.ts'
import { Catalog } from '../../../infobase/definitions.ts'
import { startStandin, type TestStandin } from '../../../testing/index.ts'
import { adminPlatform } from '../admin.ts'

let standin: TestStandin
let admin: Served
beforeAll(async () => {
  standin = await startStandin({ paths: ['examples/08-warehouse/services'], data: 'examples/08-warehouse/data.yaml', secrets: ['Артикул'] })
  admin = await serve(
    adminPlatform(standin.standin, (error) => {
      throw error
    }),
    { port: 0 },
  )
})
afterAll(() => Promise.all([standin.close(), admin.close(0)]))

interface Rows {
  readonly columns: readonly { readonly name: string; readonly russian: string }[]
  readonly rows: readonly (readonly { readonly text: string; readonly object?: string }[])[]
  readonly count: number
}
const get = async <T>(path: string): Promise<T> => (await fetch(admin.url + path)).json() as Promise<T>
const rowsOf = async (path: string): Promise<readonly Record<string, string>[]> => {
  const { columns, rows } = await get<Rows>(path)
  return rows.map((row) => Object.fromEntries(row.map(({ text }, at) => [columns[at]!.name, text])))
}

test('objects have the number of their rows', async () => {
  expect(await get('/data')).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ object: 'Catalog.Товары', kind: 'Catalog', name: 'Товары', count: 3 }),
      expect.objectContaining({ object: 'Document.ПриходТовара', count: 1, sections: ['Товары'] }),
      expect.objectContaining({ object: 'InformationRegister.КурсыВалют', count: 2 }),
      expect.objectContaining({ object: 'AccumulationRegister.ТоварныеЗапасы', count: 2 }),
    ]),
  )
})

test('rows are as 1C presents them, and secret fields are masked', async () => {
  const rows = await rowsOf('/data/Catalog.Товары')
  expect(rows.find((one) => one['Code'] === '000000001')).toMatchObject({
    Description: 'Стол',
    Parent: 'Мебель',
    Цена: '5000',
    Артикул: '***',
  })
  expect(await rowsOf('/data/InformationRegister.КурсыВалют')).toMatchObject([
    { Period: expect.stringMatching(/2024/) as unknown, Курс: expect.stringContaining(',') as unknown },
    {},
  ])
})

test('a tabular section has its own rows', async () => {
  expect(await rowsOf('/data/Document.ПриходТовара?section=Товары')).toMatchObject([
    { LineNumber: '1', Товар: 'Стол', Количество: '10' },
    { LineNumber: '2', Товар: 'Стул', Количество: '40' },
  ])
})

test('in pages that lose and repeat nothing', async () => {
  const all = await rowsOf('/data/Catalog.Товары')
  const pages = await Promise.all([0, 1, 2, 3].map((skip) => rowsOf(`/data/Catalog.Товары?skip=${skip}&top=1`)))
  expect(pages.map((one) => one.length)).toEqual([1, 1, 1, 0])
  expect(pages.flat()).toEqual(all)
})

test('every object that is listed has rows to be asked for', async () => {
  const objects = await get<readonly { readonly object: string; readonly count: number }[]>('/data')
  for (const { object, count } of objects) expect([object, (await get<Rows>(`/data/${object}`)).rows.length]).toEqual([object, count])
})

test.each(['/data/Catalog.None', '/data/Report.X'])('%s is not there', async (path) => {
  expect((await fetch(admin.url + path)).status).toBe(404)
})

test('of many objects those that were never written to are not counted one by one', async () => {
  const names = Array.from({ length: 120 }, (_, at) => `Т${at}`)
  const many = await startStandin({
    objects: names.map((Name) => Catalog({ Name })),
    data: { Catalogs: { Т7: [{ Description: 'Один' }] } },
    services: [],
  })
  const surface = await serve(
    adminPlatform(many.standin, () => {}),
    { port: 0 },
  )
  const objects = (await (await fetch(`${surface.url}/data`)).json()) as readonly { readonly name: string; readonly count: number }[]
  expect(objects.filter(({ count }) => count !== 0)).toMatchObject([{ name: 'Т7', count: 1 }])
  expect(objects.length).toBe(120)
  await Promise.all([many.close(), surface.close(0)])
})
