// OData over PostgreSQL, over sockets, by CPU time of the server's process: ours beside node:http with `pg` and bare SQL, and SAP CAP 10
// with @cap-js/postgres where npm brings it. What is large also by the longest turn of the loop and by memory.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { start } from './child.mjs'
import { brought, node22 } from './odata-peers.mjs'
import { costs, row, spent } from './side-by-side.mjs'
import { held } from './watched.mjs'

const OURS = '/odata/standard.odata/'
const SUPPLIERS = 200
const uuid = (number, kind) => `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`
const supplier = (at) => uuid(at % SUPPLIERS, 2)

const small = Number(process.env.BENCH_ROWS ?? 100_000)
const large = Number(process.env.BENCH_LARGE ?? 1_000_000)
const key = (at) => uuid((at * 7919) % small, 1)
const page = (set, at) => `${OURS}${set}?$filter=Поставщик_Key eq guid'${supplier(at)}'&$orderby=Code&$top=50&$format=json`

/** What is small: how often it is asked for, and the address and the body of each server. */
const works = [
  {
    work: 'by key',
    times: 500,
    ours: (at) => [`${OURS}Catalog_Товары(guid'${key(at)}')?$format=json`],
    floor: (at) => [`/key/${key(at)}`],
    cap: (at) => [`/odata/v4/bench/Goods(${key(at)})`],
  },
  {
    work: `page of 50, filter and order, ${small.toLocaleString('en')} rows`,
    times: 200,
    ours: (at) => [page('Catalog_Товары', at)],
    floor: (at) => [`/page/${supplier(at)}`],
    cap: (at) => [`/odata/v4/bench/Goods?$filter=supplier_ID eq ${supplier(at)}&$orderby=code&$top=50`],
  },
  {
    work: `the same, ${large.toLocaleString('en')} rows`,
    times: 200,
    ours: (at) => [page('Catalog_Номенклатура', at)],
    floor: (at) => [`/largepage/${supplier(at)}`],
  },
  {
    work: 'POST of an item',
    times: 200,
    ours: (at) => [`${OURS}Catalog_Товары?$format=json`, { Description: `Новый ${at}`, Цена: 10, Поставщик_Key: supplier(at) }],
    floor: (at) => ['/new', { Description: `Новый ${at}`, Поставщик_Key: supplier(at) }],
    cap: (at) => ['/odata/v4/bench/Goods', { description: `Новый ${at}`, price: 10, supplier_ID: supplier(at) }],
  },
  { work: '$metadata', times: 200, ours: () => [`${OURS}$metadata`], cap: () => ['/odata/v4/bench/$metadata'] },
]

/** What is large: once, with what it holds up meanwhile. */
const whole = [
  [`$count of ${large.toLocaleString('en')} rows`, 'Catalog_Номенклатура/$count', 'count'],
  [`whole set of ${large.toLocaleString('en')} rows, JSON`, 'Catalog_Номенклатура?$format=json', 'all'],
  ['the same, atom', 'Catalog_Номенклатура', undefined],
  ['Balance', 'AccumulationRegister_Запасы/Balance()?$format=json', 'balance'],
  ['Turnovers', 'AccumulationRegister_Запасы/Turnovers()?$format=json', 'turnovers'],
  ['BalanceAndTurnovers', 'AccumulationRegister_Запасы/BalanceAndTurnovers()?$format=json', 'both'],
  ['SliceLast', 'InformationRegister_Цены/SliceLast()?$format=json', 'last'],
  ['SliceFirst', 'InformationRegister_Цены/SliceFirst()?$format=json', 'first'],
]

/** How often what is large is asked for: the first time is not counted where there are others. */
const TIMES = Number(process.env.BENCH_TIMES ?? 3)

const megabytes = (pid) => Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024)

/** The bytes of an answer as they come, and when the first of them was there. */
const read = (url) =>
  new Promise((resolve, reject) => {
    const started = performance.now()
    let bytes = 0
    let first
    httpRequest(encodeURI(url), (answer) => {
      answer.on('data', (piece) => {
        first ??= performance.now() - started
        bytes += piece.length
      })
      answer.on('end', () => (answer.statusCode < 300 ? resolve({ bytes, first }) : reject(new Error(`${url}: ${answer.statusCode}`))))
    })
      .once('error', reject)
      .end()
  })

async function wholeOf(server, path) {
  await held(server)
  // The most memory is counted anew.
  writeFileSync(`/proc/${server.pid}/clear_refs`, '5')
  const before = spent(server.pid)
  const { bytes, first } = await read(server.ready.url + path)
  const cost = (spent(server.pid) - before) / 1000
  return { cost, bytes, first, memory: megabytes(server.pid), ...(await held(server)) }
}

