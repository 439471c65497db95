/** Connections between two requests: when they end. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { RawConnection, request } from '../../../test/support/raw-socket.ts'
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
