/** The WSDL 1.1 document that 1C writes of a Web service, byte for byte in its layout (source 44, mark A). */
import { XS } from '../../xdto/types/type.ts'
import { XMLWriter } from '../../xml/write.ts'
import { typePrefixes, writeTypes, type DescribedService, type WSDLForm } from './write-types.ts'

export type { DescribedService, WSDLForm } from './write-types.ts'

const BINDINGS = [
  { suffix: 'Soap', prefix: 'soapbind' },
  { suffix: 'Soap12', prefix: 'soap12bind' },
] as const

/** `address`: where the service is, percent-encoded. */
export function writeWSDL(service: DescribedService, address: string, form: WSDLForm): string {
  const writer = new XMLWriter('1c').declaration()
  writer
    .start('definitions')
    .attribute('xmlns', 'http://schemas.xmlsoap.org/wsdl/')
    .attribute('xmlns:soap12bind', 'http://schemas.xmlsoap.org/wsdl/soap12/')
    .attribute('xmlns:soapbind', 'http://schemas.xmlsoap.org/wsdl/soap/')
    .attribute('xmlns:tns', service.Namespace)
    .attribute('xmlns:wsp', 'http://schemas.xmlsoap.org/ws/2004/09/policy')
    .attribute('xmlns:wsu', 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd')
  if (form === 'onec') writer.attribute('xmlns:xsd', XS)
  for (const [namespace, prefix] of typePrefixes(service, form)) if (prefix !== 'tns') writer.attribute(`xmlns:${prefix}`, namespace)
  writer.attribute('name', service.Name).attribute('targetNamespace', service.Namespace)
  writeTypes(writer, service, form)
  writeMessages(writer, service)
  writePortType(writer, service)
  for (const one of BINDINGS) writeBinding(writer, service, one)
  writeService(writer, service, address)
  return writer.end().finish()
}

function writeMessages(writer: XMLWriter, { operations }: DescribedService): void {
  for (const { Name } of operations) {
    for (const [kind, element] of [
      ['Request', Name],
      ['Response', `${Name}Response`],
    ] as const) {
      writer.start('message').attribute('name', `${Name}${kind}Message`)
      writer.start('part').attribute('name', 'parameters').attribute('element', `tns:${element}`).end().end()
    }
  }
}

function writePortType(writer: XMLWriter, { Name: service, operations }: DescribedService): void {
  writer.start('portType').attribute('name', `${service}PortType`)
  for (const { Name } of operations) {
    writer.start('operation').attribute('name', Name)
    writer.start('input').attribute('message', `tns:${Name}RequestMessage`).end()
    writer.start('output').attribute('message', `tns:${Name}ResponseMessage`).end().end()
  }
  writer.end()
}

/** The transport of the SOAP 1.2 binding is that of SOAP 1.1: 1C writes so. */
function writeBinding(
  writer: XMLWriter,
  { Name: service, Namespace, operations }: DescribedService,
  { suffix, prefix }: (typeof BINDINGS)[number],
): void {
  writer.start('binding').attribute('name', `${service}${suffix}Binding`).attribute('type', `tns:${service}PortType`)
  writer.start(`${prefix}:binding`).attribute('style', 'document').attribute('transport', 'http://schemas.xmlsoap.org/soap/http').end()
  for (const { Name } of operations) {
    writer.start('operation').attribute('name', Name)
    writer.start(`${prefix}:operation`).attribute('style', 'document').attribute('soapAction', `${Namespace}#${service}:${Name}`).end()
    for (const direction of ['input', 'output']) writer.start(direction).start(`${prefix}:body`).attribute('use', 'literal').end().end()
    writer.end()
  }
  writer.end()
}

/** Only the SOAP 1.1 port claims conformance; its `documentation` begins with a space. */
function writeService(writer: XMLWriter, { Name }: DescribedService, address: string): void {
  writer.start('service').attribute('name', Name)
  for (const { suffix, prefix } of BINDINGS) {
    writer.start('port').attribute('name', `${Name}${suffix}`).attribute('binding', `tns:${Name}${suffix}Binding`)
    if (suffix === 'Soap') {
      writer.start('documentation').text(' ')
      writer
        .start('wsi:Claim')
        .attribute('xmlns:wsi', 'http://ws-i.org/schemas/conformanceClaim/')
        .attribute('conformsTo', 'http://ws-i.org/profiles/basic/1.1')
        .end()
        .end()
    }
    writer.start(`${prefix}:address`).attribute('location', address).end().end()
  }
  writer.end()
}
