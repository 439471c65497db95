/** Whether a request is as conditions ask for it: the same as no `mismatches`, without a word of explanation. */
import { bodyBase64 } from './body/body-bytes.ts'
import { onceJSON, type Criteria, type Matched } from './criteria.ts'
import { jsonHolds, jsonText } from './json-equal.ts'
import { valuesAt } from './json-path.ts'
import { moreHolds, withPath } from './more-criteria.ts'
import { textMatches, type TextMatcher } from './text-matcher.ts'

/** `json`: the body, which is read once for all conditions of all stubs. */
export function holds(criteria: Criteria, given: Matched, json = onceJSON(given.text)): boolean {
  const { SOAPVersion, bytes, body, more } = criteria
  const request = more === undefined ? given : withPath(more, given)
  return (
    request !== undefined
    && textsHold(criteria.URLParameters, (name) => ownText(request.URLParameters, name), request)
    && textsHold(criteria.QueryOptions, (name) => request.QueryOptions.get(name), request)
    && textsHold(criteria.Headers, request.header, request)
    && (SOAPVersion === undefined || textMatches(SOAPVersion, request.SOAPVersion))
    && (body === undefined || textMatches(body, request.text, request))
    && (bytes === undefined || (request.bytes !== undefined && bodyBase64(request.bytes, request.header('content-type')) === bytes))
    && valuesHold(criteria.Parameters, request.parameters, request)
    && (criteria.JSON.length === 0 || jsonHoldsAll(criteria.JSON, json(), request))
    && (more === undefined || moreHolds(more, request))
  )
}

/** The value of an own key: an address may have a parameter `constructor`. */
export const ownText = (texts: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(texts, name) ? texts[name] : undefined

function textsHold(matchers: ReadonlyMap<string, TextMatcher>, valueOf: (name: string) => string | undefined, request: Matched): boolean {
  if (matchers.size === 0) return true
  for (const [name, matcher] of matchers) if (!textMatches(matcher, valueOf(name), request)) return false
  return true
}

const jsonHoldsAll = (paths: Criteria['JSON'], json: { readonly value: unknown } | undefined, request: Matched): boolean =>
  json !== undefined && valuesHold(paths, json.value, request)

const valuesHold = (paths: Criteria['JSON'], value: unknown, request: Matched): boolean =>
  paths.every(({ path, matcher }) => {
    const values = valuesAt(path, value)
    if (matcher.kind === 'equalToJSON') return values.some((one) => jsonHolds(one, matcher.value, false))
    return values.length === 0
      ? textMatches(matcher, undefined, request)
      : values.some((one) => textMatches(matcher, jsonText(one), request))
  })
