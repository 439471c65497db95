// A body of 1 GB through the command line's server, read as a stream and sent by SetBodyFileName: the most memory that the process ever
// held (VmHWM).
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { request as send } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { start } from './support/child.mjs'

const size = 1_000_000_000
/** MB of memory that the issue allows. */
const allowed = 150

/** A server of its own for each; `ratio` is to the memory that is allowed. */
export async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'standin-bench-'))
  const file = join(folder, 'volume')
  writeFileSync(file, '')
  truncateSync(file, size)
  try {
    return [
      await held('nothing asked', file, async () => 0),
      await held('1 GB upload read as a stream', file, upload),
      await held('1 GB file sent by SetBodyFileName', file, download),
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function held(what, file, work) {
  const server = await start(['dist/cli/main.js', 'serve', 'bench/services', '--port', '0', '--json'], { env: { BENCH_FILE: file } })
  try {
    const started = performance.now()
    const bytes = await work(server.ready.url)
    const seconds = (performance.now() - started) / 1000
    if (bytes !== 0 && bytes !== size) throw new Error(`${what}: ${bytes} bytes of ${size}`)
    const peak = Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]) / 1024
    return { what, 'peak MB': peak, 'ratio': peak / allowed, 'MB a second': bytes / 1e6 / seconds }
  } finally {
    await server.stop()
  }
}

async function upload(url) {
  const piece = Buffer.alloc(64_000)
  const text = await new Promise((resolve, reject) => {
    const request = send(`${url}/hs/volume/upload`, { method: 'POST', headers: { 'Content-Length': size } }, (response) => {
      let said = ''
      response
        .setEncoding('utf8')
        .on('data', (part) => {
          said += part
        })
        .on('end', () => resolve(said))
    })
    let left = size
    const write = () => {
      while (left > 0) {
        const part = left < piece.length ? piece.subarray(0, left) : piece
        left -= part.length
        if (!request.write(part)) return
      }
      request.end()
    }
    request.on('drain', write).on('error', reject)
    write()
  })
  return Number(text)
}

const download = (url) =>
  new Promise((resolve, reject) => {
    send(`${url}/hs/volume/file`, (response) => {
      let bytes = 0
      response
        .on('data', (piece) => {
          bytes += piece.length
        })
        .on('end', () => resolve(bytes))
    })
      .on('error', reject)
      .end()
  })

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await run())
