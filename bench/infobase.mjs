// The infobase beside bare SQL that does the same work in the same engine and process: by key, a page of 50, a document that is posted
// with 20 records and their totals, balances of a million records, and what tests need: `restore()` after a thousand rows were written.
// PostgreSQL is measured where STANDIN_POSTGRES says where it is (scripts/with-databases.sh). BENCH_RECORDS gives fewer records and shorter
// rounds.
import { fileURLToPath } from 'node:url'
import { entryDefinitions, entryRows, hourSql, id as idSql } from './support/entries.mjs'
import { postgresEngines } from './support/postgres.mjs'

const dist = process.env.STANDIN_DIST ?? fileURLToPath(new URL('../build/', import.meta.url))
const {
  AccountingRegister,
  AccumulationRegister,
  Attribute,
  Boolean,
  Catalog,
  CatalogRef,
  ChartOfAccounts,
  ChartOfCharacteristicTypes,
  Date: DateType,
  Document,
  Number: NumberType,
  String: StringType,
} = await import(`${dist}/infobase/definitions.js`)
const { createModel } = await import(`${dist}/infobase/model/create-model.js`)
const { createInfobase } = await import(`${dist}/infobase/infobase.js`)
const { dataEvents } = await import(`${dist}/infobase/definition/events.js`)
const { compare, equal, field, value } = await import(`${dist}/infobase/query/expression.js`)
const { DateTime } = await import(`${dist}/xdto/values/date-time.js`)
const { Decimal } = await import(`${dist}/xdto/values/decimal.js`)
const { referenceCell } = await import(`${dist}/infobase/values/reference-cell.js`)
const { loadNodeSqlite, openNodeSqlite } = await import(`${dist}/host/sql/node-sqlite.js`)
const { loadWasmSqlite, openWasmSqlite } = await import(`${dist}/host/sql/wasm-sqlite.js`)
const { runLater } = await import(`${dist}/infobase/store/engine.js`)
const { createAsyncContext } = await import(`${dist}/host/machine/async-context.js`)
const { system } = await import(`${dist}/host/machine/system.js`)

const records = Number(process.env.BENCH_RECORDS ?? 1_000_000)
const items = Math.min(100_000, records)
/** Fewer records are for a quick look: each round is shorter as well. */
const times = (count) => Math.ceil(count * Math.min(1, Math.sqrt(records / 1_000_000)))
const groups = 2_000

const model = createModel([
  ...entryDefinitions({ AccountingRegister, Catalog, CatalogRef, ChartOfAccounts, ChartOfCharacteristicTypes, Document, NumberType }),
  Catalog({ Name: 'Поставщики' }),
  Catalog({
    Name: 'Товары',
    Attributes: {
      Поставщик: Attribute(CatalogRef('Поставщики'), { Indexing: 'Index' }),
      Цена: NumberType(15, 2),
      Активен: Boolean,
      Создан: DateType(),
      Артикул: StringType(20),
    },
  }),
  Document({
    Name: 'Расход',
    RegisterRecords: ['AccumulationRegister.Запасы'],
    RegisterRecordsWritingOnPost: 'WriteModified',
    TabularSections: { Товары: { Товар: CatalogRef('Товары'), Количество: NumberType(15, 3) } },
  }),
  AccumulationRegister({ Name: 'Запасы', Dimensions: { Товар: CatalogRef('Товары') }, Resources: { Количество: NumberType(15, 3) } }),
])

const posting = dataEvents('Document', 'Расход', {
  Posting(document) {
    const { Запасы } = document.RegisterRecords
    const period = document.Date
    for (const row of document.Товары) Запасы.Add({ RecordType: 'Expense', Period: period, Товар: row.Товар, Количество: row.Количество })
  },
})

const uuid = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const cellOf = (n) => referenceCell(uuid(n))

async function round(run, times) {
  const started = performance.now()
  for (let n = 0; n < times; n++) {
    const result = run(n)
    if (result instanceof Promise) await result
  }
  return ((performance.now() - started) * 1000) / times
}

