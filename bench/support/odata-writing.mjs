// Writing through the standard OData interface: a document with 20 rows that is posted with 20 movements, beside bare SQL of the same work
// in the same engine; and a message of changes of many objects, with the memory that it takes.
import { mkdtempSync, readFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { start } from './child.mjs'
import { cellOf, load, uuid } from './odata-items.mjs'
import { node22 } from './odata-peers.mjs'

const { AccumulationRegister, Catalog, CatalogRef, Document, Number: NumberType } = await load('infobase/definitions')
const { dataEvents } = await load('infobase/definition/events')
const { createModel } = await load('infobase/model/create-model')
const { createInfobase } = await load('infobase/infobase')
const { openInMemory } = await load('host/sql/memory')
const { createAsyncContext } = await load('host/machine/async-context')
const { system } = await load('host/machine/system')
const { crypto } = await load('host/machine/crypto')
const { createPlatform } = await load('platform/platform')
const { standardODataChannel } = await load('odata/channel')
const { standardOData } = await load('odata/service')
const { bodyBytes } = await load('exchange/reply')

const LINES = 20

const definitions = [
  Catalog({ Name: 'Товары' }),
  Document({
    Name: 'Расход',
    RegisterRecords: ['AccumulationRegister.Запасы'],
    TabularSections: { Товары: { Товар: CatalogRef('Товары'), Количество: NumberType(15, 3), Сумма: NumberType(15, 2) } },
  }),
  AccumulationRegister({
    Name: 'Запасы',
    Dimensions: { Товар: CatalogRef('Товары') },
    Resources: { Количество: NumberType(15, 3), Сумма: NumberType(15, 2) },
  }),
]

const posting = dataEvents('Document', 'Расход', {
  Posting(document) {
    const { Запасы } = document.RegisterRecords
    Запасы.Write = true
    const Period = document.Date
    for (const { Товар, Количество, Сумма } of document.Товары) Запасы.AddExpense({ Period, Товар, Количество, Сумма })
  },
})

async function opened() {
  const model = createModel(definitions)
  const infobase = createInfobase({ model, events: [posting] }, { engine: await openInMemory(), context: createAsyncContext(), system })
  const platform = createPlatform(
    { services: [standardOData({ model })], infobase },
    { ...system, crypto },
    { channels: [standardODataChannel] },
  )
  return { infobase, platform }
}

async function post(platform, target, body) {
  const reply = await platform.handle({
    method: 'POST',
    target: encodeURI(`/odata/standard.odata/${target}`),
    headers: ['Host', 'localhost'],
    scheme: 'http',
    authority: 'localhost',
    body: (async function* () {
      yield body
    })(),
    signal: new AbortController().signal,
  })
  const bytes = await bodyBytes(reply)
  if (reply.status > 201) throw new Error(`${target}: ${reply.status} ${new TextDecoder().decode(bytes)}`)
}

/** The rows of the same document by statements that are prepared once, in two transactions, as the two requests are. */
function bare({ base }) {
  const { writer, layout, tables } = base
  const document = layout.table('Document.Расход')
  const section = layout.section('Document.Расход', 'Товары')
  const register = layout.table('AccumulationRegister.Запасы')
  tables.ensure([document, section, register])
  const insert = (table) => {
    const names = table.columns.flatMap((one) => [one.name, ...(one.tag ? [one.tag] : []), ...(one.twin ? [one.twin] : [])])
    return {
      names,
      statement: writer.statement(`INSERT INTO ${table.name} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`),
    }
  }
  const [documents, lines, movements] = [document, section, register].map(insert)
  const cellsOf = (table, values) =>
    table.columns.flatMap((one) => {
      const cell = values[one.field.Name] ?? one.codecs[0].encode(one.empty)
      return [cell, ...(one.tag ? [0n] : []), ...(one.twin ? [String(cell)] : [])]
    })
  const posted = writer.statement(`UPDATE ${document.name} SET ${document.column('Posted').name} = 1 WHERE c0 = ?`)
  const [month, current] = [`${register.name}m`, `${register.name}n`]
  const dimension = register.column('Товар').name
  const upserts = [
    [`INSERT INTO ${month} (m, ${dimension}, p0, x0, p1, x1) VALUES ('2024-01', ?, 0, ?, 0, ?)`, `(m, ${dimension})`, ['x0', 'x1']],
    [`INSERT INTO ${current} (k, ${dimension}, r0, r1) VALUES (1, ?, ?, ?)`, `(${dimension}, k)`, ['r0', 'r1']],
  ].map(([text, key, sums]) =>
    writer.statement(`${text} ON CONFLICT ${key} DO UPDATE SET ${sums.map((one) => `${one} = ${one} + excluded.${one}`).join(', ')}`),
  )
  const [begin, commit] = ['BEGIN IMMEDIATE', 'COMMIT'].map((one) => writer.statement(one))
  return (at) => {
    const Ref = cellOf(at, 7)
    begin.run([])
    documents.statement.run(
      cellsOf(document, { Ref, Date: '2024-01-10T00:00:00', Number: String(at).padStart(9, '0'), DataVersion: 'AAAAAAAAAAA=' }),
    )
    for (let n = 0; n < LINES; n++)
      lines.statement.run(cellsOf(section, { Ref, LineNumber: BigInt(n + 1), Товар: cellOf(n, 1), Количество: 1000n, Сумма: 100n }))
    commit.run([])
    begin.run([])
    posted.run([Ref])
    for (let n = 0; n < LINES; n++) {
      const values = { Recorder: Ref, Period: '2024-01-10T00:00:00', LineNumber: BigInt(n + 1), Active: 1n, RecordType: 'Expense' }
      movements.statement.run(cellsOf(register, { ...values, Товар: cellOf(n, 1), Количество: 1000n, Сумма: 100n }))
      for (const one of upserts) one.run([cellOf(n, 1), 1000n, 100n])
    }
    commit.run([])
  }
}

/**
 * Microseconds of CPU time, the least of eight rounds of each in turn behind six that warm up, so that what else the machine does counts
 * little.
 */
async function inTurn(runs, times) {
  const least = runs.map(() => Infinity)
  let made = 0
  for (let round = 0; round < 14; round++)
    for (const [at, run] of runs.entries()) {
      const started = process.cpuUsage()
      for (let n = 0; n < times; n++) await run(++made)
      const { user, system: kernel } = process.cpuUsage(started)
      if (round >= 6) least[at] = Math.min(least[at], (user + kernel) / times)
    }
  return least
}

export async function postingRows() {
  const { infobase, platform } = await opened()
  const utf8 = new TextEncoder()
  const Товары = Array.from({ length: LINES }, (_, n) => ({ LineNumber: String(n + 1), Товар_Key: uuid(n, 1), Количество: 1, Сумма: 1 }))
  const body = (at) => utf8.encode(JSON.stringify({ Ref_Key: uuid(at, 8), Date: '2024-01-10T00:00:00', Товары }))
  const own = async (at) => {
    await post(platform, 'Document_Расход?$format=json', body(at))
    await post(platform, `Document_Расход(guid'${uuid(at, 8)}')/Post?PostingModeOperational=false`, utf8.encode(''))
  }
  for (let n = 0; n < LINES; n++) {
    const item = infobase.Catalogs['Товары'].CreateItem({ Description: `Товар ${n}` })
    item.SetNewObjectRef(infobase.Catalogs['Товары'].GetRef(uuid(n, 1)))
    await item.Write()
  }
  await own(0)
  const [floor, taken] = await inTurn([bare(infobase), own], 100)
  return [
    {
      'work': 'POST of a document with 20 rows, Post with 20 movements',
      'µs': taken,
      'floor µs': floor,
      'ratio': taken / floor,
      'note': 'floor: bare SQL',
    },
  ]
}

/** A message of changes, read as fast as it comes; memory from before the request on. */
export async function changesRows(count = Number(process.env.BENCH_CHANGES ?? 10_000)) {
  const command = node22()
  if (command === undefined) return []
  const file = join(mkdtempSync(join(tmpdir(), 'standin-changes-')), 'data.sqlite')
  await (await start(['--no-warnings', 'bench/servers/odata-exchange.mjs', 'fill', file, String(count)], { command })).stop()
  const server = await start(['--no-warnings', 'bench/servers/odata-exchange.mjs', 'file', file], { command })
  const rows = []
  for (const format of ['atom', 'json']) {
    server.child.kill('SIGUSR2')
    await new Promise((resolve) => setTimeout(resolve, 200))
    const started = performance.now()
    const { first, bytes } = await read(`${server.ready.url}${server.ready.path}&$format=${format}`, started)
    const taken = performance.now() - started
    const memory = Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]) / 1024)
    const note = `first byte ${Math.round(first)} ms, ${Math.round(bytes / 1e6)} MB sent, at most ${memory} MB of memory`
    rows.push({ work: `SelectChanges of ${count} objects, ${format}`, µs: taken * 1000, note })
  }
  await server.stop()
  return rows
}

const read = (url, started) =>
  new Promise((resolve, reject) => {
    let first
    let bytes = 0
    httpRequest(encodeURI(url), { method: 'POST', headers: { 'Content-Length': '0' } }, (answer) => {
      answer.on('data', (piece) => {
        first ??= performance.now() - started
        bytes += piece.length
      })
      answer.on('end', () => resolve({ first, bytes }))
    })
      .once('error', reject)
      .end()
  })
