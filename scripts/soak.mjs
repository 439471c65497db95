// `npm run soak [-- --seconds 600]`: a stand-in at full speed with aborts, half-open connections, unread bodies and reloads. Prints what it
// did, descriptors and memory over time; ends with 1 where answers are wrong or something grows.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

if (process.argv[2] === 'bus') {
  // `npm run soak -- bus [--seconds 600] [--seed 1]`: kill -9 of the bus and its service under load, checked by a model.
  await import('./kill-bus.mjs')
  process.exit()
}

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '600' },
    clients: { type: 'string', default: '16' },
    aborts: { type: 'string', default: '10000' },
  },
})
const seconds = Number(values.seconds)
const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'standin-soak-'))
const write = (path, text) => {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), text)
}

write(
  'services/hs/Shop.ts',
  `import { HTTPService, HTTPServiceResponse, URLTemplate } from 'onec-standin'
const answer = (text) => {
  const response = new HTTPServiceResponse(200)
  response.SetBodyFromString(text)
  return response
}
export default HTTPService({ Name: 'Shop', RootURL: 'shop', ReuseSessions: 'AutoUse', URLTemplates: {
  Item: URLTemplate('/items/{Id}', { GET: (request) => answer('item ' + request.URLParameters.Id) }),
  Echo: URLTemplate('/echo', { POST: async (request) => answer(await request.GetBodyAsString()) }),
  Upload: URLTemplate('/upload', { POST: () => answer('unread') }),
  Stream: URLTemplate('/stream', { GET() {
    const response = new HTTPServiceResponse(200)
    response.SetBodyFromStream((async function* () {
      for (let count = 0; count < 1000; count++) yield new Uint8Array(16 * 1024)
    })())
    return response
  } }),
} })
`,
)
write(
  'services/stubs/shop.stub.yaml',
  `service: Shop
stubs:
  - template: '/items/{Id}'
    method: DELETE
    reply: { StatusCode: 204 }
  - template: '/items/{Id}'
    method: PUT
    request: { URLParameters: { Id: { matches: '^(a+)+$' } } }
    reply: { text: 'stub {{request.URLParameters.Id}}' }
  - template: /upload
    method: PUT
    reply: { file: big.bin }
`,
)
write('services/stubs/big.bin', Buffer.alloc(20_000_000, 'b'))

const child = spawn(process.execPath, [main, 'serve', 'services', '--port', '0', '--admin', '0', '--watch', '--json'], {
  cwd: folder,
  stdio: ['ignore', 'pipe', 'pipe'],
})
let complaint = ''
child.stderr.setEncoding('utf8').on('data', (piece) => {
  complaint = (complaint + piece).slice(-20_000)
})
const [line] = await once(createInterface({ input: child.stdout }), 'line')
const { url, port } = JSON.parse(line)
// Node's agent heeds what answers announce (`Keep-Alive: timeout=5`) only where it has a time-out of its own.
const agent = new Agent({ keepAlive: true, maxSockets: 64, timeout: 5_000 })
const done = { requests: 0, aborts: 0, halfOpen: 0, garbage: 0, reloads: 0, wrong: 0 }
const wrong = new Map()

const rested = new WeakMap()

const ask = (method, path, body) =>
  new Promise((resolve, reject) => {
    const asked = request(`${url}/hs/shop${path}`, { method, agent }, (answer) => {
      const { socket } = answer
      const pieces = []
      answer.on('data', (piece) => pieces.push(piece))
      answer.on('end', () => {
        rested.set(socket, performance.now())
        resolve([answer.statusCode, Buffer.concat(pieces)])
      })
      answer.on('error', reject)
    })
    const begun = performance.now()
    // Of a lost call: whether its connection was kept from an earlier one, and for how long it had rested.
    asked.on('error', (error) => {
      const since = rested.get(asked.socket)
      const rest = asked.reusedSocket && since !== undefined ? `kept connection, ${Math.round(begun - since)} ms at rest` : 'new connection'
      reject(new Error(`${error.code ?? error.message} (${rest})`))
    })
    asked.end(body)
  })

async function expected(method, path, status, text, body) {
  const got = await ask(method, path, body).catch((error) => [error.message, Buffer.alloc(0)])
  done.requests++
  if (got[0] === status && (text === undefined || got[1].toString() === text)) return
  done.wrong++
  const what = `${method} ${path.replace(/\d+/g, 'N')}: ${got[0]}`
  wrong.set(what, (wrong.get(what) ?? 0) + 1)
}

const abort = (path, method = 'GET') =>
  new Promise((resolve) => {
    const asked = request(`${url}/hs/shop${path}`, { method, agent: false }, (answer) => {
      answer.once('data', () => answer.destroy())
      answer.once('close', resolve)
    })
    asked.once('error', resolve)
    asked.end()
    done.aborts++
  })

