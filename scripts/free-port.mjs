// A port for a program that takes its number as an option, and so cannot ask for any free one.
import { once } from 'node:events'
import { createServer } from 'node:net'
import process from 'node:process'
import { pathToFileURL } from 'node:url'

/** Systems give sockets that name no port one above these, so that only a caller of this could take it before its program does. */
const [lowest, highest] = [10_100, 32_000]

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
    const port = lowest + Math.floor(Math.random() * (highest - lowest))
    if (await isFree(port)) return port
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) console.log(await freePort())
