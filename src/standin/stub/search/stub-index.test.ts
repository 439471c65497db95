/** Stubs found by the index are those that a look at each of them finds, and few are looked at. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileScriptPattern } from '../../../pattern/script.ts'
import { noCriteria, type Criteria, type Matched } from '../../calls/criteria.ts'
import { parseExactJSON } from '../../calls/exact-json.ts'
import { holds, ownText } from '../../calls/holds.ts'
import { parseJSONPath, type JSONPath } from '../../calls/json-path.ts'
import { mismatches } from '../../calls/mismatches.ts'
import type { TextMatcher } from '../../calls/text-matcher.ts'
import type { Stub } from '../stub.ts'
import { indexStubs } from './stub-index.ts'

const path = (text: string): JSONPath => parseJSONPath(text) as JSONPath
const stubOf = (id: string, criteria: Partial<Criteria>): Stub => ({
  channel: 'hs',
  id,
  name: undefined,
  service: 'S',
  part: 'P',
  criteria: { ...noCriteria, ...criteria },
  priority: 0,
  override: false,
  scenario: undefined,
  answer: { kind: 'replies', replies: [] },
  written: {},
})
const requestOf = (query: Readonly<Record<string, string>>, text?: string, parameters?: unknown): Matched => ({
  URLParameters: query,
  QueryOptions: new Map(Object.entries(query)),
  header: (name) => ownText(query, name.toLowerCase()),
  text,
  parameters,
})
const value = (json: string) => ({ kind: 'equalToJSON', value: parseExactJSON(json) }) as const

test.each<[string, (at: number) => Partial<Criteria>, (at: number) => Matched]>([
  ['a query option', (at) => ({ QueryOptions: new Map([['id', { kind: 'equalTo', text: `${at}` }]]) }), (at) => requestOf({ id: `${at}` })],
  ['a header', (at) => ({ Headers: new Map([['X-Id', { kind: 'equalTo', text: `${at}` }]]) }), (at) => requestOf({ 'x-id': `${at}` })],
  ['a JSON value', (at) => ({ JSON: [{ path: path('$.id'), matcher: value(`${at}`) }] }), (at) => requestOf({}, `{"id":${at}.0}`)],
  [
    'a parameter of an operation',
    (at) => ({ Parameters: [{ path: path('$.id'), matcher: { kind: 'equalTo', text: `${at}` } }] }),
    (at) => requestOf({}, undefined, { id: `${at}` }),
  ],
  [
    'two options together',
    (at) => ({
      QueryOptions: new Map<string, TextMatcher>([
        ['shop', { kind: 'equalTo', text: `${at % 50}` }],
        ['order', { kind: 'oneOf', texts: [`${Math.floor(at / 50)}`, `x${at}`] }],
      ]),
    }),
    (at) => requestOf({ shop: `${at % 50}`, order: `${Math.floor(at / 50)}` }),
  ],
])('of 2,000 stubs that differ by %s, at most four are looked at', (_, criteria, request) => {
  const stubs = Array.from({ length: 2000 }, (__, at) => stubOf(`${at}`, criteria(at)))
  const index = indexStubs(stubs)
  for (const at of [0, 7, 1234, 1999]) {
    let asked = 0
    const found = index.first(request(at), (stub, json) => {
      asked++
      return holds(stub.criteria, request(at), json)
    })
    expect(found?.id).toBe(`${at}`)
    expect(asked).toBeLessThanOrEqual(4)
  }
})

const texts = fc.constantFrom('1', '1.0', 'a', '', 'true')
const matchers: fc.Arbitrary<TextMatcher> = fc.oneof(
  texts.map((text) => ({ kind: 'equalTo', text }) as const),
  texts.map((text) => ({ kind: 'contains', text }) as const),
  fc.array(texts, { maxLength: 3 }).map((some) => ({ kind: 'oneOf', texts: some }) as const),
  fc.constant({ kind: 'present' } as const),
  fc.constant({ kind: 'absent' } as const),
  fc.constant({ kind: 'matches', source: '^a?$', pattern: compileScriptPattern('^a?$') } as const),
)
const names = fc.constantFrom('p', 'q', 'constructor')
const byName = fc.uniqueArray(fc.tuple(names, matchers), { selector: ([name]) => name, maxLength: 2 }).map((entries) => new Map(entries))
const values = fc.array(
  fc.record({
    path: fc.constantFrom('$', '$.p', '$.q[*]', '$.q[-1]').map(path),
    matcher: fc.oneof(matchers, fc.constantFrom('1', '1.00', '"1"', '{"b":[1],"a":null}', '[1,2]', 'true').map(value)),
  }),
  { maxLength: 2 },
)
const criteria = fc.record({
  URLParameters: byName,
  QueryOptions: byName,
  Headers: byName,
  JSON: values,
  Parameters: values,
  body: fc.option(matchers, { nil: undefined, freq: 4 }),
})
const given = fc.dictionary(names, texts, { maxKeys: 3 })
const jsonTexts = fc.constantFrom('{"p":1,"q":[1,"a",{"a":null,"b":[1.0]}]}', '{"p":"1","q":[[1,2.0],true]}', '[1,2]', 'not JSON', '')
const requests = fc
  .record({ query: given, text: fc.option(jsonTexts, { nil: undefined }), parameters: fc.option(jsonTexts, { nil: undefined }) })
  .map(({ query, text, parameters }) =>
    requestOf(query, text, parameters?.startsWith('{') === true ? (parseExactJSON(parameters) as object) : undefined),
  )

test('conditions hold exactly where nothing is to be explained (property)', () => {
  fc.assert(
    fc.property(criteria, requests, (asked, request) => {
      expect(holds(asked, request)).toBe(mismatches(asked, request).length === 0)
    }),
    { numRuns: 500 },
  )
})

test('the index finds the stub that a look at each would find (property)', () => {
  fc.assert(
    fc.property(fc.array(criteria, { minLength: 1, maxLength: 40 }), fc.array(requests, { maxLength: 5 }), (all, asked) => {
      const stubs = all.map((one, at) => stubOf(`${at}`, one))
      const index = indexStubs(stubs)
      for (const request of asked) {
        const first = stubs.find((one) => holds(one.criteria, request))
        expect(index.first(request, (one, json) => holds(one.criteria, request, json))).toBe(first)
      }
    }),
    { numRuns: 200 },
  )
})
