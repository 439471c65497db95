// The standard OData interface through the platform, beside a floor that does the same work by bare SQL and JSON.stringify in the same
// engine and process: by key, a page of 50 with filter and order, atom, POST, a page of a table ten times as large, `$metadata`. Then over
// sockets, by CPU time: the same beside node:http with bare SQL, and SAP CAP with SQLite where npm brings it; a set of a million rows. A
// document that is posted, beside bare SQL of the same work; a message of an exchange, by its memory. The longest turn of the loop in large
// answers, of a million rows and movements (`BENCH_PART=turns`: these alone; `BENCH_LARGE`: so many).
import { asking, cellOf, filled, largeDefinitions, load, suppliers, uuid } from './support/odata-items.mjs'
import { laterMetadataRows, node22, peerRows, wholeSetRows } from './support/odata-peers.mjs'
import { turnRows } from './support/odata-turns.mjs'
import { changesRows, postingRows } from './support/odata-writing.mjs'

const { createModel } = await load('infobase/model/create-model')
const { writeMetadata } = await load('odata/format/metadata')
const { createPublishedModel } = await load('odata/model/create')
const { bodyBytes } = await load('exchange/reply')

const rows = Number(process.env.BENCH_ROWS ?? 100_000)

const ask = async ({ platform }, target, method = 'GET', body) => {
  const reply = await platform.handle({
    method,
    target: encodeURI(`/odata/standard.odata/${target}`),
    headers: ['Host', 'localhost'],
    scheme: 'http',
    authority: 'localhost',
    body:
      body
      && (async function* () {
        yield body
      })(),
    signal: new AbortController().signal,
  })
  const bytes = await bodyBytes(reply)
  if (reply.status > 201) throw new Error(`${target}: ${reply.status} ${new TextDecoder().decode(bytes)}`)
  return bytes.length
}

/** Microseconds of one run, the least of five rounds. */
async function measured(run, times) {
  let least = Infinity
  for (let round = 0; round < 5; round++) {
    const started = performance.now()
    for (let at = 0; at < times; at++) await run(at)
    least = Math.min(least, ((performance.now() - started) * 1000) / times)
  }
  return least
}

/** The least of eight rounds of each in turn, the first of which warms up, so that all meet the same moments of a shared machine. */
async function inTurn(runs, times) {
  const least = runs.map(() => Infinity)
  for (let round = 0; round < 9; round++)
    for (const [at, run] of runs.entries()) {
      const started = performance.now()
      for (let n = 0; n < times; n++) await run(n)
      if (round > 0) least[at] = Math.min(least[at], ((performance.now() - started) * 1000) / times)
    }
  return least
}

const row = (work, own, floor, note = '') => ({ work, 'µs': own, 'floor µs': floor, 'ratio': own / floor, note })

/** `BENCH_FILE`: one that is filled already; `BENCH_ONLY`: works that have it in their names. */
async function turns() {
  const { BENCH_LARGE = '1000000', BENCH_ONLY: only, BENCH_FILE: file } = process.env
  const command = node22()
  return command === undefined ? [] : turnRows(command, { rows: Number(BENCH_LARGE), only, file })
}

export async function run() {
  if (process.env.BENCH_PART === 'turns') return turns()
  const peers = await peerRows(rows)
  const host = await filled(rows)
  const { writer } = host.infobase.base
  const { table, column } = host
  const one = writer.statement(`SELECT * FROM ${table.name} WHERE ${column('Ref')} = ?`)
  const many = writer.statement(
    `SELECT * FROM ${table.name} WHERE ${column('Поставщик')} = ? ORDER BY ${table.column('Code').twin}, ${column('Ref')} LIMIT 50`,
  )
  const utf8 = new TextEncoder()
  const key = (at) => uuid((at * 7919) % rows, 1)
  const supplier = (at) => uuid(at % suppliers, 2)
  const floorKey = await measured((at) => utf8.encode(JSON.stringify(one.all([cellOf((at * 7919) % rows, 1)]))), 2_000)
  const floorPage = await measured((at) => utf8.encode(JSON.stringify(many.all([cellOf(at % suppliers, 2)]))), 200)
  const entity = (of) => (at) => ask(of, `Catalog_Товары(guid'${key(at)}')?$format=json`)
  const byKey = await measured(entity(host), 1_000)
  const asked = { platform: asking(host) }
  const [withQuestion, without] = await inTurn([entity(asked), entity(host)], 500)
  const query = (at) => `Catalog_Товары?$filter=Поставщик_Key eq guid'${supplier(at)}'&$orderby=Code&$top=50`
  const page = await measured((at) => ask(host, `${query(at)}&$format=json`), 200)
  const atom = await measured((at) => ask(host, query(at)), 200)
  const body = (at) => utf8.encode(JSON.stringify({ Description: `Новый ${at}`, Цена: 10, Поставщик_Key: supplier(at) }))
  const post = await measured((at) => ask(host, 'Catalog_Товары?$format=json', 'POST', body(at)), 100)
  const large = await filled(rows * 10 > 1_000_000 ? rows : rows * 10)
  const pageOf = (of) => (at) => ask(of, `Catalog_Товары?$filter=Поставщик_Key eq guid'${supplier(at)}'&$top=50&$format=json`)
  const [pageLarge, pageSmall] = await inTurn([pageOf(large), pageOf(host)], 100)
  return [
    row('by key, JSON', byKey, floorKey),
    row('by key, behind the question for stubs where there are none', withQuestion, without, 'floor: without the question'),
    row('page of 50, filter and order, JSON', page, floorPage),
    row('the same, atom', atom, page, 'floor: our JSON'),
    row('POST of an item', post, floorKey, 'floor: reading by key'),
    row('filtered page of ten times the rows', pageLarge, pageSmall, 'floor: the same of fewer rows'),
    ...metadataRows(),
    ...(await laterMetadataRows()),
    ...peers,
    ...(await postingRows()),
    ...(await changesRows()),
    ...(await wholeSetRows()),
    ...(await turns()),
  ]
}

/** Of a model of the size of a large configuration. */
function metadataRows() {
  const model = createPublishedModel(createModel(largeDefinitions()), () => true)
  const started = performance.now()
  const bytes = writeMetadata(model)
  const taken = (performance.now() - started) * 1000
  return [
    { work: `$metadata of ${model.sets.length} types, ${Math.round(bytes.length / 1e6)} MB, first time`, µs: taken, note: 'later: kept' },
  ]
}