async function raw(text, wait) {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  socket.write(text)
  await setTimeout(wait)
  socket.destroy()
}

const unread = Buffer.alloc(300_000, 'x')
const steps = [
  () => expected('GET', `/items/${Math.floor(Math.random() * 1000)}`, 200),
  () => expected('GET', '/items/7', 200, 'item 7'),
  () => expected('POST', '/echo', 200, 'hello', 'hello'),
  () => expected('POST', '/upload', 200, 'unread', unread),
  () => expected('DELETE', '/items/1', 204, ''),
  () => expected('PUT', '/items/aaa', 200, 'stub aaa', unread),
  () => expected('PUT', `/items/${'a'.repeat(40)}b`, 404),
  () => expected('GET', '/none', 404),
  () => abort('/stream'),
  () => abort('/upload', 'PUT'),
  () => raw('GET /hs/shop/items/1 HTT', 50).then(() => done.halfOpen++),
  () => raw('POST /hs/shop/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\npart', 20).then(() => done.halfOpen++),
  () => raw('\u0000garbage\r\n\r\n', 5).then(() => done.garbage++),
]

const descriptors = () => readdirSync(`/proc/${child.pid}/fd`).length
const megabytes = () => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) / 1024)
const samples = []

/**
 * Before the rest: clients that leave after the first bytes of an answer, with nothing else around them. The journal is filled first: it
 * keeps 64 KiB of each, 64 MiB in all.
 */
async function abortMany(count) {
  await expected('GET', '/items/7', 200, 'item 7')
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      for (let left = 40; left > 0; left--) await abort(left % 2 === 0 ? '/stream' : '/upload', left % 2 === 0 ? 'GET' : 'PUT')
    }),
  )
  await setTimeout(1_000)
  const before = { descriptors: descriptors(), megabytes: megabytes() }
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      for (let left = Math.ceil(count / 32); left > 0; left--)
        await abort(left % 2 === 0 ? '/stream' : '/upload', left % 2 === 0 ? 'GET' : 'PUT')
    }),
  )
  await setTimeout(1_000)
  const after = { descriptors: descriptors(), megabytes: megabytes() }
  console.log(
    `${count} aborts: descriptors ${before.descriptors} -> ${after.descriptors}, megabytes ${before.megabytes} -> ${after.megabytes}`,
  )
  return after.descriptors <= before.descriptors + 5 && after.megabytes <= before.megabytes * 1.25 + 20
}
const abortsAreRight = Number(values.aborts) === 0 || (await abortMany(Number(values.aborts)))
const end = performance.now() + seconds * 1000
const running = () => performance.now() < end && child.exitCode === null

const clients = Array.from({ length: Number(values.clients) }, async () => {
  while (running()) await steps[Math.floor(Math.random() * steps.length)]()
})
const reloading = (async () => {
  while (running()) {
    await setTimeout(Math.min(5_000, seconds * 200))
    utimesSync(join(folder, 'services/hs/Shop.ts'), new Date(), new Date())
    done.reloads++
  }
})()
const sampling = (async () => {
  while (running()) {
    await setTimeout((seconds * 1000) / 20)
    if (child.exitCode === null) samples.push({ descriptors: descriptors(), megabytes: megabytes() })
  }
})()
await Promise.all([...clients, reloading, sampling])
agent.destroy()
await setTimeout(3_000)
const alive = child.exitCode === null
const rest = alive ? { descriptors: descriptors(), megabytes: megabytes() } : { descriptors: -1, megabytes: -1 }
const stopping = performance.now()
child.kill('SIGTERM')
if (alive) await once(child, 'exit')
rmSync(folder, { recursive: true })

const half = samples.slice(Math.floor(samples.length / 4), Math.floor(samples.length / 2))
const last = samples.slice(-Math.max(1, Math.floor(samples.length / 4)))
const most = (of, key) => Math.max(...of.map((one) => one[key]))
const grown = {
  descriptors: rest.descriptors > 60,
  megabytes: most(last, 'megabytes') > most(half, 'megabytes') * 1.25 + 20,
}
console.log(JSON.stringify({ seconds, ...done, perSecond: Math.round(done.requests / seconds) }))
console.log(`descriptors: ${samples.map((one) => one.descriptors).join(' ')}; at rest ${rest.descriptors}`)
console.log(`megabytes: ${samples.map((one) => one.megabytes).join(' ')}; at rest ${rest.megabytes}`)
console.log(`stopped in ${Math.round(performance.now() - stopping)} ms`)
for (const [what, count] of wrong) console.log(`wrong: ${count} x ${what}`)
if (!alive) console.log(`the process ended with ${child.exitCode}: ${complaint}`)
if (!abortsAreRight || !alive || done.wrong > 0 || grown.descriptors || grown.megabytes) process.exitCode = 1
