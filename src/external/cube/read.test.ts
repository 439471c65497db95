/** Members of dimension tables and records of cells, read from the small analytic server of the tests. */
import { expect, test } from 'vitest'
import { createXMLAServer } from '../../../test/xmla/server.ts'
import { Number, String } from '../../infobase/definition/parts/type-description.ts'
import type { Value } from '../../infobase/values/value.ts'
import { Decimal } from '../../xdto/values/decimal.ts'
import { XMLAClient } from '../../xmla/client.ts'
import { parseXMLAAddress } from '../../xmla/connection-string.ts'
import {
  ExternalDataSourceCube,
  ExternalDataSourceDimensionTable,
  ExternalDataSourceResource,
  type ExternalDataSourceCubeDefinition,
} from '../definition/cube.ts'
import { ExternalDataSourceField } from '../definition/field.ts'
import { ExternalDataSourceCubeDimensionTableRef } from '../definition/types.ts'
import { CubeMemberRef } from './member.ts'
import { CubeReader } from './read.ts'

const ref = (table: string) => ExternalDataSourceCubeDimensionTableRef('OLAP', 'Продажи', table)

const definition = {
  NameInDataSource: 'Sales',
  DimensionTables: {
    Товары: ExternalDataSourceDimensionTable({
      NameInDataSource: '[Product].[Name]',
      HierarchyNameInDataSource: '[Product]',
      LevelNumber: 2,
      Fields: {
        Код: ExternalDataSourceField(String(10), { NameInDataSource: 'Code' }),
        Наименование: ExternalDataSourceField(String(50), { NameInDataSource: 'MEMBER_CAPTION' }),
      },
    }),
    ВсеТовары: ExternalDataSourceDimensionTable({ NameInDataSource: 'Product', HierarchyNameInDataSource: 'Product', Hierarchical: true }),
    Годы: ExternalDataSourceDimensionTable({
      NameInDataSource: '[Time]',
      Fields: { Год: ExternalDataSourceField(Number(4), { NameInDataSource: 'MEMBER_CAPTION' }) },
    }),
  },
  Dimensions: { Товар: ref('Товары'), Год: ref('Годы') },
  Resources: {
    Сумма: ExternalDataSourceResource(Number(15, 2), { NameInDataSource: 'Amount' }),
    Примечание: ExternalDataSourceResource(String(50), { NameInDataSource: '[Measures].[Remark]' }),
  },
} satisfies ExternalDataSourceCubeDefinition

function reading(change: ExternalDataSourceCubeDefinition = {}, limit = 100) {
  const server = createXMLAServer()
  const address = parseXMLAAddress('http://h/x?DataSourceName=host&Catalog=C')
  const client = new XMLAClient({ address, outgoing: server.outgoing, timeout: 1000, maxAnswer: 1_000_000 })
  const cube = new CubeReader({
    source: 'OLAP',
    name: 'Продажи',
    definition: ExternalDataSourceCube({ ...definition, ...change }),
    client,
    limit,
  })
  return { server, cube }
}

const shown = (values: Readonly<Record<string, Value | CubeMemberRef>>): unknown[] =>
  Object.values(values).map((one) => (one instanceof Decimal ? one.text : one instanceof CubeMemberRef ? one.uniqueName : one))

const member = (table: string, uniqueName: string): CubeMemberRef =>
  new CubeMemberRef({ source: 'OLAP', cube: 'Продажи', table }, uniqueName, '')

test('members of a level, by their unique names, with properties of the level', async () => {
  const { cube } = reading()
  const rows = await cube.members('Товары')
  expect(rows.map(({ Fields, Parent, Ref }) => [Ref.uniqueName, `${Ref}`, Parent, ...shown(Fields)])).toEqual([
    ['[Product].[Drink].[Tea]', 'Tea', undefined, '007', 'Tea'],
    ['[Product].[Drink].[Milk ]] 3%]', 'Milk ] 3%', undefined, '010', 'Milk ] 3%'],
    ['[Product].[Food].[Bread]', 'Bread', undefined, '100', 'Bread'],
  ])
})

test('level 0 is the hierarchy itself; the member of all members is neither a row nor a parent', async () => {
  const { cube } = reading()
  const rows = await cube.members('ВсеТовары')
  expect(rows.map(({ Parent, Ref }) => [Ref.caption, Parent?.uniqueName])).toEqual([
    ['Drink', undefined],
    ['Tea', '[Product].[Drink]'],
    ['Milk ] 3%', '[Product].[Drink]'],
    ['Food & <more>', undefined],
    ['Bread', '[Product].[Food]'],
  ])
})

test('a dimension without an All member keeps its first level', async () => {
  const { cube } = reading()
  expect((await cube.members('Годы')).map(({ Fields }) => shown(Fields))).toEqual([['2023'], ['2024']])
})

