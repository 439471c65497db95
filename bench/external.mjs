// External data sources beside the bare driver of each database: a record set of 10,000 rows read with its conversions, and what memory a
// million rows take that are read as a stream. SQLite is always measured; PostgreSQL and MariaDB where STANDIN_POSTGRES and STANDIN_MARIADB
// say where they are (scripts/with-databases.sh). BENCH_ROWS gives another number of rows for the stream.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const dist = process.env.STANDIN_DIST ?? fileURLToPath(new URL('../build/', import.meta.url))
const { BinaryData, Date: DateType, Number: NumberType, String: StringType } = await import(`${dist}/infobase/definitions.js`)
const { ExternalDataSource, ExternalDataSourceTable } = await import(`${dist}/external/definitions.js`)
const { openExternalDataSources } = await import(`${dist}/host/external/open.js`)
const { driverOf } = await import(`${dist}/host/external/drivers.js`)
const { loadNodeSqlite } = await import(`${dist}/host/sql/node-sqlite.js`)
const { loadWasmSqlite } = await import(`${dist}/host/sql/wasm-sqlite.js`)

const ROWS = 10_000
const STREAMED = Number(process.env.BENCH_ROWS ?? 1_000_000)
const ROUNDS = 15

const source = ExternalDataSource({
  Name: 'B',
  Tables: {
    T: ExternalDataSourceTable({
      NameInDataSource: 'bench',
      KeyFields: ['id'],
      Fields: {
        id: NumberType(10),
        code: StringType(20),
        title: StringType(100),
        price: NumberType(15, 2),
        at: DateType(),
        bytes: BinaryData(),
      },
    }),
    Many: ExternalDataSourceTable({ NameInDataSource: 'many', KeyFields: ['id'], Fields: { id: NumberType(10), title: StringType(100) } }),
  },
})
const text = 'SELECT id, code, title, price, at, bytes FROM bench'

/** Milliseconds of the process's CPU. */
async function cpu(action) {
  const before = process.cpuUsage()
  await action()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]

async function sqlite() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-external-'))
  const file = join(folder, 'bench.db')
  const node = await loadNodeSqlite()
  const database = node === undefined ? new (await loadWasmSqlite()).Database(file) : new node.DatabaseSync(file)
  const fill = (name, columns, select, count) =>
    database.exec(`create table ${name} (${columns});
      with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count}) insert into ${name} select ${select} from n`)
  fill(
    'bench',
    'id integer primary key, code varchar(20), title varchar(100), price numeric(15,2), at timestamp, bytes blob',
    columnsOf('||'),
    ROWS,
  )
  fill('many', 'id integer primary key, title varchar(100)', "i, 'Товар ' || i", STREAMED)
  const statement = node === undefined ? undefined : database.prepare(text)
  return {
    name: node === undefined ? 'SQLite (WebAssembly)' : 'SQLite (node)',
    string: `DRIVER=SQLite3;Database=${file}`,
    bare: async () => (statement === undefined ? database.all(text) : statement.all()).length,
    async close() {
      database.close()
      rmSync(folder, { recursive: true })
    },
  }
}

const columnsOf = (joined) =>
  joined === '||'
    ? "i, 'C' || i, 'Товар номер ' || i, i * 1.25, '2024-03-04 05:06:07', x'00ff'"
    : "i, concat('C', i), concat('Товар номер ', i), i * 1.25, '2024-03-04 05:06:07', "

async function postgres(address) {
  const client = new (await import('pg')).default.Client(address)
  await client.connect()
  const url = new URL(address)
  for (const one of ['bench', 'many']) await client.query(`DROP TABLE IF EXISTS ${one}`)
  await client.query(`CREATE TABLE bench AS SELECT i::int AS id, ('C' || i)::varchar(20) AS code,
    ('Товар номер ' || i)::varchar(100) AS title,
    (i * 1.25)::numeric(15,2) AS price, '2024-03-04 05:06:07'::timestamp AS at,
    '\\x00ff'::bytea AS bytes FROM generate_series(1, ${ROWS}) i`)
  await client.query(
    `CREATE TABLE many AS SELECT i::int AS id, ('Товар ' || i)::varchar(100) AS title FROM generate_series(1, ${STREAMED}) i`,
  )
  return {
    name: 'PostgreSQL',
    string: `DRIVER={PostgreSQL Unicode};Server=${url.hostname};Port=${url.port};Database=${url.pathname.slice(1)};UID=${url.username}`,
    bare: async () => (await client.query(text)).rows.length,
    async close() {
      for (const one of ['bench', 'many']) await client.query(`DROP TABLE ${one}`)
      await client.end()
    },
  }
}