/** Microseconds of one run of each, the least of seven rounds in turn, so that both meet the same moments of a shared machine. */
async function compared(ours, bare, times, bareTimes = times) {
  const least = [Infinity, Infinity]
  for (let n = 0; n < 8; n++) {
    const spent = [await round(ours, times), await round(bare, bareTimes)]
    // The first round warms up.
    if (n > 0) for (const at of [0, 1]) least[at] = Math.min(least[at], spent[at])
  }
  return least
}

const row = (engine, what, ours, bare, limit) => ({
  engine,
  what,
  'ours µs': ours,
  'bare µs': bare,
  'ratio': ours / bare,
  'at most': limit,
})

async function of(open) {
  const engine = await open()
  const infobase = createInfobase({ model, events: [posting] }, { engine, context: createAsyncContext(), system })
  const rows = []
  await fillItems(engine, infobase)
  const { name } = engine
  const columns = ['Ref', 'Code', 'Description', 'Поставщик', 'Цена', 'Активен', 'Создан', 'Артикул', 'DeletionMark'].map((one) => ({
    name: one,
    expression: field(one),
  }))
  const table = infobase.base.layout.table('Catalog.Товары')
  const cells = columns.map((one) => table.column(one.name).name).join(', ')
  const cell = (one) => table.column(one).name

  const byKey = engine.prepare(`SELECT ${cells} FROM ${table.name} WHERE c0 = ?`)
  const source = { kind: 'object', name: 'Catalog.Товары' }
  const { Reference } = await import(`${dist}/infobase/values/reference.js`)
  const [ourKey, bareKey] = await compared(
    (n) =>
      infobase.select({
        source,
        where: equal(field('Ref'), value(new Reference('CatalogRef.Товары', uuid((n * 7919) % items)))),
        columns,
        top: 1,
      }),
    (n) => byKey.all([cellOf((n * 7919) % items)]),
    times(2_000),
  )
  rows.push(row(name, 'by key, 9 fields', ourKey, bareKey, 2))

  const page = engine.prepare(
    `SELECT ${cells} FROM ${table.name} WHERE ${cell('Поставщик')} = ? AND ${cell('Цена')} > ? ORDER BY c0 LIMIT 50 OFFSET ?`,
  )
  const [ourPage, barePage] = await compared(
    (n) =>
      infobase.select({
        source,
        where: {
          kind: 'and',
          operands: [
            equal(field('Поставщик'), value(new Reference('CatalogRef.Поставщики', uuid(n % 20)))),
            compare(field('Цена'), '>', value(Decimal.from(10))),
          ],
        },
        columns,
        skip: 10,
        top: 50,
      }),
    (n) => page.all([cellOf(n % 20), 1_000n, 10n]),
    times(200),
  )
  rows.push(row(name, 'page of 50, filter and order by key', ourPage, barePage, 2))
  rows.push(await postingRow(engine, infobase))
  rows.push(...(await balanceRows(engine, infobase)))
  rows.push(...(await entryRows(engine, infobase, records, { compared, row, DateTime })))
  rows.push(...(await restoreRows(open)))
  infobase.close()
  return rows
}

async function fillItems(engine, infobase) {
  const { writer, layout } = infobase.base
  const table = layout.table('Catalog.Товары')
  const { Reference } = await import(`${dist}/infobase/values/reference.js`)
  engine.execute('BEGIN')
  let block = []
  for (let n = 0; n < items; n++) {
    const values = table.columns.map(({ field: { Name }, empty }) => {
      switch (Name) {
        case 'Ref':
          return new Reference('CatalogRef.Товары', uuid(n))
        case 'Code':
          return String(n).padStart(9, '0')
        case 'Description':
          return `Товар № ${n}`
        case 'Поставщик':
          return new Reference('CatalogRef.Поставщики', uuid(n % 500))
        case 'Цена':
          return Decimal.of(BigInt((n * 37) % 100_000), 2)
        case 'Создан':
          return DateTime.of({ year: 2024, month: 1 + (n % 12), day: 1 + (n % 28) })
        default:
          return empty
      }
    })
    block.push(values)
    if (block.length === 1_000 || n === items - 1) {
      writer.insertAll(table, block)
      block = []
    }
  }
  engine.execute('COMMIT')
  engine.execute('ANALYZE')
}

