// A request and an answer of 10 to 100,000 rows through the command line's server: microseconds of CPU time a row, which must not grow; and
// the most memory (VmHWM) that a message of 50 MB takes, by its size.
import { readFileSync } from 'node:fs'
import { request as send } from 'node:http'
import { fileURLToPath } from 'node:url'
import { start } from './support/child.mjs'
import { cpuOf } from './support/cost.mjs'
import { getRows, putRows } from './support/perf-messages.mjs'

const sizes = [10, 100, 1_000, 10_000, 100_000]
/** Rows that make 50 MB: of a request without layout, and of an answer with 1C's. */
const huge = { request: 205_000, answer: 165_000 }
const messages = { request: putRows, answer: getRows }
/** So many rows are served before the clock starts, and while it runs, whatever the size of one message. */
const [warmRows, measuredRows] = [40_000, 200_000]

/** `ratio`: of the first half to a row among 1,000, of the second to the size of the message. */
export async function run() {
  return [...(await growth()), ...(await memory())]
}

/** Rows `{ what, rows, megabytes, CPU µs a row, ratio }`. */
export async function growth() {
  const server = await serving()
  const rows = []
  try {
    for (const [what, message] of Object.entries(messages)) {
      for (const size of sizes) {
        const body = Buffer.from(message(size))
        let bytes = 0
        for (let sent = 0; sent < warmRows; sent += size) bytes = await call(server, body)
        const before = cpuOf(server.pid)
        let sent = 0
        for (; sent < measuredRows; sent += size) await call(server, body)
        rows.push({
          what,
          'rows': size,
          'megabytes': Math.max(bytes, body.length) / 1e6,
          'CPU µs a row': (cpuOf(server.pid) - before) / sent,
        })
      }
    }
  } finally {
    await server.stop()
  }
  const base = (what) => rows.find((row) => row.what === what && row.rows === 1_000)['CPU µs a row']
  return rows.map((row) => ({ ...row, ratio: row['CPU µs a row'] / base(row.what) }))
}

/** A server of its own for each, so that nothing is left from the one before. */
async function memory() {
  const rows = []
  for (const [what, message] of Object.entries(messages)) {
    const server = await serving()
    try {
      await call(server, Buffer.from(message(1)))
      const idle = peak(server.pid)
      const body = Buffer.from(message(huge[what]))
      const megabytes = Math.max(await call(server, body), body.length) / 1e6
      rows.push({
        'what': `${what} of 50 MB`,
        'rows': huge[what],
        megabytes,
        'peak MB': peak(server.pid),
        'peak MB before': idle,
        'ratio': (peak(server.pid) - idle) / megabytes,
      })
    } finally {
      await server.stop()
    }
  }
  return rows
}

const serving = () => start(['dist/cli/main.js', 'serve', 'bench/services', '--port', '0', '--json'])

const peak = (pid) => (Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1_024) / 1e6

/** Bytes of the answer, which is thrown away as it comes. */
const call = ({ ready }, body) =>
  new Promise((resolve, reject) => {
    const request = send(
      `${ready.url}/ws/Perf`,
      { method: 'POST', headers: { 'Content-Type': 'text/xml; charset=utf-8', 'Content-Length': body.length } },
      (response) => {
        let bytes = 0
        response
          .on('data', (piece) => {
            bytes += piece.length
          })
          .on('error', reject)
        response.on('end', () => (response.statusCode === 200 ? resolve(bytes) : reject(new Error(`answered with ${response.statusCode}`))))
      },
    )
    request.on('error', reject).end(body)
  })

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await run())
