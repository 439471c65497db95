// CPU time of a request of several servers, in short rounds in which each has its turn. A shared machine is at times half as fast: what is
// compared was measured within a tenth of a second.
import { readdirSync, readFileSync } from 'node:fs'
import { Agent, request as httpRequest } from 'node:http'

const agent = new Agent({ keepAlive: true, maxSockets: 1 })
export const ask = (url, body) =>
  new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }
    const sent = httpRequest(url, { agent, method: body === undefined ? 'GET' : 'POST', headers }, (answer) => {
      let bytes = 0
      answer.on('data', (piece) => (bytes += piece.length))
      answer.on('end', () => (answer.statusCode < 300 ? resolve(bytes) : reject(new Error(`${url}: ${answer.statusCode}`))))
    })
    sent.once('error', reject)
    sent.end(body)
  })

/** Nanoseconds of CPU time that all threads of the process have spent so far: finer than the hundredths of a second of /proc/PID/stat. */
export const spent = (pid) =>
  readdirSync(`/proc/${pid}/task`)
    .map((thread) => Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]))
    .reduce((sum, one) => sum + one, 0)

/** How often a work is done `times` times before it is measured; the rounds after that, and what part of `times` each of them is. */
const WARM = 4
const ROUNDS = 90
const SHORT = 15

/** CPU time of one request, of `count` requests from the one numbered `from`. */
async function costOfSome({ pid, ready }, requests, from, count) {
  const before = spent(pid)
  for (let at = from; at < from + count; at++) {
    const [path, body] = requests(at)
    await ask(ready.url + encodeURI(path), body && JSON.stringify(body))
  }
  return (spent(pid) - before) / 1000 / count
}

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

/** Microseconds of CPU of a request of each server that has the work, in each of the rounds. */
export async function costs(servers, work) {
  const names = Object.keys(servers).filter((name) => work[name] !== undefined)
  const rounds = Object.fromEntries(names.map((name) => [name, []]))
  for (let from = 0; from < WARM * work.times; from += work.times)
    for (const name of names) await costOfSome(servers[name], work[name], from, work.times)
  const count = Math.ceil(work.times / SHORT)
  for (let round = 0; round < ROUNDS; round++)
    for (const name of round % 2 === 0 ? names : names.toReversed())
      rounds[name].push(await costOfSome(servers[name], work[name], round * count, count))
  return rounds
}

/** The middle one of the ratios of all rounds. */
export const ratio = (ours, theirs) => median(ours.map((one, at) => one / theirs[at]))

/** A row of the bench: the middle one of all rounds, and of the ratios of all rounds. */
export const row = (work, { ours, floor, cap }) => ({
  work,
  µs: median(ours),
  ...(floor && { 'floor µs': median(floor), 'ratio': ratio(ours, floor) }),
  ...(cap && { 'CAP µs': median(cap), 'to CAP': ratio(ours, cap) }),
})
