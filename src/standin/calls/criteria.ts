/**
 * The conditions of a stub, a failure or a verification beyond service, template and method, and the check of a request against them.
 */
import { subtleDifference } from '../../diagnostics/near.ts'
import { isDeeper } from '../../exchange/json-depth.ts'
import { bodyBase64 } from './body-bytes.ts'
import { exactJSON, parseExactJSON } from './exact-json.ts'
import { jsonHolds, jsonText } from './json-equal.ts'
import { valuesAt, type JSONPath } from './json-path.ts'
import { printTextMatcher, textMatches, type TextMatcher } from './text-matcher.ts'

/** A condition on what a JSON path leads to: any of its values must hold. */
export type ValueMatcher = TextMatcher | { readonly kind: 'equalToJSON'; readonly value: unknown }

export interface Criteria {
  readonly URLParameters: ReadonlyMap<string, TextMatcher>
  readonly QueryOptions: ReadonlyMap<string, TextMatcher>
  readonly Headers: ReadonlyMap<string, TextMatcher>
  readonly JSON: readonly { readonly path: JSONPath; readonly matcher: ValueMatcher }[]
  readonly body: TextMatcher | undefined
  /** Of a body that is no text: its bytes as `bodyBase64` gives them. */
  readonly bytes?: string | undefined
  /** Of an operation of a Web service: paths into its parameters. */
  readonly Parameters: readonly { readonly path: JSONPath; readonly matcher: ValueMatcher }[]
  readonly SOAPVersion?: TextMatcher | undefined
}

export const noCriteria: Criteria = {
  URLParameters: new Map(),
  QueryOptions: new Map(),
  Headers: new Map(),
  JSON: [],
  body: undefined,
  Parameters: [],
}

/** Whether the body has to be read before the criteria can be held against a request. */
export const needsBody = ({ JSON: paths, body, bytes }: Criteria): boolean => paths.length > 0 || body !== undefined || bytes !== undefined

/** What criteria see of a request. */
export interface Matched {
  readonly URLParameters: Readonly<Record<string, string>>
  readonly QueryOptions: ReadonlyMap<string, string>
  /** A header, whatever the case of its name; repeated ones joined by commas. */
  header(name: string): string | undefined
  /** The body's text; `undefined` when there is none or it was not kept. */
  readonly text: string | undefined
  readonly bytes?: Uint8Array | undefined
  /** Of a call of an operation: its parameters as plain values (see `plainValue`). */
  readonly parameters?: unknown
  /** Of such a call: `1.1` or `1.2`. */
  readonly SOAPVersion?: string | undefined
}

/** One part of a request that is not as it was asked for. */
export interface Mismatch {
  /** `QueryOptions.full`, `JSON $.order.number`, `body`. */
  readonly part: string
  readonly expected: string
  /** As it appears in a message. */
  readonly given: string
  /** When the two can be mistaken for each other. */
  readonly hint?: string
}

/** Empty when the request is as asked. */
export function mismatches(criteria: Criteria, request: Matched): readonly Mismatch[] {
  return [
    ...ofTexts('URLParameters', criteria.URLParameters, (name) =>
      Object.hasOwn(request.URLParameters, name) ? request.URLParameters[name] : undefined,
    ),
    ...ofTexts('QueryOptions', criteria.QueryOptions, (name) => request.QueryOptions.get(name)),
    ...ofTexts('Headers', criteria.Headers, (name) => request.header(name)),
    ...ofJSON(criteria, request.text),
    ...ofValues('Parameters', criteria.Parameters, request.parameters),
    ...(criteria.SOAPVersion === undefined ? [] : ofText('SOAPVersion', criteria.SOAPVersion, request.SOAPVersion)),
    ...ofBytes(criteria, request),
    ...(criteria.body === undefined ? [] : ofText('body', criteria.body, request.text)),
  ]
}

const ofTexts = (kind: string, matchers: ReadonlyMap<string, TextMatcher>, valueOf: (name: string) => string | undefined): Mismatch[] =>
  [...matchers].flatMap(([name, matcher]) => ofText(`${kind}.${name}`, matcher, valueOf(name)))

function ofText(part: string, matcher: TextMatcher, given: string | undefined): Mismatch[] {
  if (textMatches(matcher, given)) return []
  const hint = matcher.kind === 'equalTo' && given !== undefined ? subtleDifference(given, matcher.text) : undefined
  return [
    {
      part,
      expected: printTextMatcher(matcher),
      given: given === undefined ? 'absent' : JSON.stringify(shortened(given)),
      ...(hint !== undefined && { hint }),
    },
  ]
}

function ofBytes({ bytes: wanted }: Criteria, { bytes, header }: Matched): Mismatch[] {
  if (wanted === undefined) return []
  const given = bytes && bodyBase64(bytes, header('content-type'))
  const size = (base64: string): string => `${Math.floor((base64.length * 3) / 4)} bytes`
  return given === wanted ? [] : [{ part: 'body', expected: `other ${size(wanted)}`, given: given === undefined ? 'absent' : size(given) }]
}

function ofJSON({ JSON: paths }: Criteria, text: string | undefined): Mismatch[] {
  if (paths.length === 0) return []
  const parsed = parsedJSON(text)
  if (parsed === undefined)
    return [{ part: 'body', expected: 'JSON', given: text === undefined ? 'absent' : JSON.stringify(shortened(text)) }]
  return ofValues('JSON', paths, parsed.value)
}

function ofValues(kind: string, paths: Criteria['JSON'], value: unknown): Mismatch[] {
  return paths.flatMap(({ path, matcher }): Mismatch[] => {
    const values = valuesAt(path, value)
    if (matcher.kind === 'equalToJSON') {
      if (values.some((one) => jsonHolds(one, matcher.value, false))) return []
      return [{ part: `${kind} ${path.text}`, expected: exactJSON(matcher.value), given: printed(values) }]
    }
    if (values.length === 0 ? textMatches(matcher, undefined) : values.some((one) => textMatches(matcher, jsonText(one)))) return []
    return [{ part: `${kind} ${path.text}`, expected: printTextMatcher(matcher), given: printed(values) }]
  })
}

const printed = (values: readonly unknown[]): string => (values.length === 0 ? 'absent' : shortened(values.map(exactJSON).join(', ')))

export function parsedJSON(text: string | undefined): { readonly value: unknown } | undefined {
  if (text === undefined || isDeeper(text)) return undefined
  try {
    return { value: parseExactJSON(text.replace(/^\uFEFF/, '')) }
  } catch {
    return undefined
  }
}

const shortened = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text)
