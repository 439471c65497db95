import { describe, expect, test } from 'vitest'
import { parseTarget, pathOfSegments } from '../../exchange/target.ts'
import { HTTPServiceResponse } from '../message/response.ts'
import { httpMethods } from '../service/method.ts'
import { DeclaredMethod, HTTPService, URLTemplate } from '../service/service.ts'
import { printExplain } from './explain-print.ts'
import { explainRoute } from './explain.ts'
import { createRouteTable, type Route } from './table.ts'

const answer = () => new HTTPServiceResponse(200)
const service = (Name: string, RootURL: string, URLTemplates: Readonly<Record<string, URLTemplate>>) =>
  HTTPService({ Name, RootURL, URLTemplates })

const table = createRouteTable([
  service('ПримерРаботы', 'example', { ПоказатьЗапрос: URLTemplate('/query/{string}/*', { GET: answer, Any: answer }) }),
  service('СписокДокументов', 'documents', {
    Список: URLTemplate('/*', { GET: answer }),
    Документ: URLTemplate('/{number}', { GET: answer }),
  }),
  service('API', 'api', {
    Old: URLTemplate('/v1/old', { GET: answer }),
    Any: URLTemplate('/{version}/{what}', { POST: answer, GET: answer }),
    Beside: URLTemplate('/v10', { GET: answer }),
    Empty: URLTemplate('/empty', {}),
  }),
  service('APIv1', 'api/v1', { Users: URLTemplate('/users', { GET: answer }) }),
  service('Bigsto', 'bigsto', {
    Version: URLTemplate('/version', { GET: DeclaredMethod('ВерсияGET', 'HTTPServices/Bigsto/Ext/Module.bsl') }),
    One: URLTemplate('/{a}/b', { GET: answer }),
    Two: URLTemplate('/{c}/b', { GET: answer }),
  }),
])

const told = (route: Route): string => {
  switch (route.kind) {
    case 'noRoot':
      return 'noRoot'
    case 'noTemplate':
      return `noTemplate ${route.service.Name}`
    case 'ambiguous':
      return `ambiguous ${route.service.Name} ${route.templates.map((one) => one.Name).join(' ')}`
    case 'noMethod':
      return `noMethod ${route.template.Name} allow=${route.allow.join(',')}`
    case 'unimplemented':
      return `unimplemented ${route.template.Name} ${route.methodName} ${route.declared.handlerName}`
    case 'found':
      return [
        route.service.Name,
        route.template.Name,
        route.methodName,
        ...Object.entries(route.URLParameters).map(([name, value]) => `${name}=${value}`),
      ].join(' ')
  }
}

const rows: readonly [string, string, string, string][] = [
  ['GET', '/example/query/value/another?p1=1&p2=2', 'ПримерРаботы ПоказатьЗапрос GET string=value *=/another', '17.3.2.3'],
  ['POST', '/example/query/value/another', 'ПримерРаботы ПоказатьЗапрос Any string=value *=/another', '17.3.2.3: ANY'],
  ['HEAD', '/example/query/value', 'ПримерРаботы ПоказатьЗапрос Any string=value *=', 'source 3: HEAD is one of the methods, A'],
  [
    'BREW',
    '/example/query/value',
    `noMethod ПоказатьЗапрос allow=${httpMethods.join(',')}`,
    '17.3.2.2.3: Any serves the methods of the list',
  ],
  [
    'get',
    '/example/query/value',
    `noMethod ПоказатьЗапрос allow=${httpMethods.join(',')}`,
    'RFC 9110, 9.1: method tokens are case-sensitive',
  ],
  ['GET', '/documents', 'СписокДокументов Список GET *=', '17.3.2.3.2'],
  ['GET', '/documents/', 'СписокДокументов Список GET *=', '17.3.2.3.2, trailing slash'],
  ['GET', '/documents/get/list', 'СписокДокументов Список GET *=/get/list', '17.3.2.3.2'],
  ['GET', '/documents/2', 'СписокДокументов Документ GET number=2', '17.3.2.3.2'],
  ['HEAD', '/documents/2', 'noMethod Документ allow=GET', '17.3.2.2.3: 405 without a handler; HEAD is not GET (D)'],
  ['GET', '/Documents/2', 'noRoot', 'rule 1: case-sensitive'],
  ['GET', '/documentsX', 'noRoot', 'a root ends where a segment ends'],
  ['GET', '/', 'noRoot', 'no root'],
  ['GET', '/example', 'noTemplate ПримерРаботы', '404'],
  ['GET', '/example/query', 'noTemplate ПримерРаботы', '404'],
  ['GET', '/api/v1/users', 'APIv1 Users GET', 'source 1: roots of several segments, the longest wins (B)'],
  ['GET', '/api/v1/old', 'noTemplate APIv1', 'the longest root does not fall back to a shorter one (D)'],
  ['GET', '/api/v1', 'noTemplate APIv1', 'the longest root does not fall back to a shorter one (D)'],
  ['GET', '/api/v2/x', 'API Any GET version=v2 what=x', 'the shorter root has the rest'],
  ['GET', '/api/v10', 'API Beside GET', 'a root ends where a segment ends'],
  ['PUT', '/api/v2/x', 'noMethod Any allow=GET,POST', 'Allow in the order of chapter 17'],
  ['GET', '/api/empty', 'noMethod Empty allow=', 'a template without methods'],
  ['GET', '/bigsto/version', 'unimplemented Version GET ВерсияGET', 'declared by a configuration, not written'],
  ['GET', '/bigsto/x/b', 'ambiguous Bigsto One Two', 'rule 5'],
  ['GET', '/bigsto/version/b', 'ambiguous Bigsto One Two', 'rule 5, past a literal that does not lead on'],
]

