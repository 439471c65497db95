// Start-up: from the start of the process to the first line that says "ready", `standin serve` against a hello-world of hono; and a
// platform started and closed in one process.
import { fileURLToPath } from 'node:url'
import { createPlatform, HTTPService, HTTPServiceResponse, serve, URLTemplate } from '../dist/index.js'
import { start } from './support/child.mjs'

const turns = 9

/** Node 20 reads the file that it names while it starts: tens of milliseconds, the same for everybody, that would flatter the ratio. */
const env = { NODE_EXTRA_CA_CERTS: undefined }

/**
 * Milliseconds, the best of several turns; `ratio` is to hono's hello-world. What importing the service modules took is theirs, and taken
 * off.
 */
export async function run() {
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
