// A port for a program that takes its number as an option, and so cannot ask for any free one.
import { once } from 'node:events'
import { createServer } from 'node:net'
import process from 'node:process'
import { pathToFileURL } from 'node:url'

/** Systems give sockets that name no port one above these, so that only a caller of this could take it before its program does. */
const [lowest, highest] = [10_100, 32_000]

/** Processes that run at once have ports of their own: each takes one of so many, and none a second time while there are others. */
const PROCESSES = 97
const given = new Set()

function anyPort() {
  const each = Math.floor((highest - lowest) / PROCESSES)
  if (given.size === each) given.clear()
  for (;;) {
    const port = lowest + Math.floor(Math.random() * each) * PROCESSES + (process.pid % PROCESSES)
    if (given.has(port)) continue
    given.add(port)
    return port
  }
}

async function isFree(port) {
  const server = createServer().listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch (error) {
    if (error.code === 'EADDRINUSE' || error.code === 'EACCES') return false
    throw error
  }
  server.close()
  await once(server, 'close')
  return true
}

export async function freePort() {
  for (;;) {
    const port = anyPort()
    if (await isFree(port)) return port
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) console.log(await freePort())
