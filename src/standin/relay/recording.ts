/** The answer of a real 1C as a stub: matched by the request, without secrets, without what no two answers share. */
import type { Address } from '../../channel/address.ts'
import type { CalledPart } from '../../channel/channel.ts'
import { toBase64 } from '../../exchange/base64.ts'
import { decodeText, encodeText } from '../../exchange/encoding.ts'
import { charsetOf, headerValue, type RawHeaders } from '../../exchange/headers.ts'
import { parseQuery } from '../../exchange/query.ts'
import type { Reply } from '../../exchange/reply.ts'
import { MASK, type IsSecretName } from '../../exchange/secret-names.ts'
import { parseTarget } from '../../exchange/target.ts'
import { bodyBase64, boundariesIn } from '../calls/body/body-bytes.ts'
import { parsedJSON } from '../calls/criteria.ts'
import { exactJSON, ExactNumber } from '../calls/exact-json.ts'
import { plainValue } from '../calls/plain-value.ts'
import { Masker } from './masker.ts'
import type { RelayRule } from './rule.ts'

/** An exchange with the real 1C, whole. */
export interface Recorded {
  readonly method: string
  readonly target: string
  readonly headers: RawHeaders
  readonly body: Uint8Array
  readonly address: Address
  /** What the message calls, where the address does not tell; an error: it could not be read. */
  readonly called?: CalledPart | Error | undefined
  readonly reply: Reply & { readonly body: Uint8Array }
  /** The service, where a stub file defines it: a recording that is played alone has to define it, too. */
  readonly defines: RelayRule['defines']
  /** `http://127.0.0.1:8080/trade`: our publication in this run. */
  readonly base: string
}

/** Reply headers that are never written down: secrets, framing, and what changes from answer to answer. */
const unrecorded: ReadonlySet<string> = new Set([
  'set-cookie',
  'www-authenticate',
  'authorization',
  'content-length',
  'date',
  'server',
  'age',
  'via',
  'x-powered-by',
  'ibsession',
])

/** An empty body of theirs is a condition, too: other calls have one. */
const usuallyBodied: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH'])

type Fields = Readonly<Record<string, unknown>>

/** An item of `stubs` in a stub file: what identifies the call, and what was answered. */
export interface RecordedStub {
  readonly request: Fields
  readonly reply: Fields
}

export function recordedStub(exchange: Recorded, isSecret: IsSecretName): RecordedStub {
  const masker = new Masker(isSecret)
  // Twice: a secret of the reply may be met in the request, too.
  for (let time = 0; time < 2; time++) {
    masker.headers(exchange.headers)
    masker.headers(exchange.reply.headers)
    recordedRequest(exchange, masker)
    recordedReply(exchange, masker)
  }
  return { request: recordedRequest(exchange, masker), reply: recordedReply(exchange, masker) }
}

function recordedRequest({ method, target, headers, body, address, called }: Recorded, masker: Masker): Fields {
  if (called !== undefined && !(called instanceof Error)) return recordedOperation(called, masker)
  const texts = (pairs: Iterable<readonly [string, string]>): Fields =>
    Object.fromEntries(Array.from(pairs, ([name, value]) => [name, namedCondition(name, value, masker)]))
  const request = {
    ...notEmpty('URLParameters', texts(Object.entries({ ...address.URLParameters }))),
    ...notEmpty('QueryOptions', texts(address.options ?? parseQuery(parseTarget(target)?.query ?? '') ?? [])),
    ...(body.length > 0 ? recordedBody(body, headers, masker) : usuallyBodied.has(method) && { body: '' }),
  }
  const part = address.set === undefined ? { template: address.templateText ?? '/' } : { set: address.set }
  return { ...part, method, override: true, ...notEmpty('request', request) }
}

/** By the values of its parameters: prefixes, blanks and parts of a message are another client's matter. */
function recordedOperation({ part, parameters, version }: CalledPart, masker: Masker): Fields {
  const conditions = Object.entries(parameters).flatMap(([name, value]) => leaves(`$['${name}']`, name, value, masker))
  return { operation: part, override: true, request: { SOAPVersion: version, ...notEmpty('Parameters', Object.fromEntries(conditions)) } }
}

/** Paths to all texts of a value; of a list the end, too. */
function leaves(path: string, name: string, given: unknown, masker: Masker): readonly (readonly [string, unknown])[] {
  // Bytes may be of a type whose texts are hexadecimal; a pattern is held against Base64 in any case.
  if (given instanceof Uint8Array && given.length < PATTERN_BYTES) return [[path, { matches: `^${escaped(String(plainValue(given)))}$` }]]
  const value = isPlainObject(given) ? given : plainValue(given)
  if (Array.isArray(value))
    return [
      ...value.flatMap((one, at) => leaves(`${path}[${at}]`, name, one, masker)),
      [`${path}[${value.length}]`, { absent: true }] as const,
    ]
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, one]) => leaves(`${path}['${key}']`, key, one, masker))
  // Not a value of every type, so a pattern.
  if (value === null) return [[path, { matches: '^null$' }]]
  return [[path, namedCondition(name, String(value), masker)]]
}

const PATTERN_BYTES = 1_000

const isPlainObject = (value: unknown): boolean =>
  Array.isArray(value) || (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype)

function namedCondition(name: string, value: string, masker: Masker): unknown {
  if (!masker.isSecret(name)) return condition(value, masker.text(value))
  masker.found(value)
  return { present: true }
}

/** The text as it was, or anything in place of what is masked in it. */
function condition(text: string, masked: string): unknown {
  if (masked === text) return text
  return masked === MASK ? { present: true } : { matches: pattern(masked) }
}

