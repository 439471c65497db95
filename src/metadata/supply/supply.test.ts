import { expect, test } from 'vitest'
import { designerHTTPService, designerTemplate } from '../../../test/support/configuration-text.ts'
import { memoryFiles } from '../../../test/support/memory-files.ts'
import { checkHTTPServices } from '../../hs/service/check.ts'
import type { DefinedService } from '../../hs/service/place.ts'
import { HTTPService, URLTemplate, type Handler } from '../../hs/service/service.ts'
import { readConfiguration } from '../configuration.ts'
import { joinConfigurations } from '../join.ts'
import { supplyHandlers } from './supply.ts'

const configuration = (templates: readonly string[]) => {
  const files = memoryFiles({ 'HTTPServices/Exchange.xml': designerHTTPService({}, templates) })
  return joinConfigurations([readConfiguration(files, { kind: 'designer', root: '' })]).httpServices
}

const twoTemplates = configuration([
  designerTemplate('Volume', '/volume/{ID}', [
    ['Get', 'GET', 'VolumeGet'],
    ['Put', 'PUT', 'VolumePut'],
  ]),
  designerTemplate('Version', '/version', [['Any', 'Any', 'VersionAny']]),
])

const handler: Handler = () => {
  throw new Error('not called here')
}
const module = (URLTemplates: Readonly<Record<string, URLTemplate>>, RootURL = 'exchange'): DefinedService => ({
  service: HTTPService({ Name: 'Exchange', RootURL, URLTemplates }),
  file: 'services/hs/Exchange.ts',
})

const supply = (...modules: ReturnType<typeof module>[]) =>
  supplyHandlers(twoTemplates, modules, (service) => `services/hs/${service.Name}.ts`)

/** Each template's methods: `handler`, or the 1C handler and the module in which to write it. */
const drawn = (defined: DefinedService | undefined) =>
  Object.fromEntries(
    Object.entries(defined?.service.URLTemplates ?? {}).map(([name, template]) => [
      name,
      Object.fromEntries(
        Object.entries(template.Methods).map(([method, one]) => [
          method,
          typeof one === 'function' ? 'handler' : `${one.handlerName} in ${one.module}`,
        ]),
      ),
    ]),
  )

const missing = { GET: 'VolumeGet in services/hs/Exchange.ts', PUT: 'VolumePut in services/hs/Exchange.ts' }

test('without a module every method is declared, with its 1C handler and the module in which to write it', () => {
  const { services, diagnostics } = supply()
  expect(drawn(services[0])).toEqual({ Volume: missing, Version: { Any: 'VersionAny in services/hs/Exchange.ts' } })
  expect(services[0]?.service).toMatchObject({ Name: 'Exchange', RootURL: 'exchange', ReuseSessions: 'AutoUse', SessionMaxAge: 20 })
  expect(diagnostics).toEqual([])
})

test('handlers are found by the name of the template', () => {
  const { services, diagnostics } = supply(module({ Volume: URLTemplate('/volume/{ID}', { GET: handler }) }))
  expect(drawn(services[0])).toEqual({ Volume: { ...missing, GET: 'handler' }, Version: { Any: 'VersionAny in services/hs/Exchange.ts' } })
  expect(diagnostics).toEqual([])
})

test('handlers are found by the text of the template where no name fits, slashes at the ends aside', () => {
  const { services, diagnostics } = supply(module({ Renamed: URLTemplate('version/', { Any: handler }) }))
  expect(drawn(services[0])).toEqual({ Volume: missing, Version: { Any: 'handler' } })
  expect(diagnostics).toEqual([])
})

test('a name fits before a text does', () => {
  const { services } = supply(module({ Version: URLTemplate('/volume/{ID}', { GET: handler }) }))
  expect(drawn(services[0])).toEqual({ Volume: missing, Version: { Any: 'VersionAny in services/hs/Exchange.ts' } })
})

