// Two nodes of one PostgreSQL database against one: an item read by key over HTTP, requests per second, three runs of each in turn. Where a
// request is not answered the bench ends. STANDIN_POSTGRES says where the database is (scripts/with-databases.sh starts one).
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { load, loadBy } from './support/load.mjs'

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
const example = fileURLToPath(new URL('../examples/08-warehouse/', import.meta.url))
const SECONDS = 3
const ROUNDS = 3

/** Milliseconds of CPU that processes have taken so far; Linux alone says it of others. */
function spent(nodes) {
  const ticks = nodes.map(({ child }) =>
    readFileSync(`/proc/${child.pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' '),
  )
  return ticks.reduce((sum, fields) => sum + 10 * (Number(fields[11]) + Number(fields[12])), 0)
}

/** A node of the database, once it is ready. */
async function node(address) {
  const args = ['--no-warnings', main, 'serve', 'services', '--data', address, '--port', '0', '--json']
  const child = spawn(process.execPath, args, { cwd: example, stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  return { child, items: `${JSON.parse(line).url}/odata/standard.odata/Catalog_Товары` }
}

async function keyed({ items }) {
  const answer = await fetch(encodeURI(`${items}?$format=json&$top=1`))
  const { Ref_Key } = (await answer.json()).value[0]
  return encodeURI(`${items}(guid'${Ref_Key}')?$format=json`)
}

export async function run() {
  if (process.env.STANDIN_POSTGRES === undefined) {
    console.error('skipped: no PostgreSQL (STANDIN_POSTGRES); scripts/with-databases.sh starts one')
    return []
  }
  const url = new URL(process.env.STANDIN_POSTGRES)
  url.searchParams.set('schema', `bench_${process.pid}`)
  const shared = [main, 'data', 'load', 'data.yaml', 'services', '--data', url.href]
  execFileSync(process.execPath, ['--no-warnings', ...shared], { cwd: example, stdio: 'ignore' })
  const nodes = [await node(url.href), await node(url.href)]
  try {
    const addresses = await Promise.all(nodes.map(keyed))
    const rows = []
    for (let round = 0; round <= ROUNDS; round++) {
      const before = spent(nodes)
      const answeredByOne = await load(addresses[0], SECONDS)
      const cpu = spent(nodes) - before
      const one = answeredByOne / SECONDS
      const answered = await Promise.all(addresses.map((address) => load(address, SECONDS)))
      const two = answered.reduce((sum, requests) => sum + requests, 0) / SECONDS
      const perSecond = (answeredByOne * 1000) / cpu
      // The first round warms up.
      if (round > 0)
        rows.push({
          round,
          'one node, req/s': one,
          'two nodes, req/s': two,
          'ratio': two / one,
          'at least': 1.7,
          'req per CPU second of a node': perSecond,
          'load': loadBy,
        })
    }
    return rows
  } finally {
    for (const { child } of nodes) child.kill()
  }
}
