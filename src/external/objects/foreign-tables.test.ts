/** Cubes of an analytic server as sources of queries, through the managers' own connections. */
import { expect, test } from 'vitest'
import { shopInfobase } from '../../../test/support/infobase/shop.ts'
import { createXMLAServer } from '../../../test/xmla/server.ts'
import { createAsyncContext } from '../../host/machine/async-context.ts'
import { Number, String } from '../../infobase/definitions.ts'
import { Query } from '../../query/query.ts'
import { createParameterLayers } from '../connection/layers.ts'
import { regionalSettings } from '../conversion/locale.ts'
import { ExternalDataSourceCube, ExternalDataSourceDimensionTable, ExternalDataSourceResource } from '../definition/cube.ts'
import { ExternalDataSourceField } from '../definition/field.ts'
import { ExternalDataSource } from '../definition/source.ts'
import { ExternalDataSourceCubeDimensionTableRef } from '../definition/types.ts'
import { createExternalDataSources } from './sources.ts'

const ref = (table: string) => ExternalDataSourceCubeDimensionTableRef('OLAP', 'Продажи', table)
const code = ExternalDataSourceField(String(10), { NameInDataSource: 'Code' })
const olap = ExternalDataSource({
  Name: 'OLAP',
  Cubes: {
    Продажи: ExternalDataSourceCube({
      NameInDataSource: 'Sales',
      DimensionTables: {
        Товары: ExternalDataSourceDimensionTable({ NameInDataSource: '[Product].[Name]', LevelNumber: 2, Fields: { Код: code } }),
        ВсеТовары: ExternalDataSourceDimensionTable({
          NameInDataSource: 'Product',
          HierarchyNameInDataSource: 'Product',
          Hierarchical: true,
        }),
        Годы: ExternalDataSourceDimensionTable({ NameInDataSource: '[Time]' }),
      },
      Dimensions: { Товар: ref('Товары'), Год: ref('Годы') },
      Resources: { Сумма: ExternalDataSourceResource(Number(15, 2), { NameInDataSource: 'Amount' }) },
    }),
  },
})

async function opened(mostRows = 100, ConnectionString = 'http://h/x?DataSourceName=host&Catalog=C') {
  const server = createXMLAServer()
  const infobase = await shopInfobase()
  const runtime = createExternalDataSources([olap], {
    driver: () => Promise.reject(new Error('no driver is asked for')),
    outgoing: server.outgoing,
    layers: createParameterLayers({ OLAP: { ConnectionString } }),
    context: createAsyncContext(),
    regional: regionalSettings.ru,
    settings: { mostRows },
    rights: () => undefined,
    parametersOf: () => undefined,
    after: () => () => undefined,
  })
  infobase.base.beside.ForeignTables = runtime.tables
  const rows = async (text: string, parameters: Readonly<Record<string, unknown>> = {}) => {
    const result = await new Query(infobase, text, parameters).Execute()
    return result.Unload().map((row) =>
      Object.values(row)
        .map((one) => `${one}`)
        .join(' | '),
    )
  }
  return { infobase, rows, runtime, server }
}

const CUBE = 'ВнешнийИсточникДанных.OLAP.Куб.Продажи'

test.each([
  ['a resource alone is one record', `ВЫБРАТЬ ПЕРВЫЕ 10 К.Сумма ИЗ ${CUBE} КАК К`, ['1359.75']],
  ['dimensions make the records', `ВЫБРАТЬ К.Год, К.Сумма ИЗ ${CUBE} КАК К`, ['2023 | 1250.25', '2024 | 109.5']],
  [
    'fields of members, conditions on a resource',
    `ВЫБРАТЬ К.Товар.Код, К.Сумма ИЗ ${CUBE} КАК К ГДЕ К.Сумма > 50`,
    ['007 | 1250.75', '100 | 99'],
  ],
  ['an order, the first ones', `ВЫБРАТЬ ПЕРВЫЕ 1 К.Товар, К.Сумма ИЗ ${CUBE} КАК К УПОРЯДОЧИТЬ ПО К.Сумма`, ['Milk ] 3% | 10']],
  [
    'members of a table',
    `ВЫБРАТЬ Т.Ссылка, Т.Код ИЗ ${CUBE}.ТаблицаИзмерения.Товары КАК Т ГДЕ Т.Код <> "100"`,
    ['Tea | 007', 'Milk ] 3% | 010'],
  ],
  [
    'the other form of the word, parents',
    `ВЫБРАТЬ Т.Ссылка, Т.Родитель ИЗ ${CUBE}.ТаблицаИзмерений.ВсеТовары КАК Т ГДЕ НЕ Т.Родитель ЕСТЬ NULL`,
    ['Tea | Drink', 'Milk ] 3% | Drink', 'Bread | Food'],
  ],
])('%s', async (_, text, expected) => {
  const { rows } = await opened()
  expect(await rows(text)).toEqual(expected)
})

test('a member as a parameter goes into MDX as its unique name', async () => {
  const { infobase, rows, server } = await opened()
  const [row] = (await new Query(infobase, `ВЫБРАТЬ ПЕРВЫЕ 1 Т.Ссылка ИЗ ${CUBE}.ТаблицаИзмерения.Товары КАК Т`).Execute()).Unload()
  expect(await rows(`ВЫБРАТЬ К.Товар, К.Сумма ИЗ ${CUBE} КАК К ГДЕ К.Товар = &Т`, { Т: row!['Ссылка'] })).toEqual(['Tea | 1250.75'])
  expect(server.messages.at(-1)).toContain('{[Product].[Drink].[Tea]}')
})

test('more than the limit is an error; sessions end with the managers', async () => {
  const { rows, runtime, server } = await opened(2)
  await expect(rows(`ВЫБРАТЬ К.Товар, К.Год, К.Сумма ИЗ ${CUBE} КАК К`)).rejects.toMatchObject({ code: 'xmla/too-many' })
  expect(await rows(`ВЫБРАТЬ ПЕРВЫЕ 2 К.Товар, К.Сумма ИЗ ${CUBE} КАК К`)).toHaveLength(2)
  expect(server.sessions.size).toBe(1)
  await runtime.close()
  expect(server.sessions.size).toBe(0)
})

test('a string that is not of an analytic server is refused', async () => {
  const { rows } = await opened(100, 'DRIVER={SQLite3};Database=x')
  await expect(rows(`ВЫБРАТЬ К.Сумма ИЗ ${CUBE} КАК К`)).rejects.toMatchObject({ code: 'xmla/connection-string' })
})
