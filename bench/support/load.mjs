// Load on a server of this machine for some seconds: by wrk where it is installed, else by our own client in a process of its own.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { output } from './child.mjs'

const hasWrk = spawnSync('wrk', ['--version']).error === undefined
const client = fileURLToPath(new URL('client.mjs', import.meta.url))
const post = fileURLToPath(new URL('post.lua', import.meta.url))
const connections = 16

export const loadBy = hasWrk ? 'wrk' : 'own client'

/** Number of requests that were answered: GETs, or POSTs of the file. */
export async function load(url, seconds, file) {
  const named = file === undefined ? [] : [file]
  if (!hasWrk) return Number(await output(process.execPath, [client, url, String(connections), String(seconds), ...named]))
  const said = await output('wrk', [
    '-t1',
    '--timeout',
    '30s',
    `-c${connections}`,
    `-d${seconds}s`,
    ...named.flatMap(() => ['-s', post]),
    url,
    ...named.flatMap((one) => ['--', one]),
  ])
  if (/Non-2xx|Socket errors/.test(said)) throw new Error(`${url}: ${said}`)
  return Number(/(\d+) requests in/.exec(said)[1])
}
