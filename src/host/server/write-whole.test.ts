/** Head and body in one write; a body that the kernel takes only in part is whole all the same. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { RawConnection, request } from '../../../test/support/raw-socket.ts'
import { textReply } from '../../exchange/reply.ts'
import { writeReply } from './write-reply.ts'

test('a client that is slow to read gets its answers whole, though others get theirs meanwhile', async () => {
  const text = (at: number) => `${at} ${String.fromCharCode(0x430 + (at % 32)).repeat(20_000)}`
  let asked = 0
  let isTaken = true
  let wake = () => {}
  const server = createServer((_, outgoing) => {
    void writeReply(outgoing, 'GET', textReply(200, 'text/plain', text(asked++)))
    isTaken = outgoing.socket!.writableLength === 0
    wake()
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const [slow, quick] = await Promise.all([RawConnection.open(port), RawConnection.open(port)])
  slow.socket.pause()
  let sent = 0
  // Until the buffers of the machine between the two are full, and an answer is written in part.
  for (; isTaken && sent < 5_000; sent++) {
    const answered = new Promise<void>((resolve) => {
      wake = resolve
    })
    slow.send(request('GET', '/'))
    await answered
  }
  expect(isTaken).toBe(false)
  const found: string[] = []
  while (found.length < 20) found.push((await quick.send(request('GET', '/')).response())!.text)
  slow.socket.resume()
  while (found.length < sent + 20) found.push((await slow.response())!.text)
  expect(found.filter((one) => one !== text(Number.parseInt(one, 10)))).toEqual([])
  expect(new Set(found).size).toBe(asked)
  slow.socket.destroy()
  quick.socket.destroy()
  server.close()
})