async function wholeRow(ours, floor, [work, path, bare]) {
  // Once before, so that what is compiled is.
  const runs = []
  for (let round = 0; round < TIMES; round++) {
    const own = await wholeOf(ours, OURS + path)
    runs.push({ own, bare: bare && (await wholeOf(floor, `/${bare}`)) })
  }
  const least = (side, name) => Math.min(...runs.slice(TIMES > 1 ? 1 : 0).map((one) => one[side][name]))
  const [{ own }] = runs.slice(-1)
  const first = `first time: ${runs[0].own.cpu}, ${runs[0].own.wall}`
  const turns = `turn ${least('own', 'cpu')} ms of CPU, ${least('own', 'wall')} by the clock (${first})`
  const note = `${turns}; ${own.memory} MB; ${(own.bytes / 1e6).toFixed(1)} MB sent, first byte ${Math.round(own.first)} ms`
  const made = { work, µs: least('own', 'cost'), note }
  if (bare !== undefined) {
    const cost = least('bare', 'cost')
    const bytes = own.bytes / runs.at(-1).bare.bytes
    Object.assign(made, { 'floor µs': cost, 'ratio': made.µs / cost, 'note': `${note}, ${bytes.toFixed(2)} of the floor's` })
  }
  return made
}

/** CAP over a database of its own; `undefined` where npm does not bring it. */
async function capOver(address, command, databases) {
  const folder = brought('cap-postgres', '--legacy-peer-deps', '@sap/cds@10', '@cap-js/postgres@2', 'express@4')
  if (folder === undefined) {
    console.error('CAP over PostgreSQL is left out: npm did not bring it')
    return undefined
  }
  const url = new URL(address)
  url.pathname = `/bench_cap_${process.pid}`
  databases.push(url.pathname.slice(1))
  psql(address, `CREATE DATABASE ${url.pathname.slice(1)}`)
  try {
    return await start(['--no-warnings', 'bench/servers/cap.cjs', folder, String(small), url.href], { command })
  } catch (error) {
    console.error(`CAP over PostgreSQL is left out: ${error.message.slice(0, 500)}`)
    return undefined
  }
}

const psql = (address, text) => spawnSync('psql', ['-q', '-d', address, '-c', text], { stdio: ['ignore', 'ignore', 'ignore'] })

export async function postgresRows() {
  const given = process.env.STANDIN_POSTGRES
  if (given === undefined) {
    console.error('skipped: no PostgreSQL (STANDIN_POSTGRES); scripts/with-databases.sh starts one')
    return []
  }
  const command = node22()
  if (command === undefined) return [{ work: 'over PostgreSQL', note: 'skipped: npm brought no Node 22' }]
  const schema = `bench_odata_${process.pid}`
  const url = new URL(given)
  url.searchParams.set('schema', schema)
  url.searchParams.set('timeout', '600')
  const databases = []
  const file = 'bench/servers/odata-postgres.mjs'
  const filling = await start(['--no-warnings', file, 'fill', url.href, JSON.stringify({ small, large, movements: large })], { command })
  await filling.stop()
  const named = { ours: await start(['--no-warnings', file, 'serve', url.href], { command }) }
  named.floor = await start(['--no-warnings', file, 'floor', url.href, JSON.stringify(filling.ready)], { command })
  const cap = await capOver(given, command, databases)
  const rows = []
  try {
    for (const one of whole) rows.push(said(await wholeRow(named.ours, named.floor, one)))
    if (cap !== undefined) named.cap = cap
    for (const one of works) {
      const cost = await costs(named, one)
      rows.push(said({ ...row(one.work, cost), note: cap || !one.cap ? '' : 'CAP skipped: it is said above' }))
    }
  } finally {
    await Promise.all([...Object.values(named), ...(cap && named.cap === undefined ? [cap] : [])].map((one) => one.stop()))
    psql(given, `DROP SCHEMA "${schema}" CASCADE`)
    for (const one of databases) psql(given, `DROP DATABASE "${one}" WITH (FORCE)`)
  }
  return rows
}

/** A run is long: what is measured is not lost with what comes behind. */
function said(row) {
  console.error(
    `${row.work}: ${Math.round(row.µs)} µs, ${row.ratio?.toFixed(2)} of the floor, ${row['to CAP']?.toFixed(2)} of CAP; ${row.note}`,
  )
  return row
}
