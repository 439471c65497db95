// One GET through the socket, by what the server's process spends on it: the command line's server against hono, fastify and bare
// node:http.
// The peers write the same text: of two parameters (`plain`), or of the whole request, as chapter 17's first example does (`example`).
import { fileURLToPath } from 'node:url'
import { start } from './support/child.mjs'
import { costOf, costUnit } from './support/cost.mjs'
import { load, loadBy } from './support/load.mjs'

const paths = { plain: '/hs/plain/query/x/y', example: '/hs/example/query/x/y' }
const rounds = 3

/** Rows by path and server; `ratio` is to hono's parameter route, `to node` to the bare server that sends the same bytes. */
export async function run({ seconds = 2, warmUp = 2 } = {}) {
  const servers = await startAll()
  try {
    const rows = []
    for (const [table, path] of Object.entries(paths)) {
      const costs = await costsOf(servers, path, seconds, warmUp)
      for (const name of Object.keys(servers)) {
        rows.push({
          table,
          'server': name,
          [`${costUnit} a request`]: Math.round(costs[name]),
          'ratio': costs[name] / costs.hono,
          'to node': costs[name] / costs.node,
          'load': loadBy,
        })
      }
    }
    return rows
  } finally {
    for (const one of Object.values(servers)) await one.stop()
  }
}

async function startAll() {
  const standin = await start(['dist/cli/main.js', 'serve', 'services', 'bench/services', '--port', '0', '--json'])
  const bytes = []
  for (const path of Object.values(paths)) bytes.push(path, await (await fetch(standin.ready.url + path)).text())
  const [hono, fastify, node] = await Promise.all([
    start(['bench/servers/hono.mjs']),
    start(['bench/servers/fastify.mjs']),
    start(['bench/servers/node.mjs', ...bytes]),
  ])
  return { standin, hono, fastify, node }
}

/** The least of the rounds, whose order is turned each time. */
async function costsOf(servers, path, seconds, warmUp) {
  const costs = Object.fromEntries(Object.keys(servers).map((name) => [name, Infinity]))
  const order = Object.entries(servers)
  for (const [, { ready }] of order) await load(ready.url + path, warmUp)
  for (let round = 0; round < rounds; round++) {
    for (const [name, { ready, pid }] of round % 2 === 0 ? order : order.toReversed()) {
      const { cost, result } = await costOf(pid, () => load(ready.url + path, seconds))
      costs[name] = Math.min(costs[name], cost / result)
    }
  }
  return costs
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await run())
