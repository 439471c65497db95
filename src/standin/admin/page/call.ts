/** Sends a call of the page over the network to the served port, where it meets all that a client would meet. */
import { saidBy } from '../../../diagnostics/said-by.ts'
import { said } from '../../../diagnostics/said.ts'
import { charsetOf, headerValue, type RawHeaders } from '../../../exchange/headers.ts'
import { abandon, isStream, concatBytes, type Reply } from '../../../exchange/reply.ts'
import { keptText } from '../../journal/kept-body.ts'
import type { Answer } from '../answers.ts'
import { AdminError } from '../error.ts'
import { record } from '../operation.ts'

/** Bytes of an answer that are shown. */
const SHOWN = 256 * 1024

const utf8 = new TextEncoder()

/** The answer as it came, or in words why none came. */
export const call: Answer = async ({ ports, body, arrival }) => {
  if (ports.callServed === undefined) throw new AdminError(404, said('no port is known to be called', 'порт для вызовов неизвестен'))
  const wanted = wantedOf(record(body))
  let reply: Reply
  try {
    reply = await ports.callServed({ ...wanted, signal: arrival.signal })
  } catch (error) {
    return [200, { broken: saidBy(error) }]
  }
  const { bytes, size, broken } = await readOf(reply)
  const text = keptText({ bytes, size, truncated: size > bytes.length }, charsetOf(headerValue(reply.headers, 'content-type'))).text()
  return [
    200,
    {
      status: reply.status,
      reason: reply.reason ?? '',
      headers: pairsOf(reply.headers),
      body: { size, truncated: size > bytes.length, text },
      ...(broken !== undefined && { broken }),
    },
  ]
}

function wantedOf({ method = 'GET', target, headers = [], body = '' }: Readonly<Record<string, unknown>>) {
  if (typeof method !== 'string' || !/^[\w!#$%&'*+.^`|~-]{1,40}$/.test(method))
    throw new AdminError(400, said('"method" must be a word such as GET', '"method" должен быть словом, например GET'))
  if (typeof target !== 'string' || !target.startsWith('/'))
    throw new AdminError(400, said('"target" must be a path that begins with /', '"target" должен быть путём, который начинается с /'))
  if (typeof body !== 'string') throw new AdminError(400, said('"body" must be a text', '"body" должен быть текстом'))
  return {
    method,
    path: target.replace(/[^\u0021-\u007E]+/gu, (part) => encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\uFFFD'))),
    headers: headersOf(headers),
    body: body === '' ? undefined : utf8.encode(body),
  }
}

function headersOf(headers: unknown): RawHeaders {
  if (!Array.isArray(headers)) throw new AdminError(400, wrongHeaders)
  return headers.flatMap((pair: unknown): string[] => {
    const [name, value] = Array.isArray(pair) ? (pair as unknown[]) : []
    if (typeof name !== 'string' || typeof value !== 'string' || !/^[\w!#$%&'*+.^`|~-]+$/.test(name) || /[\r\n\0]/.test(value))
      throw new AdminError(400, wrongHeaders)
    // How the message is framed is the connection's business.
    return /^(?:content-length|transfer-encoding|connection|expect|upgrade)$/i.test(name) ? [] : [name, value]
  })
}

const wrongHeaders = said(
  '"headers" must be pairs of a name and a text of one line',
  '"headers" должны быть парами из имени и текста в одну строку',
)

const pairsOf = (headers: RawHeaders): readonly (readonly [string, string])[] =>
  headers.flatMap((name, at) => (at % 2 === 1 ? [] : [[name, headers[at + 1]!] as const]))

/** As much of the body as is shown, its size, and why it ended before its end. */
async function readOf(reply: Reply): Promise<{ readonly bytes: Uint8Array; readonly size: number; readonly broken?: object }> {
  const { body } = reply
  if (body === undefined || typeof body === 'string' || !isStream(body)) {
    const bytes = typeof body === 'string' ? utf8.encode(body) : (body ?? new Uint8Array())
    return { bytes: bytes.subarray(0, SHOWN), size: bytes.length }
  }
  const pieces: Uint8Array[] = []
  let [size, kept] = [0, 0]
  try {
    for await (const piece of body.stream()) {
      size += piece.length
      const part = piece.subarray(0, SHOWN - kept)
      kept += part.length
      if (part.length > 0) pieces.push(part)
    }
  } catch (error) {
    abandon(reply)
    return { bytes: concatBytes(pieces), size, broken: saidBy(error) }
  }
  return { bytes: concatBytes(pieces), size }
}
