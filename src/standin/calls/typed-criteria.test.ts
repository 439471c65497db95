/** Conditions on parameters hold for every text of an equal value, by the type of the parameter. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startStandin, ws, type TestStandin } from '../../testing/index.ts'

const elements = ['dateTime', 'date', 'time', 'duration', 'gYear', 'decimal'].map(
  (one) => `<xs:element name="${one}" type="xs:${one}" minOccurs="0" nillable="true"/>`,
)
const schema = `<xs:schema targetNamespace="urn:t" elementFormDefault="qualified">
<xs:simpleType name="Sizes"><xs:list itemType="xs:int"/></xs:simpleType>
<xs:complexType name="Node"><xs:sequence><xs:element name="v" type="xs:decimal"/></xs:sequence>
 <xs:attribute name="id" type="xs:int"/></xs:complexType>
<xs:element name="All"><xs:complexType><xs:sequence>${elements.join('')}
<xs:element name="sizes" type="t:Sizes" minOccurs="0"/><xs:element name="node" type="t:Node" minOccurs="0"/>
<xs:element name="many" type="xs:decimal" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
<xs:element name="AllResponse"><xs:complexType/></xs:element></xs:schema>`
const wsdl = `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:t="urn:t"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t"><types>${schema}</types>
<message name="I"><part name="p" element="t:All"/></message><message name="O"><part name="p" element="t:AllResponse"/></message>
<portType name="P"><operation name="All"><input message="t:I"/><output message="t:O"/></operation></portType>
<binding name="B" type="t:P"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/><operation name="All"><soap:operation/>
<input><soap:body use="literal"/></input><output><soap:body use="literal"/></output></operation></binding>
<service name="T"><port name="P" binding="t:B"><soap:address location="http://real.example/t"/></port></service></definitions>`

let standin: TestStandin
beforeAll(async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'standin-typed-')), 'T.wsdl')
  writeFileSync(path, wsdl)
  standin = await startStandin({ paths: [path], strict: false })
})
afterAll(() => standin.close())

async function holds(sent: string, parameter: string, condition: unknown): Promise<boolean> {
  await standin.reset()
  const body =
    '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><e:Body>'
    + `<All xmlns="urn:t">${sent}</All></e:Body></e:Envelope>`
  const answer = await fetch(`${standin.url}/ws/T`, { method: 'POST', headers: { 'Content-Type': 'text/xml' }, body })
  expect(answer.status).toBe(200)
  try {
    standin.verify(ws('T', 'All'), { request: { Parameters: { [parameter]: condition } } })
    return true
  } catch (error) {
    if (error instanceof Error && error.message.includes('was received 0 times')) return false
    throw error
  }
}

test.each<[type: string, sent: string, condition: unknown, held: boolean]>([
  ['dateTime', '2024-01-02T00:04:05Z', '2024-01-02T03:04:05+03:00', true],
  ['dateTime', '2024-01-02T03:04:05.000+03:00', { oneOf: ['2025-01-01T00:00:00Z', '2024-01-02T00:04:05Z'] }, true],
  ['dateTime', '2024-01-02T03:04:05', '2024-01-02T03:04:05Z', false],
  ['date', '2024-01-02', '2024-01-02Z', false],
  ['time', '10:00:00Z', '13:00:00.00+03:00', true],
  ['duration', 'PT24H', 'P1D', true],
  ['duration', 'P1M', 'P30D', false],
  ['gYear', '2024', 2024, true],
  ['decimal', '2.50', { matches: '^2' }, true],
])('a %s that was sent as %s, asked for as %j: %s (XML Schema part 2)', async (type, sent, condition, held) => {
  expect(await holds(`<${type}>${sent}</${type}>`, type, condition)).toBe(held)
})

test.each<[title: string, sent: string, parameter: string, condition: unknown, held: boolean]>([
  ['nil', '<decimal xsi:nil="true"/>', 'decimal', null, true],
  ['nil, when there is a value', '<decimal>0</decimal>', 'decimal', null, false],
  ['a list of repeated elements', '<many>1</many><many>2.5</many>', 'many', ['1.0', 2.5], true],
  ['a longer list', '<many>1</many><many>2.5</many><many>3</many>', 'many', ['1.0', 2.5], false],
  ['items of a list type', '<sizes>1 02</sizes>', 'sizes', [1, 2], true],
  ['a list type as a text', '<sizes>1 02</sizes>', 'sizes', '01  2', true],
  ['one item of a list type', '<sizes>1 02</sizes>', '$.sizes[1]', '+2', true],
  ['an object', '<node id="03"><v>1.00</v></node>', 'node', { id: 3, v: 1 }, true],
  ['an object with other values', '<node id="3"><v>1.01</v></node>', 'node', { id: 3, v: 1 }, false],
])('%s', async (_, sent, parameter, condition, held) => {
  expect(await holds(sent, parameter, condition)).toBe(held)
})
