/**
 * What goes wrong is said in English and in Russian: an error whose words are written where it is thrown has them by `said`, `inBoth` or
 * `withEnglish`, or is on the list below with the reason why one language is enough.
 */
import { expect, test } from 'vitest'
import { sources, withoutComments } from './sources.ts'

/** Errors in English alone, by the file, or by the class that they are of. */
const allowed: readonly (readonly [place: string, reason: string])[] = [
  [
    'VerificationError',
    'an assertion of a test: its two sides are a layout of a call, and errors of a test are in English (docs/testing.md)',
  ],
  ['xml/write.ts', 'a defect of the caller within this library: no document comes of it'],
  ['query/run/plan-expression.ts', 'a signal that never leaves its folder'],
  ['standin/journal/body-tap.ts', 'a signal that never leaves its folder'],
  ['integration/jobs/processing.ts', 'a signal that never leaves its folder'],
  ['page/main.ts', 'a signal that never leaves its folder'],
  ['ws/foreign/from-wsdl.ts', 'it is made for its stack alone'],
  ['bsl/seams/text.ts', 'a line of a module that a user is to write'],
  ['cli/shared/setting.ts', 'a defect of this library: its own tables name every setting'],
  ['pattern/engine.ts', 'an entry of this library that forgot an import: nothing that a user does leads there'],
  ['channel/channel-of.ts', 'a service that no function of this library has made'],
  ['platform/platform.ts', 'a platform that was put together by hand without its access: TypeScript refuses it'],
  ['platform/job-sessions.ts', 'a runtime of jobs that was put together by hand without an infobase: TypeScript refuses it'],
]

/** Words of a sentence, in a literal or a template. */
const prose = /[a-z']{2,} (?:\$\{[^}]*\} )?[a-z]{2,}/

/** From behind an opening parenthesis to the one that closes it; texts may have parentheses of their own, which come in pairs. */
function within(text: string, from: number): string {
  let depth = 1
  let at = from
  for (; depth > 0 && at < text.length; at++) depth += text[at] === '(' ? 1 : text[at] === ')' ? -1 : 0
  return text.slice(from, at - 1)
}

/** The arguments without what is said in both languages. */
function alone(text: string): string {
  const start = text.search(/\b(?:said|joined|asSaid)\(/)
  if (start < 0) return text
  const open = text.indexOf('(', start) + 1
  return text.slice(0, start) + alone(text.slice(open + within(text, open).length + 1))
}

const literals = (text: string): readonly string[] =>
  [...text.matchAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g)].map(([one]) => one)

const made = /(\b(?:inBoth|withEnglish)\(\s*)?\bnew (\w*(?:Error|Refusal|Refused|Fault))\(/g

/** `new TypeError('some words')` in a source. */
function inOneLanguage(source: string): readonly (readonly [kind: string, words: string])[] {
  const text = withoutComments(source)
  return [...text.matchAll(made)].flatMap((found) => {
    const [whole, paired, kind = ''] = found
    if (paired !== undefined || kind === 'BslError') return []
    const own = alone(within(text, found.index + whole.length))
    // Both texts one after another, or as members of a list of faults.
    if (/[А-яЁё]/.test(own)) return []
    return literals(own).flatMap((one) => (prose.test(one) ? [[kind, one] as const] : []))
  })
}

test('the check sees words of one language', () => {
  expect(inOneLanguage("throw new TypeError('this is no text')")).toEqual([['TypeError', "'this is no text'"]])
  expect(inOneLanguage('new Error(`${name}: the list is (not) whole, ${why} again`)')).toHaveLength(1)
  expect(inOneLanguage("inBoth(new Error('this is no text'), 'это не текст')")).toEqual([])
  expect(inOneLanguage("new PlanError('wrong-type', said('a text is expected', 'ожидается строка'))")).toEqual([])
})

test('errors speak both languages, those on the list apart, and all of the list is needed', () => {
  const own = sources
  const found = own.flatMap(({ path, text }) => inOneLanguage(text).map(([kind, words]) => ({ path, kind, words })))
  const covers = (place: string, { path, kind }: { readonly path: string; readonly kind: string }): boolean =>
    place === path || place === kind
  expect(found.filter((one) => !allowed.some(([place]) => covers(place, one)))).toEqual([])
  expect(allowed.filter(([place]) => !found.some((one) => covers(place, one)))).toEqual([])
})
