/** The namespaces that a WSDL 1.1 document speaks in. */
export const WSDL = 'http://schemas.xmlsoap.org/wsdl/'
export const WSDL20 = 'http://www.w3.org/ns/wsdl'
const SOAP11 = 'http://schemas.xmlsoap.org/wsdl/soap/'
const SOAP12 = 'http://schemas.xmlsoap.org/wsdl/soap12/'
export const MIME = 'http://schemas.xmlsoap.org/wsdl/mime/'
export const XSD = 'http://www.w3.org/2001/XMLSchema'
/** Of the drafts of XML Schema: descriptions of 2000 and 2001 still say them. */
export const XSD_DRAFTS: readonly string[] = ['http://www.w3.org/1999/XMLSchema', 'http://www.w3.org/2000/10/XMLSchema']
export const XML = 'http://www.w3.org/XML/1998/namespace'
/** WS-I Attachments Profile 1.0, 4.4: its one type, `swaRef`, is known without its schema. */
export const SWA_REF = 'http://ws-i.org/profiles/basic/1.1/xsd'
export const SOAPENC12 = 'http://www.w3.org/2003/05/soap-encoding'
export const SOAPENC = 'http://schemas.xmlsoap.org/soap/encoding/'

/** The one transport that a binding may name (row 30, R2702). */
export const HTTP_TRANSPORT = 'http://schemas.xmlsoap.org/soap/http'

/** Version of SOAP that a WSDL extension namespace represents. */
export const soapVersionOf = (namespace: string): '1.1' | '1.2' | undefined =>
  namespace === SOAP11 ? '1.1' : namespace === SOAP12 ? '1.2' : undefined
