// Load on a server of this machine for some seconds: by wrk where it is installed, else by our own client in a process of its own.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { output } from './child.mjs'

const hasWrk = spawnSync('wrk', ['--version']).error === undefined
const client = fileURLToPath(new URL('client.mjs', import.meta.url))
const connections = 16

export const loadBy = hasWrk ? 'wrk' : 'own client'

/** Number of requests that were answered. */
export async function load(url, seconds) {
  if (!hasWrk) return Number(await output(process.execPath, [client, url, String(connections), String(seconds)]))
  const said = await output('wrk', ['-t1', `-c${connections}`, `-d${seconds}s`, url])
  if (/Non-2xx|Socket errors/.test(said)) throw new Error(`${url}: ${said}`)
  return Number(/(\d+) requests in/.exec(said)[1])
}
