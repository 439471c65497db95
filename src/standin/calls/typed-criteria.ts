/**
 * Conditions on parameters by the types of the parameters: `2.50` and `2.5` are one decimal, `1` and `true` one boolean (XML Schema part
 * 2). A call's parameters are compared in canonical form, so a condition is brought into it once.
 */
import type { ListedPart } from '../../channel/listed.ts'
import type { Criteria, ValueMatcher } from './criteria.ts'
import { jsonText } from './json-equal.ts'
import type { JSONPath } from './json-path.ts'
import { plainValue } from './plain-value.ts'

/** `refuse` receives a text that is not a value of its parameter's type; the condition stays as it is then. */
export function typedCriteria(criteria: Criteria, part: ListedPart | undefined, refuse: (path: JSONPath, text: string) => void): Criteria {
  if (part?.parameterValue === undefined || criteria.Parameters.length === 0) return criteria
  return {
    ...criteria,
    Parameters: criteria.Parameters.map(({ path, matcher }) => ({ path, matcher: typed(path, matcher, part, refuse) })),
  }
}

function typed(path: JSONPath, matcher: ValueMatcher, part: ListedPart, refuse: (path: JSONPath, text: string) => void): ValueMatcher {
  const names = path.steps.flatMap((one) => (one.kind === 'name' ? [one.name] : []))
  const canonical = (text: string): string => {
    const found = part.parameterValue!(names, text)
    if (found === undefined) refuse(path, text)
    return found === undefined ? text : jsonText(plainValue(found.value))
  }
  if (matcher.kind === 'equalTo') return { kind: 'equalTo', text: canonical(matcher.text) }
  return matcher.kind === 'oneOf' ? { kind: 'oneOf', texts: matcher.texts.map(canonical) } : matcher
}
