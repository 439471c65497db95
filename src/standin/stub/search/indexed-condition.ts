/** The conditions of a stub that ask for equal values, each with a key, the values that it takes and how a request gives its own. */
import type { Criteria, Matched, onceJSON, ValueMatcher } from '../../calls/criteria.ts'
import { ownText } from '../../calls/holds.ts'
import { canonicalJSON, jsonText } from '../../calls/json-equal.ts'
import { valuesAt, type JSONPath } from '../../calls/json-path.ts'
import type { TextMatcher } from '../../calls/text-matcher.ts'

/** The body as JSON, parsed once. */
export type OnceJSON = ReturnType<typeof onceJSON>

export interface IndexedCondition {
  /** The same for conditions whose values are read alike. */
  readonly key: string
  /** The condition holds exactly where one of these is among the request's values. */
  readonly values: readonly string[]
  /** The values of a request: none where it has no such header, option or path. */
  read(request: Matched, json: OnceJSON): readonly string[]
}

export const conditionsOf = ({
  URLParameters,
  QueryOptions,
  Headers,
  JSON: paths,
  Parameters,
  body,
}: Criteria): readonly IndexedCondition[] => [
  ...ofTexts('url', URLParameters, (name) => (request) => ownText(request.URLParameters, name)),
  ...ofTexts('query', QueryOptions, (name) => (request) => request.QueryOptions.get(name)),
  ...ofTexts('header', Headers, (name) => (request) => request.header(name)),
  ...ofTexts('body', body === undefined ? [] : [['', body]], () => (request) => request.text),
  ...ofValues('json', paths, (_, json) => json()),
  ...ofValues('parameters', Parameters, ({ parameters }) => ({ value: parameters })),
]

function ofTexts(
  kind: string,
  matchers: Iterable<readonly [string, TextMatcher]>,
  reads: (name: string) => (request: Matched) => string | undefined,
): IndexedCondition[] {
  return [...matchers].flatMap(([name, matcher]): IndexedCondition[] => {
    const values = textsOf(matcher)
    if (values === undefined) return []
    const read = reads(name)
    return [
      {
        key: `${kind} ${name}`,
        values,
        read(request) {
          const given = read(request)
          return given === undefined ? [] : [given]
        },
      },
    ]
  })
}

function ofValues(
  kind: string,
  paths: Criteria['JSON'],
  whole: (request: Matched, json: OnceJSON) => { readonly value: unknown } | undefined,
): IndexedCondition[] {
  return paths.flatMap(({ path, matcher }): IndexedCondition[] => {
    const wanted = wantedOf(matcher)
    if (wanted === undefined) return []
    const { how, values, text } = wanted
    return [{ key: `${kind} ${how} ${path.text}`, values, read: (request, json) => textsAt(path, whole(request, json), text) }]
  })
}

const textsAt = (path: JSONPath, whole: { readonly value: unknown } | undefined, text: (value: unknown) => string): readonly string[] =>
  whole === undefined ? [] : valuesAt(path, whole.value).map(text)

interface WantedValues {
  /** How the values of a request are written to be compared. */
  readonly how: string
  readonly values: readonly string[]
  text(value: unknown): string
}

function wantedOf(matcher: ValueMatcher): WantedValues | undefined {
  if (matcher.kind === 'equalToJSON') return { how: 'value', values: [canonicalJSON(matcher.value)], text: canonicalJSON }
  const values = textsOf(matcher)
  return values && { how: 'text', values, text: jsonText }
}

/** `undefined` for what does not ask for equality. */
const textsOf = (matcher: TextMatcher): readonly string[] | undefined =>
  matcher.kind === 'equalTo' ? [matcher.text] : matcher.kind === 'oneOf' ? [...new Set(matcher.texts)] : undefined
