/** The conditions of a stub, a failure or a verification beyond service, template and method, and what they see of a request. */
import { isDeeper } from '../../exchange/json-text.ts'
import { parseExactJSON } from './exact-json.ts'
import type { JSONPath } from './json-path.ts'
import type { MoreCriteria } from './more-criteria.ts'
import type { TextMatcher } from './text-matcher.ts'

export type { Matched } from './matched.ts'

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
  /** What few stubs ask for; absent where nothing of it is. */
  readonly more?: MoreCriteria | undefined
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
export const needsBody = ({ JSON: paths, body, bytes, more }: Criteria): boolean =>
  paths.length > 0 || body !== undefined || bytes !== undefined || more?.needsBody === true

/** The bytes as well. */
export const needsBytes = ({ bytes, more }: Criteria): boolean => bytes !== undefined || more?.needsBytes === true

/** The text as JSON; `undefined` where it is none, or nested too deep. */
export function parsedJSON(text: string | undefined): { readonly value: unknown } | undefined {
  if (text === undefined || isDeeper(text)) return undefined
  try {
    return { value: parseExactJSON(text.replace(/^\uFEFF/, '')) }
  } catch {
    return undefined
  }
}

/** The same, read when it is asked for the first time and then kept: many conditions are held against one body. */
export function onceJSON(text: string | undefined): () => ReturnType<typeof parsedJSON> {
  let read: { readonly json: ReturnType<typeof parsedJSON> } | undefined
  return () => (read ??= { json: parsedJSON(text) }).json
}