test('one member by its unique name', async () => {
  const { cube } = reading()
  expect((await cube.member('Товары', '[Product].[Drink].[Milk ]] 3%]'))?.Fields).toEqual({ Код: '010', Наименование: 'Milk ] 3%' })
  await expect(cube.member('Товары', '[Product].[Drink]}, {[Time].[2023]')).rejects.toMatchObject({ code: 'xmla/unique-name' })
})

test('records are cells that have a value, with exact numbers and texts that only look like numbers', async () => {
  const { cube } = reading()
  const records = await cube.records()
  expect(records.map(({ Dimensions, Resources }) => [...shown(Dimensions), ...shown(Resources)])).toEqual([
    ['[Product].[Drink].[Tea]', '[Time].[2023]', '1250.25', '1e3'],
    ['[Product].[Drink].[Tea]', '[Time].[2024]', '0.5', null],
    ['[Product].[Drink].[Milk ]] 3%]', '[Time].[2024]', '10', null],
    ['[Product].[Food].[Bread]', '[Time].[2024]', '99', 'fresh'],
  ])
})

test.each([
  [
    'a dimension alone: the others are summed up',
    { dimensions: ['Год'], resources: ['Сумма'] },
    [
      ['[Time].[2023]', '1250.25'],
      ['[Time].[2024]', '109.5'],
    ],
  ],
  ['no dimension: one record', { dimensions: [], resources: ['Сумма'] }, [['1359.75']]],
  [
    'members of a dimension of the records',
    { dimensions: ['Товар'], resources: ['Сумма'], members: { Товар: [member('Товары', '[Product].[Food].[Bread]')] } },
    [['[Product].[Food].[Bread]', '99']],
  ],
  [
    'members of another dimension',
    { dimensions: ['Товар'], resources: ['Сумма'], members: { Год: [member('Годы', '[Time].[2023]')] } },
    [['[Product].[Drink].[Tea]', '1250.25']],
  ],
  ['no members: no records', { members: { Год: [] } }, []],
  [
    'a condition on a resource',
    { dimensions: ['Товар'], resources: ['Сумма'], conditions: [{ resource: 'Сумма', operator: '<=' as const, value: '99' }] },
    [
      ['[Product].[Drink].[Milk ]] 3%]', '10'],
      ['[Product].[Food].[Bread]', '99'],
    ],
  ],
  ['the first ones', { dimensions: ['Товар'], resources: ['Сумма'], first: 1 }, [['[Product].[Drink].[Tea]', '1250.75']]],
])('%s', async (_, query, rows) => {
  const { cube } = reading()
  const records = await cube.records(query)
  expect(records.map(({ Dimensions, Resources }) => [...shown(Dimensions), ...shown(Resources)])).toEqual(rows)
})

test('never more is asked for than the limit and one, and more than the limit is an error', async () => {
  const { cube, server } = reading({}, 2)
  await expect(cube.records()).rejects.toMatchObject({ code: 'xmla/too-many' })
  await expect(cube.members('Товары')).rejects.toMatchObject({ code: 'xmla/too-many' })
  expect(server.messages.filter((one) => one.includes('<Statement>')).every((one) => one.includes(', 3)'))).toBe(true)
  expect(await cube.members('Товары', 2)).toHaveLength(2)
})

test.each([
  ['a cube', { NameInDataSource: 'sales' }, 'cube/no-cube', 'it has: Sales'],
  [
    'a level',
    { DimensionTables: { Товары: ExternalDataSourceDimensionTable({ NameInDataSource: 'Nothing', LevelNumber: 1 }) }, Dimensions: {} },
    'cube/no-table',
    '"Nothing"; it has: [Product]',
  ],
  ['a measure', { Resources: { Сумма: Number(15, 2) } }, 'cube/no-measure', 'it has: Amount, Remark'],
  ['a table of a dimension', { Dimensions: { Товар: String(5) } }, 'cube/not-a-dimension', 'dimension Товар'],
  [
    'a type that cannot be had',
    { Resources: { Сумма: ExternalDataSourceResource(Number(1), { NameInDataSource: 'Remark' }) } },
    'cube/value',
    '"fresh" of the analytic server cannot be converted to Number',
  ],
  ['a resource', { Resources: {} }, 'cube/no-resource', 'at least one resource'],
])('%s: an error with its place', async (_, change, code, words) => {
  const { cube } = reading(change)
  await expect(cube.records()).rejects.toMatchObject({ code, english: expect.stringContaining(words) })
})

test('a member of another table is refused; what was not found is looked for again', async () => {
  const { cube } = reading()
  const wrong = { members: { Год: [member('Товары', '[Product].[Drink].[Tea]')] } }
  await expect(cube.records(wrong)).rejects.toMatchObject({ code: 'cube/other-member' })
  expect(member('Товары', '[a]').equals(member('Товары', '[a]'))).toBe(true)
  expect(member('Товары', '[a]').equals(member('Годы', '[a]'))).toBe(false)
})
