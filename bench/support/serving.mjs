// One start of `standin serve`, of this state or of another: what it takes until it is ready, and what it holds then.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, start } from './child.mjs'

/** Milliseconds of CPU of all threads, and of time, up to the ready line; MB then (`rss`) and at most (`peak`). */
export async function served(paths, { state = root, env = {} } = {}) {
  const server = await start([join(state, 'dist', 'cli', 'main.js'), 'serve', ...paths, '--port', '0', '--json'], { env })
  return stopped(server)
}

/** The same of any program that `start` started. */
export async function stopped(server) {
  const cpu = readdirSync(`/proc/${server.pid}/task`)
    .map((task) => Number(readFileSync(`/proc/${server.pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]))
    .reduce((sum, one) => sum + one, 0)
  const status = readFileSync(`/proc/${server.pid}/status`, 'utf8')
  const megabytes = (name) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)[1]) / 1024
  const found = { cpu: cpu / 1e6, ms: server.ms, rss: megabytes('VmRSS'), peak: megabytes('VmHWM') }
  await server.stop()
  return found
}

/** The least of each figure. */
export const least = (all) =>
  Object.fromEntries(['cpu', 'ms', 'rss', 'peak'].map((name) => [name, Math.min(...all.map((one) => one[name]))]))
