/** Whether a request is as conditions ask for it: the same as no `mismatches`, without a word of explanation. */
import { bodyBase64 } from './body-bytes.ts'
import { onceJSON, type Criteria, type Matched } from './criteria.ts'
import { jsonHolds, jsonText } from './json-equal.ts'
import { valuesAt } from './json-path.ts'
import { textMatches, type TextMatcher } from './text-matcher.ts'

/** `json`: the body, which is read once for all conditions of all stubs. */
export function holds(criteria: Criteria, request: Matched, json = onceJSON(request.text)): boolean {
  const { SOAPVersion, bytes, body } = criteria
  return (
    textsHold(criteria.URLParameters, (name) => ownText(request.URLParameters, name))
    && textsHold(criteria.QueryOptions, (name) => request.QueryOptions.get(name))
    && textsHold(criteria.Headers, request.header)
    && (SOAPVersion === undefined || textMatches(SOAPVersion, request.SOAPVersion))
    && (body === undefined || textMatches(body, request.text))
    && (bytes === undefined || (request.bytes !== undefined && bodyBase64(request.bytes, request.header('content-type')) === bytes))
    && valuesHold(criteria.Parameters, request.parameters)
    && (criteria.JSON.length === 0 || jsonHoldsAll(criteria.JSON, json()))
  )
}

/** The value of an own key: an address may have a parameter `constructor`. */
export const ownText = (texts: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(texts, name) ? texts[name] : undefined

function textsHold(matchers: ReadonlyMap<string, TextMatcher>, valueOf: (name: string) => string | undefined): boolean {
  if (matchers.size === 0) return true
  for (const [name, matcher] of matchers) if (!textMatches(matcher, valueOf(name))) return false
  return true
}

const jsonHoldsAll = (paths: Criteria['JSON'], json: { readonly value: unknown } | undefined): boolean =>
  json !== undefined && valuesHold(paths, json.value)

const valuesHold = (paths: Criteria['JSON'], value: unknown): boolean =>
  paths.every(({ path, matcher }) => {
    const values = valuesAt(path, value)
    if (matcher.kind === 'equalToJSON') return values.some((one) => jsonHolds(one, matcher.value, false))
    return values.length === 0 ? textMatches(matcher, undefined) : values.some((one) => textMatches(matcher, jsonText(one)))
  })