async function mariadb(address) {
  const connection = await (await import('mysql2/promise')).default.createConnection(address)
  const url = new URL(address)
  const filled = (count) => `WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < ${count})`
  await connection.query('SET max_recursive_iterations = 4294967295')
  await connection.query('DROP TABLE IF EXISTS bench, many')
  await connection.query(`CREATE TABLE bench (id int primary key, code varchar(20), title varchar(100), price decimal(15,2),
    at datetime, bytes blob)
    CHARACTER SET utf8mb4`)
  await connection.query(`INSERT INTO bench ${filled(ROWS)} SELECT ${columnsOf('concat')} x'00ff' FROM n`)
  await connection.query('CREATE TABLE many (id int primary key, title varchar(100)) CHARACTER SET utf8mb4')
  await connection.query(`INSERT INTO many ${filled(STREAMED)} SELECT i, concat('Товар ', i) FROM n`)
  const parts = `Server=${url.hostname};Port=${url.port};Database=${url.pathname.slice(1)};UID=${url.username};PWD=${url.password}`
  return {
    name: 'MariaDB',
    string: `DRIVER={MariaDB ODBC 3.1 Driver};${parts}`,
    bare: async () => (await connection.execute(text))[0].length,
    async close() {
      await connection.query('DROP TABLE bench, many')
      await connection.end()
    },
  }
}

/** Runs of both after each other, in turn. */
async function readRow({ name, string, bare }) {
  const runtime = openExternalDataSources([source], { B: { ConnectionString: string } })
  const read = async () => {
    const set = runtime.sources.B.Tables.T.CreateRecordSet()
    await set.Read()
    return set.Count()
  }
  const ours = []
  const theirs = []
  for (let round = 0; round < ROUNDS; round++) {
    theirs.push(await cpu(bare))
    ours.push(await cpu(read))
  }
  if ((await read()) !== ROWS || (await bare()) !== ROWS) throw new Error(`${name}: not all rows were read`)
  const streamed = await streamedRow(runtime)
  await runtime.close()
  return {
    'database': name,
    'rows': ROWS,
    'bare driver, CPU ms': median(theirs),
    'record set, CPU ms': median(ours),
    'times': median(ours) / median(theirs),
    ...streamed,
  }
}

/** What memory is held at each ten thousandth row, over that of the first. */
async function streamedRow(runtime) {
  let count = 0
  let first = 0
  let most = 0
  for await (const _ of runtime.sources.B.Tables.Many.Select()) {
    if (++count % 10_000 !== 0) continue
    globalThis.gc?.()
    const { heapUsed, external } = process.memoryUsage()
    if (count === 10_000) first = heapUsed + external
    most = Math.max(most, heapUsed + external - first)
  }
  return { 'streamed rows': count, 'more memory, MiB': most / 2 ** 20 }
}

export async function run() {
  const { setFlagsFromString } = await import('node:v8')
  setFlagsFromString('--expose-gc')
  globalThis.gc = (await import('node:vm')).runInNewContext('gc')
  await driverOf('sqlite')
  const rows = []
  const databases = [
    () => sqlite(),
    process.env.STANDIN_POSTGRES && (() => postgres(process.env.STANDIN_POSTGRES)),
    process.env.STANDIN_MARIADB && (() => mariadb(process.env.STANDIN_MARIADB)),
  ].filter(Boolean)
  for (const open of databases) {
    const database = await open()
    try {
      rows.push(await readRow(database))
    } finally {
      await database.close()
    }
  }
  return rows
}
