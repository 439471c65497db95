import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { designerFile, designerHTTPService, designerObject, designerTemplate, soundService } from '../../test/support/configuration-text.ts'
import { memoryFiles } from '../../test/support/memory-files.ts'
import { nodeFiles } from '../host/machine/files.ts'
import { readConfiguration } from './configuration.ts'
import { recognise } from './format/recognise.ts'
import { joinConfigurations } from './join.ts'

const fixture = (name: string) => {
  const [root] = recognise(nodeFiles, fileURLToPath(new URL(`../../test/fixtures/configuration-${name}`, import.meta.url)))!
  return readConfiguration(nodeFiles, root!)
}

const read = (text: string, root: string) =>
  readConfiguration(memoryFiles({ [`${root}/HTTPServices/Exchange.xml`]: text }), { kind: 'designer', root })

const adopted = (templates: readonly string[]): string =>
  designerFile(designerObject('HTTPService', { ObjectBelonging: 'Adopted', Name: 'Exchange' }, templates))

const adoptedTemplate = (name: string, method: string): string =>
  designerObject('URLTemplate', { ObjectBelonging: 'Adopted', Name: name }, [
    designerObject('Method', { ObjectBelonging: 'Adopted', Name: 'Borrowed' }),
    designerObject('Method', { Name: method, HTTPMethod: method, Handler: `${name}${method}` }),
  ])

test.each(['designer', 'edt'])('what an extension adds to adopted services joins those of its base (%s)', (base) => {
  const { httpServices, webServices, diagnostics } = joinConfigurations([fixture('extension'), fixture(base)])
  const warehouse = httpServices.find((one) => one.Name === 'Warehouse')!
  expect(httpServices.map((one) => one.Name)).toEqual(['Ext_Health', 'Warehouse', 'Заказы'])
  expect(warehouse.URLTemplates.map((one) => [one.Name, one.Template, one.Methods.map((method) => method.HTTPMethod)])).toEqual([
    ['Volume', '/volume/{VolumeID}/*', ['GET', 'PUT', 'DELETE']],
    ['Version', '/version', ['Any']],
    ['Reserved', '/reserved', []],
    ['Ext_Stock', '/stock/{Номенклатура}', ['GET']],
  ])
  expect(webServices[0]?.Operations.map((one) => one.Name)).toEqual(['GetOrder', 'Exchange', 'Ext_Ping'])
  expect(diagnostics.map((one) => [one.severity, one.code])).toEqual([
    ['note', 'metadata/adopted-joined'],
    ['note', 'metadata/adopted-empty'],
    ['note', 'metadata/adopted-joined'],
  ])
})

test('an added method keeps the module of the extension, where its handler is', () => {
  const { httpServices } = joinConfigurations([fixture('designer'), fixture('extension')])
  const [volume] = httpServices.find((one) => one.Name === 'Warehouse')!.URLTemplates
  expect(volume!.Methods.map((one) => /configuration-\w+/.exec(one.module)?.[0])).toEqual([
    'configuration-designer',
    'configuration-designer',
    'configuration-extension',
  ])
})

test('without its base an extension serves its own services only, and a note says what waits', () => {
  const { httpServices, webServices, diagnostics } = joinConfigurations([fixture('extension')])
  expect([httpServices.map((one) => one.Name), webServices]).toEqual([['Ext_Health'], []])
  expect(diagnostics.map((one) => one.message)).toEqual([
    'HTTPService.Warehouse is adopted by an extension: the additions (Ext_Stock, Volume.Ext_Delete) are served only '
      + 'together with the base configuration; give its path, too',
    'HTTPService.Заказы is adopted by an extension that adds nothing to it; it is skipped',
    'WebService.Orders is adopted by an extension: the additions (Ext_Ping) are served only together with the base '
      + 'configuration; give its path, too',
  ])
})

test.each([
  ['a template that the base does not have', adopted([adoptedTemplate('B', 'POST')]), 'metadata/adopted-unknown'],
  ['a method that the base has', adopted([adoptedTemplate('A', 'GET')]), 'metadata/duplicate-method'],
  ['a template of a name that the base has', adopted([designerTemplate('A', '/other')]), 'metadata/duplicate-name'],
])('an extension with %s leaves the base as it is, with a diagnostic', (_, extension, code) => {
  const base = read(designerHTTPService({}, [designerTemplate('A', '/a', [['Get', 'GET', 'AGet']])]), 'base')
  const { httpServices, diagnostics } = joinConfigurations([base, read(extension, 'extension')])
  expect(httpServices).toEqual(base.httpServices)
  expect(diagnostics.map((one) => one.code)).toEqual([code, 'metadata/adopted-joined'])
})

test('a service that two configurations have is served as the first has it', () => {
  const { httpServices, diagnostics } = joinConfigurations([
    read(designerHTTPService({}), 'first'),
    read(designerHTTPService({ RootURL: 'other' }), 'second'),
  ])
  expect(httpServices.map((one) => one.RootURL)).toEqual([soundService['RootURL']])
  expect(diagnostics.map((one) => [one.code, one.location?.file])).toEqual([
    ['metadata/duplicate-name', 'second/HTTPServices/Exchange.xml'],
  ])
})

test('an adopted template in a service that is not adopted is diagnosed', () => {
  const { diagnostics } = read(designerHTTPService({}, [adoptedTemplate('A', 'GET')]), 'odd')
  expect(diagnostics.map((one) => one.code)).toEqual(['metadata/adopted-unknown'])
})
