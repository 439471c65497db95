/** What a real 1C answered, as a stub: matched by what the client asked, without secrets, without what no two answers share. */
import type { Address } from '../../channel/address.ts'
import { decodeText } from '../../exchange/encoding.ts'
import { charsetOf, headerValue, type RawHeaders } from '../../exchange/headers.ts'
import { parseQuery } from '../../exchange/query.ts'
import type { Reply } from '../../exchange/reply.ts'
import { parseTarget } from '../../exchange/target.ts'
import { parsedJSON } from '../calls/criteria.ts'
import { isSecretName, MASK, secretValues, withoutSecrets } from './secrets.ts'

/** An exchange with the real 1C, whole. */
export interface Recorded {
  readonly method: string
  readonly target: string
  readonly headers: RawHeaders
  readonly body: Uint8Array
  readonly address: Address
  readonly reply: Reply & { readonly body: Uint8Array }
}

/** Reply headers that are never written down: secrets, framing, and what changes from answer to answer. */
const unrecorded: ReadonlySet<string> = new Set([
  'set-cookie',
  'www-authenticate',
  'authorization',
  'content-length',
  'content-encoding',
  'date',
  'server',
  'age',
  'via',
  'x-powered-by',
  'ibsession',
])

/** An item of `stubs` in a stub file, less its reply. */
export function recordedRequest({ method, target, headers, body, address }: Recorded): Readonly<Record<string, unknown>> {
  const QueryOptions = Object.fromEntries(
    [...(parseQuery(parseTarget(target)?.query ?? '') ?? [])].map(([name, value]) => [
      name,
      isSecretName(name) ? { present: true } : value,
    ]),
  )
  const request = {
    ...notEmpty('URLParameters', { ...address.URLParameters }),
    ...notEmpty('QueryOptions', QueryOptions),
    ...(body.length > 0 && recordedBody(body, headers)),
  }
  return { template: address.templateText ?? '/', method, override: true, ...notEmpty('request', request) }
}

/** JSON by its top keys, so that secret ones can be left out; another text whole. */
function recordedBody(body: Uint8Array, headers: RawHeaders): Readonly<Record<string, unknown>> {
  const text = decodeText(body, knownCharset(headers))
  const json = parsedJSON(text)?.value
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return json === undefined ? { body: text } : { JSON: { $: json } }
  const kept = Object.entries(json).filter(([key]) => !isSecretName(key) && !key.includes("'"))
  return notEmpty('JSON', Object.fromEntries(kept.map(([key, value]) => [`$['${key}']`, { equalTo: value }])))
}

export function recordedReply({ reply, target, headers, body }: Recorded): Readonly<Record<string, unknown>> {
  const secrets = secretValues(target, headers, parsedJSON(decodeText(body, knownCharset(headers)))?.value, reply.headers)
  const pairs = reply.headers.flatMap((name, at) =>
    at % 2 === 1 || unrecorded.has(name.toLowerCase()) ? [] : [[name, reply.headers[at + 1]!] as const],
  )
  return {
    StatusCode: reply.status,
    ...(reply.reason !== undefined && { Reason: reply.reason }),
    ...notEmpty(
      'Headers',
      Object.fromEntries(
        pairs.map(([name]) => [
          name,
          one(pairs.filter(([other]) => other === name).map(([, value]) => braces(withoutSecrets(value, secrets)))),
        ]),
      ),
    ),
    ...recordedReplyBody(reply, secrets),
  }
}

const one = (values: readonly string[]): string | readonly string[] => (values.length === 1 ? values[0]! : values)

/**
 * A text that comes back byte for byte is written as text, anything else as Base64; secret values of JSON are masked, which is the one
 * change.
 */
function recordedReplyBody({ headers, body }: Recorded['reply'], secrets: readonly string[]): Readonly<Record<string, unknown>> {
  if (body.length === 0) return {}
  const text = utf8(body)
  if (text === undefined) return { base64: btoa(Array.from(body, (byte) => String.fromCharCode(byte)).join('')) }
  const json = /\bjson\b/i.test(headerValue(headers, 'content-type') ?? '') ? parsedJSON(text) : undefined
  const masked = json === undefined ? undefined : mask(json.value)
  return { text: braces(withoutSecrets(masked?.changed ? JSON.stringify(masked.value) : text, secrets)) }
}

/** Two braces are a hole in a stub. */
const braces = (text: string): string => text.replaceAll('{{', '\\{{')

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function mask(value: unknown): { readonly value: unknown; readonly changed: boolean } {
  if (typeof value !== 'object' || value === null) return { value, changed: false }
  let changed = false
  const masked = Object.entries(value).map(([key, inner]) => {
    const hidden = !Array.isArray(value) && isSecretName(key) && inner !== null && typeof inner !== 'object'
    const next = hidden ? { value: MASK, changed: true } : mask(inner)
    changed ||= next.changed
    return [key, next.value] as const
  })
  return { value: Array.isArray(value) ? masked.map(([, inner]) => inner) : Object.fromEntries(masked), changed }
}

const notEmpty = (key: string, value: object): Readonly<Record<string, unknown>> =>
  Object.keys(value).length === 0 ? {} : { [key]: value }

function knownCharset(headers: RawHeaders): string | undefined {
  const charset = charsetOf(headerValue(headers, 'content-type'))
  try {
    return charset === undefined ? undefined : new TextDecoder(charset).encoding
  } catch {
    return undefined
  }
}
