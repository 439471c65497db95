/** Changes of an answer on its way to the client. */
import { encodeText, decodeText } from '../../exchange/encoding.ts'
import { charsetOf, headerValue, type RawHeaders } from '../../exchange/headers.ts'
import { bodyBytes, type Reply } from '../../exchange/reply.ts'

/** The body ends the connection when it is read: nothing, or only its beginning, was sent. */
class Torn extends Error {
  override readonly name = 'Torn'
}

/** Announces the whole length and ends the connection after `bytes` of the body; half of it when absent. */
export const torn =
  (bytes: number | undefined) =>
  async (reply: Reply): Promise<Reply> => {
    const whole = await bodyBytes(reply)
    const end = Math.min(bytes ?? whole.length >> 1, Math.max(0, whole.length - 1))
    return { ...withBody(reply, whole), body: { size: whole.length, stream: () => cutOff(whole.subarray(0, end)) } }
  }

async function* cutOff(start: Uint8Array): AsyncGenerator<Uint8Array> {
  if (start.length > 0) yield start
  throw new Torn('torn as a failure asked')
}

/** Not a byte: the connection ends before the status line. */
export const reset = async (reply: Reply): Promise<Reply> => ({ ...reply, body: { stream: () => cutOff(new Uint8Array()) } })

/** EF BB BF before the body. */
export const marked = async (reply: Reply): Promise<Reply> => {
  const whole = await bodyBytes(reply)
  const bytes = new Uint8Array(whole.length + 3)
  bytes.set([0xef, 0xbb, 0xbf])
  bytes.set(whole, 3)
  return withBody(reply, bytes)
}

/** The text of the body in windows-1251, the headers as they were: what a client meets that trusts them. */
export const cp1251 = async (reply: Reply): Promise<Reply> =>
  withBody(reply, encodeText(decodeText(await bodyBytes(reply), charsetOf(headerValue(reply.headers, 'content-type'))), 'windows-1251'))

export const withoutContentType = async (reply: Reply): Promise<Reply> => ({ ...reply, headers: without(reply.headers, 'content-type') })

const withBody = (reply: Reply, body: Uint8Array): Reply => ({
  ...reply,
  headers: [...without(reply.headers, 'content-length'), 'Content-Length', String(body.length)],
  body,
})

const without = (headers: RawHeaders, name: string): RawHeaders => headers.filter((_, at) => headers[at - (at % 2)]!.toLowerCase() !== name)
