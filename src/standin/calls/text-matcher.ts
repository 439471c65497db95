/** A condition on one text of a request: a header, an option, a URL parameter, the body. */
import type { TextPattern } from '../../pattern/compile.ts'
import type { TextGroups } from '../../pattern/script.ts'
import type { Matched } from './matched.ts'

/** Whether another text has an equal value. */
type Alike = (given: string) => boolean

export type TextMatcher =
  | { readonly kind: 'equalTo'; readonly text: string; readonly alike?: Alike }
  | { readonly kind: 'contains'; readonly text: string }
  | { readonly kind: 'matches'; readonly source: string; readonly pattern: TextPattern; readonly groups?: TextGroups }
  | { readonly kind: 'oneOf'; readonly texts: readonly string[]; readonly alike?: Alike }
  | { readonly kind: 'present' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'sameAs'; readonly source: string; readonly valueOf: ValueOf }

/** The text of another value of the request. */
export type ValueOf = (request: Matched) => string | undefined

type Matcher<Kind extends TextMatcher['kind']> = Extract<TextMatcher, { readonly kind: Kind }>

const rules: {
  readonly [Kind in TextMatcher['kind']]: {
    takes(matcher: Matcher<Kind>, given: string | undefined, request: Matched | undefined): boolean
    print(matcher: Matcher<Kind>): string
  }
} = {
  equalTo: {
    takes: ({ text, alike }, given) => given === text || (given !== undefined && alike?.(given) === true),
    print: ({ text }) => JSON.stringify(text),
  },
  contains: {
    takes: ({ text }, given) => given !== undefined && given.includes(text),
    print: ({ text }) => `contains ${JSON.stringify(text)}`,
  },
  matches: { takes: ({ pattern }, given) => given !== undefined && pattern.test(given), print: ({ source }) => `matches /${source}/u` },
  oneOf: {
    takes: ({ texts, alike }, given) => given !== undefined && (texts.includes(given) || alike?.(given) === true),
    print: ({ texts }) => `one of ${texts.map((one) => JSON.stringify(one)).join(', ')}`,
  },
  present: { takes: (_, given) => given !== undefined, print: () => 'present' },
  absent: { takes: (_, given) => given === undefined, print: () => 'absent' },
  sameAs: {
    takes: ({ valueOf }, given, request) => given !== undefined && request !== undefined && valueOf(request) === given,
    print: ({ source }) => `the same as ${source}`,
  },
}

type Rule = {
  takes(matcher: TextMatcher, given: string | undefined, request: Matched | undefined): boolean
  print(matcher: TextMatcher): string
}
const ruleOf = (matcher: TextMatcher): Rule => rules[matcher.kind] as Rule

/**
 * `given` is `undefined` where the request has no such header, option, parameter or value; `request`: the whole, for conditions that
 * compare two of its values.
 */
export const textMatches = (matcher: TextMatcher, given: string | undefined, request?: Matched): boolean =>
  ruleOf(matcher).takes(matcher, given, request)

/** As it appears in a message. */
export const printTextMatcher = (matcher: TextMatcher): string => ruleOf(matcher).print(matcher)
