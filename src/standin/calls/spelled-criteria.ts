/** Conditions on options and on the address in the spelling in which the channel shows those of a request. */
import type { Listed } from '../../channel/listed.ts'
import type { Criteria } from './criteria.ts'
import type { TextMatcher } from './text-matcher.ts'

/** Those that ask for equal texts; a pattern is held against the one spelling as it is. */
export function spelledCriteria(criteria: Criteria, listed: Listed | undefined): Criteria {
  if (listed?.spelling === undefined) return criteria
  const spelled = (of: 'QueryOptions' | 'URLParameters', given: ReadonlyMap<string, TextMatcher>): ReadonlyMap<string, TextMatcher> =>
    new Map(
      Array.from(given, ([name, matcher]) => {
        const text = (one: string): string => listed.spelling!(of, name, one).text
        return [listed.spelling!(of, name, '').name, respelled(matcher, text)] as const
      }),
    )
  return {
    ...criteria,
    QueryOptions: spelled('QueryOptions', criteria.QueryOptions),
    URLParameters: spelled('URLParameters', criteria.URLParameters),
  }
}

function respelled(matcher: TextMatcher, text: (one: string) => string): TextMatcher {
  if (matcher.kind === 'equalTo') return { kind: 'equalTo', text: text(matcher.text) }
  if (matcher.kind === 'oneOf') return { kind: 'oneOf', texts: matcher.texts.map(text) }
  return matcher
}