/** The bare side: the same rows in the same tables, prepared, with the same totals, and no objects, events or checks. */
async function postingRow(engine, infobase) {
  const { Documents } = infobase
  const { Reference } = await import(`${dist}/infobase/values/reference.js`)
  const references = Array.from({ length: 20 }, (_, n) => new Reference('CatalogRef.Товары', uuid(n * 100)))
  const date = DateTime.of({ year: 2024, month: 3, day: 3 })
  const post = async () => {
    const document = Documents.Расход.CreateDocument({ Date: date })
    for (const Товар of references) document.Товары.Add({ Товар, Количество: 1 })
    await document.Write('Posting')
  }
  await post()
  const [ours, bare] = await compared(post, barePosting(engine, infobase), times(250))
  return row(engine.name, 'document of 20 rows, posted with 20 records and totals', ours, bare, 2.5)
}

function barePosting(engine, infobase) {
  const { layout } = infobase.base
  const document = layout.table('Document.Расход')
  const section = layout.section('Document.Расход', 'Товары')
  const register = layout.table('AccumulationRegister.Запасы')
  const item = register.column('Товар').name
  const cells = (table) => table.columns.flatMap((one) => [one.name, ...(one.tag ? [one.tag] : []), ...(one.twin ? [one.twin] : [])])
  const insert = (table) => engine.prepare(`INSERT INTO ${table.name} (${cells(table)}) VALUES (${cells(table).map(() => '?')})`)
  const [putDocument, putRow, putRecord] = [document, section, register].map(insert)
  const months = engine.prepare(
    `INSERT INTO ${register.name}m (m, ${item}, p0, x0) VALUES (?, ?, 0, ?) `
      + `ON CONFLICT (m, ${item}) DO UPDATE SET x0 = ${register.name}m.x0 + excluded.x0`,
  )
  const current = engine.prepare(
    `INSERT INTO ${register.name}n (k, ${item}, r0) VALUES (1, ?, ?) `
      + `ON CONFLICT (k, ${item}) DO UPDATE SET r0 = ${register.name}n.r0 + excluded.r0`,
  )
  const [begin, commit] = ['BEGIN IMMEDIATE', 'COMMIT'].map((text) => engine.prepare(text))
  const number = engine.prepare(`SELECT max(${document.column('Number').twin}) AS last FROM ${document.name}`)
  const valuesOf = (table, given) =>
    table.columns.flatMap(({ field: { Name }, tag, twin, codecs, empty }) => {
      const one = Name in given ? given[Name] : codecs[0].encode(empty)
      return [one, ...(tag ? [1n] : []), ...(twin ? [one] : [])]
    })
  let next = 500_000
  return () => {
    const Ref = cellOf(++next)
    begin.run([])
    number.all([])
    runLater(
      putDocument,
      valuesOf(document, { Ref, Number: `Б${next}`, Date: '2024-03-03T00:00:00', Posted: 1n, DataVersion: 'AAAAAAAAAAA=' }),
    )
    for (let n = 0; n < 20; n++)
      runLater(putRow, valuesOf(section, { Ref, LineNumber: BigInt(n + 1), Товар: cellOf(n * 100), Количество: 1000n }))
    for (let n = 0; n < 20; n++) {
      const Товар = cellOf(n * 100)
      runLater(
        putRecord,
        valuesOf(register, {
          Period: '2024-03-03T00:00:00',
          Recorder: Ref,
          LineNumber: BigInt(n + 1),
          Active: 1n,
          RecordType: 'Expense',
          Товар,
          Количество: 1000n,
        }),
      )
      runLater(months, ['2024-03', Товар, 1000n])
      runLater(current, [Товар, -1000n])
    }
    commit.run([])
  }
}