const pattern = (masked: string): string => `^${masked.split(MASK).map(escaped).join('[^]*')}$`

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/** JSON by its keys, so that secret ones can be left out; another text whole. */
function recordedBody(body: Uint8Array, headers: RawHeaders, masker: Masker): Fields {
  const text = decodeText(body, knownCharset(headers))
  const masked = masker.text(text)
  const type = headerValue(headers, 'content-type')
  if (masked === text && utf8(body) === undefined && knownCharset(headers) === undefined)
    return { body: { base64: bodyBase64(body, type) } }
  const boundaries = boundariesIn(text, type)
  const anyBoundary = (found: string, boundary: string): string => found.replaceAll(escaped(boundary), '[^\\r\\n]*')
  if (boundaries.length > 0) return { body: { matches: boundaries.reduce(anyBoundary, pattern(masked)) } }
  const [json, shown] = [parsedJSON(text), parsedJSON(masked)]
  if (json === undefined || shown === undefined) return { body: condition(text, masked) }
  const { value } = json
  if (exactJSON(value) === exactJSON(shown.value)) return { JSON: { $: { equalTo: value } } }
  return notEmpty('JSON', Object.fromEntries(jsonConditions('$', value, shown.value)))
}

/** Equal where nothing is masked, else by its parts; a secret one has to be there. */
function jsonConditions(path: string, value: unknown, masked: unknown): readonly (readonly [string, unknown])[] {
  if (exactJSON(value) === exactJSON(masked)) return [[path, path === '$' ? value : { equalTo: value }]]
  if (typeof value === 'string' && typeof masked === 'string' && masked !== MASK) return [[path, condition(value, masked)]]
  if (typeof value !== 'object' || value === null || value instanceof ExactNumber) return [[path, { present: true }]]
  const below = Object.entries(value).flatMap(([key, one]) => {
    const step = Array.isArray(value) ? `[${key}]` : keyStep(key)
    return step === undefined ? [] : jsonConditions(path + step, one, of(masked, key))
  })
  return Array.isArray(value) ? [...below, [`${path}[${value.length}]`, { absent: true }] as const] : below
}

/** A key with quotes of both kinds is in no path. */
const keyStep = (key: string): string | undefined => (key.includes("'") ? (key.includes('"') ? undefined : `["${key}"]`) : `['${key}']`)

const of = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined

function recordedReply({ reply, base, address }: Recorded, masker: Masker): Fields {
  const pairs = reply.headers.flatMap((name, at) =>
    at % 2 === 1 || unrecorded.has(name.toLowerCase()) || masker.isSecret(name) ? [] : [[name, reply.headers[at + 1]!] as const],
  )
  return {
    StatusCode: reply.status,
    ...(reply.reason !== undefined && { Reason: reply.reason }),
    ...notEmpty(
      'Headers',
      Object.fromEntries(
        pairs.map(([name]) => [
          name,
          one(
            pairs.filter(([other]) => other === name).map(([, value]) => recordedHeader(name, braces(masker.text(value)), base, address)),
          ),
        ]),
      ),
    ),
    ...recordedReplyBody(reply, masker, base, address),
  }
}

/** An address in our publication holds neither the host nor the port of this run: it leads below the service, else to a path. */
function recordedHeader(name: string, value: string, base: string, { root, set }: Address): string {
  const service = `${base}/hs/${root}`
  const inside = (address: string): boolean => root !== '' && (address === service || address.startsWith(`${service}/`))
  const moved = (address: string): string => {
    if (!address.startsWith(base)) return address
    if (set !== undefined && address.startsWith(`${base}${INTERFACE}`)) return relinkable(address, base)
    return inside(address) ? `{{request.BaseURL}}${address.slice(service.length)}` : address.slice(new URL(base).origin.length) || '/'
  }
  if (/^(?:content-)?location$/i.test(name)) return moved(value)
  return /^link$/i.test(name) ? value.replace(/(?<=<)[^<>]*(?=>)/g, moved) : value
}

const one = (values: readonly string[]): string | readonly string[] => (values.length === 1 ? values[0]! : values)

/** A text that comes back byte for byte is written as text, anything else as Base64; masked secrets are the one change. */
function recordedReplyBody({ headers, body }: Recorded['reply'], masker: Masker, base: string, { set }: Address): Fields {
  if (body.length === 0) return {}
  const text = utf8(body)
  if (text !== undefined) return { text: set === undefined ? braces(masker.text(text)) : relinkable(braces(masker.text(text)), base) }
  return { base64: toBase64(maskedBytes(body, knownCharset(headers), masker)) }
}

/** Addresses of the interface are those of whoever plays the recording. */
const relinkable = (text: string, base: string): string => text.replaceAll(`${base}${INTERFACE}`, '{{request.BaseURL}}')

const INTERFACE = '/odata/standard.odata'

/** A text in another encoding than UTF-8. */
function maskedBytes(body: Uint8Array, charset: string | undefined, masker: Masker): Uint8Array {
  if (charset === undefined) return body
  const text = decodeText(body, charset)
  const masked = masker.text(text)
  return masked === text ? body : encodeText(masked, charset)
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

const notEmpty = (key: string, value: object): Fields => (Object.keys(value).length === 0 ? {} : { [key]: value })

function knownCharset(headers: RawHeaders): string | undefined {
  const charset = charsetOf(headerValue(headers, 'content-type'))
  try {
    return charset === undefined ? undefined : new TextDecoder(charset).encoding
  } catch {
    return undefined
  }
}
