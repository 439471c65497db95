import { describe, expect, test } from 'vitest'
import { locateLiteral } from '../../diagnostics/literal.ts'
import { printDiagnostic } from '../../diagnostics/print.ts'
import { HTTPServiceResponse } from '../message/response.ts'
import { checkHTTPServices } from './check.ts'
import type { DefinedService } from './place.ts'
import { HTTPService, URLTemplate } from './service.ts'

const answer = () => new HTTPServiceResponse(200)
const templates = (...texts: readonly string[]) =>
  Object.fromEntries(texts.map((text, at) => [`T${at}`, URLTemplate(text, { GET: answer })]))
const service = (Name: string, RootURL: string, ...texts: readonly string[]): DefinedService => ({
  service: HTTPService({ Name, RootURL, URLTemplates: templates(...texts) }),
})
const codes = (...defined: readonly DefinedService[]): string[] => checkHTTPServices(defined).map((one) => `${one.severity} ${one.code}`)

describe('services are checked', () => {
  test('sound ones raise nothing', () => {
    expect(
      codes(
        service('Warehouse', 'warehouse', '/*', '/{a}', '/a', '/a/*', '/a/{b}'),
        service('Склад', 'склад/v1', '/'),
        service('A', 'test.test'),
      ),
    ).toEqual([])
  })

  test.each([
    ['', 'warehouse', 'http-service/name-invalid', 'Warehouse'],
    ['my-service', 'a', 'http-service/name-invalid', 'my_service'],
    ['1C', 'a', 'http-service/name-invalid', '_1C'],
    ['A', '', 'http-service/root-invalid', 'warehouse'],
    ['A', '/a/', 'http-service/root-invalid', 'a'],
    ['A', 'a//b', 'http-service/root-invalid', 'a/b'],
    ['A', 'a b', 'http-service/root-invalid', 'a_b'],
    ['A', '../a', 'http-service/root-invalid', 'a'],
    ['A', 'a/./b', 'http-service/root-invalid', 'a/b'],
    ['A', '..', 'http-service/root-invalid', 'warehouse'],
    ['A', '{x}', 'http-service/root-invalid', '_x_'],
  ])('Name "%s" and RootURL "%s": %s', (Name, RootURL, code, nearest) => {
    const [one] = checkHTTPServices([service(Name, RootURL)])
    expect(one).toMatchObject({ code, severity: 'error' })
    expect(one!.message).toContain(`\`${nearest}\``)
  })

  test('a name and a root belong to one service', () => {
    expect(codes(service('A', 'a'), service('A', 'b'), service('C', 'a'))).toEqual([
      'error http-service/name-repeated',
      'error http-service/root-repeated',
    ])
  })

  test('what the compiler would refuse is reported of a JavaScript module', () => {
    const wrong = HTTPService({
      Name: 'A',
      RootURL: 'a',
      ReuseSessions: 'Auto' as 'AutoUse',
      SessionMaxAge: -1,
      URLTemplates: { Text: '/x' as unknown as URLTemplate, Methods: URLTemplate('/x', { GTE: answer, GET: 'answer' } as object) },
    })
    expect(codes({ service: wrong })).toEqual([
      'error http-service/template-invalid',
      'error http-service/method-unknown',
      'error http-service/handler-invalid',
      'error http-service/setting-invalid',
      'error http-service/setting-invalid',
    ])
  })
})

describe('templates of one service are compared', () => {
  test.each([
    [['/{Document}/{Num}', '{Document}/{Number}/'], 'warning http-service/templates-ambiguous', '/hs/root/x/y'],
    [['/{x}', '/{y}', '/x'], 'warning http-service/templates-ambiguous', '/hs/root/y'],
    [['/a/{x}/c', '/{y}/b/c'], 'warning http-service/templates-overlap', '/hs/root/a/b/c'],
    [['/{x}', '/a/*'], 'warning http-service/templates-overlap', '/hs/root/a'],
  ])('%j: %s, such as %s', (texts, code, witness) => {
    expect(codes(service('A', 'root', ...texts))).toEqual([code])
    expect(checkHTTPServices([service('A', 'root', ...texts)])[0]!.message).toContain(witness)
  })

  test('an overlap that a third template takes whole is nothing to look at', () => {
    expect(codes(service('A', 'root', '/a/{x}/c', '/{y}/b/c', '/a/b/c'))).toEqual([])
  })
})