/** A million records of five years and their totals, made by SQL. */
async function balanceRows(engine, infobase) {
  const { layout } = infobase.base
  const register = layout.table('AccumulationRegister.Запасы')
  const [t, item, amount, period, type] = [
    register.name,
    ...['Товар', 'Количество', 'Period', 'RecordType'].map((one) => register.column(one).name),
  ]
  const { name: recorder, tag } = register.column('Recorder')
  engine.execute(`DELETE FROM ${t}; DELETE FROM ${t}m; DELETE FROM ${t}n`)
  engine.execute(
    `WITH RECURSIVE s(n) AS (SELECT CAST(0 AS BIGINT) UNION ALL SELECT n + 1 FROM s WHERE n < ${records - 1})
      INSERT INTO ${t} (${period}, ${recorder}, ${tag ? `${tag}, ` : ''}${register.column('LineNumber').name},
        ${register.column('Active').name}, ${type}, ${item}, ${amount})
      SELECT ${hourSql},
        ${idSql('n / 20')}, ${tag ? '100, ' : ''}n % 20 + 1, TRUE,
        CASE n % 3 WHEN 0 THEN 'Expense' ELSE 'Receipt' END,
        ${idSql(`n * 7919 % ${groups}`)}, n % 1000 + 1 FROM s`,
  )
  engine.execute(
    `INSERT INTO ${t}m (m, ${item}, p0, x0) SELECT substr(${period}, 1, 7), ${item},
       sum(CASE ${type} WHEN 'Receipt' THEN ${amount} ELSE 0 END),
       sum(CASE ${type} WHEN 'Expense' THEN ${amount} ELSE 0 END) FROM ${t} GROUP BY 1, 2;
     INSERT INTO ${t}n (k, ${item}, r0) SELECT 1, ${item}, sum(p0 - x0) FROM ${t}m GROUP BY ${item}; ANALYZE`,
  )
  const made = []
  for (const [what, date] of [
    ['balance now', undefined],
    ['balance at the end of the history', '2024-12-15T12:00:00'],
    ['balance in the middle of the history', '2022-07-15T12:00:00'],
    ['balance at a quarter of the history', '2021-04-15T12:00:00'],
  ]) {
    const plain = engine.prepare(
      `SELECT ${item}, sum(CASE ${type} WHEN 'Expense' THEN -${amount} ELSE ${amount} END) FROM ${t} WHERE `
        + `${date === undefined ? 'TRUE' : `${period} < ?`} GROUP BY ${item}`,
    )
    const Period = date === undefined ? {} : { Period: DateTime.from(date) }
    const [ours, bare] = await compared(
      () => infobase.AccumulationRegisters.Запасы.Balance(Period),
      () => plain.all(date === undefined ? [] : [date]),
      3,
      1,
    )
    made.push(row(engine.name, `${what}, ${records.toLocaleString('en')} records`, ours, bare, 0.2))
  }
  return made
}

/** The limit of `restore()` is 10 ms, not a ratio. */
async function restoreRows(open) {
  const engine = await open()
  const infobase = createInfobase({ model }, { engine, context: createAsyncContext(), system })
  const fill = async (count) => {
    await infobase.BeginTransaction(async () => {
      for (let n = 0; n < count; n++) await infobase.Catalogs.Товары.CreateItem({ Description: `Товар ${n}`, Цена: n }).Write()
    })
  }
  const started = performance.now()
  await fill(1_000)
  const filled = (performance.now() - started) * 1000
  const snapshot = await infobase.snapshot()
  let least = Infinity
  for (let round = 0; round < 5; round++) {
    await fill(20)
    const before = performance.now()
    await infobase.restore(snapshot)
    least = Math.min(least, (performance.now() - before) * 1000)
  }
  infobase.close()
  return [
    { 'engine': engine.name, 'what': '1,000 items written in one transaction (limit 150 ms)', 'ours µs': filled },
    { 'engine': engine.name, 'what': 'restore() of 1,000 rows (limit 10 ms)', 'ours µs': least },
  ]
}

export async function run() {
  const node = await loadNodeSqlite()
  const wasm = await loadWasmSqlite()
  const engines = [...(node === undefined ? [] : [() => openNodeSqlite(node, ':memory:')]), () => openWasmSqlite(wasm)]
  const postgres = postgresEngines(dist)
  if (postgres === undefined) console.error('skipped: no PostgreSQL (STANDIN_POSTGRES); scripts/with-databases.sh starts one')
  else engines.push(postgres.open)
  const rows = []
  try {
    for (const open of engines) {
      const made = await of(open)
      // A run of all engines is long: what is measured is not lost with what comes behind.
      for (const one of made) console.error(`${one.engine}: ${one.what}: ${one.ratio?.toFixed(3) ?? one['ours µs']}`)
      rows.push(...made)
    }
  } finally {
    await postgres?.clear()
  }
  return rows
}
