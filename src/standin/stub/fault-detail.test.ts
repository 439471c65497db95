/** The detail of a stub's fault, by the element that the WSDL declares for the faults of the operation. */
import { afterEach, expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary.ts'
import { startStandin, type TestStandin } from '../../testing/index.ts'

const schema = (form: string): string => `<xs:schema targetNamespace="urn:t" elementFormDefault="${form}">
<xs:element name="Ask"><xs:complexType/></xs:element><xs:element name="Told"><xs:complexType/></xs:element>
<xs:element name="Refused"><xs:complexType><xs:sequence><xs:element name="Code" type="xs:int"/>
<xs:element name="Line" minOccurs="0" maxOccurs="unbounded" type="xs:string"/>
<xs:element name="At" minOccurs="0"><xs:complexType><xs:sequence><xs:element name="Day" type="xs:date"/></xs:sequence></xs:complexType>
</xs:element></xs:sequence></xs:complexType></xs:element></xs:schema>`
const wsdl = (
  form: string,
): string => `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/"
 xmlns:t="urn:t" xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t"><types>${schema(form)}</types>
<message name="I"><part name="p" element="t:Ask"/></message><message name="O"><part name="p" element="t:Told"/></message>
<message name="F"><part name="p" element="t:Refused"/></message><portType name="P"><operation name="Ask"><input message="t:I"/>
<output message="t:O"/><fault name="F" message="t:F"/></operation></portType>
<binding name="B" type="t:P"><s:binding transport="http://schemas.xmlsoap.org/soap/http"/><operation name="Ask"><s:operation/>
<input><s:body use="literal"/></input><output><s:body use="literal"/></output><fault name="F"><s:fault name="F" use="literal"/></fault>
</operation></binding>
<service name="T"><port name="P" binding="t:B"><s:address location="http://real.example/t"/></port></service></definitions>`

let standin: TestStandin | undefined
afterEach(() => standin?.close())

async function detailOf(detail: string, form = 'qualified'): Promise<string> {
  const stub = `service: T\nstubs:\n  - operation: Ask\n    reply: { fault: { text: a, detail: ${detail} } }\n`
  standin = await startStandin({ paths: [temporaryFolder({ 'T.wsdl': wsdl(form), 'stubs/a.stub.yaml': stub })], strict: false })
  const body = '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><Ask xmlns="urn:t"/></e:Body></e:Envelope>'
  const answer = await fetch(`${standin.url}/ws/T`, { method: 'POST', headers: { 'Content-Type': 'text/xml' }, body })
  return /<detail>([^]*)<\/detail>/.exec((await answer.text()).replaceAll(/\s*\r?\n\s*/g, ''))![1]!
}

test.each([
  [
    'its names need no namespace, and come in the order of the schema',
    "{ Refused: { At: { Day: 2024-01-02 }, Line: [a, 'b & c'], Code: 5 } }",
    'qualified',
    '<Refused xmlns="urn:t"><Code>5</Code><Line>a</Line><Line>b &amp; c</Line><At><Day>2024-01-02</Day></At></Refused>',
  ],
  [
    'unqualified elements have none',
    "{ '{urn:t}Refused': { Code: '{{count}}' } }",
    'unqualified',
    '<Refused xmlns="urn:t"><Code xmlns="">1</Code></Refused>',
  ],
  ['an element that is not declared stays as it is written', '{ Other: { A: 1 } }', 'qualified', '<Other><A>1</A></Other>'],
])('%s', async (_, detail, form, written) => {
  expect(await detailOf(detail, form)).toBe(written)
})

test.each([
  ['a name that the type has not', '{ Refused: { Cod: 5 } }', 'did you mean "Code"?'],
  ['a value that is none of the type', '{ Refused: { Code: five } }', 'expected a xs:int'],
  ['a missing element', '{ Refused: { Line: a } }', 'needs "Code"'],
])('%s is reported when the file is read', async (_, detail, said) => {
  await expect(detailOf(detail)).rejects.toThrow(said)
})
