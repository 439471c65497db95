/**
 * Random typed filters: what SQL answers is what plain evaluation of the same plan answers; virtual tables are sums of their movements; a
 * mutated request is answered or refused, and never a defect. `STANDIN_RUNS` multiplies the runs.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadNodeSqlite, openNodeSqlite } from '../../src/host/sql/node-sqlite.ts'
import { loadWasmSqlite, openWasmSqlite } from '../../src/host/sql/wasm-sqlite.ts'
import { storedData } from '../../src/infobase/objects/plain-data.ts'
import { evaluated } from '../../src/infobase/query/plain/evaluate.ts'
import { column } from '../../src/infobase/query/plan.ts'
import type { Engine } from '../../src/infobase/store/engine.ts'
import { createPublishedModel } from '../../src/odata/model/create.ts'
import { bindFilter } from '../../src/odata/plan/bind.ts'
import { openFreshPostgres, postgresForTests } from '../support/infobase/engines.ts'
import { chapter, ids } from '../support/odata/definitions.ts'
import { fill } from '../support/odata/fill.ts'
import { odataHost, type ODataHost } from '../support/odata/warehouse.ts'

const STOCK = 'AccumulationRegister_ТоварныеЗапасы'
const times = Number(process.env['STANDIN_RUNS'] ?? 1)
let host: ODataHost
beforeAll(async () => {
  host = await odataHost(chapter)
  await fill(host)
})
afterAll(() => host.close())

const of = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values)
const { filter } = fc.letrec<{ number: string; text: string; date: string; filter: string }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    of('Цена', 'Вес', 'Рейтинг', '10', '12.5', '-3', '0', '97', '99999999999999999999999999999999999999'),
    fc.tuple(tie('number'), of('add', 'sub', 'mul'), tie('number')).map(([a, o, b]) => `(${a} ${o} ${b})`),
    fc.tuple(of('day', 'month', 'year', 'hour', 'quarter', 'dayofweek', 'dayofyear'), tie('date')).map(([f, d]) => `${f}(${d})`),
    tie('number').map((one) => `round(${one})`),
  ),
  text: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    of('Description', 'Code', 'Артикул', 'Поставщик/ИНН', 'Parent/Description', "'шлеп'", "'00'", "'Чайник ''Ёж'''", "''", "'%'"),
    fc.tuple(tie('text'), tie('text')).map(([a, b]) => `concat(${a}, ${b})`),
    fc.tuple(tie('text'), of(1, 2, 5)).map(([a, n]) => `substring(${a}, ${n}, 3)`),
  ),
  date: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    of('Произведен', 'ГоденДо', "datetime'2014-01-01T00:00:00'", "datetime'2013-12-01T23:59:58'"),
    fc.tuple(tie('date'), of('day', 'month', 'year'), of(1, -1, 12)).map(([d, u, n]) => `dateadd(${d}, '${u}', ${n})`),
  ),
  filter: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.tuple(tie('number'), of('eq', 'ne', 'gt', 'ge', 'lt', 'le'), tie('number')).map((all) => all.join(' ')),
    fc.tuple(tie('text'), of('eq', 'ne', 'gt', 'lt'), tie('text')).map((all) => all.join(' ')),
    fc.tuple(tie('date'), of('eq', 'ne', 'gt', 'le'), tie('date')).map((all) => all.join(' ')),
    fc.tuple(of('startswith', 'endswith', 'like'), tie('text'), tie('text')).map(([f, a, b]) => `${f}(${a}, ${b})`),
    fc.tuple(tie('text'), tie('text')).map(([a, b]) => `substringof(${a}, ${b})`),
    of(
      'IsFolder',
      'Весовой eq true',
      "Вид eq 'Товар'",
      "Вид ne 'Нет'",
      `Поставщик_Key eq guid'${ids.рога}'`,
      `Ref_Key ne guid'${ids.чайник}'`,
      "isof(ДокументПрихода, 'Document_ПриходнаяНакладная')",
      `ДокументПрихода eq cast(guid'${ids.приход}', 'Document_ПриходнаяНакладная')`,
      `ДокументПрихода eq guid'${ids.приход}'`,
      'Остаток gt 9007199254740992',
      'Остаток eq 9007199254740993',
      'Цены/any()',
      'Цены/any(d: d/Цена gt 11)',
      "Цены/all(d: d/ТипЦены ne 'опт')",
      'Цены/any(d: d/Цена eq Цена)',
    ),
    tie('filter').map((one) => `not (${one})`),
    fc.tuple(tie('filter'), of('and', 'or'), tie('filter')).map(([a, o, b]) => `(${a}) ${o} (${b})`),
  ),
}))

const sqlite = await loadNodeSqlite()
const wasm = await loadWasmSqlite()
const engines: readonly (readonly [string, () => Engine | Promise<Engine>])[] = [
  ...(postgresForTests === '' ? [] : [['PostgreSQL', openFreshPostgres] as const]),
  ['SQLite as WebAssembly', () => openWasmSqlite(wasm)],
  ...(sqlite === undefined ? [] : [['node:sqlite', () => openNodeSqlite(sqlite, ':memory:')] as const]),
]

test.each(engines)('SQL of %s and plain evaluation agree on every filter', { timeout: 3_600_000 }, async (_, open) => {
  const host = await odataHost(chapter, {}, {}, undefined, undefined, open)
  await fill(host)
  const { base, model } = host.infobase
  const published = createPublishedModel(model, () => true)
  const entity = published.set('Catalog_Товары')!
  const data = storedData(base.layout, base.tables, base.writer)
  await fc.assert(
    fc.asyncProperty(filter, async (text) => {
      const where = bindFilter('$filter', text, { field: entity.field, entity }, { model: published, infobase: model })
      const plan = { source: entity.source, where, columns: [column('Description')] }
      expect(await host.infobase.select(plan)).toEqual(evaluated(plan, data))
    }),
    { numRuns: 400 * times },
  )
  host.close()
})

test('a mutated request is answered or refused, never a defect', async () => {
  const requests = [
    `Catalog_Товары?$filter=Цена gt 10 and substringof('x', Description)&$orderby=Цена desc&$select=Ref_Key,Цены/Цена&$top=3`,
    `Catalog_Товары(guid'${ids.шлепанцы}')/Поставщик/Description?$format=json`,
    `${STOCK}/Balance(Period=datetime'2024-02-01T00:00:00',Condition='Склад eq 'Главный'',Dimensions='Склад')/$count`,
    `InformationRegister_КурсыВалют(Period=datetime'2008-02-05T00:00:00', Валюта_Key=guid'${ids.доллар}')?$expand=Валюта`,
    `PATCH Catalog_Товары(guid'${ids.чайник}')?$format=json`,
  ]
  const pieces = of(
    "'",
    '(',
    ')',
    '/',
    ',',
    '=',
    '&',
    '$',
    ' ',
    "guid'",
    "datetime'",
    'eq',
    'not',
    '%00',
    '%',
    'Ё',
    '\u{1F600}',
    '""',
    '*',
    '+',
    '0',
    '$count',
    '\\',
    '<',
    'null',
  )
  const bodies = of(
    '{',
    '{}',
    '{"Цена": 1e400}',
    '{"Цены": [1]}',
    '{"Description": "\\u0000"}',
    '[]',
    '<a',
    '<entry xmlns="x"><content/></entry>',
    '{"Ref_Key": {}}',
    'null',
  )
  await fc.assert(
    fc.asyncProperty(
      of(...requests),
      fc.array(fc.tuple(fc.nat(200), fc.nat(4), pieces), { minLength: 1, maxLength: 4 }),
      bodies,
      async (request, cuts, body) => {
        const mutated = cuts.reduce((text, [at, many, piece]) => {
          const from = Math.max(12, at % text.length)
          return (text.slice(0, from) + piece + text.slice(from + many)).replace(/\p{Cs}/gu, '')
        }, request)
        host.observed.length = 0
        const answer = await host.ask(mutated, mutated.startsWith('PATCH') ? body : undefined)
        expect(host.observed.filter(({ kind }) => kind !== 'request')).toEqual([])
        if (answer.status >= 400) expect(answer.text).toMatch(/odata.error|m:error|exception|<html>/)
      },
    ),
    { numRuns: 300 * times },
  )
})

test('virtual tables are the sums of their movements', async () => {
  const set = STOCK
  const movement = fc.record({
    minute: fc.nat(80_000),
    receipt: fc.boolean(),
    item: of(ids.шлепанцы, ids.чайник, ids.обувь),
    store: of('А', 'Б'),
    amount: fc.integer({ min: -5_000, max: 5_000 }),
  })
  const rows = fc.sample(movement, { numRuns: 300 * times, seed: 17 })
  const periodOf = (minute: number): string => new Date(Date.UTC(2024, 0, 1, 0, minute)).toISOString().slice(0, 19)
  const own = await odataHost(chapter)
  await own.ask('POST Document_ПриходнаяНакладная', { Ref_Key: ids.приход, Date: '2024-01-10T10:00:00' })
  await own.ask(`POST ${set}?$format=json`, {
    Recorder: ids.приход,
    Recorder_Type: 'StandardODATA.Document_ПриходнаяНакладная',
    RecordSet: rows.map(({ minute, receipt, item, store, amount }, at) => ({
      LineNumber: String(at + 1),
      Period: periodOf(minute),
      RecordType: receipt ? 'Receipt' : 'Expense',
      Товар_Key: item,
      Склад: store,
      Количество: amount / 1000,
    })),
  })
  const sum = (keep: (row: (typeof rows)[number]) => boolean, store: string, sign: (row: (typeof rows)[number]) => number): number =>
    rows.filter((one) => one.store === store && keep(one)).reduce((total, one) => total + sign(one) * one.amount, 0) / 1000
  const signed = (one: (typeof rows)[number]): number => (one.receipt ? 1 : -1)
  for (const [from, to] of [
    [0, 40_000],
    [30_000, 79_999],
    [44_640, 84_960],
  ] as const) {
    const span = `StartPeriod=datetime'${periodOf(from)}',EndPeriod=datetime'${periodOf(to)}'`
    const balance = (await own.ask(`${set}/Balance(Period=datetime'${periodOf(to)}',Dimensions='Склад')?$format=json`)).json()
      .value as Record<string, number>[]
    for (const row of balance) expect(row['КоличествоBalance']).toBe(sum(({ minute }) => minute < to, String(row['Склад']), signed))
    const both = (await own.ask(`${STOCK}/BalanceAndTurnovers(${span},Dimensions='Склад')?$format=json`)).json().value as Record<
      string,
      number
    >[]
    expect(both.length).toBe(2)
    for (const row of both) {
      const store = String(row['Склад'])
      expect(row['КоличествоOpeningBalance']).toBe(sum(({ minute }) => minute < from, store, signed))
      expect(row['КоличествоReceipt']).toBe(
        sum(
          ({ minute, receipt }) => receipt && minute >= from && minute <= to,
          store,
          () => 1,
        ),
      )
      expect(row['КоличествоExpense']).toBe(
        sum(
          ({ minute, receipt }) => !receipt && minute >= from && minute <= to,
          store,
          () => 1,
        ),
      )
      expect(row['КоличествоClosingBalance']).toBe(sum(({ minute }) => minute <= to, store, signed))
    }
  }
  own.close()
})
