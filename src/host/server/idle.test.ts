/** Connections between two requests: when they end. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { RawConnection, request } from '../../../test/support/raw-socket.ts'
import { temporaryFolder } from '../../../test/support/temporary.ts'
import { endIdleConnections } from './idle.ts'

test('a request at the end of the time that the last answer announced is still answered; silence ends the connection', async () => {
  const server = createServer((_, answer) => answer.end('ok'))
  onTestFinished(() => void server.close())
  server.keepAliveTimeout = 100
  endIdleConnections(server, 60_000)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const connection = await RawConnection.open((server.address() as AddressInfo).port)
  for (let time = 0; time < 3; time++) {
    expect((await connection.send(request('GET', '/')).response())?.text).toBe('ok')
    await setTimeout(150)
  }
  await connection.closed
})

test('a request that has come while the loop was busy is answered, though the time is over', async () => {
  const server = createServer((_, answer) => answer.end('ok'))
  onTestFinished(() => void server.close())
  server.keepAliveTimeout = 50
  endIdleConnections(server, 60_000)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  const folder = temporaryFolder()
  const asked = join(folder, 'asked')
  const client = spawn(process.execPath, ['-e', busyClient, String(port), asked], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  client.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
    // The second request comes meanwhile, and the connection's time is over when the loop goes on.
    if (text.includes('first')) void setTimeout(300).then(() => setImmediate(blockUntil, asked))
  })
  await once(client, 'close')
  expect(said).toBe('first second ')
})

/** Past the time of the connection, and until the client has asked again; from here the loop goes on with its timers. */
function blockUntil(asked: string): void {
  const pause = (): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_500)
  do pause()
  while (!existsSync(asked))
}

/** In a process of its own: asks, and asks again 0.8 s later on the same connection. */
const busyClient = `
const socket = require('node:net').connect(Number(process.argv[1]), '127.0.0.1')
const ask = () => socket.write('GET / HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n')
const askAgain = () => socket.write('GET / HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n', () => require('node:fs').writeFileSync(process.argv[2], ''))
let answers = 0
socket.on('data', () => {
  process.stdout.write(++answers === 1 ? 'first ' : 'second ')
  if (answers === 1) setTimeout(askAgain, 800)
  else socket.destroy()
})
socket.on('error', (error) => process.stdout.write(error.code))
ask()
`