describe('a request finds its service, then its template, then its method', () => {
  test.each(rows)('%s %s: %s', (method, url, expected, _source) => {
    const { path } = parseTarget(url)!
    expect(told(table.route(method, path))).toBe(expected)
    expect(told(table.route(method, `/base/hs${path}`, '/base/hs'.length))).toBe(expected)
    expect(told(table.route(method, path))).toBe(expected)
  })

  test.each(rows)('the explanation of %s %s names the same template as the route', (method, url) => {
    const { roots, templates, route } = explainRoute(table, method, `/base/hs${parseTarget(url)!.path}`, '/base/hs'.length)
    const chosen = templates.filter((one) => one.verdict.kind === 'won' || one.verdict.kind === 'ambiguous').map((one) => one.Name)
    expect(chosen).toEqual(
      'template' in route ? [route.template.Name] : route.kind === 'ambiguous' ? route.templates.map((one) => one.Name) : [],
    )
    expect(roots.filter((one) => one.outcome === 'taken').map((one) => one.Name)).toEqual('service' in route ? [route.service.Name] : [])
  })

  test.each(httpMethods)('Any serves %s', (method) => {
    expect(told(table.route(method, '/example/query/x'))).toContain('string=x')
  })

  test('URL parameters have no prototype names in the way', () => {
    const odd = createRouteTable([
      service('A', 'a', { T: URLTemplate('/{__proto__}/{constructor}', { GET: answer }), S: URLTemplate('/', { GET: answer }) }),
    ])
    const route = odd.route('GET', pathOfSegments(['a', 'one', 'two']))
    expect(route.kind === 'found' && Object.entries(route.URLParameters)).toEqual([
      ['__proto__', 'one'],
      ['constructor', 'two'],
    ])
    const none = odd.route('GET', '/a')
    expect(none.kind === 'found' && 'toString' in none.URLParameters).toBe(false)
  })

  test('what is broken is left out and the rest is served', () => {
    const partly = createRouteTable([
      service('A', 'a', { Bad: URLTemplate('/x/*/y' as string, { GET: answer }), Good: URLTemplate('/good', { GET: answer }) }),
      service('B', 'a', { Good: URLTemplate('/other', { GET: answer }) }),
      service('C', '/c', { Good: URLTemplate('/good', { GET: answer }) }),
    ])
    expect(['/a/good', '/a/x/y', '/a/other', '/c/good'].map((path) => told(partly.route('GET', path)))).toEqual([
      'A Good GET',
      'noTemplate A',
      'noTemplate A',
      'noRoot',
    ])
  })
})

test('an explanation in words tells what decided', () => {
  expect(printExplain(explainRoute(table, 'GET', '/documents/2'))).toBe(`GET /documents/2
СписокДокументов.Документ GET
  number = "2"
roots:
  example  (ПримерРаботы): the URL does not begin with it
  documents  (СписокДокументов): matches, the longest root that the URL begins with
  api  (API): the URL does not begin with it
  api/v1  (APIv1): the URL does not begin with it
  bigsto  (Bigsto): the URL does not begin with it
templates:
  /*  (Список): matches, but at segment 1 {number} of Документ goes before *
  /{number}  (Документ): wins`)
  expect(printExplain(explainRoute(table, 'GET', '/bigsto/x/b'))).toContain(`500: templates /{a}/b and /{c}/b of Bigsto match equally`)
  expect(printExplain(explainRoute(table, 'GET', '/bigsto/x/b'))).toContain(
    `/version  (Version): does not match: segment 1 is version, the URL has "x"`,
  )
  expect(printExplain(explainRoute(table, 'PUT', '/api/v2/x'))).toContain('405: API.Any has no handler for PUT; allowed: GET, POST')
  expect(printExplain(explainRoute(table, 'GET', '/bigsto/version'))).toContain(
    '501: Bigsto.Version GET is declared by HTTPServices/Bigsto/Ext/Module.bsl (ВерсияGET) and not written yet',
  )
})
