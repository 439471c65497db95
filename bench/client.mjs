// What a call of another server costs the program that makes it: GET over a kept connection by HTTPConnection, against node's own
// http.request on the same server, by CPU time of the caller; and the same answered by a stub, with the journal.
import { Agent, request } from 'node:http'
import { HTTPConnection, HTTPRequest } from '../dist/index.js'
import { outgoing, startStandin } from '../dist/testing/index.js'
import { start } from './support/child.mjs'

const calls = Number(process.env.BENCH_CALLS ?? 4000)
const rounds = 7
const path = '/a?b=1'

function byNode(port) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const headers = { 'Host': `127.0.0.1:${port}`, 'User-Agent': '1C+Enterprise/8.3', 'Accept': '*/*', 'X-Own': 'one' }
  return () =>
    new Promise((resolve, reject) => {
      const asked = request({ agent, host: '127.0.0.1', port, method: 'GET', path, headers }, (response) => {
        const pieces = []
        response.on('data', (piece) => pieces.push(piece))
        response.on('end', () => resolve(Buffer.concat(pieces).toString()))
        response.on('error', reject)
      })
      asked.on('error', reject)
      asked.end()
    })
}

function byConnection(port, host = '127.0.0.1') {
  const connection = new HTTPConnection(host, port)
  return async () => (await connection.Get(new HTTPRequest(path, { 'X-Own': 'one' }))).GetBodyAsString()
}

/** The door is open while the work runs. */
async function stubbed(text) {
  const standin = await startStandin()
  standin.stub(outgoing('http://api.example').GET('/a'), { text })
  return { call: byConnection(80, 'api.example'), close: () => standin.close() }
}

async function microseconds(call) {
  const before = process.cpuUsage()
  for (let one = 0; one < calls; one++) await call()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / calls
}

/** `ratio`: to the same call over loopback. */
async function stubRow(real) {
  const { call, close } = await stubbed('x'.repeat(200))
  try {
    for (let one = 0; one < 1000; one++) await call()
    let least = Infinity
    for (let round = 0; round < rounds; round++) least = Math.min(least, await microseconds(call))
    return { 'call': 'HTTPConnection.Get, answered by a stub', 'µs of CPU': least, 'ratio': least / real }
  } finally {
    await close()
  }
}

/** The least of the rounds, which go by turns. */
export async function run() {
  const server = await start(['bench/servers/node.mjs', path, 'x'.repeat(200)])
  try {
    const port = Number(new URL(server.ready.url).port)
    const cases = { "node's http.request": byNode(port), 'HTTPConnection.Get': byConnection(port) }
    const texts = new Set()
    for (const call of Object.values(cases)) for (let one = 0; one < 300; one++) texts.add(await call())
    if (texts.size !== 1) throw new Error('the answers differ')
    const least = Object.fromEntries(Object.keys(cases).map((name) => [name, Infinity]))
    for (let round = 0; round < rounds; round++)
      for (const [name, call] of Object.entries(cases)) least[name] = Math.min(least[name], await microseconds(call))
    const [first] = Object.values(least)
    const [, real] = Object.values(least)
    return [
      ...Object.entries(least).map(([name, cost]) => ({ 'call': name, 'µs of CPU': cost, 'ratio': cost / first })),
      await stubRow(real),
    ]
  } finally {
    await server.stop()
  }
}
