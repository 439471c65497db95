import { expect, test } from 'vitest'
import { HTTPService, HTTPServiceResponse, URLTemplate } from '../../index.ts'
import { readExport } from './module-export.ts'

const at = { file: 'services/hs/A.ts', line: 1, column: 1 }
const service = HTTPService({ Name: 'A', RootURL: 'a', URLTemplates: {} })
const expected =
  'expected HTTPService({ ... }), WebService({ ... }), WebServiceFromWSDL(path, { ... }), IntegrationService({ ... }), '
  + 'ExternalDataSource({ ... }), a data object such as Catalog({ ... }), or an array of them'

test('a service, or an array of them, is taken', () => {
  expect(readExport({ default: service }, at)).toEqual({ definitions: [service], diagnostics: [] })
  expect(readExport({ default: [service, service] }, at)).toEqual({ definitions: [service, service], diagnostics: [] })
})

test('of an array the services are taken, and the rest is reported by its index', () => {
  const { definitions, diagnostics } = readExport({ default: [1, service, [service]] }, at)
  expect(definitions).toEqual([service])
  expect(diagnostics.map((one) => one.message)).toEqual([
    `the default export[0] is number 1; ${expected}`,
    `the default export[2] is an array within the array; ${expected}`,
  ])
})

test.each<readonly [what: string, module: Record<string, unknown>, message: string]>([
  [
    'nothing',
    {},
    'the module has no default export; a service module ends with `export default HTTPService({ ... })`; shared code belongs '
      + 'outside this folder',
  ],
  ['undefined', { default: undefined }, 'the module has no default export'],
  ['a named service', { Warehouse: service }, '`export default HTTPService({ ... })` (here: `export default Warehouse`);'],
  ['null', { default: null }, `the default export is null; ${expected}`],
  ['a text', { default: 'a' }, `the default export is string "a"; ${expected}`],
  ['a bigint', { default: 1n }, 'the default export is bigint 1;'],
  ['a symbol', { default: Symbol('s') }, 'the default export is symbol Symbol(s);'],
  [
    'a promise',
    { default: Promise.resolve(service) },
    'the default export is Promise; expected HTTPService({ ... }), WebService({ ... }), WebServiceFromWSDL(path, { ... }), '
      + 'IntegrationService({ ... }), ExternalDataSource({ ... }), a data object such as Catalog({ ... }), or an array of them: '
      + 'write `await` before it',
  ],
  ['a class', { default: class Warehouse {} }, 'the default export is the class Warehouse; '],
  [
    'a function',
    {
      default: function make() {
        return service
      },
    },
    'the default export is the function make; ',
  ],
  [
    'a response',
    { default: new HTTPServiceResponse(200) },
    'the default export is HTTPServiceResponse; expected HTTPService({ ... }), WebService({ ... }), WebServiceFromWSDL(path, '
      + '{ ... }), IntegrationService({ ... }), ExternalDataSource({ ... }), a data object such as Catalog({ ... }), or an array of them: '
      + 'a response is returned by a handler',
  ],
  [
    'a template',
    { default: URLTemplate('/', {}) },
    'the default export is URLTemplate; expected HTTPService({ ... }), WebService({ ... }), WebServiceFromWSDL(path, { ... }), '
      + 'IntegrationService({ ... }), ExternalDataSource({ ... }), a data object such as Catalog({ ... }), or an array of them: '
      + 'it belongs into the URLTemplates of a service',
  ],
  [
    'a bare definition',
    { default: { Name: 'A', RootURL: 'a', URLTemplates: {} } },
    'the default export is an object that HTTPService has not made; ',
  ],
  ['another object', { default: { a: 1, b: 2 } }, 'the default export is an object with the properties a, b; '],
  [
    'an object whose kind is a prototype name',
    { default: { kind: 'constructor' } },
    'the default export is an object with the properties kind; ',
  ],
  ['an empty array', { default: [] }, 'the default export is an empty array'],
])('a default export that is %s is reported as such', (_, module, message) => {
  const { definitions, diagnostics } = readExport(module, at)
  expect(definitions).toEqual([])
  expect(diagnostics).toHaveLength(1)
  expect(diagnostics[0]).toMatchObject({ message: expect.stringContaining(message) as string, location: at })
})
