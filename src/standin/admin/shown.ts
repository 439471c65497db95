/** Exchanges as the JSON of the admin surface: secrets masked, bodies as texts. */
import type { Language } from '../../diagnostics/print.ts'
import type { RawHeaders } from '../../exchange/headers.ts'
import { MASK, maskedExpression, maskedTarget, type IsSecretName } from '../../exchange/secret-names.ts'
import { plainValue } from '../calls/plain-value.ts'
import type { ShownBody } from '../journal/kept-body.ts'
import { maskerOf } from '../journal/masker-of.ts'
import type { Received } from '../journal/received.ts'
import { nearMissesOf, isUnserved } from '../report-misses.ts'
import type { Standin } from '../standin.ts'

/** `isSecret`: of the stand-in. */
export function shown(one: Received, isSecret: IsSecretName): object {
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
  const masker = maskerOf(one, isSecret)
  const [asked, answered] = [body.text(), reply?.body.text() ?? ''].map((text) => masker.text(text))
  const texts = (values: Iterable<readonly [string, string]>): object =>
    Object.fromEntries(
      Array.from(values, ([name, value]) => [name, isSecret(name) ? MASK : masker.text(maskedExpression(value, isSecret))]),
    )
  return {
    id,
    at: new Date(at).toISOString(),
    ms: ms ?? null,
    method,
    target: masker.text(maskedTarget(target, isSecret)),
    channel: address?.channel ?? null,
    service: address?.service ?? null,
    template: address?.template ?? null,
    operation: address?.operation ?? null,
    set: address?.set ?? null,
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

/** Of texts that are made when they are asked for: `lang=ru`. */
export const languageOf = (query: ReadonlyMap<string, string>): Language => (query.get('lang') === 'ru' ? 'ru' : 'en')

export const shownMiss = (one: Received, standin: Standin, language: Language = 'en'): object => ({
  ...shown(one, standin.isSecret),
  nearMisses: JSON.parse(maskerOf(one, standin.isSecret).text(JSON.stringify(nearMissesOf(one, standin, language)))) as unknown,
})

export const misses = (standin: Standin, language: Language): readonly object[] =>
  standin
    .received()
    .filter((one) => isUnserved(one, standin))
    .map((one) => shownMiss(one, standin, language))

/** `Referer` and `Location` are addresses. */
const shownHeader = (value: string, masker: ReturnType<typeof maskerOf>): string =>
  /^(?:https?:\/)?\//i.test(value) ? maskedTarget(value, (name) => masker.isSecret(name)) : value

/** Name and value in turn, as they were sent. */
const pairs = (headers: RawHeaders, masker: ReturnType<typeof maskerOf>): readonly (readonly [string, string])[] =>
  headers.flatMap((name, at) =>
    at % 2 === 1
      ? []
      : [[name, masker.isSecret(name) || /cookie/i.test(name) ? MASK : masker.text(shownHeader(headers[at + 1]!, masker))] as const],
  )

const shownBody = ({ size, truncated }: ShownBody, text: string): object => ({ size, truncated, text })
