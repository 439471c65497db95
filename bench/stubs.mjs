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
import { startPeer, stubPeers } from './support/stub-peers.mjs'

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
  '10,000 of these': { stubs: byQuery(10_000), path: '/orders/5?id=q500', own: true },
  '1,000 that differ by a JSON value': { stubs: byJSON(1000), path: '/orders/5', body: small },
  [`the same, a body of ${Math.round(large.length / 1024)} kB`]: { stubs: byJSON(1000), path: '/orders/5', body: large },
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

/** Rows by case and server; `ratio` is to our own one stub, of peers to ours in the same case. */
export async function run({ seconds = 2, warmUp = 2, rounds = 3 } = {}) {
  const work = mkdtempSync(join(tmpdir(), 'standin-bench-stubs-'))
  const [old, peers] = [before(), stubPeers()]
  try {
    const servers = { standin: root, ...(old && { before: old }) }
    const rows = []
    const handled = await costOfOwn(root, folderWith(work, 'handler', { 'hs/Bench.ts': handler }), '/hs/bench/orders/5', undefined, {
      seconds,
      warmUp,
      rounds,
    })
    rows.push({ 'case': 'a handler', 'server': 'standin', 'µs of CPU a request': handled })
    let base
    for (const [name, { stubs, path, body, own }] of Object.entries(cases)) {
      const file = body && join(work, 'body.json')
      if (body) writeFileSync(file, body)
      const folder = folderWith(work, name.replace(/\W+/g, '-'), { 'bench.stub.yaml': fileOf(stubs) })
      let ours
      for (const [server, place] of Object.entries(servers)) {
        if (own && server !== 'standin') continue
        const cost = await costOfOwn(place, folder, `/hs/bench${path}`, file, { seconds, warmUp, rounds })
        if (server === 'standin') ours = cost
        base ??= cost
        rows.push({
          'case': name,
          server,
          'µs of CPU a request': cost,
          'to a handler': cost / handled,
          'to one stub': cost / base,
          'to ours': cost / ours,
        })
      }
      for (const peer of own ? [] : peers) {
        const { url, pid, stop } = await startPeer(peer, stubs)
        const cost = await costOf(pid, url + path, file, { seconds, warmUp: warmUp * 3, rounds })
        await stop()
        rows.push({ 'case': name, 'server': peer, 'µs of CPU a request': cost, 'to ours': cost / ours })
      }
    }
    return [...rows, ...(await loading(work, servers))]
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

function folderWith(work, name, texts) {
  const folder = join(work, name)
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

async function costOfOwn(place, folder, path, file, how) {
  const { ready, pid, stop } = await start([
    join(place, 'dist', 'cli', 'main.js'),
    'serve',
    folder,
    '--port',
    '0',
    '--json',
    '--admin',
    '0',
  ])
  try {
    return await costOf(pid, ready.url + path, file, how)
  } finally {
    await stop()
  }
}

/** Microseconds of the process, the least of the rounds. */
async function costOf(pid, url, file, { seconds, warmUp, rounds }) {
  await load(url, warmUp, file)
  let least = Infinity
  for (let round = 0; round < rounds; round++) {
    const spent = cpuOf(pid)
    const answered = await load(url, seconds, file)
    least = Math.min(least, (cpuOf(pid) - spent) / answered)
  }
  return least
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
