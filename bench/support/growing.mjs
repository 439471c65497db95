// Sources of any size for the benches: modules of HTTP services, and a WSDL whose types are a chain.

/** A service with a template, typed as users write one. */
export const moduleText = (at) => `import { HTTPService, HTTPServiceResponse, URLTemplate } from 'onec-standin'

interface Order {
  readonly number: string
  readonly sum: number
}

const orders: readonly Order[] = [{ number: '1', sum: ${at} }]

export default HTTPService({
  Name: 'Service${at}',
  RootURL: 'service${at}',
  URLTemplates: {
    Order: URLTemplate('/orders/{number}', {
      GET({ URLParameters }) {
        const found = orders.find((one: Order) => one.number === URLParameters.number)
        const response = new HTTPServiceResponse(found === undefined ? 404 : 200)
        response.SetBodyFromString(JSON.stringify(found ?? null))
        return response
      },
    }),
  },
})
`

const times = (count, make) => Array.from({ length: count }, (_, at) => make(at)).join('\n')

/** So many types, each of which has the next one in it, and so many operations: 1.2 kB for each of both. */
export const chainWSDL = (count) => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:t="urn:chain"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" name="Chain" targetNamespace="urn:chain">
<types><xs:schema targetNamespace="urn:chain" elementFormDefault="qualified">
${times(
  count,
  (at) => `<xs:complexType name="Type${at}"><xs:sequence>
  <xs:element name="Number" type="xs:string"/><xs:element name="Sum" type="xs:decimal" minOccurs="0"/>
  <xs:element name="Next" type="t:Type${Math.min(at + 1, count - 1)}" minOccurs="0"/>
</xs:sequence></xs:complexType>
<xs:element name="Call${at}"><xs:complexType><xs:sequence>
  <xs:element name="value" type="t:Type${at}"/>
</xs:sequence></xs:complexType></xs:element>
<xs:element name="Call${at}Response"><xs:complexType><xs:sequence>
  <xs:element name="return" type="xs:string"/>
</xs:sequence></xs:complexType></xs:element>`,
)}
</xs:schema></types>
${times(
  count,
  (at) => `<message name="Call${at}In"><part name="parameters" element="t:Call${at}"/></message>
<message name="Call${at}Out"><part name="parameters" element="t:Call${at}Response"/></message>`,
)}
<portType name="Port">
${times(count, (at) => `<operation name="Call${at}"><input message="t:Call${at}In"/><output message="t:Call${at}Out"/></operation>`)}
</portType>
<binding name="Binding" type="t:Port"><soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
${times(
  count,
  (at) => `<operation name="Call${at}"><soap:operation soapAction="urn:chain#Call${at}"/>
  <input><soap:body use="literal"/></input><output><soap:body use="literal"/></output></operation>`,
)}
</binding>
<service name="Chain"><port name="Port" binding="t:Binding"><soap:address location="http://localhost/chain"/></port></service>
</definitions>
`
