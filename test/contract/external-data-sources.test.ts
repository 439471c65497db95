/** One contract of external data sources for all databases: what is read, written, refused and rolled back. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  ExternalDataSource,
  ExternalDataSourceField,
  ExternalDataSourceFunction,
  ExternalDataSourceTable,
  ExternalDataSourceTableRef,
} from '../../src/external/definitions.ts'
import type { ExternalDataSources, ExternalDataSourcesRuntime, NamedExternalDataSource } from '../../src/external/objects/sources.ts'
import { openExternalDataSources } from '../../src/host/external/open.ts'
import * as type from '../../src/infobase/definition/parts/type-description.ts'
import { DateTime } from '../../src/xdto/values/date-time.ts'
import { Decimal } from '../../src/xdto/values/decimal.ts'
import { eventually } from '../support/eventually.ts'
import { dialectsHere, testDatabase, type TestDatabase } from '../support/external/databases.ts'

const number = (text: string): Decimal => Decimal.from(text)

const types = {
  sqlite: {
    money: 'numeric(20,4)',
    stamp: 'datetime',
    bytes: 'blob',
    id: 'blob',
    flag: 'boolean',
    big: 'bigint',
    serial: 'integer primary key',
  },
  postgres: {
    money: 'numeric(20,4)',
    stamp: 'timestamp',
    bytes: 'bytea',
    id: 'bytea',
    flag: 'boolean',
    big: 'bigint',
    serial: 'serial primary key',
  },
  mysql: {
    money: 'decimal(20,4)',
    stamp: 'datetime',
    bytes: 'blob',
    id: 'binary(16)',
    flag: 'bit(1)',
    big: 'bigint',
    serial: 'int auto_increment primary key',
  },
} as const

const shop = ExternalDataSource({
  Name: 'DBF',
  DataLockControlMode: 'Automatic',
  Tables: {
    Товары: ExternalDataSourceTable({
      NameInDataSource: 'products',
      KeyFields: ['Идентификатор'],
      PresentationField: 'Наименование',
      ParentField: 'Родитель',
      Fields: {
        Идентификатор: ExternalDataSourceField(type.Number(10), { NameInDataSource: 'id' }),
        Код: ExternalDataSourceField(type.String(9), { NameInDataSource: 'code' }),
        Наименование: ExternalDataSourceField(type.String(50), { NameInDataSource: 'name', AllowNull: false }),
        Родитель: ExternalDataSourceField(ExternalDataSourceTableRef('DBF', 'Товары'), { NameInDataSource: 'parent' }),
      },
    }),
    Цены: ExternalDataSourceTable({
      NameInDataSource: 'price',
      KeyFields: ['Товар', 'Вид'],
      Fields: {
        Товар: ExternalDataSourceField(ExternalDataSourceTableRef('DBF', 'Товары'), { NameInDataSource: 'product' }),
        Вид: ExternalDataSourceField(type.String(10), { NameInDataSource: 'kind' }),
        Цена: ExternalDataSourceField(type.Number(20, 4), { NameInDataSource: 'price' }),
      },
    }),
    Версии: ExternalDataSourceTable({
      NameInDataSource: 'versioned',
      KeyFields: ['id'],
      DataVersionField: 'version',
      Fields: {
        id: ExternalDataSourceField(type.Number(10)),
        title: type.String(50),
        version: ExternalDataSourceField(type.Number(10), { ReadOnly: true }),
      },
    }),
    Типы: ExternalDataSourceTable({
      NameInDataSource: 'kinds',
      KeyFields: ['id'],
      Fields: {
        id: type.Number(19),
        amount: type.Number(20, 4),
        moment: type.Date(),
        day: type.Date('Date'),
        text: type.String(),
        bytes: type.BinaryData(),
        uid: type.UUID,
        flag: ExternalDataSourceField(type.Boolean),
      },
    }),
    СтранныеИмена: ExternalDataSourceTable({
      NameInDataSource: 'odd names',
      KeyFields: ['Ключ'],
      Fields: {
        Ключ: ExternalDataSourceField(type.Number(10), { NameInDataSource: 'the key' }),
        Сумма: ExternalDataSourceField(type.Number(10), { NameInDataSource: "'1 + 1'", ReadOnly: true }),
      },
    }),
    Итоги: ExternalDataSourceTable({
      TableType: 'Expression',
      ExpressionInDataSource: '(select id, name from products where id >= &1{ and id <= &2})',
      KeyFields: [],
      Fields: { Идентификатор: ExternalDataSourceField(type.Number(10), { NameInDataSource: 'id' }), name: type.String(50) },
    }),
    Строки: ExternalDataSourceTable({ NameInDataSource: 'price', KeyFields: [], Fields: { kind: type.String(10) } }),
    Вид: ExternalDataSourceTable({ NameInDataSource: 'goods', KeyFields: ['id'], ReadOnly: true, Fields: { id: type.Number(10) } }),
    Пропавшая: ExternalDataSourceTable({ NameInDataSource: 'nowhere', KeyFields: ['id'], Fields: { id: type.Number(10) } }),
    БезКолонки: ExternalDataSourceTable({ NameInDataSource: 'products', KeyFields: ['gone'], Fields: { gone: type.Number(10) } }),
    НеЧисло: ExternalDataSourceTable({
      NameInDataSource: 'products',
      KeyFields: ['id'],
      Fields: { id: type.Number(10), name: type.Number(10) },
    }),
  },
  Functions: {
    Сумма: ExternalDataSourceFunction({ Type: type.Number(10), ExpressionInDataSource: '(select count(*) from products where id > &1)' }),
    Первое: ExternalDataSourceFunction({ Type: type.String(), ExpressionInDataSource: "coalesce(&1{, &2, &3}, 'нет')" }),
    Любое: ExternalDataSourceFunction({ Type: type.String(), ExpressionInDataSource: 'coalesce(&1, &2[])' }),
  },
})

describe.each(dialectsHere)('external data sources over %s', (dialect) => {
  let database: TestDatabase
  let runtime: ExternalDataSourcesRuntime
  let dbf: NamedExternalDataSource
  const t = types[dialect]
  const flagged = dialect === 'postgres' ? ';BoolsAsChar=0' : ''
  const opened = (settings = {}): ExternalDataSourcesRuntime =>
    openExternalDataSources([shop], { DBF: { ConnectionString: database.string + flagged } }, settings)
  const table = (name: string) => dbf.Tables[name]!
  const anotherSession = <R>(action: (sources: ExternalDataSources) => Promise<R>): Promise<R> =>
    runtime.runAs({ session: {}, user: '' }, () => action(runtime.sources))

  beforeAll(async () => {
    database = await testDatabase(dialect)
    const trigger = {
      sqlite: ['create trigger v after update on versioned begin update versioned set version = old.version + 1 where id = new.id; end'],
      postgres: [
        'create function bump() returns trigger language plpgsql as $$ begin new.version := old.version + 1; return new; end $$',
        'create trigger v before update on versioned for each row execute function bump()',
      ],
      mysql: ['create trigger v before update on versioned for each row set new.version = old.version + 1'],
    }[dialect]
    const quote = dialect === 'mysql' ? '`' : '"'
    await database.run(
      `create table products (id int primary key, code varchar(9), name varchar(50) not null, parent int)`,
      `create table price (product int not null, kind varchar(10) not null, price ${t.money}, primary key (product, kind))`,
      `create table versioned (id int primary key, title varchar(50), version int default 1)`,
      ...trigger,
      `create table kinds (id bigint primary key, amount ${t.money}, moment ${t.stamp}, day date, text varchar(200), bytes ${t.bytes},
        uid ${t.id}, flag ${t.flag})`,
      `create table ${quote}odd names${quote} (${quote}the key${quote} int primary key)`,
      'create view goods as select id from products',
    )
    runtime = opened()
    dbf = runtime.sources['DBF']!
  }, 300_000)

  afterAll(async () => {
    await runtime?.close()
    await database?.remove()
  })

  test('it connects by itself, and says its state', async () => {
    await anotherSession(async (sources) => {
      const source = sources['DBF']!
      expect(source.GetState()).toBe('Disconnected')
      await source.Connect()
      expect(source.GetState()).toBe('Connected')
      await source.Отключиться()
      expect(source.GetState()).toBe('Disconnected')
    })
  })

  test('objects are made, found, changed and deleted by their key', async () => {
    const made = table('Товары').CreateObject()
    expect(made.IsNew()).toBe(true)
    made.fill({ Идентификатор: 1, Код: '00001', Наименование: 'Чайник' })
    await made.Write()
    expect(made.IsNew()).toBe(false)
    const child = table('Товары').CreateObject()
    child.fill({ Идентификатор: 2, Код: '00002', Наименование: 'Крышка', Родитель: made.Ref })
    await child.Write()
    const found = await table('Товары').НайтиПоПолю('Код', '00002')
    expect(found.Key).toEqual(number('2'))
    expect(await found.Presentation()).toBe('Крышка')
    const read = (await table('Товары').GetObject(found))!
    expect(read.get('Родитель')).toEqual(made.Ref)
    expect(made.toJSON()).toMatchObject({ Родитель: undefined })
    read.set('Идентификатор', 3)
    read.set('Наименование', 'Крышка стеклянная')
    await read.Write()
    expect(read.Ref.Key).toEqual(number('3'))
    expect(await table('Товары').GetObject(2)).toBeUndefined()
    await read.Delete()
    expect((await table('Товары').FindByField('Идентификатор', 3)).IsEmpty()).toBe(true)
    const finder = table('Товары')['НайтиПоНаименование'] as (name: string) => Promise<{ Key: unknown }>
    expect((await finder('Чайник')).Key).toEqual(number('1'))
  })

  test('a row without a parent has an empty reference, and reads so', async () => {
    const [row] = await rowsOf(table('Товары').Select({ where: { Идентификатор: 1 } }))
    expect(row!.get('Родитель')).toMatchObject({ Key: undefined })
  })

  test('a record set is written as a whole, read by its filter, and replaced', async () => {
    const reference = table('Товары').GetRef(1)
    const set = table('Цены').CreateRecordSet()
    set.Filter['Товар']!.Set(reference)
    set.Add({ Вид: 'опт', Цена: number('1234567890123456.7891') })
    set.Add({ Вид: 'розница', Цена: 12.5 })
    await set.Write()
    const other = table('Цены').CreateRecordSet()
    other.Отбор['Товар']!.Установить(reference)
    await other.Прочитать()
    expect(Array.from(other, (one) => [one.get('Вид'), (one.get('Цена') as Decimal).text]).sort()).toEqual(
      // SQLite keeps such a number as a double.
      [
        ['опт', dialect === 'sqlite' ? '1234567890123456.8' : '1234567890123456.7891'],
        ['розница', '12.5'],
      ],
    )
    other.Clear()
    other.Add({ Вид: 'акция', Цена: 1 })
    await other.Write()
    await set.Read()
    expect(set.Count()).toBe(1)
    expect(set.Get(0)!.get('Вид')).toBe('акция')
    set.Clear()
    set.Add({ Вид: 'ещё', Цена: 2 })
    await set.Write(false)
    await other.Read()
    expect(other.Количество()).toBe(2)
  })

  test('a record manager finds, changes and deletes one record', async () => {
    const manager = table('Цены').CreateRecordManager()
    manager.fill({ Товар: table('Товары').GetRef(7), Вид: 'опт', Цена: 5 })
    await manager.Write(false)
    const again = table('Цены').CreateRecordManager()
    again.fill({ Товар: table('Товары').GetRef(7), Вид: 'опт' })
    await again.Read()
    expect(again.Selected()).toBe(true)
    expect(again.get('Цена')).toEqual(number('5'))
    again.set('Вид', 'розница')
    await again.Write()
    await again.Delete()
    await again.Read()
    expect(again.Selected()).toBe(false)
  })

  test('every type comes back as it was written', async () => {
    const uid = '6aef4c4e-1234-11ee-8000-0123456789ab'
    const manager = table('Типы').CreateObject()
    manager.fill({
      id: 9007199254740993n,
      amount: number('-12.3456'),
      moment: DateTime.from('0001-01-01T00:00:00'),
      day: DateTime.from('2024-02-29T00:00:00'),
      text: `'); drop table kinds; -- “Ёж”`,
      bytes: new Uint8Array([0, 255, 39]),
      uid,
      flag: true,
    })
    if (dialect === 'mysql') manager.set('moment', DateTime.from('1000-01-01T23:59:59'))
    await manager.Write()
    const read = (await table('Типы').GetObject(9007199254740993n))!
    expect(read.toJSON()).toEqual({ ...manager.toJSON(), uid: expect.anything() })
    expect(String(read.get('uid'))).toBe(uid)
    // Data4, Data3, Data2, Data1 from their last bytes (chapter 17.5.2.3.7).
    const connection = await database.connect()
    const { rows } = await connection.query('select uid from kinds')
    await connection.close()
    expect(Buffer.from(rows[0]![0] as Uint8Array).toString('hex')).toBe('80000123456789ab11ee12346aef4c4e')
  })

  test.runIf(dialect === 'mysql')(
    'a selection gives the same values when it is asked again, also after its table has changed',
    async () => {
      const connection = await database.connect()
      const once = `select cast(12345678901234567890 as unsigned) u, cast(-9223372036854775808 as signed) s, -128 t, 1.2300 d,
      timestamp '2024-02-29 23:59:59' m, timestamp '2024-02-29 23:59:59.125' f, date '1000-01-01' y, time '-838:59:59' h, null n,
      'Ёж' c, x'00ff27' b, year(now()) - year(now()) z, _binary'' e, b'101' i`
      const first = await connection.query(once)
      expect(await connection.query(once)).toEqual(first)
      expect(first.rows[0]!.slice(0, 6)).toEqual([
        '12345678901234567890',
        '-9223372036854775808',
        -128,
        '1.2300',
        '2024-02-29 23:59:59',
        expect.stringMatching(/^2024-02-29 23:59:59\.125/),
      ])
      await connection.query('create table changing (v decimal(10,2))')
      await connection.query('insert into changing values (0.10)')
      const all = 'select v from changing'
      expect((await connection.query(all)).rows).toEqual([['0.10']])
      expect((await connection.query(all)).rows).toEqual([['0.10']])
      await connection.query('alter table changing modify v double')
      await connection.query('update changing set v = 0.1234567890123456')
      for (let time = 0; time < 2; time++) expect((await connection.query(all)).rows).toEqual([[0.1234567890123456]])
      await connection.close()
    },
  )

  test('NULL is NULL where the field allows it, and an error where not', async () => {
    const made = table('Типы').CreateObject()
    made.fill({ id: 1, amount: null, moment: null, day: null, text: null, bytes: null, uid: null, flag: null })
    await made.Write()
    expect((await table('Типы').GetObject(1))!.get('amount')).toBeNull()
    expect(() => table('Товары').CreateObject().set('Наименование', null)).toThrow(/не может быть NULL/)
  })

  test('names with special characters are quoted, those in single quotes are passed as they are', async () => {
    const made = table('СтранныеИмена').CreateObject()
    made.set('Ключ', 5)
    await made.Write()
    const [row] = await rowsOf(table('СтранныеИмена').Select())
    expect(row!.toJSON()).toEqual({ Ключ: number('5'), Сумма: number('2') })
  })

  test('a table that is an expression takes parameters, and the optional ones that are absent are NULL', async () => {
    expect(await rowsOf(table('Итоги').Select({ parameters: [1, 1] }))).toHaveLength(1)
    expect(await rowsOf(table('Итоги').Select({ parameters: [1] }))).toHaveLength(0)
  })

  test('functions give values; their parameters are bound', async () => {
    const run = dbf as unknown as Record<string, (...parameters: unknown[]) => Promise<unknown>>
    expect(await run['Сумма']!(0)).toEqual(number('1'))
    expect(await run['Первое']!("'; drop table products; --")).toBe("'; drop table products; --")
    expect(await run['Первое']!(null)).toBe('нет')
    expect(await run['Любое']!(null, null, 'а', 'б')).toBe('а')
    await expect(run['Любое']!()).rejects.toMatchObject({ code: 'external/too-few-arguments' })
  })

  test('selections have conditions, an order and pages, and end when they are left', async () => {
    const set = table('Товары').CreateRecordSet()
    for (let id = 100; id < 130; id++) set.Add({ Идентификатор: id, Код: `${id}`, Наименование: `Товар ${id}` })
    await set.Write(false)
    const ids = async (options: object): Promise<string[]> =>
      (await rowsOf(table('Товары').Select(options))).map((one) => (one.get('Идентификатор') as Decimal).text)
    expect(await ids({ where: { Идентификатор: { ge: 100, lt: 103 } }, order: ['-Идентификатор'] })).toEqual(['102', '101', '100'])
    expect(await ids({ where: { Идентификатор: { in: [101, 105] } }, order: ['Идентификатор'] })).toEqual(['101', '105'])
    expect(await ids({ where: { Код: { like: '12%' } }, order: ['Код'], top: 2, skip: 1 })).toEqual(['121', '122'])
    expect(await ids({ where: { Идентификатор: { gt: 9.5, lt: 100.5 } } })).toEqual(['100'])
    for await (const row of table('Товары').Select({ order: ['Идентификатор'] })) {
      expect(row.get('Идентификатор')).toEqual(number('1'))
      // The connection of the selection is not that of what is done meanwhile.
      expect((await table('Товары').GetObject(100))!.get('Код')).toBe('100')
      break
    }
  })

  test('a selection inside a transaction is not cut by what the transaction asks meanwhile', async () => {
    await anotherSession(async (sources) => {
      const source = sources['DBF']!
      await source.BeginTransaction()
      let count = 0
      for await (const row of source.Tables['Товары']!.Select({ where: { Идентификатор: { ge: 100 } } })) {
        if (count++ < 3) expect(await source.Tables['Товары']!.GetObject(row.get('Идентификатор'))).toBeDefined()
      }
      expect(count).toBe(30)
      await source.CommitTransaction()
    })
  })

  describe('transactions', () => {
    test('what is rolled back was never there; what is committed is', async () => {
      await anotherSession(async (sources) => {
        const source = sources['DBF']!
        const write = async (id: number): Promise<void> => {
          const made = source.Tables['Товары']!.CreateObject()
          made.fill({ Идентификатор: id, Наименование: 'в транзакции' })
          await made.Write()
        }
        await source.BeginTransaction()
        expect(source.TransactionActive()).toBe(true)
        await write(501)
        expect(await source.Tables['Товары']!.GetObject(501)).toBeDefined()
        await source.RollbackTransaction()
        expect(await source.Tables['Товары']!.GetObject(501)).toBeUndefined()
        await source.НачатьТранзакцию('Managed')
        await write(502)
        await source.ЗафиксироватьТранзакцию()
        expect(source.ТранзакцияАктивна()).toBe(false)
      })
      expect(await table('Товары').GetObject(502)).toBeDefined()
    })

    test('a transaction that a call leaves open is rolled back', async () => {
      await anotherSession(async (sources) => {
        await sources['DBF']!.BeginTransaction()
        const made = sources['DBF']!.Tables['Товары']!.CreateObject()
        made.fill({ Идентификатор: 503, Наименование: 'забыт' })
        await made.Write()
      })
      expect(await table('Товары').GetObject(503)).toBeUndefined()
    })

    test('after an error nothing more is done in it, and it cannot be committed', async () => {
      await anotherSession(async (sources) => {
        const source = sources['DBF']!
        await source.BeginTransaction()
        const made = source.Tables['Товары']!.CreateObject()
        made.fill({ Идентификатор: 1, Наименование: 'снова' })
        await expect(made.Write()).rejects.toMatchObject({ code: 'external-data/duplicate' })
        await expect(source.Tables['Товары']!.GetObject(1)).rejects.toThrow('В данной транзакции уже происходили ошибки!')
        await expect(source.CommitTransaction()).rejects.toMatchObject({ code: 'external-data/transaction-failed' })
        expect(source.TransactionActive()).toBe(false)
        await expect(source.RollbackTransaction()).rejects.toMatchObject({ code: 'external-data/no-transaction' })
      })
    })

    test.skipIf(dialect === 'sqlite')('the isolation that was asked for is that of the server', async () => {
      const seen = async (mode: 'Automatic' | 'Managed', expected: string): Promise<string> =>
        anotherSession(async (sources) => {
          const source = sources['DBF']!
          await source.BeginTransaction(mode)
          await rowsOf(source.Tables['Товары']!.Select({ where: { Идентификатор: 1 }, forUpdate: dialect === 'mysql' }))
          const found = await eventually(() => isolationSeen(database), expected)
          await source.RollbackTransaction()
          return found
        })
      expect(await seen('Automatic', 'SERIALIZABLE')).toBe('SERIALIZABLE')
      expect(await seen('Managed', 'READ COMMITTED')).toBe('READ COMMITTED')
    })

    test.runIf(dialect === 'sqlite')('SQLite is always serializable: a second writer waits for the first', async () => {
      const order: string[] = []
      let begin = (): void => undefined
      const begun = new Promise<void>((resolve) => (begin = resolve))
      await Promise.all([
        anotherSession(async (sources) => {
          await sources['DBF']!.BeginTransaction('Managed')
          order.push('first begins')
          begin()
          await new Promise((resolve) => setTimeout(resolve, 60))
          order.push('first ends')
          await sources['DBF']!.CommitTransaction()
        }),
        anotherSession(async (sources) => {
          await begun
          await sources['DBF']!.BeginTransaction('Managed')
          order.push('second begins')
          await sources['DBF']!.RollbackTransaction()
        }),
      ])
      expect(order).toEqual(['first begins', 'first ends', 'second begins'])
    })
  })

  describe('lost updates', () => {
    test('by the version of the row, which is read again after each writing', async () => {
      const made = table('Версии').CreateObject()
      made.fill({ id: 1, title: 'первая' })
      await made.Write()
      expect(made.DataVersion).toEqual(number('1'))
      const [mine, theirs] = [(await table('Версии').GetObject(1))!, (await table('Версии').GetObject(1))!]
      theirs.set('title', 'чужая')
      await theirs.Write()
      expect(theirs.DataVersion).toEqual(number('2'))
      mine.set('title', 'моя')
      await expect(mine.Write()).rejects.toThrow(/Данные были изменены или удалены другим пользователем/)
      await expect(mine.Delete()).rejects.toMatchObject({ code: 'external-data/lost-update' })
      await mine.Read()
      expect(mine.get('title')).toBe('чужая')
      mine.set('title', 'моя')
      await mine.Write()
      const set = table('Версии').CreateRecordSet()
      await set.Read()
      theirs.SetChangeableFields('title')
      await theirs.Read()
      theirs.set('title', 'ещё')
      await theirs.Write()
      await expect(set.Write()).rejects.toMatchObject({ code: 'external-data/lost-update' })
    })

    test('without a version: overwritten as in 1C, or refused where the setting compares', async () => {
      const own = opened({ lostUpdates: 'compare' })
      let codes = 800_000
      const both = async (sources: ExternalDataSources) => {
        const products = sources['DBF']!.Tables['Товары']!
        const [mine, theirs] = [(await products.GetObject(100))!, (await products.GetObject(100))!]
        theirs.set('Код', String(++codes))
        await theirs.Write()
        mine.set('Наименование', `моё ${codes}`)
        return mine.Write()
      }
      await expect(both(runtime.sources)).resolves.toBeUndefined()
      await expect(both(own.sources)).rejects.toMatchObject({ code: 'external-data/lost-update' })
      await own.close()
    })

    test('a row that was deleted meanwhile is not written anew', async () => {
      const mine = (await table('Товары').GetObject(129))!
      await (await table('Товары').GetObject(129))!.Delete()
      mine.set('Код', 'x')
      await expect(mine.Write()).rejects.toMatchObject({ code: 'external-data/lost-update' })
    })

    test('an object that another one has locked is not written', async () => {
      const [mine, theirs] = [(await table('Товары').GetObject(101))!, (await table('Товары').GetObject(101))!]
      theirs.Lock()
      expect(() => mine.Lock()).toThrow(/Конфликт блокировок/)
      await expect(mine.Write()).rejects.toMatchObject({ code: 'external-data/lock-conflict' })
      theirs.Unlock()
      await mine.Write()
    })
  })

  describe('what is refused', () => {
    test('a duplicate key, and nothing of the set is written', async () => {
      const set = table('Товары').CreateRecordSet()
      set.Add({ Идентификатор: 900, Наименование: 'а' })
      set.Add({ Идентификатор: 900, Наименование: 'б' })
      await expect(set.Write(false)).rejects.toThrow(/Запись с такими ключевыми полями существует!/)
      expect(await table('Товары').GetObject(900)).toBeUndefined()
    })

    test('a key that is not filled, a read-only table and field, a table without keys', async () => {
      await expect(table('Товары').CreateObject().Write()).rejects.toMatchObject({ code: 'external-data/key-missing' })
      const view = table('Вид').CreateRecordSet()
      view.Add({ id: 1 })
      await expect(view.Write()).rejects.toMatchObject({ code: 'external-data/table-read-only' })
      expect(() => table('Строки').CreateRecordSet()).toThrow(/не заданы поля ключа/)
      const versioned = table('Версии').CreateObject()
      expect(() => versioned.set('version', 5)).toThrow(/недоступно для записи/)
      expect(versioned.GetChangeableFields()).toEqual(['id', 'title'])
      versioned.SetChangeableFields(['id', 'version'])
      versioned.set('version', 5)
      expect(() => table('Цены').CreateObject()).toThrow(/хранит необъектные данные/)
      expect(() => table('Цены').CreateRecordSet().Add({ Ценa: 1 })).toThrow(/Поле "Ценa" не найдено/)
      expect(() => dbf.Tables['Товар']).toThrow(/возможно, имелось в виду «Товары»/)
    })

    test('a table and a field that are not there any more, and a value that cannot be converted', async () => {
      await expect(rowsOf(table('Пропавшая').Select())).rejects.toMatchObject({ code: 'external-data/table-missing' })
      await expect(rowsOf(table('БезКолонки').Select())).rejects.toMatchObject({ code: 'external-data/field-missing' })
      await expect(rowsOf(table('НеЧисло').Select())).rejects.toMatchObject({ code: 'external/not-converted' })
    })

    test.skipIf(dialect === 'sqlite')('a wrong password, a server that is not there; no message has the password', async () => {
      const failing = async (string: string): Promise<{ code: string; message: string; english: string }> => {
        const wrong = openExternalDataSources([shop], { DBF: { ConnectionString: string, Password: 'geheim' } })
        return wrong.sources['DBF']!.Connect().catch((error: unknown) => error as never) as never
      }
      const denied = await failing(database.string.replace('UID=postgres', 'UID=guarded'))
      expect(denied.code).toBe('external-data/denied')
      expect(denied.message + denied.english).not.toContain('geheim')
      const away = await failing(database.string.replace(/Port=\d+/, 'Port=1'))
      expect(away.code).toBe('external-data/not-connected')
      const unknown = await failing(database.string.replace(/Database=\w+/, 'Database=nowhere'))
      expect(unknown.code).toBe(dialect === 'mysql' ? 'external-data/denied' : 'external-data/no-database')
    })

    test.skipIf(dialect === 'sqlite')('a connection that is cut in a transaction; afterwards all goes on', async () => {
      await anotherSession(async (sources) => {
        const source = sources['DBF']!
        await source.BeginTransaction()
        const made = source.Tables['Товары']!.CreateObject()
        made.fill({ Идентификатор: 950, Наименование: 'половина' })
        await made.Write()
        await cutOthers(database)
        await expect(source.CommitTransaction()).rejects.toMatchObject({ code: 'external-data/lost' })
        expect(source.TransactionActive()).toBe(false)
        expect(await source.Tables['Товары']!.GetObject(950)).toBeUndefined()
      })
    })
  })
})

const rowsOf = async <T>(rows: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = []
  for await (const one of rows) all.push(one)
  return all
}

/**
 * By the server's own views: predicate locks of PostgreSQL, transactions of InnoDB. InnoDB's view is kept until nobody has read it for a
 * tenth of a second (CACHE_MIN_IDLE_TIME of trx0i_s.cc), so who asks more often sees the transaction before for ever.
 */
