/** A Reply onto node's response: names in their case, repeated headers repeated, the reason phrase, bytes or a stream with back-pressure. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { reasonOf } from '../exchange/reason.ts'
import { isStream } from '../exchange/reply.ts'
import type { ServerResponse } from 'node:http'
import type { Reply } from '../exchange/reply.ts'

/** Resolves when the reply is written or the client is gone; a stream that fails midway tears the connection, since the status is already out. */
export async function writeReply(outgoing: ServerResponse, method: string, reply: Reply): Promise<void> {
  outgoing.writeHead(reply.status, latin1(reply.reason ?? reasonOf(reply.status)), wireHeaders(reply.headers))
  if (reply.body === undefined || method === 'HEAD') {
    outgoing.end()
    return
  }
  if (!isStream(reply.body)) {
    endWith(outgoing, reply)
    return
  }
  await pipeline(Readable.from(reply.body.stream(), { objectMode: false }), outgoing).catch(() => outgoing.destroy())
}

/** Node joins head and body in one write only when the body is a string, and in the body's encoding: a head beyond ASCII must not be joined. */
function endWith(outgoing: ServerResponse, { body, headers, reason }: Reply): void {
  if (typeof body !== 'string') outgoing.end(body)
  else if (reason === undefined && headers.every(isASCII)) outgoing.end(body, 'utf8')
  else outgoing.end(Buffer.from(body, 'utf8'))
}

function wireHeaders(headers: readonly string[]): string[] {
  const wire: string[] = []
  for (const one of headers) wire.push(latin1(one))
  return wire
}

// eslint-disable-next-line no-control-regex
const isASCII = (text: string): boolean => !/[^\u0000-\u007F]/.test(text)

/** Text beyond ASCII goes out as its UTF-8 bytes, which node wants as Latin-1 characters. */
const latin1 = (text: string): string => (isASCII(text) ? text : Buffer.from(text, 'utf8').toString('latin1'))
