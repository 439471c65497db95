/**
 * Readers of what comes from outside, given mutations of sound texts: they refuse in their own words, never throw anything else, and end.
 * `npm run fuzz` tries more of them.
 */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readUsers } from '../../src/access/users-file.ts'
import { secretNames } from '../../src/exchange/secret-names.ts'
import { parseTarget } from '../../src/exchange/target.ts'
import { compileScriptPattern } from '../../src/pattern/script.ts'
import { PatternError } from '../../src/pattern/tree.ts'
import { readPublication } from '../../src/publication/vrd-read.ts'
import { parseYAML } from '../../src/standin/reading/yaml.ts'
import { Masker } from '../../src/standin/relay/masker.ts'
import { textFetcher } from '../../src/wsdl/document/text-fetcher.ts'
import { loadWSDL } from '../../src/wsdl/load.ts'
import { compileSchemas } from '../../src/wsdl/types/compile.ts'
import { sampleOf } from '../../src/xdto/sample/sample.ts'
import { compilePattern } from '../../src/xdto/types/pattern.ts'
import { XMLError } from '../../src/xml/error.ts'
import { readTree } from '../../src/xml/tree.ts'

const RUNS = Number(process.env['STANDIN_FUZZ'] ?? 150)

const repository = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

/** What tears texts apart, whatever they are. */
const junk = [
  ...'<>&"\'/\\:=?#%{}[]()*+|^$-!,.\r\n\t ж0',
  ...'-1 1e999 999999999999 %2e%2e ../ ..\\ %zz ]]> <![CDATA[ <!-- &#0; &amp; xmlns="" {{ }} &a *a "__proto__":1, constructor 💡'.split(
    ' ',
  ),
  '<!DOCTYPE a>',
  '<<: ',
  '\u0000',
  '\ud800',
  '\ufeff',
]

const mutation = fc.array(
  fc.record({
    at: fc.nat(1_000_000),
    length: fc.nat(20),
    put: fc.constantFrom(...junk),
    times: fc.constantFrom(1, 1, 1, 3, 50),
    copy: fc.nat(80),
  }),
  { minLength: 1, maxLength: 4 },
)

/** A piece is taken out, put in, or copied from elsewhere. */
const mutated = (text: string): fc.Arbitrary<string> =>
  mutation.map((edits) =>
    edits.reduce((done, { at, length, put, times, copy }) => {
      const place = at % (done.length + 1)
      const piece = copy < 20 ? done.slice(copy, copy + length * 4) : put.repeat(times)
      return done.slice(0, place) + piece + done.slice(place + length)
    }, text),
  )

const allowed =
  (...errors: readonly (new (...parameters: never[]) => Error)[]) =>
  (read: () => unknown): unknown => {
    try {
      return read()
    } catch (error) {
      if (errors.some((one) => error instanceof one)) return undefined
      throw error
    }
  }

const scope = { resolve: () => undefined, fault: () => {} }
const masker = (): Masker => new Masker(secretNames())
const vrd = `<?xml version="1.0"?><point xmlns="http://v8.1c.ru/8.2/virtual-resource-system" base="/trade" ib="File=&quot;x&quot;;">
<ws pointEnableCommon="false"><point name="A" alias="a.1cws" enable="true" reuseSessions="autouse" sessionMaxAge="20" poolSize="10"/></ws>
<httpServices publishByDefault="false"><service name="B" rootUrl="b" enable="true"/></httpServices>
<zones><zone specify="true" safe="true"/></zones></point>`
const users = '{"users": [{"Name": "Иван", "Roles": ["r"], "MatchingKeys": {"inn": "1"}}], "roles": {"r": ["HTTPService.A"]}}'
const stub = `service: warehouse
stubs:
  - template: /a/{b}
    method: GET
    request: { JSON: { '$.a[0]': { equalTo: 1 } } }
    reply: &r { json: { x: [1, 2.50] } }
  - *r
`
const secrets =
  '--b\r\nContent-Disposition: form-data; name="password"\r\n\r\nx\r\n--b--\r\n{"a":{"token":["x",1]},"n":12.50}'
  + '<a token="x"><b>y</b><![CDATA[z]]></a>password=abc&d=e Bearer eyJabcdefgh.eyJabcdefgh.sig'

/** `seed`: a sound text; `read`: must return, or throw what it may. */
const targets: readonly (readonly [name: string, seed: string, read: (text: string) => unknown])[] = [
  ['XML', repository('wsdl/Orders.wsdl'), (text) => allowed(XMLError)(() => readTree(text))],
  ['default.vrd', vrd, (text) => readPublication(text, 'default.vrd')],
  ['users.json', users, (text) => readUsers(text, 'users.json')],
  ['YAML', stub, (text) => parseYAML(text)],
  ['a target', '/trade/hs/shop/items/%D0%96/a%2Fb/?x=1&y=%20', (text) => parseTarget(text)],
  [
    'a pattern of a schema',
    '(\\p{L}+[a-z-[aeiou]]{2,5}|\\d*[^\\s]?)+(a|b){1,20}\\.\\-',
    (text) => allowed(PatternError)(() => compilePattern(text).test('aaaa-1 b'.repeat(40))),
  ],
  [
    'a pattern of a stub',
    '^(?:\\p{L}+|[a-z\\d]{2,}?|(?<n>x))*\\bq$',
    (text) => allowed(PatternError, SyntaxError)(() => compileScriptPattern(text).test('aaaa-1 b'.repeat(40))),
  ],
  ['a text with secrets', secrets, (text) => masker().text(text)],
  ['JSON with secrets', secrets.slice(secrets.indexOf('{'), secrets.indexOf('<')), (text) => masker().text(text)],
]

test.each(targets)('%s', { timeout: 60_000 + RUNS * 10 }, (_, seed, read) => {
  fc.assert(
    fc.property(mutated(seed), (text) => {
      read(text)
    }),
    { numRuns: RUNS },
  )
})

test('a description: it is diagnosed, its schemas become types, and their samples are made', { timeout: 60_000 + RUNS * 40 }, async () => {
  const seed = repository('wsdl/Orders.wsdl')
  await fc.assert(
    fc.asyncProperty(mutated(seed), async (text) => {
      const loaded = await loadWSDL(textFetcher(new Map([['a.wsdl', text]])), 'a.wsdl')
      if (loaded.links === undefined) {
        expect(loaded.diagnostics.length).toBeGreaterThan(0)
        return
      }
      const { packages } = compileSchemas(loaded.links)
      for (const type of packages.flatMap((one) => [...one.types.values()])) sampleOf(type, 'Name', packages)
    }),
    { numRuns: Math.ceil(RUNS / 3) },
  )
})

test('values of every built-in type: read or refused', { timeout: 60_000 + RUNS * 10 }, async () => {
  const { textCodec } = await import('../../src/xdto/types/text-codec.ts')
  const { xs } = await import('../../src/xdto/types/xs.ts')
  const { isValueType } = await import('../../src/xdto/types/value-type.ts')
  const types = Object.values(xs).filter((one) => isValueType(one))
  const seeds = [
    '2024-03-04T05:06:07.120+03:00',
    '-P1Y2M3DT4H5M6.7S',
    '-12345678901234567890.1200',
    '1.5e-7',
    'true',
    'p:name',
    'YWJj',
    '--02-29',
  ]
  const text = fc.constantFrom(...seeds).chain(mutated)
  fc.assert(
    fc.property(fc.constantFrom(...types), text, (type, given) => {
      textCodec(type).read(given, scope)
    }),
    { numRuns: RUNS * 4 },
  )
})
