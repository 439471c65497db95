// One Web service from one WSDL through the socket, by what the server's process spends on a request: ours against npm `soap` (1 in
// `ratio`), PHP's SoapServer, gSOAP's server in C++, ours as it was before (`ours to it`: 1 is as much), and bare node:http that sends
// ready-made bytes (`floor`).
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { before } from './support/before.mjs'
import { start } from './support/child.mjs'
import { costOf, costUnit } from './support/cost.mjs'
import { startGSOAP } from './support/gsoap.mjs'
import { load, loadBy } from './support/load.mjs'
import { echo, getRows, putRows } from './support/perf-messages.mjs'
import { hasPHP, startPHP } from './support/php.mjs'
import { median, ratio } from './support/side-by-side.mjs'

/** The most that ours may have of a peer's cost. */
const goals = {
  'echo of 2 kB': { 'npm soap': 0.6, 'PHP SoapServer': 0.65 },
  'answer of 1,000 rows': { 'npm soap': 0.28, 'PHP SoapServer': 0.5, 'gSOAP': 0.8 },
  'request of 1,000 rows': { 'npm soap': 0.4, 'PHP SoapServer': 0.95, 'gSOAP': 0.85 },
}
const requests = {
  'echo of 2 kB': ['Echo', echo()],
  'answer of 1,000 rows': ['GetRows', getRows(1_000)],
  'request of 1,000 rows': ['PutRows', putRows(1_000)],
}
const rounds = 5

/** Rows by message and server; `ratio` is to npm `soap`. */
export async function run({ seconds = 2, warmUp = 2 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'standin-bench-'))
  const servers = await startAll(folder)
  try {
    const rows = []
    for (const message of Object.keys(requests)) {
      const costs = await costsOf(servers, message, folder, seconds, warmUp)
      for (const name of Object.keys(servers)) {
        rows.push({
          message,
          'server': name,
          [`${costUnit} a request`]: Math.round(median(costs[name])),
          'ratio': ratio(costs[name], costs['npm soap']),
          'ours to it': ratio(costs.standin, costs[name]),
          'goal': goals[message][name],
          'load': loadBy,
        })
      }
    }
    return rows
  } finally {
    for (const one of Object.values(servers)) await one.stop()
    rmSync(folder, { recursive: true })
  }
}

const fileOf = (folder, message) => join(folder, `${requests[message][0]}.xml`)

/** The WSDL and the ready-made answers are ours; every server is asked once whether it answers what is expected of it. */
async function startAll(folder) {
  const standin = await startStandin('dist')
  const wsdl = join(folder, 'perf.wsdl')
  writeFileSync(wsdl, await (await fetch(`${standin.ready.url}/ws/Perf?wsdl`)).text())
  const answers = join(folder, 'answers')
  mkdirSync(answers)
  for (const message of Object.keys(requests)) {
    const [operation, text] = requests[message]
    writeFileSync(fileOf(folder, message), text)
    writeFileSync(join(answers, operation), await answerOf(`${standin.ready.url}/ws/Perf`, message))
  }
  const servers = { standin, 'npm soap': await start(['bench/servers/node-soap.mjs', wsdl]) }
  if (hasPHP)
    servers['PHP SoapServer'] = await startPHP('bench/servers/soap.php', {
      env: { PERF_WSDL: wsdl },
      settings: ['soap.wsdl_cache_enabled=1', `soap.wsdl_cache_dir=${folder}`],
    })
  else console.error('bench/soap.mjs: PHP with the extension soap is not installed: left out')
  const gSOAP = await startGSOAP(wsdl, folder)
  if (gSOAP) servers.gSOAP = gSOAP
  const earlier = before()
  if (earlier !== undefined) servers.before = await startStandin(join(earlier, 'dist'))
  servers.floor = await start(['bench/servers/ready-made.mjs', answers])
  for (const name of Object.keys(servers))
    for (const message of Object.keys(requests)) await answerOf(addressOf(name, servers[name], message), message)
  return servers
}

const startStandin = (dist) => start([join(dist, 'cli', 'main.js'), 'serve', 'bench/services', '--port', '0', '--json'])

const addressOf = (name, { ready }, message) => (name === 'floor' ? `${ready.url}/ws/${requests[message][0]}` : `${ready.url}/ws/Perf`)

const expected = {
  'echo of 2 kB': (text) => text.includes('Привет, мир! Hello. Привет'),
  'answer of 1,000 rows': (text) => text.split('Номенклатура &amp; товар').length === 1_001 && text.includes('999.25'),
  'request of 1,000 rows': (text) => text.includes('>1000<'),
}

async function answerOf(url, message) {
  const response = await fetch(url, { method: 'POST', headers: { 'Content-Type': 'text/xml; charset=utf-8' }, body: requests[message][1] })
  const text = await response.text()
  if (response.status !== 200 || !expected[message](text)) throw new Error(`${url}, ${message}: ${response.status} ${text.slice(0, 500)}`)
  return text
}

/** The cost of a request in each of the rounds, whose order is turned each time: a shared machine is at times half as fast. */
async function costsOf(servers, message, folder, seconds, warmUp) {
  const order = Object.entries(servers)
  const costs = Object.fromEntries(order.map(([name]) => [name, []]))
  const loaded = (name, server, time) => load(addressOf(name, server, message), time, fileOf(folder, message))
  for (const [name, server] of order) await loaded(name, server, warmUp)
  for (let round = 0; round < rounds; round++) {
    for (const [name, server] of round % 2 === 0 ? order : order.toReversed()) {
      const { cost, result } = await costOf(server.pid, () => loaded(name, server, seconds))
      costs[name].push(cost / result)
    }
  }
  return costs
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await run())
