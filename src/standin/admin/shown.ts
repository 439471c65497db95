/** Exchanges as the JSON of the admin surface: secrets masked, bodies as texts. */
import type { RawHeaders } from '../../exchange/headers.ts'
import { isSecretName, MASK, maskedTarget } from '../../exchange/secret-names.ts'
import { plainValue } from '../calls/plain-value.ts'
import type { ShownBody } from '../journal/kept-body.ts'
import type { Received } from '../journal/received.ts'
import { Masker } from '../relay/masker.ts'
import { nearMissesOf, isUnserved } from '../report-misses.ts'
import type { Standin } from '../standin.ts'

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
  const masker = new Masker(isSecretName)
  masker.headers(headers)
  masker.headers(reply?.headers ?? [])
  // What is secret by its name in one place is hidden in all of them, so each is looked at before any is shown.
  const [asked, answered] = [body.text(), reply?.body.text() ?? ''].map((text) => masker.text(text)).map((text) => masker.text(text))
  const texts = (values: Iterable<readonly [string, string]>): object =>
    Object.fromEntries(Array.from(values, ([name, value]) => [name, isSecretName(name) ? MASK : masker.text(value)]))
  return {
    id,
    at: new Date(at).toISOString(),
    ms: ms ?? null,
    method,
    target: masker.text(maskedTarget(target)),
    channel: address?.channel ?? null,
    service: address?.service ?? null,
    template: address?.template ?? null,
    operation: address?.operation ?? null,
    URLParameters: texts(Object.entries(URLParameters)),
    QueryOptions: texts(QueryOptions),
    Parameters: JSON.parse(masker.text(JSON.stringify(plainValue(Parameters)) ?? '{}')) as unknown,
    headers: pairs(headers, masker),
    body: shownBody(body, asked!),
    user,
    session: session ?? null,
    reply:
      reply === undefined
        ? null
        : {
            StatusCode: reply.StatusCode,
            Reason: reply.Reason ?? null,
            headers: pairs(reply.headers, masker),
            body: shownBody(reply.body, answered!),
          },
    refusal: refusal ?? null,
    stub: note.stub ?? null,
    failures: note.failures ?? [],
    relayed: note.relayed ?? null,
    data: (note.data ?? []).map(({ operation, object, which }) => ({ operation, object, which })),
  }
}

export const shownMiss = (one: Received, standin: Standin): object => ({ ...shown(one), nearMisses: nearMissesOf(one, standin) })

export const misses = (standin: Standin): readonly object[] =>
  standin
    .received()
    .filter((one) => isUnserved(one, standin))
    .map((one) => shownMiss(one, standin))

/** Name and value in turn, as they were sent. */
const pairs = (headers: RawHeaders, masker: Masker): readonly (readonly [string, string])[] =>
  headers.flatMap((name, at) =>
    at % 2 === 1 ? [] : [[name, isSecretName(name) || /cookie/i.test(name) ? MASK : masker.text(headers[at + 1]!)] as const],
  )

const shownBody = ({ size, truncated }: ShownBody, text: string): object => ({ size, truncated, text })
