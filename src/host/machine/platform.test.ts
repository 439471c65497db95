import {
  DiagnosticError,
  HTTPService,
  HTTPServiceResponse,
  Operation,
  URLTemplate,
  WebService,
  createPlatform,
  xs,
  type Configuration,
} from 'onec-standin'
import { describe, expect, test } from 'vitest'
import { answerOf, arrivalOf, serviceOf } from '../../../test/support/call-handler.ts'

const ok = () => new HTTPServiceResponse(200)
const service = serviceOf(ok)
const over = HTTPService({
  Name: 'Over',
  RootURL: 'over',
  URLTemplates: { A: URLTemplate('/a/{x}/c', { GET: ok }), B: URLTemplate('/{y}/b/c', { GET: ok }) },
})
const broken = HTTPService({
  Name: 'Half',
  RootURL: 'half',
  URLTemplates: { Wrong: URLTemplate<string>('/a/*/b', { GET: ok }), Right: URLTemplate('/c', { GET: ok }) },
})
const web = WebService({ Name: 'Web', Namespace: '', Operations: { Do: Operation({ XDTOReturningValueType: xs.string }, () => '') } })

const thrown = (configuration: unknown): string => {
  try {
    createPlatform(configuration as Configuration)
    return 'nothing'
  } catch (error) {
    return error instanceof DiagnosticError ? error.diagnostics.map((one) => `${one.code}: ${one.message}`).join('\n') : String(error)
  }
}

describe('createPlatform throws what is wrong', () => {
  test.each<readonly [what: string, configuration: unknown, code: string, text: string]>([
    ['two services of one name', { services: [service, service] }, 'http-service/name-repeated', '"T"'],
    ['a template that breaks the grammar', { services: [broken] }, 'template/rest-not-last', '/a/*/b'],
    ['a Web service without a namespace', { services: [web] }, 'web-service/namespace-invalid', '"Web"'],
    ['no services', {}, 'configuration/no-services', 'services is undefined; expected an array of HTTPService({ ... })'],
    ['nothing at all', null, 'configuration/no-services', 'services is undefined'],
    ['one service and no array', { services: service }, 'configuration/no-services', 'services is an object with "kind", "Name"'],
    [
      'what is not a service',
      { services: [service, 5] },
      'configuration/not-a-service',
      'services[1] is 5; expected HTTPService({ ... }) or WebService({ ... })',
    ],
    ['a base that no URL begins with', { services: [service], base: '/a b' }, 'configuration/base-invalid', '"/a b" cannot be the base'],
    ['a base that clients resolve', { services: [service], base: '/a/../b' }, 'configuration/base-invalid', '"/a/../b"'],
  ])('%s', (_, configuration, code, text) => {
    expect(thrown(configuration)).toContain(`${code}: `)
    expect(thrown(configuration)).toContain(text)
  })

  test('every error, and not the warnings', () => {
    expect(
      thrown({ services: [broken, over, service, service] })
        .split('\n')
        .map((line) => line.split(': ')[0]),
    ).toEqual(['template/rest-not-last', 'http-service/name-repeated', 'http-service/root-repeated'])
  })
})

test('warnings are reported by the platform', () => {
  expect(createPlatform({ services: [over] }).diagnostics.map((one) => one.code)).toEqual(['http-service/templates-overlap'])
})

test('lenient, it serves what is sound and tells the rest', async () => {
  const platform = createPlatform({ services: [broken], lenient: true })
  expect(platform.diagnostics.map((one) => one.code)).toEqual(['template/rest-not-last'])
  expect((await answerOf(await platform.handle(arrivalOf({ target: '/hs/half/c' })))).status).toBe(200)
  expect(() => createPlatform({ services: 5 as unknown as [], lenient: true })).toThrow('services is 5')
})

test.each([
  ['HTTPService', HTTPService],
  ['WebService', WebService],
])('%s of no definition says what it takes', (name, define: (definition: never) => unknown) => {
  expect(() => define(null as never)).toThrow(`${name} takes a definition such as {`)
  expect(() => define(undefined as never)).toThrow('found undefined')
})

test('templates that differ in names of parameters are legal; a request that both take is the error (17.3.2.2, rule 5)', async () => {
  const answer = () => new HTTPServiceResponse(200)
  const platform = createPlatform({
    services: [
      HTTPService({
        Name: 'A',
        RootURL: 'a',
        URLTemplates: {
          One: URLTemplate('/{a}/{b}', { GET: answer }),
          Two: URLTemplate('/{a}/{c}', { GET: answer }),
          Three: URLTemplate('/x', { GET: answer }),
        },
      }),
    ],
  })
  expect(platform.diagnostics.map((one) => [one.severity, one.code])).toEqual([['warning', 'http-service/templates-ambiguous']])
  const status = async (target: string): Promise<number> => (await answerOf(await platform.handle(arrivalOf({ target })))).status
  expect([await status('/hs/a/1/2'), await status('/hs/a/x')]).toEqual([500, 200])
})
