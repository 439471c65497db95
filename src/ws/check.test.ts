/** What is said of wrong definitions of Web services: one row a diagnostic, each with its place. */
import { describe, expect, it } from 'vitest'
import { v8 } from '../xdto/platform/types.ts'
import { XDTOPackage } from '../xdto/types/package.ts'
import { property } from '../xdto/types/property.ts'
import { xs } from '../xdto/types/xs.ts'
import { checkWebServices, readWebServices } from './check.ts'
import { DeclaredOperation, Operation, Parameter } from './service/operation.ts'
import { WebService, type WebServiceDefinition } from './service/service.ts'

const Shop = XDTOPackage({ Namespace: 'urn:shop' })
const Line = Shop.objectType('Line', { Sum: property(xs.decimal) })
const Other = XDTOPackage({ Namespace: 'urn:other' })
Other.objectType('Uses', { Line: property(Line) })
const echo = Operation({ Parameters: { Text: Parameter(xs.string) }, XDTOReturningValueType: xs.string }, ({ Text }) => Text)

const service = (changes: Partial<WebServiceDefinition>): WebService =>
  WebService({ Name: 'Orders', Namespace: 'urn:orders', Operations: { Echo: echo }, ...changes })
const said = (...services: WebService[]): string[] =>
  checkWebServices(services.map((one) => ({ service: one }))).map((one) => one.code.replace('web-service/', ''))
const wrong = <T>(value: unknown): T => value as T

describe('a definition', () => {
  it.each<[string, WebService, string[]]>([
    ['may be right', service({}), []],
    [
      "may use the platform's types without a package",
      service({ Operations: { A: Operation({ XDTOReturningValueType: v8.Structure }, () => ({})) } }),
      [],
    ],
    ["may have the namespace of a package, as the chapter's has", service({ Namespace: 'urn:shop', XDTOPackages: [Shop] }), []],
    ['may have operations that are not written yet', service({ Operations: { A: Operation({}, DeclaredOperation('a.ts')) } }), []],
    ['has a Name that is a name', service({ Name: 'the orders' }), ['name-invalid']],
    ['has a Name', service({ Name: wrong(undefined) }), ['name-invalid']],
    ['has a DescriptorFileName of one segment', service({ DescriptorFileName: 'ws/orders.1cws' }), ['descriptor-invalid']],
    ['has a Namespace', service({ Namespace: '' }), ['namespace-invalid']],
    ['has a Namespace without blanks', service({ Namespace: 'urn: a' }), ['namespace-invalid']],
    ['has no namespace of XML Schema', service({ Namespace: 'http://www.w3.org/2001/XMLSchema' }), ['namespace-reserved']],
    ['has no namespace of SOAP', service({ Namespace: 'http://schemas.xmlsoap.org/soap/envelope/' }), ['namespace-reserved']],
    ['has no namespace of the platform', service({ Namespace: 'http://v8.1c.ru/8.1/data/core' }), ['namespace-reserved']],
    [
      'has session settings that 1C has',
      service({ ReuseSessions: wrong('Often'), SessionMaxAge: -1 }),
      ['setting-invalid', 'setting-invalid'],
    ],
    ['lists packages', service({ XDTOPackages: wrong(['urn:shop']) }), ['package-invalid']],
    ['lists a package once', service({ XDTOPackages: [Shop, XDTOPackage({ Namespace: 'urn:shop' })] }), ['package-repeated']],
    ['lists the packages that its packages use', service({ XDTOPackages: [Other] }), ['package-missing']],
    ['has operations', service({ Operations: { Echo: wrong(() => 'x') } }), ['operation-invalid']],
    ['has operations whose names are names', service({ Operations: { 'get order': echo } }), ['name-invalid']],
    [
      'has no operation that is called as the answer to another',
      service({ Operations: { Get: echo, GetResponse: echo } }),
      ['operations-clash'],
    ],
    ['has handlers', service({ Operations: { A: Operation({}, wrong<() => void>(undefined)) } }), ['handler-invalid']],
    [
      'has parameters',
      service({ Operations: { A: Operation({ Parameters: { X: wrong(xs.string) } }, DeclaredOperation('a.ts')) } }),
      ['parameter-invalid'],
    ],
    [
      'has parameters whose names are names',
      service({ Operations: { A: Operation({ Parameters: { 'a b': Parameter(xs.string) } }, () => {}) } }),
      ['name-invalid'],
    ],
    [
      'has no parameter called return',
      service({ Operations: { A: Operation({ Parameters: { return: Parameter(xs.string) } }, () => {}) } }),
      ['parameter-return'],
    ],
    [
      'has parameters with types',
      service({ Operations: { A: Operation({ Parameters: { X: Parameter(wrong(undefined)) } }, () => {}) } }),
      ['type-invalid'],
    ],
    [
      'has types of packages that it lists',
      service({
        Operations: { A: Operation({ Parameters: { X: Parameter(Line) }, XDTOReturningValueType: Line }, DeclaredOperation('a.ts')) },
      }),
      ['type-unlisted', 'type-unlisted'],
    ],
    [
      'has named types',
      service({
        XDTOPackages: [Shop],
        Operations: { A: Operation({ Parameters: { X: Parameter(Shop.anonymousObjectType({})) } }, () => {}) },
      }),
      ['type-invalid'],
    ],
  ])('%s', (_, one, codes) => {
    expect(said(one)).toEqual(codes)
  })
})

describe('several services', () => {
  it('have a Name each: the first is served', () => {
    expect(said(service({}), service({}))).toEqual(['name-repeated'])
    expect(
      readWebServices([service({}), service({ Namespace: 'urn:b' })].map((one) => ({ service: one }))).services.map(
        (one) => one.service.Namespace,
      ),
    ).toEqual(['urn:orders'])
  })

  it("have an address each: a DescriptorFileName that is another's Name is reported and left out", () => {
    const second = service({ Name: 'Second', DescriptorFileName: 'Orders' })
    expect(said(service({}), second)).toEqual(['address-repeated'])
    expect(readWebServices([{ service: service({}) }, { service: second }]).services.map((one) => one.service.DescriptorFileName)).toEqual([
      undefined,
      undefined,
    ])
  })

  it('of which one is broken are served without it, and without its broken operations', () => {
    const { services } = readWebServices([
      { service: service({ Name: '1' }) },
      { service: service({ Operations: { Echo: echo, Bad: wrong(1) } }) },
    ])
    expect(services.map((one) => Object.keys(one.service.Operations))).toEqual([['Echo']])
  })
})

it('points at the part that is wrong in the module that made it', () => {
  const source =
    "export default WebService({\n  Name: 'Orders',\n  Namespace: 'http://www.w3.org/2001/XMLSchema',\n  Operations: {\n    Get: "
    + 'Operation({ Parameters: { Line: Parameter(Line) } }, () => {}),\n  },\n})\n'
  const one = service({
    Namespace: 'http://www.w3.org/2001/XMLSchema',
    Operations: { Get: Operation({ Parameters: { Line: Parameter(Line) } }, () => {}) },
  })
  const places = checkWebServices([{ service: one, file: 'a.ts', source }]).map(({ code, location }) => [
    code,
    location?.line,
    location?.column,
  ])
  expect(places).toEqual([
    ['web-service/namespace-reserved', 3, 15],
    ['web-service/type-unlisted', 5, 36],
  ])
})
