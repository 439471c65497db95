/** Queries of external data sources: one source a query, conditions that the source checks, objects behind references, limits of cubes. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { filledShop, type FilledShop } from '../../test/support/query/filled-shop.ts'
import { ForeignReference } from '../infobase/foreign/reference.ts'
import type { ForeignColumn, ForeignQuestion, ForeignTable, ForeignTables, ForeignValue } from '../infobase/foreign/tables.ts'
import { Decimal } from '../xdto/values/decimal.ts'
import { Query, TempTablesManager } from './query.ts'
import type { QueryValue } from './values.ts'

class Ref extends ForeignReference {
  readonly type = 'ExternalDataSourceTableRef.DBF.Товары'
  readonly key: number

  constructor(key: number) {
    super()
    this.key = key
  }

  keyText(): string {
    return String(this.key)
  }
}

const column = (name: string, english: string, type: string): ForeignColumn => ({ name, english, key: english, types: [type] })
const number = (value: number): Decimal => Decimal.from(value)
const names = ['Стол', 'Стул', 'стол ']

/** Rows as a database would find them; it knows cases of letters apart. */
function tableOf(
  asked: ForeignQuestion[],
  own: Pick<ForeignTable, 'FullName' | 'columns' | 'kind'> & {
    readonly rows: readonly (readonly ForeignValue[])[]
    readonly isExpression?: boolean
  },
): ForeignTable {
  const at = (key: string): number => own.columns.findIndex((one) => one.key === key)
  const same = (a: QueryValue, b: QueryValue): boolean =>
    a instanceof ForeignReference ? a.equals(b) : a instanceof Decimal && b instanceof Decimal ? a.text === b.text : a === b
  return {
    source: 'DBF',
    isExpression: false,
    ...own,
    async read(question) {
      asked.push(question)
      const rows = own.rows.filter((row) =>
        question.conditions.every(({ key, operator, values }) =>
          operator === '=' || operator === 'in'
            ? values.some((one) => same(one, row[at(key)]))
            : (operator === '>' ? 1 : -1) * (Number(String(row[at(key)])) - Number(String(values[0]))) > 0,
        ),
      )
      return rows.slice(0, question.top).map((row) => question.columns.map((key) => row[at(key)]))
    },
  }
}

let shop: FilledShop
let asked: ForeignQuestion[]
let limit = 100

beforeAll(async () => {
  shop = await filledShop()
})

beforeEach(() => {
  asked = []
  limit = 100
  const goods = tableOf(asked, {
    FullName: 'ExternalDataSource.DBF.Table.Товары',
    kind: 'table',
    columns: [
      column('Ссылка', 'Ref', 'ExternalDataSourceTableRef.DBF.Товары'),
      column('Код', 'Код', 'Number'),
      column('Имя', 'Имя', 'String'),
    ],
    rows: names.map((name, key) => [new Ref(key), number(key), name]),
  })
  const sales = tableOf(asked, {
    FullName: 'ExternalDataSource.DBF.Table.Продажи',
    kind: 'table',
    columns: [column('Товар', 'Товар', 'ExternalDataSourceTableRef.DBF.Товары'), column('Сумма', 'Сумма', 'Number')],
    rows: [0, 1, 0, 2].map((key, at) => [new Ref(key), number((at + 1) * 10)]),
  })
  const found = tableOf(asked, {
    FullName: 'ExternalDataSource.DBF.Table.Найти',
    kind: 'table',
    columns: [column('Код', 'Код', 'Number')],
    rows: [],
    isExpression: true,
  })
  const cube = tableOf(asked, {
    FullName: 'ExternalDataSource.DBF.Cube.К',
    kind: 'cube',
    columns: [column('Сумма', 'Сумма', 'Number')],
    rows: [[number(5)]],
  })
  const other: ForeignTable = { ...goods, source: 'Другой' }
  const tables = new Map([
    ['dbf.таблица.товары', goods],
    ['dbf.таблица.продажи', sales],
    ['dbf.таблица.найти', found],
    ['dbf.куб.к', cube],
    ['другой.таблица.т', other],
  ])
  const port: ForeignTables = {
    table: (all) => tables.get(all.join('.').toLowerCase()),
    ofType: (type) => (type === 'ExternalDataSourceTableRef.DBF.Товары' ? goods : undefined),
    get limit() {
      return limit
    },
  }
  shop.infobase.base.beside.ForeignTables = port
})