test('a template whose URLs all belong to a longer root of another service is never reached', () => {
  expect(codes(service('A', 'api', '/v1/x', '/v2/x', '/{v}/x'), service('B', 'api/v1', '/y'))).toEqual([
    'warning http-service/template-unreachable',
  ])
})

describe('a diagnostic points into the source', () => {
  const source = `import { HTTPService, URLTemplate } from 'onec-standin'
export default [
  HTTPService({ Name: 'First', RootURL: 'first', URLTemplates: { List: URLTemplate('/a/{x}', {}) } }),
  HTTPService({
    Name: 'Second', RootURL: 'first',
    URLTemplates: {
      List: URLTemplate('/a/{x}', {}),
      Same: URLTemplate("/a/{y}", {}),
      Broken: URLTemplate('/documents/*/number', {}),
    },
  }),
]
`
  const define = (Name: string, RootURL: string, entries: Readonly<Record<string, string>>): DefinedService => ({
    service: HTTPService({
      Name,
      RootURL,
      URLTemplates: Object.fromEntries(Object.entries(entries).map(([key, text]) => [key, URLTemplate(text, {})])),
    }),
    file: 'hs/Shop.ts',
    source,
  })

  test('at the character that is wrong, with the line and a caret', () => {
    const found = checkHTTPServices([
      define('First', 'first', { List: '/a/{x}' }),
      define('Second', 'first', { List: '/a/{x}', Broken: '/documents/*/number' }),
    ])
    expect(found.map((one) => printDiagnostic(one))).toEqual([
      `hs/Shop.ts:9:39: error: \`*\` may only be the last segment: \`/documents/*\` (found in "/documents/*/number")`
        + ` [template/rest-not-last]
  9 |       Broken: URLTemplate('/documents/*/number', {}),
    |                                       ^`,
      `hs/Shop.ts:5:31: error: HTTP services "First" and "Second" have the same RootURL, "first"; "Second" is not served`
        + ` [http-service/root-repeated]
  5 |     Name: 'Second', RootURL: 'first',
    |                               ^^^^^
  hs/Shop.ts:3:42: the first of them is here`,
    ])
  })

  test('at the template of the right service where several have one text', () => {
    const [one] = checkHTTPServices([define('Second', 'second', { List: '/a/{x}', Same: '/a/{y}' })])
    expect(one).toMatchObject({ location: { line: 8, column: 26, length: 6 }, related: [{ location: { line: 7, column: 26 } }] })
  })

  test('a reader of other files tells places itself, and a file without text is named', () => {
    const at = { file: 'Shop.xml', line: 7, column: 3 }
    expect(checkHTTPServices([{ ...service('A', 'a', '/x*'), at: () => at }])[0]!.location).toEqual(at)
    expect(checkHTTPServices([{ ...service('A', 'a', '/x*'), file: 'a.js' }])[0]!.location).toEqual({ file: 'a.js', line: 1, column: 1 })
    expect(checkHTTPServices([service('A', 'a', '/x*')])[0]!.location).toBeUndefined()
    expect(locateLiteral('a.ts', source, '/absent')).toBeUndefined()
  })
})

test('definitions are frozen all the way', () => {
  const { service: one } = service('A', 'a', '/x')
  expect([one, one.URLTemplates, one.URLTemplates['T0'], one.URLTemplates['T0']!.Methods].every(Object.isFrozen)).toBe(true)
  expect(one).toMatchObject({ kind: 'HTTPService', ReuseSessions: 'DontUse', SessionMaxAge: 20 })
})
