/**
 * What goes wrong is said in English and in Russian: an error whose words are written where it is thrown has them by `said`, `inBoth` or
 * `withEnglish`, or is on the list below with the reason why one language is enough.
 */
import { expect, test } from 'vitest'
import { alone, literals, prose, within } from '../support/literals.ts'
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
  ['cli/shared/setting.ts', 'a defect of this library: its own tables name every setting'],
  ['pattern/engine.ts', 'an entry of this library that forgot an import: nothing that a user does leads there'],
  ['channel/channel-of.ts', 'a service that no function of this library has made'],
  ['platform/platform.ts', 'a platform that was put together by hand without its access: TypeScript refuses it'],
  ['platform/job-sessions.ts', 'a runtime of jobs that was put together by hand without an infobase: TypeScript refuses it'],
]

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