async function isolationSeen(database: TestDatabase): Promise<string> {
  const connection = await database.connect()
  if (database.dialect === 'mysql') await new Promise((resolve) => setTimeout(resolve, 250))
  const text =
    database.dialect === 'postgres'
      ? `SELECT CASE WHEN EXISTS (SELECT FROM pg_locks WHERE mode = 'SIReadLock' AND database = (SELECT oid FROM pg_database WHERE datname =
          current_database())) THEN 'SERIALIZABLE' ELSE 'READ COMMITTED' END`
      : `SELECT trx_isolation_level FROM information_schema.innodb_trx WHERE trx_mysql_thread_id IN (
          SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID())`
  const { rows } = await connection.query(text)
  await connection.close()
  return String(rows[0]?.[0])
}

async function cutOthers(database: TestDatabase): Promise<void> {
  const connection = await database.connect()
  if (database.dialect === 'postgres')
    await connection.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    )
  else {
    const { rows } = await connection.query('SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()')
    // One that was closed a moment before is gone by itself.
    for (const [id] of rows) await connection.query(`KILL ${String(id)}`).catch(() => undefined)
  }
  const left =
    database.dialect === 'postgres'
      ? 'SELECT pid FROM pg_stat_activity WHERE datname = current_database()'
        + " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
      : 'SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()'
  await eventually(async () => (await connection.query(left)).rows.length, 0)
  await connection.close()
  await new Promise((resolve) => setTimeout(resolve, 50))
}
