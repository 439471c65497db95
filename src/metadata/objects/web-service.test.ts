import { expect, test } from 'vitest'
import { designerFile, designerObject, edtFile } from '../../../test/support/configuration-text.ts'
import { memoryFiles } from '../../../test/support/memory-files.ts'
import { readConfiguration } from '../configuration.ts'
import type { WebServiceMetadata } from './web-service.ts'

const parameter = (changes: Readonly<Record<string, string>> = {}): string =>
  designerObject('Parameter', { Name: 'P', XDTOValueType: 'xs:string', Nillable: 'false', TransferDirection: 'In', ...changes })

const operation = (changes: Readonly<Record<string, string>> = {}, parameters: readonly string[] = []): string =>
  designerObject(
    'Operation',
    {
      Name: 'Op',
      XDTOReturningValueType: 'xs:string',
      Nillable: 'false',
      Transactioned: 'false',
      ProcedureName: 'Op',
      DataLockControlMode: 'Managed',
      ...changes,
    },
    parameters,
  )

const service = (changes: Readonly<Record<string, string>>, operations: readonly string[] = []): string =>
  designerFile(
    designerObject(
      'WebService',
      {
        Name: 'Orders',
        Namespace: 'urn:ws',
        XDTOPackages: '<XDTOPackages/>',
        DescriptorFileName: 'orders.1cws',
        ReuseSessions: 'DontUse',
        SessionMaxAge: '20',
        ...changes,
      },
      operations,
    ),
  )

function readOne(text: string, kind: 'designer' | 'edt' = 'designer') {
  const files = memoryFiles({ [kind === 'designer' ? 'WebServices/Orders.xml' : 'WebServices/Orders/Orders.mdo']: text })
  const { webServices, diagnostics } = readConfiguration(files, { kind, root: '' })
  return { service: webServices[0] as WebServiceMetadata | undefined, diagnostics }
}

test.each([
  ['without a namespace', service({ Namespace: '' }), 'metadata/missing-property'],
  ['with an unknown session mode', service({ ReuseSessions: 'Never' }), 'metadata/unknown-value'],
])('a Web service %s is diagnosed and left out', (_, text, code) => {
  const read = readOne(text)
  expect(read.diagnostics.map((one) => one.code)).toEqual([code])
  expect(read.service).toBeUndefined()
})

// An operation whose contract cannot be read is left out whole: half a contract would be a guess.
test.each([
  ['a parameter without type', operation({}, [parameter({ XDTOValueType: '' })]), 'metadata/missing-property'],
  ['a parameter with an unbound prefix', operation({}, [parameter({ XDTOValueType: 'nowhere:T' })]), 'metadata/unbound-prefix'],
  ['an unknown direction', operation({}, [parameter({ TransferDirection: 'Sideways' })]), 'metadata/unknown-value'],
  ['two parameters of one name', operation({}, [parameter(), parameter()]), 'metadata/duplicate-name'],
  ['a result with an unbound prefix', operation({ XDTOReturningValueType: 'nowhere:T' }), 'metadata/unbound-prefix'],
  ['a Nillable that is neither true nor false', operation({ Nillable: 'yes' }), 'metadata/unknown-value'],
  ['an unknown lock mode', operation({ DataLockControlMode: 'Loose' }), 'metadata/unknown-value'],
  ['no name', operation({ Name: '' }), 'metadata/missing-property'],
])('an operation with %s is diagnosed and left out, and the others are kept', (_, broken, code) => {
  const read = readOne(service({}, [broken, operation({ Name: 'Sound' })]))
  expect(read.diagnostics.map((one) => [one.code, one.location?.file])).toEqual([[code, 'WebServices/Orders.xml']])
  expect(read.service?.Operations.map((one) => one.Name)).toEqual(['Sound'])
})

test('an operation without a procedure is kept, with a warning; one without a type returns nothing', () => {
  const read = readOne(service({}, [operation({ ProcedureName: '', XDTOReturningValueType: '<XDTOReturningValueType/>' })]))
  expect(read.diagnostics.map((one) => [one.severity, one.code])).toEqual([['warning', 'metadata/no-handler']])
  expect(read.service?.Operations).toMatchObject([{ Name: 'Op', ProcedureName: '' }])
  expect(read.service?.Operations[0]?.XDTOReturningValueType).toBeUndefined()
})

// source 57, A: local declarations d6p1, d8p1 on the element that needs them.
test('a type is resolved against the prefixes declared on its own element', () => {
  const type = '<XDTOValueType xmlns:d8p1="urn:shop">d8p1:StringID</XDTOValueType>'
  expect(
    readOne(service({}, [operation({}, [parameter({ XDTOValueType: type })])])).service?.Operations[0]?.Parameters[0]?.XDTOValueType,
  ).toEqual({ namespace: 'urn:shop', local: 'StringID' })
})

test.each([
  [
    'designer',
    service({
      XDTOPackages: '<XDTOPackages><xr:Item><xr:Value xsi:type="xr:MDObjectRef">Catalog.Shop</xr:Value></xr:Item></XDTOPackages>',
    }),
  ],
  ['designer', service({ XDTOPackages: '<XDTOPackages><xr:Item><xr:Value>XDTOPackage.Shop</xr:Value></xr:Item></XDTOPackages>' })],
  [
    'edt',
    edtFile(
      'WebService',
      '<name>Orders</name><namespace>urn:ws</namespace><xdtoPackages xsi:type="core:NumberValue"><value>1</value></xdtoPackages>',
    ),
  ],
] as const)('a package reference that is none is diagnosed (%s)', (kind, text) => {
  const read = readOne(text, kind)
  expect(read.diagnostics.map((one) => one.code)).toEqual(['metadata/unknown-value'])
  expect(read.service?.XDTOPackages).toEqual([])
})

test('what EDT leaves out of an operation has its default', () => {
  const type = '<name>string</name><nsUri>http://www.w3.org/2001/XMLSchema</nsUri>'
  const read = readOne(
    edtFile(
      'WebService',
      `<name>Orders</name><namespace>urn:ws</namespace><operations><name>Op</name>
<xdtoReturningValueType>${type}</xdtoReturningValueType><procedureName>Op</procedureName>
<parameters><name>P</name><xdtoValueType>${type}</xdtoValueType></parameters></operations>`,
    ),
    'edt',
  )
  expect(read.diagnostics).toEqual([])
  expect(read.service).toMatchObject({
    ReuseSessions: 'DontUse',
    SessionMaxAge: 20,
    Operations: [
      {
        Nillable: false,
        Transactioned: false,
        DataLockControlMode: 'Automatic',
        Parameters: [{ Nillable: false, TransferDirection: 'In' }],
      },
    ],
  })
})

test('an EDT type without a name is diagnosed', () => {
  const read = readOne(
    edtFile(
      'WebService',
      `<name>Orders</name><namespace>urn:ws</namespace><operations><name>Op</name>
<xdtoReturningValueType><nsUri>urn:shop</nsUri></xdtoReturningValueType><procedureName>Op</procedureName></operations>`,
    ),
    'edt',
  )
  expect(read.diagnostics.map((one) => one.code)).toEqual(['metadata/missing-property'])
  expect(read.service?.Operations).toEqual([])
})
