/**
 * Namespaces of standards and of 1C, which no Web service may take for its own (chapter 17.2: «Задание уже используемого XML пространства
 * имен …»).
 */
import { soap11, soap12 } from '../../soap/version.ts'
import { V8, XS, XSI } from '../../xdto/types/type.ts'
import { XML_NAMESPACE, XMLNS_NAMESPACE } from '../../xml/scope.ts'

/** By URI, who owns it. */
export const reservedNamespaces: ReadonlyMap<string, string> = new Map([
  [XML_NAMESPACE, 'XML'],
  [XMLNS_NAMESPACE, 'XML'],
  [XS, 'XML Schema'],
  [XSI, 'XML Schema'],
  ['http://www.w3.org/2001/XMLSchema-datatypes', 'XML Schema'],
  [soap11.namespace, 'SOAP 1.1'],
  ['http://schemas.xmlsoap.org/soap/encoding/', 'SOAP 1.1'],
  [soap12.namespace, 'SOAP 1.2'],
  ['http://www.w3.org/2003/05/soap-encoding', 'SOAP 1.2'],
  ['http://www.w3.org/2003/05/soap-rpc', 'SOAP 1.2'],
  ['http://schemas.xmlsoap.org/wsdl/', 'WSDL 1.1'],
  ['http://schemas.xmlsoap.org/wsdl/soap/', 'WSDL 1.1'],
  ['http://schemas.xmlsoap.org/wsdl/soap12/', 'WSDL 1.1'],
  ['http://schemas.xmlsoap.org/wsdl/http/', 'WSDL 1.1'],
  ['http://schemas.xmlsoap.org/wsdl/mime/', 'WSDL 1.1'],
  ['http://schemas.xmlsoap.org/ws/2004/09/policy', 'WS-Policy'],
  ['http://www.w3.org/2005/08/addressing', 'WS-Addressing'],
  ['http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd', 'WS-Security'],
  ['http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd', 'WS-Security'],
  ['http://ws-i.org/schemas/conformanceClaim/', 'WS-I'],
  ['http://www.w3.org/2004/08/xop/include', 'XOP'],
  ['http://v8.1c.ru/8.1/xdto', '1C:Enterprise'],
  [V8, '1C:Enterprise'],
  ['http://v8.1c.ru/8.1/data/enterprise', '1C:Enterprise'],
  ['http://v8.1c.ru/8.1/data/enterprise/current-config', '1C:Enterprise'],
  ['http://v8.1c.ru/8.1/data/ui', '1C:Enterprise'],
  ['http://v8.1c.ru/8.2/virtual-resource-system', '1C:Enterprise'],
  ['http://v8.1c.ru/8.3/data/ext', '1C:Enterprise'],
])
