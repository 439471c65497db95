/** A body that came along with its head is there at once, once and whole; any other is read as before, and the connection goes on. */
import { afterEach, expect, test } from 'vitest'
import { RawConnection } from '../../../test/support/raw-socket.ts'
import type { Arrival } from '../../exchange/arrival.ts'
import { textReply, type Reply } from '../../exchange/reply.ts'
import type { Platform } from '../../platform/configuration.ts'
import { serve, type Served } from './serve.ts'

const running: Served[] = []
afterEach(async () => {
  for (const one of running.splice(0)) await one.close(0)
})

interface Answering {
  readonly port: number
  /** When a request has been looked at. */
  looked(): Promise<void>
}

/** Says what was there at once, then what the body gives. */
async function answering(most: number): Promise<Answering> {
  let isLooked: () => void = () => {}
  const handle = async (arrival: Arrival): Promise<Reply> => {
    const whole = await new Promise<Uint8Array | undefined>((resolve) => arrival.whole!(most, resolve))
    isLooked()
    const pieces: Uint8Array[] = []
    for await (const piece of arrival.body ?? []) pieces.push(piece)
    const text = (bytes: Uint8Array | undefined) => (bytes === undefined ? 'none' : Buffer.from(bytes).toString())
    return textReply(200, 'text/plain', `${text(whole)}|${text(Buffer.concat(pieces))}`)
  }
  const served = await serve({ base: '', handle } as Platform, { port: 0 })
  running.push(served)
  return { port: served.port, looked: () => new Promise((resolve) => (isLooked = resolve)) }
}

const post = (body: string, ...headers: readonly string[]): string => ['POST / HTTP/1.1', 'Host: a', ...headers, '', body].join('\r\n')
const sized = (body: string): string => post(body, `Content-Length: ${body.length}`)

test.each([
  ['in one piece', [sized('hello')], 'hello|hello'],
  ['behind its head', [post('', 'Content-Length: 5'), 'hello'], 'none|hello'],
  ['in part behind its head', [post('he', 'Content-Length: 5'), 'llo'], 'none|hello'],
  ['of more bytes than are wanted', [sized('0123456789abcdef')], 'none|0123456789abcdef'],
  ['in chunks', [post('5\r\nhello\r\n0\r\n\r\n', 'Transfer-Encoding: chunked')], 'none|hello'],
  ['empty', [sized('')], 'none|'],
])('a body that is %s', async (_, pieces, expected) => {
  const { port, looked } = await answering(10)
  const connection = await RawConnection.open(port)
  for (let at = 0; at < 3; at++) {
    const [first, ...rest] = pieces
    const isLookedAt = looked()
    connection.send(first!)
    await isLookedAt
    for (const piece of rest) connection.send(piece)
    expect((await connection.response('POST'))?.text).toBe(expected)
  }
  connection.socket.destroy()
})

test('requests that come together are told apart', async () => {
  const { port } = await answering(10)
  const connection = await RawConnection.open(port)
  connection.send(sized('one') + sized('two') + sized('three'))
  for (const one of ['one', 'two', 'three']) expect((await connection.response('POST'))?.text).toBe(`${one}|${one}`)
  connection.socket.destroy()
})
