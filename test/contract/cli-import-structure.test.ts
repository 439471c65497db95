/** `standin import-structure`: a live database becomes a definition that compiles, and that keeps what was set in it. */
import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { ExternalDataSource } from '../../src/external/definition/source.ts'
import { createModuleLoader } from '../../src/load/modules/modules.ts'
import { dialectsHere, testDatabase } from '../support/external/databases.ts'
import { run } from '../support/standin.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { compile } from '../support/tsc.ts'

const sourceIn = async (file: string): Promise<ExternalDataSource> => {
  const { external, diagnostics } = await createModuleLoader().load([file])
  expect(diagnostics).toEqual([])
  return external[0]!.source
}

describe.each(dialectsHere)('over %s', (dialect) => {
  test('tables, keys, types, references, views and functions are read', async () => {
    const database = await testDatabase(dialect)
    onTestFinished(() => database.remove())
    const decimal = dialect === 'sqlite' ? 'numeric' : 'decimal'
    await database.run(
      'create table products (id int primary key, code varchar(9), title varchar(50) not null)',
      `create table price (product int not null references products (id), kind varchar(10) not null, price ${decimal}(15,2), at date,
        primary key (product, kind)${dialect === 'mysql' ? ', foreign key (product) references products (id)' : ''})`,
      'create table sales (product_id int, qty int)',
      'create view titles as select id, title from products',
    )
    if (dialect === 'postgres')
      await database.run(
        'create table "Camel Case" ("Key" uuid primary key, "order" bytea)',
        'create function goods(low int) returns table (id int, title varchar) language sql as $$ select id, title from products $$',
        'create function goods_count(a int, b int) returns bigint language sql as $$ select count(*) from products $$',
        'create sequence codes',
      )
    const folder = temporaryFolder()
    const ended = await run(
      ['import-structure', database.string, '--name', 'Shop', '--presentation', 'products=title', '--as', 'price=Цены'],
      folder,
    )
    expect([ended.stderr.split('\n')[0], ended.code, ended.stdout]).toEqual([
      dialect === 'postgres' ? '6 tables, 2 functions' : '4 tables, 0 functions',
      0,
      'services/eds/Shop.ts\n',
    ])
    expect(readFileSync(`${folder}/services/eds/Shop.ts`, 'utf8')).not.toContain('PWD=standin')
    expect(compile(folder)).toEqual(['', 0])
    const { Tables, Functions } = await sourceIn(`${folder}/services/eds/Shop.ts`)
    expect(Tables['products']).toMatchObject({
      TableDataType: 'ObjectData',
      KeyFields: ['id'],
      PresentationField: 'title',
      ReadOnly: false,
    })
    expect(Tables['products']!.Fields['title']).toMatchObject({ AllowNull: false, Type: { Types: [{ kind: 'String', Length: 50 }] } })
    expect(Tables['Цены']).toMatchObject({ TableDataType: 'NonobjectData', NameInDataSource: 'price', KeyFields: ['product', 'kind'] })
    expect(Tables['Цены']!.Fields).toMatchObject({
      product: { Type: { Types: [{ Name: 'ExternalDataSourceTableRef.Shop.products' }] } },
      price: { Type: { Types: [{ kind: 'Number', Digits: 15, FractionDigits: 2 }] } },
      at: { Type: { Types: [{ kind: 'Date', DateFractions: 'Date' }] } },
    })
    // No foreign key says so: the name does.
    expect(Tables['sales']!.Fields['product_id']!.Type.Types).toMatchObject([{ Name: 'ExternalDataSourceTableRef.Shop.products' }])
    expect(Tables['titles']).toMatchObject({ ReadOnly: true, KeyFields: [] })
    if (dialect !== 'postgres') return
    expect(Tables['Camel_Case']).toMatchObject({ NameInDataSource: 'Camel Case', Fields: { Key: { NameInDataSource: `'"Key"'` } } })
    expect(Tables['goods']).toMatchObject({ TableType: 'Expression', ExpressionInDataSource: 'goods(&1)' })
    expect(Functions['goods_count']).toMatchObject({ ReturnValue: true, ExpressionInDataSource: 'goods_count(&1, &2)' })
    expect(Functions['codes']!.ExpressionInDataSource).toBe("nextval('codes')")
  })

  test('a second import keeps what was set, adds what is new, and says what is gone', async () => {
    const database = await testDatabase(dialect)
    onTestFinished(() => database.remove())
    await database.run('create table a (id int primary key, old int)', 'create table b (id int primary key)')
    const folder = temporaryFolder()
    const importing = (...options: string[]) => run(['import-structure', database.string, '--name', 'S', ...options], folder)
    expect((await importing()).code).toBe(0)
    const file = `${folder}/services/eds/S.ts`
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('a: ExternalDataSourceTable({', "Первая: ExternalDataSourceTable({\n NameInDataSource: 'a',"),
    )
    await database.run('alter table a drop column old', 'alter table a add added int', 'drop table b')
    expect((await importing()).code).toBe(6)
    const kept = await importing('--force')
    expect(kept.stderr).toContain('new: Первая.added')
    expect(kept.stderr).toContain('not in the database any more (--delete-gone deletes it): Первая.old')
    expect(Object.keys((await sourceIn(file)).Tables)).toEqual(['Первая', 'b'])
    const russian = await importing('--force', '--delete-gone', '--lang', 'ru')
    expect(russian.stderr).toContain('удалено, в базе больше нет: b')
    const { Tables } = await sourceIn(file)
    expect(Object.keys(Tables)).toEqual(['Первая'])
    expect(Object.keys(Tables['Первая']!.Fields)).toEqual(['id', 'added'])
  })
})

test.each<readonly [args: readonly string[], code: number, message: string]>([
  [['DRIVER=Oracle;Database=x'], 2, 'there is no driver "Oracle"'],
  [['Database=x'], 2, 'names no driver'],
  [['DRIVER=SQLite3;Database=nowhere.db'], 8, 'nowhere.db: no such file'],
  [['DRIVER={PostgreSQL Unicode};Server=127.0.0.1;Port=1;Database=x;PWD=geheim'], 8, 'does not answer (127.0.0.1:1/x)'],
  [['DRIVER=SQLite3', '--type', 'a.b=Nothing'], 2, "option '--type': column=String(50) is expected"],
  [['DRIVER=SQLite3'], 4, 'nothing is written: the database has no tables; the connection string names none by Database=…'],
  [['DRIVER=SQLite3;Databse=shop.db'], 4, 'the connection string names none by Database=…'],
  [['DRIVER=SQLite3', '--only', 'goods'], 4, 'the database has no table "goods"'],
])('import-structure %s ends with %i and says why', async (args, code, message) => {
  const ended = await run(['import-structure', ...args], temporaryFolder())
  expect([ended.code, ended.stderr]).toEqual([code, expect.stringContaining(message)])
  expect(ended.stderr).not.toContain('geheim')
})
