// Two `standin serve` of one PostgreSQL database whose handler counts the calls of a session: for kill-nodes.mjs, which kills one of them
// while it counts and has the session go on at the other one. Needs the build (`npm run build`).
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
const counting = `import { Catalog, HTTPService, HTTPServiceResponse, URLTemplate } from 'onec-standin'

export default [
  Catalog({ Name: 'Товары' }),
  HTTPService({
    Name: 'Orders',
    RootURL: 'orders',
    ReuseSessions: 'Use',
    SessionMaxAge: 60,
    URLTemplates: {
      Count: URLTemplate('/count', {
        async GET(_request, { session }) {
          const count = session.parameters.has('count') ? Number(await session.parameters.get('count')) + 1 : 1
          session.parameters.set('count', count)
          const response = new HTTPServiceResponse(200)
          response.SetBodyFromString(String(count))
          return response
        },
      }),
    },
  }),
]
`

/** `address`: the database, in a schema that no other configuration has. */
export async function sessionNodes(address) {
  const cwd = mkdtempSync(join(tmpdir(), 'standin-kill-'))
  mkdirSync(join(cwd, 'services'))
  writeFileSync(join(cwd, 'services', 'Orders.ts'), counting)
  const nodes = [await serve(address, cwd), await serve(address, cwd)]
  const end = async (one) => {
    one.child.kill('SIGKILL')
    await one.ended
  }
  return {
    /** Kills one of the two while it answers; gives what is wrong, and how far the session had come. */
    async round(killed) {
      const { cookie, counted } = await counts(nodes[killed], () => end(nodes[killed]))
      const found = await goesOn(nodes[1 - killed], cookie, counted)
      nodes[killed] = await serve(address, cwd)
      return { counted, found }
    },
    async close() {
      await Promise.all(nodes.map(end))
      rmSync(cwd, { recursive: true, force: true })
    },
  }
}

/** A node once it is ready. */
async function serve(address, cwd) {
  const args = ['--no-warnings', main, 'serve', 'services', '--data', address, '--port', '0', '--json']
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const [line] = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    ended.then(([code]) => Promise.reject(new Error(`standin serve ended with ${code}`))),
  ])
  return { child, ended, count: `${JSON.parse(line).url}/hs/orders/count` }
}

/** Counts in a new session until the node is killed: `counted` is the last count that was answered. */
async function counts({ count }, kill) {
  const start = () => fetch(count, { headers: { IBSession: 'start' } })
  // A connection that was kept from a round before may be closed for its idleness just now: no session has begun then.
  const first = await start().catch(start)
  const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? ''
  let counted = Number(await first.text())
  const killed = setTimeout(100 + Math.random() * 400).then(kill)
  try {
    for (;;) counted = await counter(count, cookie)
  } catch (error) {
    // Only a connection that broke is what a kill does.
    if (!(error instanceof TypeError)) throw error
  }
  await killed
  return { cookie, counted }
}

async function counter(count, Cookie, more = {}) {
  const answer = await fetch(count, { headers: { Cookie, ...more } })
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`the session is answered with ${answer.status}: ${text.slice(0, 200)}`)
  return Number(text)
}

/** What is wrong with the session at the other node: the call that was under way may have been counted or not. */
async function goesOn({ count }, cookie, counted) {
  try {
    const next = await counter(count, cookie)
    const last = await counter(count, cookie, { IBSession: 'finish' })
    if ((next === counted + 1 || next === counted + 2) && last === next + 1) return []
    return [`a session that had come to ${counted} went on with ${next} and ${last}`]
  } catch (error) {
    return [`a session that had come to ${counted} does not go on: ${error.message}`]
  }
}
