// Two processes post into one PostgreSQL database at once; one or the other is killed in the middle, again and again, and another takes its
// place: `npm run kill-nodes -- --rounds 20`. Nothing that was acknowledged is lost, nothing is half posted, the other one goes on.
// In each round one of two `standin serve` is killed as well, and a session of it goes on at the other one.
// STANDIN_POSTGRES says where the database is (scripts/with-databases.sh). Needs the build (`npm run build`).
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { sessionNodes } from './kill-sessions.mjs'

const program = fileURLToPath(new URL('kill-infobase.mjs', import.meta.url))
const acknowledged = []

/** A process that posts. */
function node(address) {
  const child = spawn(process.execPath, ['--no-warnings', program, '--child', address], { stdio: ['ignore', 'pipe', 'inherit'] })
  const one = { child, ended: once(child, 'exit'), posted: 0 }
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line === 'all') return
    acknowledged.push(line)
    one.posted++
  })
  return one
}

async function until(holds, what) {
  for (let waited = 0; !holds(); waited += 20) {
    if (waited > 60_000) throw new Error(`no ${what} in 60 s`)
    await setTimeout(20)
  }
}

function check(address) {
  // There are too many of them for an argument or a variable.
  const input = JSON.stringify(acknowledged)
  return JSON.parse(execFileSync(process.execPath, ['--no-warnings', program, '--check', address], { input }))
}

function schema(name) {
  const url = new URL(process.env.STANDIN_POSTGRES)
  url.searchParams.set('schema', name)
  return url.href
}

/** The schemas of these rounds are theirs alone: nothing of them is left in the database. */
async function dropSchemas(names) {
  const client = new pg.Client({ connectionString: process.env.STANDIN_POSTGRES })
  await client.connect()
  for (const name of names) await client.query(`DROP SCHEMA IF EXISTS "${name}" CASCADE`)
  await client.end()
}

async function rounds(count, names) {
  const address = schema(names[0])
  const sessions = await sessionNodes(schema(names[1]))
  const nodes = [node(address)]
  let bad
  try {
    await until(() => nodes[0].posted > 0, 'first posting')
    nodes.push(node(address))
    bad = await killed(count, address, nodes, sessions)
  } finally {
    for (const one of nodes) one.child.kill('SIGKILL')
    await Promise.all([...nodes.map((one) => one.ended), sessions.close()])
  }
  const { found } = check(address)
  process.exitCode = bad + found.length === 0 ? 0 : 1
}

/** Gives how much was found wrong. */
async function killed(count, address, nodes, sessions) {
  let bad = 0
  for (let n = 1; n <= count; n++) {
    const before = nodes.map((one) => one.posted)
    await until(() => nodes.every((one, at) => one.posted > before[at] || one.child.exitCode !== null), 'posting of both')
    await setTimeout(Math.random() * 500)
    const which = Math.random() < 0.5 ? 0 : 1
    const other = nodes[1 - which]
    nodes[which].child.kill('SIGKILL')
    await nodes[which].ended
    const at = other.posted
    await until(() => other.posted > at || other.child.exitCode !== null, 'posting of the other one')
    const { length } = acknowledged
    const { found, kept, lost } = check(address)
    const session = await sessions.round(which)
    found.push(...session.found)
    const counted = `a session went on after ${session.counted} calls`
    const what = found.length === 0 ? `, ${counted}` : `: ${found.join('; ')}`
    console.log(`round ${n}: ${length} acknowledged, ${kept} kept, ${lost} lost${what}`)
    bad += found.length
    nodes[which] = node(address)
    // One that is through with its documents has another take its place.
    if (other.child.exitCode !== null) nodes[1 - which] = node(address)
  }
  return bad
}

const [option, given] = process.argv.slice(2)
if (process.env.STANDIN_POSTGRES === undefined)
  console.log('skipped: no PostgreSQL (STANDIN_POSTGRES); scripts/with-databases.sh starts one')
else {
  const names = [`kill_${process.pid}`, `kill_sessions_${process.pid}`]
  try {
    await rounds(Number(option === '--rounds' ? given : 3), names)
  } finally {
    await dropSchemas(names)
  }
}