const DBF = 'ВнешнийИсточникДанных.DBF.Таблица'

const shown = (value: QueryValue): string =>
  value instanceof Ref ? `@${value.key}` : value instanceof Decimal ? value.text : String(value)

async function rowsOf(text: string, parameters: Readonly<Record<string, unknown>> = {}): Promise<string[]> {
  const result = await new Query(shop.infobase, text, parameters).Execute()
  return result.Unload().map((row) => Object.values(row).map(shown).join(' | '))
}

describe('rows', () => {
  test.each([
    ['fields in Russian', `ВЫБРАТЬ Товары.Код, Товары.Имя ИЗ ${DBF}.Товары КАК Товары`, ['0 | Стол', '1 | Стул', '2 | стол ']],
    ['the first word in English', 'SELECT Код FROM ExternalDataSource.DBF.Таблица.Товары WHERE Код > 0', ['1', '2']],
    ['all fields', `ВЫБРАТЬ * ИЗ ${DBF}.Товары`, ['@0 | 0 | Стол', '@1 | 1 | Стул', '@2 | 2 | стол ']],
    [
      'groups, totals of them and their order',
      `ВЫБРАТЬ Товар, СУММА(Сумма) КАК С ИЗ ${DBF}.Продажи СГРУППИРОВАТЬ ПО Товар УПОРЯДОЧИТЬ ПО С УБЫВ`,
      ['@0 | 40', '@2 | 40', '@1 | 20'],
    ],
    [
      'fields behind references',
      `ВЫБРАТЬ П.Товар.Имя, П.Товар.Ссылка, П.Сумма ИЗ ${DBF}.Продажи КАК П ГДЕ П.Товар.Код < 2`,
      ['Стол | @0 | 10', 'Стул | @1 | 20', 'Стол | @0 | 30'],
    ],
    [
      'joins within a source',
      `ВЫБРАТЬ Т.Имя, П.Сумма ИЗ ${DBF}.Товары КАК Т ЛЕВОЕ СОЕДИНЕНИЕ ${DBF}.Продажи КАК П ПО П.Товар = Т.Ссылка ГДЕ П.Сумма > 20`,
      ['Стол | 30', 'стол  | 40'],
    ],
    [
      'queries in queries',
      `ВЫБРАТЬ В.Имя ИЗ (ВЫБРАТЬ Имя ИЗ ${DBF}.Товары ГДЕ Ссылка В (ВЫБРАТЬ Товар ИЗ ${DBF}.Продажи ГДЕ Сумма > 30)) КАК В`,
      ['стол '],
    ],
    [
      'ОБЪЕДИНИТЬ',
      `ВЫБРАТЬ Код КАК Ч ИЗ ${DBF}.Товары ОБЪЕДИНИТЬ ВСЕ ВЫБРАТЬ Сумма ИЗ ${DBF}.Продажи ГДЕ Сумма > 30`,
      ['0', '1', '2', '40'],
    ],
    ['a cube', 'ВЫБРАТЬ ПЕРВЫЕ 10 К.Сумма ИЗ ВнешнийИсточникДанных.DBF.Куб.К КАК К', ['5']],
  ])('%s', async (_, text, expected) => expect(await rowsOf(text)).toEqual(expected))

  test('a reference as a parameter, and a list of them', async () => {
    expect(await rowsOf(`ВЫБРАТЬ Имя ИЗ ${DBF}.Товары ГДЕ Ссылка = &Т`, { Т: new Ref(1) })).toEqual(['Стул'])
    expect(await rowsOf(`ВЫБРАТЬ Имя ИЗ ${DBF}.Товары ГДЕ Ссылка В (&Т)`, { Т: [new Ref(1), new Ref(0)] })).toEqual(['Стол', 'Стул'])
  })
})