test.each([
  [
    'a template of no name or text that the configuration has',
    module({ Volumes: URLTemplate('/volumes', { GET: handler }) }),
    'metadata/supply-unknown-template',
    'service Exchange of this module has the URL template Volumes ("/volumes"), which the configuration lacks: its '
      + 'handlers are never called; '
      + 'the configuration has Volume ("/volume/{ID}"), Version ("/version")',
  ],
  [
    'a method that the configuration does not declare',
    module({ Volume: URLTemplate('/volume/{ID}', { POST: handler }) }),
    'metadata/supply-unknown-method',
    'template Volume of service Exchange has a handler for POST, which the configuration does not declare: it is '
      + 'never called; '
      + 'the configuration declares GET, PUT',
  ],
  [
    'another text under the same name',
    module({ Volume: URLTemplate('/volume/{Number}', { GET: handler }) }),
    'metadata/supply-other-template',
    'template Volume of service Exchange is "/volume/{Number}" in this module, but "/volume/{ID}" in the configuration, which is '
      + 'served',
  ],
  [
    'another root URL',
    module({}, 'other'),
    'metadata/supply-other-root',
    'the root URL of service Exchange is "other" in this module, but "exchange" in the configuration, which is served',
  ],
])('a module with %s gets a warning', (_, supplied, code, message) => {
  const { diagnostics } = supply(supplied)
  expect(diagnostics.map((one) => [one.severity, one.code, one.message, one.location?.file])).toEqual([
    ['warning', code, message, 'services/hs/Exchange.ts'],
  ])
})

test('the configuration decides the text that is served', () => {
  const { services } = supply(module({ Volume: URLTemplate('/volume/{Number}', { GET: handler }) }, 'other'))
  expect([services[0]?.service.RootURL, services[0]?.service.URLTemplates['Volume']?.Template]).toEqual(['exchange', '/volume/{ID}'])
})

test('a second module for one service is an error', () => {
  const { services, diagnostics } = supply(module({ Version: URLTemplate('/version', { Any: handler }) }), {
    ...module({}),
    file: 'other.ts',
  })
  expect(drawn(services[0])['Version']).toEqual({ Any: 'handler' })
  expect(diagnostics.map((one) => [one.code, one.location?.file])).toEqual([['metadata/supply-twice', 'other.ts']])
})

test('services that the configuration does not have are served as they are', () => {
  const other = { service: HTTPService({ Name: 'Other', RootURL: 'other', URLTemplates: {} }), file: 'services/hs/Other.ts' }
  const { services, diagnostics } = supply(other)
  expect(services.map((one) => one.service.Name)).toEqual(['Exchange', 'Other'])
  expect(services[1]).toBe(other)
  expect(diagnostics).toEqual([])
})

test('a template called __proto__ is a template like any other', () => {
  const services = configuration([designerTemplate('__proto__', '/p', [['Get', 'GET', 'PGet']])])
  const supplied = HTTPService({
    Name: 'Exchange',
    RootURL: 'exchange',
    URLTemplates: { ['__proto__']: URLTemplate('/p', { GET: handler }) },
  })
  const served = supplyHandlers(services, [{ service: supplied, file: 'm.ts' }], () => '').services[0]!
  expect(Object.entries(served.service.URLTemplates).map(([name, one]) => [name, typeof one.Methods.GET])).toEqual([
    ['__proto__', 'function'],
  ])
})

test('the check of a service from a configuration points into the configuration', () => {
  const services = configuration([designerTemplate('A', '/a/*/b'), designerTemplate('B', '/{x}'), designerTemplate('C', '/{y}')])
  const found = checkHTTPServices(supplyHandlers(services, [], () => 'm.ts').services)
  expect(found.map((one) => [one.code, one.location?.file, one.location?.line, one.location?.column])).toEqual([
    ['template/rest-not-last', 'HTTPServices/Exchange.xml', 14, 14],
    ['http-service/templates-ambiguous', 'HTTPServices/Exchange.xml', 32, 11],
  ])
})

test('a warning points at the text of the template in its module', () => {
  const source = "HTTPService({\n  Name: 'Exchange', RootURL: 'exchange',\n  URLTemplates: { Volumes: URLTemplate('/volumes', {}) },\n})"
  const { diagnostics } = supply({ ...module({ Volumes: URLTemplate('/volumes', {}) }), source })
  expect(diagnostics.map((one) => [one.location?.line, one.location?.column])).toEqual([[3, 41]])
})
