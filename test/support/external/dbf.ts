/** The external data source of the chapter's example (17.5.2.4), over a database in memory, in an infobase of its own. */
import { join } from 'node:path'
import { ExternalDataSourceField } from '../../../src/external/definition/field.ts'
import { ExternalDataSourceFunction } from '../../../src/external/definition/function.ts'
import { ExternalDataSource } from '../../../src/external/definition/source.ts'
import { ExternalDataSourceTable } from '../../../src/external/definition/table.ts'
import { ExternalDataSourceTableRef } from '../../../src/external/definition/types.ts'
import type { ExternalDataSourcesRuntime } from '../../../src/external/objects/sources.ts'
import { attachExternalDataSources } from '../../../src/host/external/open.ts'
import { sqliteDriver } from '../../../src/host/external/sqlite.ts'
import { createAsyncContext } from '../../../src/host/machine/async-context.ts'
import { system } from '../../../src/host/machine/system.ts'
import { Catalog, Number, String } from '../../../src/infobase/definitions.ts'
import { createInfobase, type Infobase } from '../../../src/infobase/infobase.ts'
import { createModel } from '../../../src/infobase/model/create-model.ts'
import { openEngineForTests } from '../infobase/engines.ts'
import { temporaryFolder } from '../temporary.ts'

const product = () => ExternalDataSourceField(ExternalDataSourceTableRef('DBF', 'Товары'), { NameInDataSource: 'product' })
const number = (name: string) => ExternalDataSourceField(Number(15, 2), { NameInDataSource: name })

const dbf = ExternalDataSource({
  Name: 'DBF',
  Tables: {
    Товары: ExternalDataSourceTable({
      NameInDataSource: 'products',
      KeyFields: ['Идентификатор'],
      PresentationField: 'Наименование',
      Fields: {
        Идентификатор: ExternalDataSourceField(Number(10), { NameInDataSource: 'id', AllowNull: false }),
        Код: ExternalDataSourceField(String(10), { NameInDataSource: 'code' }),
        Наименование: ExternalDataSourceField(String(50), { NameInDataSource: 'name' }),
        Артикул: ExternalDataSourceField(String(20), { NameInDataSource: 'article' }),
      },
    }),
    Цены: ExternalDataSourceTable({
      NameInDataSource: 'price',
      KeyFields: ['Товар'],
      TableDataType: 'NonobjectData',
      Fields: { Товар: product(), Цена: number('price') },
    }),
    Продажи: ExternalDataSourceTable({
      NameInDataSource: 'sales',
      TableDataType: 'NonobjectData',
      Fields: { Товар: product(), Цена: number('price'), Количество: number('qty'), Сумма: number('summa') },
    }),
    Дороже: ExternalDataSourceTable({
      TableType: 'Expression',
      ExpressionInDataSource: '(select product, price from price where price > &1)',
      Fields: { Товар: product(), Цена: number('price') },
    }),
  },
  Functions: {
    ВсегоТоваров: ExternalDataSourceFunction({ Type: Number(10), ExpressionInDataSource: '(select count(*) from products)' }),
    Больше: ExternalDataSourceFunction({ Type: Number(10), ExpressionInDataSource: '(select count(*) from price where price > &1)' }),
  },
})

const statements = [
  'CREATE TABLE products (id INTEGER PRIMARY KEY, code TEXT, name TEXT, article TEXT)',
  'CREATE TABLE price (product INTEGER PRIMARY KEY, price NUMERIC(15, 2))',
  'CREATE TABLE sales (product INTEGER, price NUMERIC(15, 2), qty NUMERIC(15, 2), summa NUMERIC(15, 2))',
  "INSERT INTO products VALUES (1, '001', 'Стол', 'A-1'), (2, '002', 'Стул', 'A-2'), (3, '003', 'Шкаф', NULL)",
  'INSERT INTO price VALUES (1, 5000), (2, 1500.5)',
  'INSERT INTO sales VALUES (1, 5000, 2, 10000), (2, 1500, 4, 6000), (1, 4900, 1, 4900)',
]

export interface DbfInfobase {
  readonly infobase: Infobase
  readonly external: ExternalDataSourcesRuntime
}

/** A file with the tables of the example and their rows. */
export async function dbfFile(): Promise<string> {
  const path = join(temporaryFolder({ 'shop.sqlite': '' }), 'shop.sqlite')
  const connection = await (await sqliteDriver()).connect({ database: path, timeout: 5000 })
  for (const text of statements) await connection.query(text)
  await connection.close()
  return path
}

export async function openDbf(source: object = {}): Promise<DbfInfobase> {
  const infobase = createInfobase(
    { model: createModel([Catalog({ Name: 'Товары' })]), ...source },
    { engine: await openEngineForTests(), context: createAsyncContext(), system },
  )
  const parameters = { DBF: { ConnectionString: `DRIVER={SQLite3};Database=${await dbfFile()}` } }
  const external = attachExternalDataSources([dbf], { infobase, externalDataSources: { parameters } })!
  return { infobase, external }
}