describe('what the source is asked', () => {
  test('the fields that are used, and conditions that it can check; texts are equal as it takes them', async () => {
    const rows = await rowsOf(`ВЫБРАТЬ Код ИЗ ${DBF}.Товары ГДЕ Имя = &Имя И 5 > Код И НЕ Код = 7 И Имя > "А"`, { Имя: 'стол ' })
    expect(rows).toEqual(['2'])
    expect(asked).toEqual([
      {
        columns: ['Имя', 'Код'],
        conditions: [
          { key: 'Имя', operator: '=', values: ['стол '] },
          { key: 'Код', operator: '<', values: [number(5)] },
        ],
        top: 101,
        args: [],
      },
    ])
  })

  test('ПЕРВЫЕ is its own where nothing else is done with the rows', async () => {
    expect(await rowsOf(`ВЫБРАТЬ ПЕРВЫЕ 2 Имя ИЗ ${DBF}.Товары`)).toEqual(['Стол', 'Стул'])
    expect(await rowsOf(`ВЫБРАТЬ ПЕРВЫЕ 2 Имя ИЗ ${DBF}.Товары УПОРЯДОЧИТЬ ПО Код УБЫВ`)).toEqual(['стол ', 'Стул'])
    expect(asked.map(({ top }) => top)).toEqual([2, 101])
  })

  test('arguments of an expression', async () => {
    await rowsOf(`ВЫБРАТЬ Код ИЗ ${DBF}.Найти(&Ч, "x")`, { Ч: 5 })
    expect(asked[0]!.args).toEqual([number(5), 'x'])
  })

  test('objects behind references are read once each, together', async () => {
    await rowsOf(`ВЫБРАТЬ Товар.Имя, Товар.Код ИЗ ${DBF}.Продажи`)
    expect(asked.map(({ columns }) => columns)).toEqual([['Товар'], ['Ref', 'Имя'], ['Ref', 'Код']])
    expect(asked[1]!.conditions[0]!.values).toHaveLength(3)
  })

  test('more rows than the limit are an error that names the table', async () => {
    limit = 2
    await expect(rowsOf(`ВЫБРАТЬ Код ИЗ ${DBF}.Товары`)).rejects.toMatchObject({
      code: 'query/too-many-rows',
      message: expect.stringContaining('больше 2 строк таблицы ExternalDataSource.DBF.Table.Товары'),
    })
    expect(await rowsOf(`ВЫБРАТЬ ПЕРВЫЕ 2 Код ИЗ ${DBF}.Товары`)).toEqual(['0', '1'])
  })
})

describe('temporary tables', () => {
  test('of the source, by its name', async () => {
    const kept = 'ВнешнийИсточникДанных.DBF.ВременнаяТаблица.Остатки'
    const text = `ВЫБРАТЬ Код, Имя ПОМЕСТИТЬ ${kept} ИЗ ${DBF}.Товары ГДЕ Код > 0;
      ВЫБРАТЬ О.Имя ИЗ ${kept} КАК О ВНУТРЕННЕЕ СОЕДИНЕНИЕ ${DBF}.Товары КАК Т ПО Т.Код = О.Код; УНИЧТОЖИТЬ ${kept}`
    const [, rows] = await new Query(shop.infobase, text).ExecuteBatch()
    expect(rows!.UnloadColumn('Имя')).toEqual(['Стул', 'стол '])
  })

  test('of a table that is given', async () => {
    const manager = new TempTablesManager()
    const query = new Query(shop.infobase, 'ВЫБРАТЬ Код ПОМЕСТИТЬ ВнешнийИсточникДанных.DBF.ВременнаяТаблица.В ИЗ &Т КАК Т', {
      Т: [{ Код: 5 }],
    })
    query.TempTablesManager = manager
    await query.Execute()
    query.Text = 'ВЫБРАТЬ Код ИЗ ExternalDataSource.dbf.TemporaryTable.В'
    expect((await query.Execute()).UnloadColumn('Код')).toEqual([number(5)])
  })
})

