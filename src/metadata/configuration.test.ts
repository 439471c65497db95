import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { memoryFiles } from '../../test/support/memory-files.ts'
import { nodeFiles } from '../host/machine/files.ts'
import { readConfiguration } from './configuration.ts'
import { recognise } from './format/recognise.ts'

const read = (name: string) => {
  const roots = recognise(nodeFiles, fileURLToPath(new URL(`../../test/fixtures/configuration-${name}`, import.meta.url)))
  return readConfiguration(nodeFiles, roots![0]!)
}

/** What a value says of the configuration, without where it was read. */
const content = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, part: unknown) =>
      ['location', 'rootLocation', 'file', 'module', 'model', 'definition', 'omitsHTTPMethod'].includes(key) ? undefined : part,
    ),
  )

const method = (Name: string, HTTPMethod: string, Handler: string) => ({ Name, HTTPMethod, Handler })
const xs = (local: string) => ({ namespace: 'http://www.w3.org/2001/XMLSchema', local })
const order = { namespace: 'urn:shop', local: 'Order' }

test.each(['designer', 'edt'])('a configuration in the format of %s is read whole, sorted by name', (name) => {
  const { httpServices, webServices, xdtoPackages, wsReferences, diagnostics } = read(name)
  expect(diagnostics).toEqual([])
  expect(content(httpServices)).toEqual([
    {
      ObjectBelonging: 'Own',
      Name: 'Warehouse',
      RootURL: 'warehouse/v1',
      ReuseSessions: 'AutoUse',
      SessionMaxAge: 300,
      URLTemplates: [
        {
          Name: 'Volume',
          Template: '/volume/{VolumeID}/*',
          Methods: [method('Get', 'GET', 'VolumeGet'), method('Upload', 'PUT', 'VolumeUpload')],
        },
        { Name: 'Version', Template: '/version', Methods: [method('Any', 'Any', 'VersionAny')] },
        { Name: 'Reserved', Template: '/reserved', Methods: [] },
      ],
    },
    {
      ObjectBelonging: 'Own',
      Name: 'Заказы',
      RootURL: 'orders',
      ReuseSessions: 'DontUse',
      SessionMaxAge: 20,
      URLTemplates: [
        { Name: 'Список', Template: '/', Methods: [method('Получить', 'GET', 'СписокПолучить')] },
        {
          Name: 'Заказ',
          Template: '/{Номер}',
          Methods: [method('Получить', 'GET', 'ЗаказПолучить'), method('Удалить', 'DELETE', 'ЗаказУдалить')],
        },
      ],
    },
  ])
  expect(content(webServices)).toEqual([
    {
      ObjectBelonging: 'Own',
      Name: 'Orders',
      Namespace: 'urn:shop/ws',
      DescriptorFileName: 'orders.1cws',
      ReuseSessions: 'DontUse',
      SessionMaxAge: 20,
      XDTOPackages: [{ package: 'Shop' }, { namespace: 'http://v8.1c.ru/8.1/data/core' }],
      Operations: [
        {
          Name: 'GetOrder',
          XDTOReturningValueType: order,
          Nillable: true,
          Transactioned: false,
          ProcedureName: 'ПолучитьЗаказ',
          DataLockControlMode: 'Managed',
          Parameters: [{ Name: 'Number', XDTOValueType: xs('string'), Nillable: false, TransferDirection: 'In' }],
        },
        {
          Name: 'Exchange',
          XDTOReturningValueType: xs('boolean'),
          Nillable: false,
          Transactioned: true,
          ProcedureName: 'Exchange',
          DataLockControlMode: 'Managed',
          Parameters: [
            {
              Name: 'Settings',
              XDTOValueType: { namespace: 'http://v8.1c.ru/8.1/data/core', local: 'Structure' },
              Nillable: false,
              TransferDirection: 'In',
            },
            { Name: 'Order', XDTOValueType: order, Nillable: true, TransferDirection: 'InOut' },
            { Name: 'Message', XDTOValueType: xs('string'), Nillable: true, TransferDirection: 'Out' },
          ],
        },
      ],
    },
  ])
  expect(content(xdtoPackages)).toEqual([{ ObjectBelonging: 'Own', Name: 'Shop', Namespace: 'urn:shop' }])
  expect(content(wsReferences)).toEqual([{ ObjectBelonging: 'Own', Name: 'Rates', LocationURL: 'http://rates.example/service?wsdl' }])
})

test.each([
  ['designer', 'HTTPServices/Warehouse/Ext/Module.bsl', 'XDTOPackages/Shop/Ext/Package.bin', 'WSReferences/Rates/Ext/WSDefinition.xml'],
  ['edt', 'HTTPServices/Warehouse/Module.bsl', 'XDTOPackages/Shop/Package.xdto', 'WSReferences/Rates/WsDefinitions.wsdl'],
])('the parts of objects in the format of %s lie where that format has them', (name, module, model, definition) => {
  const configuration = read(name)
  const paths = [configuration.httpServices[0]!.module, configuration.xdtoPackages[0]!.model, configuration.wsReferences[0]!.definition]
  expect(paths).toEqual([module, model, definition].map((path) => nodeFiles.join(configuration.root, path)))
  expect(paths.map((path) => nodeFiles.read(path) !== undefined)).toEqual([true, true, true])
})

test('a configuration without anything to serve says so', () => {
  const { diagnostics } = readConfiguration(memoryFiles({ 'a/Configuration.xml': '<MetaDataObject/>' }), { kind: 'designer', root: 'a' })
  expect(diagnostics.map((one) => [one.severity, one.code])).toEqual([['note', 'metadata/nothing-here']])
})

test.each([
  ['designer', 'a/Configuration.xml', '<MetaDataObject>\n<Configuration></MetaDataObject>', 2],
  ['designer', 'a/Configuration.xml', '', 1],
  ['edt', 'a/Configuration/Configuration.mdo', '<mdclass:Configuration>', 1],
] as const)('a description of the configuration itself (%s) that is not XML is an error with its place', (kind, file, text, line) => {
  const { diagnostics } = readConfiguration(memoryFiles({ [file]: text }), { kind, root: 'a' })
  expect(diagnostics).toMatchObject([
    { code: 'metadata/not-well-formed', severity: 'error', location: { file, line }, messageRu: expect.stringContaining('XML') as unknown },
  ])
})

test.each(['designer', 'edt'] as const)('a damaged configuration in the format of %s is diagnosed, never thrown at', (kind) => {
  const { root } = read(kind)
  fc.assert(
    fc.property(fc.nat(3_000), fc.nat(200), fc.string(), (start, length, put) => {
      const damaged = {
        ...nodeFiles,
        read: (path: string) => {
          const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(nodeFiles.read(path))
          return new TextEncoder().encode(text.slice(0, start) + put + text.slice(start + length))
        },
      }
      const { httpServices, webServices, diagnostics } = readConfiguration(damaged, { kind, root })
      expect((httpServices.length === 2 && webServices.length === 1) || diagnostics.some((one) => one.severity === 'error')).toBe(true)
    }),
    { numRuns: 200 },
  )
})
