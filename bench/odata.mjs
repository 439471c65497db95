// The standard OData interface through the platform, beside a floor that does the same work by bare SQL and JSON.stringify in the same
// engine and process: by key, a page of 50 with filter and order, atom, POST, a page of a table ten times as large, `$metadata`.
import { fileURLToPath } from 'node:url'

const dist = process.env.STANDIN_DIST ?? fileURLToPath(new URL('../build/', import.meta.url))
const load = (path) => import(`${dist}/${path}.js`)
const { Attribute, Catalog, CatalogRef, Number: NumberType, String: StringType } = await load('infobase/definitions')
const { createModel } = await load('infobase/model/create-model')
const { createInfobase } = await load('infobase/infobase')
const { openInMemory } = await load('host/sql/memory')
const { createAsyncContext } = await load('host/machine/async-context')
const { system } = await load('host/machine/system')
const { crypto } = await load('host/machine/crypto')
const { createPlatform } = await load('platform/platform')
const { standardODataChannel } = await load('odata/channel')
const { standardOData } = await load('odata/service')
const { writeMetadata } = await load('odata/format/metadata')
const { createPublishedModel } = await load('odata/model/create')
const { bodyBytes } = await load('exchange/reply')

const rows = Number(process.env.BENCH_ROWS ?? 100_000)
const suppliers = 200

const definitions = [
  Catalog({ Name: 'Поставщики' }),
  Catalog({
    Name: 'Товары',
    Attributes: {
      Поставщик: Attribute(CatalogRef('Поставщики'), { Indexing: 'Index' }),
      Цена: NumberType(15, 2),
      Артикул: StringType(20),
      Остаток: NumberType(10),
    },
  }),
]

const uuid = (number, kind) => `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`

async function filled(count) {
  const model = createModel(definitions)
  const infobase = createInfobase({ model }, { engine: await openInMemory(), context: createAsyncContext(), system })
  const { tables, layout, writer } = infobase.base
  const table = layout.table('Catalog.Товары')
  tables.ensure([table, layout.table('Catalog.Поставщики')])
  const column = (name) => table.column(name).name
  const names = table.columns.map((one) => one.name)
  const twins = table.columns.flatMap((one) => (one.twin === undefined ? [] : [one.twin]))
  const insert = writer.statement(
    `INSERT INTO ${table.name} (${[...names, ...twins].join(', ')}) VALUES (${[...names, ...twins].map(() => '?').join(', ')})`,
  )
  await infobase.BeginTransaction(async () => {
    for (let at = 0; at < count; at++) {
      const values = Object.fromEntries(table.columns.map((one) => [one.name, one.codecs[0].encode(one.empty)]))
      Object.assign(values, {
        [column('Ref')]: uuid(at, 1),
        [column('Code')]: String(at).padStart(9, '0'),
        [column('Description')]: `Товар ${at}`,
        [column('Поставщик')]: uuid(at % suppliers, 2),
        [column('Цена')]: BigInt(at % 10_000),
        [column('Артикул')]: `A-${at}`,
        [column('DataVersion')]: 'AAAAAAAAAAA=',
      })
      const folded = table.columns.flatMap((one) => (one.twin === undefined ? [] : [String(values[one.name]).toLowerCase()]))
      insert.run([...names.map((name) => values[name]), ...folded])
    }
  })
  const platform = createPlatform(
    { services: [standardOData({ model })], infobase },
    { ...system, crypto },
    { channels: [standardODataChannel] },
  )
  return { infobase, platform, table, column }
}

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

const row = (work, own, floor, note = '') => ({ work, 'µs': own, 'floor µs': floor, 'ratio': own / floor, note })

export async function run() {
  const host = await filled(rows)
  const { writer } = host.infobase.base
  const { table, column } = host
  const one = writer.statement(`SELECT * FROM ${table.name} WHERE ${column('Ref')} = ?`)
  const many = writer.statement(
    `SELECT * FROM ${table.name} WHERE ${column('Поставщик')} = ? ORDER BY ${column('Code')}, ${column('Ref')} LIMIT 50`,
  )
  const utf8 = new TextEncoder()
  const key = (at) => uuid((at * 7919) % rows, 1)
  const supplier = (at) => uuid(at % suppliers, 2)
  const floorKey = await measured((at) => utf8.encode(JSON.stringify(one.all([key(at)]))), 2_000)
  const floorPage = await measured((at) => utf8.encode(JSON.stringify(many.all([supplier(at)]))), 200)
  const byKey = await measured((at) => ask(host, `Catalog_Товары(guid'${key(at)}')?$format=json`), 1_000)
  const query = (at) => `Catalog_Товары?$filter=Поставщик_Key eq guid'${supplier(at)}'&$orderby=Code&$top=50`
  const page = await measured((at) => ask(host, `${query(at)}&$format=json`), 200)
  const atom = await measured((at) => ask(host, query(at)), 200)
  const body = (at) => utf8.encode(JSON.stringify({ Description: `Новый ${at}`, Цена: 10, Поставщик_Key: supplier(at) }))
  const post = await measured((at) => ask(host, 'Catalog_Товары?$format=json', 'POST', body(at)), 100)
  const large = await filled(rows * 10 > 1_000_000 ? rows : rows * 10)
  const pageLarge = await measured(
    (at) => ask(large, `Catalog_Товары?$filter=Поставщик_Key eq guid'${supplier(at)}'&$top=50&$format=json`),
    100,
  )
  const pageSmall = await measured(
    (at) => ask(host, `Catalog_Товары?$filter=Поставщик_Key eq guid'${supplier(at)}'&$top=50&$format=json`),
    100,
  )
  return [
    row('by key, JSON', byKey, floorKey),
    row('page of 50, filter and order, JSON', page, floorPage),
    row('the same, atom', atom, page, 'floor: our JSON'),
    row('POST of an item', post, floorKey, 'floor: reading by key'),
    row('filtered page of ten times the rows', pageLarge, pageSmall, 'floor: the same of fewer rows'),
    ...metadataRows(),
  ]
}

/** A model of the size of a large configuration. */
function metadataRows() {
  const many = Array.from({ length: 1_400 }, (_, at) =>
    Catalog({
      Name: `Справочник${at}`,
      Attributes: Object.fromEntries(
        Array.from({ length: 12 }, (_, n) => [`Реквизит${n}`, n % 3 === 0 ? CatalogRef(`Справочник${(at + n) % 1_400}`) : StringType(50)]),
      ),
      TabularSections: {
        Товары: { Товар: CatalogRef('Справочник0'), Сумма: NumberType(15, 2) },
        Услуги: { Услуга: CatalogRef('Справочник1') },
      },
    }),
  )
  const model = createPublishedModel(createModel(many), () => true)
  const started = performance.now()
  const bytes = writeMetadata(model)
  const taken = (performance.now() - started) * 1000
  return [{ work: `$metadata of ${model.sets.length} types, ${Math.round(bytes.length / 1e6)} MB, first time`, µs: taken }]
}
