// Stubs through the socket, journal on, by the CPU time of the server's process: one stub against a handler of the same text, 1,000 that
// differ by a query option or a JSON value, and other stub servers with the same; and how long 8,000 take to be read.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { before } from './support/before.mjs'
import { root, start } from './support/child.mjs'
import { cpuOf } from './support/cost.mjs'
import { load, loadBy } from './support/load.mjs'
import { peerCan, startPeer, stubPeers } from './support/stub-peers.mjs'

const template = '/orders/{number}'
const one = [{ template, text: 'x y' }]
const byQuery = (count) => Array.from({ length: count }, (_, at) => ({ template, query: `q${at}`, text: `query ${at}` }))
const byJSON = (count) => Array.from({ length: count }, (_, at) => ({ template, json: `j${at}`, text: `json ${at}` }))
const small = JSON.stringify({ id: 'j500', name: 'one' })
const large = JSON.stringify({
  id: 'j500',
  lines: Array.from({ length: 1500 }, (_, at) => ({ at, name: 'a line of an order', sum: 12.5, unit: 'pcs' })),
})

const cases = {
  'one stub': { stubs: one, path: '/orders/5' },
  '1,000 that differ by a query option': { stubs: byQuery(1000), path: '/orders/5?id=q500' },
  'one stub that asks for a query option': { stubs: byQuery(501).slice(500), path: '/orders/5?id=q500', own: true },
  '10,000 of these': { stubs: byQuery(10_000), path: '/orders/5?id=q500', own: true },
  '1,000 that differ by a JSON value': { stubs: byJSON(1000), path: '/orders/5', body: small },
  'one stub that asks for a JSON value': { stubs: byJSON(501).slice(500), path: '/orders/5', body: small, own: true },
  [`1,000 of these, a body of ${Math.round(large.length / 1024)} kB`]: { stubs: byJSON(1000), path: '/orders/5', body: large },
  'one stub that asks for a JSON value, the same body': { stubs: byJSON(501).slice(500), path: '/orders/5', body: large, own: true },
}

/** As a stub file in JSON, which is YAML. */
const fileOf = (stubs) =>
  JSON.stringify(
    {
      service: { Name: 'Bench', RootURL: 'bench' },
      stubs: stubs.map(({ query, json, text }) => ({
        template,
        method: json === undefined ? 'GET' : 'POST',
        ...(query !== undefined && { request: { QueryOptions: { id: query } } }),
        ...(json !== undefined && { request: { JSON: { '$.id': json } } }),
        reply: { text },
      })),
    },
    null,
    1,
  )

const handler = `import { HTTPService, HTTPServiceResponse, URLTemplate } from 'onec-standin'
export default HTTPService({ Name: 'Bench', RootURL: 'bench', URLTemplates: { T: URLTemplate('${template}', { GET() {
  const response = new HTTPServiceResponse(200)
  response.SetBodyFromString('x y')
  return response
} }) } })`

/** Rows by case and server; `to one stub` is to our own, `to ours` to ours in the same case. */
export async function run({ seconds = 2, warmUp = 2, rounds = 3 } = {}) {
  const work = mkdtempSync(join(tmpdir(), 'standin-bench-stubs-'))
  const [old, peers, how] = [before(), stubPeers(), { seconds, warmUp, rounds }]
  const servers = { standin: root, ...(old && { before: old }) }
  try {
    const handled = await costOfOwn(root, folderWith(work, 'handler', { 'hs/Bench.ts': handler }), cases['one stub'], how)
    const rows = [{ 'case': 'a handler, no journal', 'server': 'standin', 'µs of CPU a request': handled }]
    let base
    for (const [name, one] of Object.entries(cases)) {
      const costs = await costsOf(one, folderWith(work, name.replace(/\W+/g, '-'), { 'bench.stub.yaml': fileOf(one.stubs) }), {
        servers,
        peers,
        how,
      })
      base ??= costs.standin
      for (const [server, cost] of Object.entries(costs)) {
        const own = server === 'standin' && { 'to a handler': cost / handled, 'to one stub': cost / base }
        rows.push({ 'case': name, server, 'µs of CPU a request': cost, 'to ours': cost / costs.standin, ...own })
      }
    }
    return [...rows, ...(await loading(work, servers))]
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** By server. */
async function costsOf({ stubs, path, body, own }, folder, { servers, peers, how }) {
  const costs = {}
  for (const [server, place] of Object.entries(servers)) {
    if (!own || server === 'standin') costs[server] = await costOfOwn(place, folder, { path, body }, how, ['--admin', '0'])
  }
  for (const peer of own ? [] : peers.filter((one) => peerCan(one, stubs))) {
    const { url, pid, stop } = await startPeer(peer, stubs)
    costs[peer] = await costOf(pid, url + path, body, { ...how, warmUp: how.warmUp * 3 })
    await stop()
  }
  return costs
}

function folderWith(work, name, texts) {
  const folder = join(work, name)
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

/** `more`: the journal is kept where the admin surface shows it. */
async function costOfOwn(place, folder, { path, body }, how, more = []) {
  const { ready, pid, stop } = await start([join(place, 'dist', 'cli', 'main.js'), 'serve', folder, '--port', '0', '--json', ...more])
  try {
    return await costOf(pid, `${ready.url}/hs/bench${path}`, body, how)
  } finally {
    await stop()
  }
}

/** Microseconds of the process, the least of the rounds. */
async function costOf(pid, url, body, { seconds, warmUp, rounds }) {
  const file = body && join(tmpdir(), `standin-bench-body-${process.pid}.json`)
  if (body) writeFileSync(file, body)
  await load(url, warmUp, file)
  let least = Infinity
  for (let round = 0; round < rounds; round++) {
    const spent = cpuOf(pid)
    const answered = await load(url, seconds, file)
    least = Math.min(least, (cpuOf(pid) - spent) / answered)
  }
  return Number.isFinite(least) ? least : costOfOne(pid, url, body)
}

/** Of a server that answers no request in the time of a round. */
async function costOfOne(pid, url, body) {
  const spent = cpuOf(pid)
  await (await fetch(url, body ? { method: 'POST', body } : {})).text()
  return cpuOf(pid) - spent
}

/** CPU time until a folder of stubs is served, less that of one stub. */
async function loading(work, servers) {
  const rows = []
  for (const count of [1000, 8000, 16_000]) {
    for (const [server, place] of Object.entries(servers)) {
      if (server !== 'standin' && count > 8000) continue
      const spent = []
      for (const size of [1, count]) {
        const folder = folderWith(work, `load-${size}`, { 'bench.stub.yaml': fileOf(byQuery(size)) })
        const { pid, stop } = await start([join(place, 'dist', 'cli', 'main.js'), 'serve', folder, '--port', '0', '--json'])
        spent.push(cpuOf(pid) / 1000)
        await stop()
      }
      rows.push({ 'case': `${count} stubs are read`, server, 'ms of CPU': spent[1] - spent[0] })
    }
  }
  return rows
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(`load by ${loadBy}`)
  console.table(await run())
}