test.each([
  ['the infobase beside a source', `ВЫБРАТЬ 1 ИЗ ${DBF}.Товары КАК Т, Справочник.Товары КАК С`, 'several-sources'],
  ['two sources', `ВЫБРАТЬ 1 ИЗ ${DBF}.Товары ОБЪЕДИНИТЬ ВЫБРАТЬ 1 ИЗ ВнешнийИсточникДанных.Другой.Таблица.Т`, 'several-sources'],
  ['a source in a condition', `ВЫБРАТЬ Код ИЗ Справочник.Товары ГДЕ Код В (ВЫБРАТЬ Имя ИЗ ${DBF}.Товары)`, 'several-sources'],
  ['a temporary table of the infobase', `ВЫБРАТЬ Код ПОМЕСТИТЬ ВТ ИЗ ${DBF}.Товары`, 'temporary-elsewhere'],
  [
    'data of the infobase into one of a source',
    'ВЫБРАТЬ Код ПОМЕСТИТЬ ВнешнийИсточникДанных.DBF.ВременнаяТаблица.В ИЗ Справочник.Товары',
    'temporary-elsewhere',
  ],
  ['a table that there is not', `ВЫБРАТЬ 1 ИЗ ${DBF}.Нет`, 'unknown-table'],
  ['a temporary table that there is not', 'ВЫБРАТЬ 1 ИЗ ВнешнийИсточникДанных.DBF.ВременнаяТаблица.Нет', 'unknown-table'],
  ['arguments of a plain table', `ВЫБРАТЬ 1 ИЗ ${DBF}.Товары(1)`, 'unknown-table'],
  ['a field that there is not', `ВЫБРАТЬ Нет ИЗ ${DBF}.Товары`, 'unknown-field'],
  ['a field behind a reference that there is not', `ВЫБРАТЬ Товар.Нет ИЗ ${DBF}.Продажи`, 'unknown-field'],
])('%s is refused with its place', async (_, text, code) => {
  await expect(rowsOf(text)).rejects.toMatchObject({ code: `query/${code}`, message: expect.stringMatching(/^\{\(\d+, \d+\)\}: /) })
})

const CUBE = 'ИЗ ВнешнийИсточникДанных.DBF.Куб.К КАК К'

test.each([
  ['РАЗРЕШЕННЫЕ', `ВЫБРАТЬ РАЗРЕШЕННЫЕ Сумма ${CUBE}`],
  ['РАЗЛИЧНЫЕ', `ВЫБРАТЬ РАЗЛИЧНЫЕ Сумма ${CUBE}`],
  ['СГРУППИРОВАТЬ ПО', `ВЫБРАТЬ Сумма ${CUBE} СГРУППИРОВАТЬ ПО Сумма`],
  ['ИМЕЮЩИЕ', `ВЫБРАТЬ СУММА(Сумма) ${CUBE} ИМЕЮЩИЕ СУММА(Сумма) > 0`],
  ['СОЕДИНЕНИЕ', `ВЫБРАТЬ К.Сумма ${CUBE} ЛЕВОЕ СОЕДИНЕНИЕ ВнешнийИсточникДанных.DBF.Куб.К КАК Д ПО ИСТИНА`],
  ['ОБЪЕДИНИТЬ', `ВЫБРАТЬ Сумма ${CUBE} ОБЪЕДИНИТЬ ВСЕ ВЫБРАТЬ Сумма ${CUBE}`],
  ['вложенный запрос', `ВЫБРАТЬ Сумма ИЗ (ВЫБРАТЬ Сумма ${CUBE}) КАК В`],
])('a cube has no %s (17.5.3.4)', async (word, text) => {
  await expect(rowsOf(text)).rejects.toMatchObject({
    code: 'query/not-on-cubes',
    message: expect.stringContaining(`${word} не поддерживается`),
  })
})

test('without external data sources a text that names one is refused as an unknown table', async () => {
  delete shop.infobase.base.beside.ForeignTables
  await expect(rowsOf(`ВЫБРАТЬ 1 ИЗ ${DBF}.Товары`)).rejects.toMatchObject({ code: 'query/unknown-table' })
})
