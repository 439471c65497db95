/** What of an exchange must not be written down: by the names of options, keys and headers, and wherever their values come again. */
import { headerValues, type RawHeaders } from '../../exchange/headers.ts'
import { parseQuery } from '../../exchange/query.ts'
import { parseTarget } from '../../exchange/target.ts'

/** Stands for a secret. */
export const MASK = '***'

/** Options and JSON keys whose values are secret. */
export const isSecretName = (name: string): boolean =>
  /token|secret|passw|pwd|api-?key|credential|signature|токен|парол|секрет|ключ/i.test(name)

/** A value that is shorter would be found in innocent places. */
const SHORTEST = 4

/** Secret values of a request and its reply, longest first: `Authorization`, cookies, options and JSON keys with secret names. */
export function secretValues(target: string, headers: RawHeaders, json: unknown, replyHeaders: RawHeaders): readonly string[] {
  const ofHeaders = ['authorization', 'proxy-authorization']
    .flatMap((name) => headerValues(headers, name))
    .flatMap((one) => [one, one.replace(/^\S+\s+/, '')])
  const cookies = [...headerValues(headers, 'cookie'), ...headerValues(replyHeaders, 'set-cookie')]
    .flatMap((one) => one.split(';'))
    .flatMap((one) => one.split('=').slice(1))
  const options = [...(parseQuery(parseTarget(target)?.query ?? '') ?? [])].flatMap(([name, value]) => (isSecretName(name) ? [value] : []))
  return [...new Set([...ofHeaders, ...cookies, ...options, ...inJSON(json)])]
    .filter((one) => one.length >= SHORTEST)
    .toSorted((one, other) => other.length - one.length)
}

export const withoutSecrets = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((done, one) => done.replaceAll(one, MASK), text)

function inJSON(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    !Array.isArray(value) && isSecretName(key) && typeof inner === 'string' ? [inner] : inJSON(inner),
  )
}
