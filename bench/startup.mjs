// Start-up: from the start of the process to the first line that says "ready", `standin serve` against a hello-world of hono, and against
// the state before, by CPU of all threads; 500 modules; and a platform started and closed in one process.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createPlatform, HTTPService, HTTPServiceResponse, serve, URLTemplate } from '../dist/index.js'
import { before } from './support/before.mjs'
import { start } from './support/child.mjs'
import { moduleText } from './support/growing.mjs'
import { least, served, stopped } from './support/serving.mjs'

const turns = 9
/** Of the starts that are counted in CPU, and of those with 500 modules. */
const rounds = { few: 5, many: 2 }
const modules = 500

/** Node 20 reads the file that it names while it starts: tens of milliseconds, the same for everybody, that would flatter the ratio. */
const env = { NODE_EXTRA_CA_CERTS: undefined }

/**
 * Milliseconds, the best of several turns; `ratio` is to hono's hello-world. What importing the service modules took is theirs, and taken
 * off.
 */
export async function run() {
  return [...(await times()), ...(await starts())]
}

async function times() {
  const best = { hono: Infinity, whole: Infinity, http: Infinity, less: Infinity, inProcess: Infinity }
  for (let turn = 0; turn < turns; turn++) {
    const hono = await start(['bench/servers/hono-hello.mjs'], { env })
    const http = await start(['dist/cli/main.js', 'serve', 'services/hs', '--port', '0', '--json'], { env })
    const standin = await start(['dist/cli/main.js', 'serve', 'services', '--port', '0', '--json'], { env })
    best.hono = Math.min(best.hono, hono.ms)
    best.whole = Math.min(best.whole, standin.ms)
    best.http = Math.min(best.http, http.ms - http.ready.importMs)
    best.less = Math.min(best.less, standin.ms - standin.ready.importMs)
    best.inProcess = Math.min(best.inProcess, await inProcess())
    await Promise.all([hono.stop(), http.stop(), standin.stop()])
  }
  const row = (what, ms) => ({ what, ms, ratio: ms / best.hono })
  return [
    row('hono, hello-world: listening', best.hono),
    row('standin serve, HTTP services only: ready, less importing the service modules', best.http),
    row('standin serve, Web services too: ready, less importing the service modules', best.less),
    row('standin serve: ready', best.whole),
    row('createPlatform, serve on port 0, close, in a running process', best.inProcess),
  ]
}

/** CPU to the ready line and memory then: `warm` has what an earlier start kept, `cold` keeps nothing. */
async function starts() {
  const work = mkdtempSync(join(tmpdir(), 'standin-bench-startup-'))
  const many = join(work, 'many')
  mkdirSync(many)
  for (let at = 0; at < modules; at++) writeFileSync(join(many, `Service${at}.ts`), moduleText(at))
  try {
    const old = before()
    const hono = []
    for (let round = 0; round < rounds.few; round++) hono.push(await stopped(await start(['bench/servers/hono-hello.mjs'], { env })))
    const rows = [{ what: 'hono, hello-world', ...least(hono) }]
    for (const [what, path, count] of [
      ['HTTP services', 'services/hs', rounds.few],
      ['services of all kinds', 'services', rounds.few],
      [`${modules} modules`, many, rounds.many],
    ])
      rows.push(...(await startsOf(what, path, count, join(work, 'cache'), old)))
    return rows.map(({ what, cpu, rss, peer }) => ({
      what,
      'CPU ms': cpu,
      'to hono': cpu / rows[0].cpu,
      'to before': peer && cpu / peer,
      'RSS MB': rss,
    }))
  } finally {
    rmSync(work, { recursive: true })
  }
}

/** In turns; what is kept is there after the first of them. */
async function startsOf(what, path, count, cache, old) {
  const ways = {
    ...(old && { before: { state: old } }),
    cold: { env: { ...env, STANDIN_CACHE: 'off' } },
    warm: { env: { ...env, STANDIN_CACHE: cache } },
  }
  const found = Object.fromEntries(Object.keys(ways).map((way) => [way, []]))
  await served([path], ways.warm)
  for (let round = 0; round < count; round++)
    for (const [way, settings] of Object.entries(ways)) found[way].push(await served([path], { env, ...settings }))
  const peer = old && least(found.before).cpu
  return Object.entries(found).map(([way, all]) => ({ what: `${what}, ${way}`, ...least(all), peer }))
}

const service = HTTPService({
  Name: 'Hello',
  RootURL: 'hello',
  URLTemplates: { All: URLTemplate('/*', { GET: () => new HTTPServiceResponse(200) }) },
})

async function inProcess() {
  const started = performance.now()
  const served = await serve(createPlatform({ services: [service] }), { port: 0 })
  await served.close()
  return performance.now() - started
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await run())
