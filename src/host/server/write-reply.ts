/**
 * A Reply onto node's response: names in their case, repeated headers repeated, the reason phrase, bytes or a stream with back-pressure.
 */
import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import { reasonOf } from '../../exchange/reason.ts'
import { abandon, isStream, type Reply } from '../../exchange/reply.ts'
import { discardRest, mayBeUnread, WAITS } from './arrival.ts'
import { isASCII } from './ascii.ts'
import { passed } from './passed.ts'
import { endWith } from './write-whole.ts'

/**
 * A promise only for a stream, which resolves when it is written or the client is gone; a stream that fails midway tears the connection,
 * since the status is already out.
 */
export function writeReply(outgoing: ServerResponse, method: string, reply: Reply): Promise<void> | undefined {
  if (mayBeUnread(outgoing.req)) outgoing.once('finish', () => discardRest(outgoing.req))
  if (outgoing.destroyed) return void abandon(reply)
  // A client that still waits for its 100 may send the body after all, or not: what comes next on the connection could be either.
  if (WAITS in outgoing.req) outgoing.shouldKeepAlive = false
  const { status, reason, headers, body } = reply
  const asSaid = (reason === undefined || isASCII(reason)) && headers.every(isASCII)
  outgoing.writeHead(status, latin1(reason ?? reasonOf(status)), asSaid ? [...headers] : headers.map(latin1))
  if (body === undefined || method === 'HEAD') {
    abandon(reply)
    outgoing.end()
  } else if (isStream(body)) return pipeline(heldBeforeError(body.stream()), outgoing).catch(() => void outgoing.destroy())
  // A head beyond ASCII is Latin-1 of UTF-8's bytes, and node would join a text to it in the text's encoding.
  else if (asSaid) endWith(outgoing, body)
  else outgoing.end(typeof body === 'string' ? Buffer.from(body, 'utf8') : body)
  return undefined
}

/** What was written goes out before an error tears the connection: node gives it to the socket on the loop's next turn. */
async function* heldBeforeError(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of stream) {
      passed(piece.length)
      yield piece
    }
  } catch (error) {
    await setImmediate()
    throw error
  }
}

/** Text beyond ASCII goes out as its UTF-8 bytes, which node wants as Latin-1 characters. */
const latin1 = (text: string): string => (isASCII(text) ? text : Buffer.from(text, 'utf8').toString('latin1'))
