// Stand-ins and their journal: the median of start and stop, what the journal adds to a request, and what it holds at 10,000 requests.
// Instructions are counted by `perf stat` where it is there: time on a shared machine is too rough for a few per cent.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { machine } from '../build/host/machine/machine.js'
import { parts } from '../build/host/machine/parts.js'
import { pause } from '../build/host/machine/system.js'
import { createStandin } from '../build/standin/standin.js'
import { startStandin } from '../build/testing/index.js'
import { createPlatform, HTTPService, HTTPServiceResponse, URLTemplate, serve } from '../dist/index.js'

const Example = HTTPService({
  Name: 'Example',
  RootURL: 'example',
  URLTemplates: {
    Query: URLTemplate('/query/{string}/*', {
      GET: (request) => {
        const response = new HTTPServiceResponse(200)
        response.SetBodyFromString(request.URLParameters.string)
        return response
      },
    }),
  },
})
const headers = ['Host', '127.0.0.1:8080', 'Accept', '*/*', 'User-Agent', 'bench']
const { signal } = new AbortController()
const arrival = (at) => ({
  method: 'GET',
  target: `/hs/example/query/value${at}/x`,
  headers: [...headers],
  scheme: 'http',
  authority: 'x',
  body: undefined,
  signal,
})

const platforms = {
  without: () => createPlatform({ services: [Example] }),
  journal: () => createStandin({ services: [Example] }, { system: machine, parts, pause }).platform,
}

async function handleLoop(name, requests) {
  const platform = platforms[name]()
  for (let at = 0; at < requests; at++) await platform.handle(arrival(at))
}

/** Through a socket, a keep-alive connection, one after the other. */
async function socketLoop(name, requests) {
  const { Agent, get } = await import('node:http')
  const served = await serve(platforms[name](), { port: 0 })
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  for (let at = 0; at < requests; at++) {
    await new Promise((resolve, reject) => {
      get(`${served.url}/hs/example/query/value${at}/x`, { agent }, (response) => response.resume().on('end', resolve)).on('error', reject)
    })
  }
  agent.destroy()
  await served.close()
}

const self = fileURLToPath(import.meta.url)

/** Instructions of one request: the difference of two runs, so that the start of the process and warming up fall out. */
function instructions(loop, name, [few, many]) {
  const count = (requests) => {
    const { stderr, status } = spawnSync(
      'perf',
      ['stat', '-x,', '-e', 'instructions:u', process.execPath, self, loop, name, String(requests)],
      { encoding: 'utf8' },
    )
    const found = /^(\d+),/m.exec(stderr ?? '')
    return status === 0 && found ? Number(found[1]) : undefined
  }
  const [a, b] = [count(few), count(many)]
  return a === undefined || b === undefined ? undefined : (b - a) / (many - few)
}

async function startAndStop(times) {
  const spent = []
  for (let at = 0; at < times; at++) {
    const begun = performance.now()
    await (await startStandin({ services: [Example] })).close()
    spent.push(performance.now() - begun)
  }
  return spent.sort((a, b) => a - b)[times >> 1]
}

/** Bytes of heap that 10,000 exchanges hold, and that 30,000 hold: no more. */
async function held() {
  const standin = createStandin({ services: [Example] }, { system: machine, parts, pause })
  const heap = () => {
    globalThis.gc?.()
    return process.memoryUsage().heapUsed
  }
  const before = heap()
  for (let at = 0; at < 10_000; at++) await standin.platform.handle(arrival(at))
  const ten = heap()
  for (let at = 0; at < 20_000; at++) await standin.platform.handle(arrival(at))
  // Read last, so that the journal is still there when the heap is measured.
  return { atTen: ten - before, atThirty: heap() - before, kept: standin.journal.entries().length }
}

/** Rows `{ name, value, unit, goal }`. */
export async function run({ handled = [100_000, 300_000], served = [10_000, 30_000] } = {}) {
  await startAndStop(20)
  const rows = [{ name: 'start and stop of a stand-in, median of 100', value: await startAndStop(100), unit: 'ms', goal: 5 }]
  const [without, journal] = ['without', 'journal'].map((name) => instructions('handle', name, handled))
  const socket = instructions('socket', 'without', served)
  if (without !== undefined && journal !== undefined && socket !== undefined) {
    rows.push({ name: 'platform.handle', value: without, unit: 'instructions' })
    rows.push({ name: 'platform.handle with the journal', value: journal, unit: 'instructions' })
    rows.push({ name: 'a request through a socket, client and server', value: socket, unit: 'instructions' })
    rows.push({ name: 'the journal, of platform.handle', value: ((journal - without) / without) * 100, unit: '%' })
    rows.push({ name: 'the journal, of a request through a socket', value: ((journal - without) / socket) * 100, unit: '%', goal: 5 })
  }
  const { atTen, atThirty, kept } = await held()
  rows.push(
    { name: 'heap of 10,000 exchanges', value: atTen / 1e6, unit: 'MB' },
    { name: `heap of 30,000 exchanges, of which ${kept} are kept`, value: atThirty / 1e6, unit: 'MB' },
  )
  return rows
}

if (process.argv[1] === self) {
  const [, , loop, name, requests] = process.argv
  if (loop === 'handle') await handleLoop(name, Number(requests))
  else if (loop === 'socket') await socketLoop(name, Number(requests))
  else {
    console.log('| | value | unit | goal |\n| --- | ---: | --- | ---: |')
    for (const row of await run()) console.log(`| ${row.name} | ${row.value.toFixed(2)} | ${row.unit} | ${row.goal ?? ''} |`)
  }
}
