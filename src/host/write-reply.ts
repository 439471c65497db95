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
    endWithBytes(outgoing, reply.body)
    return
  }
  await pipeline(Readable.from(reply.body.stream(), { objectMode: false }), outgoing).catch(() => outgoing.destroy())
}

/** Node joins a small body with the head in one write only when it is a string; Latin-1 characters are bytes. */
const ONE_WRITE = 16 * 1024

function endWithBytes(outgoing: ServerResponse, bytes: Uint8Array): void {
  if (bytes.length > ONE_WRITE) outgoing.end(bytes)
  else outgoing.end(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'), 'latin1')
}

function wireHeaders(headers: readonly string[]): string[] {
  const wire: string[] = []
  for (const one of headers) wire.push(latin1(one))
  return wire
}

/** Text beyond Latin-1 goes out as its UTF-8 bytes, which node wants as Latin-1 characters. */
// eslint-disable-next-line no-control-regex
const latin1 = (text: string): string => (/[^\u0000-\u007F]/.test(text) ? Buffer.from(text, 'utf8').toString('latin1') : text)
