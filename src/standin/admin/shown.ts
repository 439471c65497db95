/** What the admin surface says of an exchange, as JSON: secrets masked, bodies as texts. */
import type { RawHeaders } from '../../exchange/headers.ts'
import { plainValue } from '../calls/plain-value.ts'
import type { ShownBody } from '../journal/kept-body.ts'
import type { Received } from '../journal/received.ts'
import { nearMissesOf, isUnserved } from '../report-misses.ts'
import type { Standin } from '../standin.ts'

/** Headers whose values are nobody's business. */
const secret: ReadonlySet<string> = new Set(['authorization', 'proxy-authorization', 'cookie', 'set-cookie'])

export function shown(one: Received): object {
  const {
    id,
    at,
    ms,
    method,
    target,
    address,
    URLParameters,
    QueryOptions,
    headers,
    body,
    Parameters,
    user,
    session,
    reply,
    refusal,
    note,
  } = one
  return {
    id,
    at: new Date(at).toISOString(),
    ms: ms ?? null,
    method,
    target,
    channel: address?.channel ?? null,
    service: address?.service ?? null,
    template: address?.template ?? null,
    operation: address?.operation ?? null,
    URLParameters,
    QueryOptions: Object.fromEntries(QueryOptions),
    Parameters: plainValue(Parameters),
    headers: pairs(headers),
    body: shownBody(body),
    user,
    session: session ?? null,
    reply:
      reply === undefined
        ? null
        : { StatusCode: reply.StatusCode, Reason: reply.Reason ?? null, headers: pairs(reply.headers), body: shownBody(reply.body) },
    refusal: refusal ?? null,
    stub: note.stub ?? null,
    failures: note.failures ?? [],
    relayed: note.relayed ?? null,
  }
}

export const shownMiss = (one: Received, standin: Standin): object => ({ ...shown(one), nearMisses: nearMissesOf(one, standin) })

export const misses = (standin: Standin): readonly object[] =>
  standin
    .received()
    .filter((one) => isUnserved(one, standin))
    .map((one) => shownMiss(one, standin))

/** Name and value in turn, as they were sent. */
const pairs = (headers: RawHeaders): readonly (readonly [string, string])[] =>
  headers.flatMap((name, at) => (at % 2 === 1 ? [] : [[name, secret.has(name.toLowerCase()) ? '***' : headers[at + 1]!] as const]))

const shownBody = (body: ShownBody): object => ({ size: body.size, truncated: body.truncated, text: body.text() })
