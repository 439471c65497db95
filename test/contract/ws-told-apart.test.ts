/** Which operation of a given WSDL a message means, where its Body's element does not say it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WSDefinitions } from 'onec-standin'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serveWSDL, type ServedWSDL } from '../interop/our-server.ts'

const operation = (name: string, input: string, output: string) => ({
  abstract: `<operation name="${name}"><input message="t:${input}"/><output message="t:${output}"/></operation>`,
  bound: `<operation name="${name}"><s:operation soapAction="urn:two#${name}"/><input><s:body use="literal"/></input><output>
    <s:body use="literal"/></output></operation>`,
})
const wsdl = (...operations: readonly ReturnType<typeof operation>[]): string =>
  `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:t="urn:t"
    xmlns:x="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t">
<types><x:schema targetNamespace="urn:t"><x:element name="Req" type="x:string"/><x:element name="IsA" type="x:string"/>
    <x:element name="IsB" type="x:string"/></x:schema></types>
<message name="None"/>${['Req', 'IsA', 'IsB']
    .map(
      (name) => `<message name="${name}"><part name="p" element="t:${name}"/>
    </message>`,
    )
    .join('')}
<portType name="P">${operations.map((one) => one.abstract).join('')}</portType>
<binding name="B" type="t:P">
    <s:binding transport="http://schemas.xmlsoap.org/soap/http"/>${operations.map((one) => one.bound).join('')}</binding>
<service name="Two"><port name="A" binding="t:B"><s:address location="http://old/place"/></port></service></definitions>`

const folder = mkdtempSync(join(tmpdir(), 'standin-told-apart-'))
const servers: ServedWSDL[] = []
const served = async (name: string, text: string): Promise<ServedWSDL> => {
  writeFileSync(join(folder, name), text)
  const server = await serveWSDL(join(folder, name))
  servers.push(server)
  return server
}
afterAll(async () => {
  for (const one of servers) await one.close()
  rmSync(folder, { recursive: true })
})

async function ask(server: ServedWSDL, body: string, action?: string): Promise<string> {
  const bytes = action && [...new TextEncoder().encode(action)].map((one) => String.fromCharCode(one)).join('')
  const answer = await fetch(`${server.url}/ws/Two`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/xml', ...(bytes !== undefined && { SOAPAction: bytes }) },
    body: `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>${body}</e:Body></e:Envelope>`,
  })
  const text = await answer.text()
  return /<[^>]*?(Is[AB])\b/.exec(text)?.[1] ?? /<faultstring[^>]*>([^<]*)/.exec(text)?.[1] ?? text
}

describe('two operations with one request element (R2710) and Cyrillic soapActions', () => {
  let server: ServedWSDL
  beforeAll(async () => {
    server = await served('same.wsdl', wsdl(operation('Первая', 'Req', 'IsA'), operation('Вторая', 'Req', 'IsB')))
  })
  const body = '<t:Req xmlns:t="urn:t">x</t:Req>'

  test.each([
    ['raw UTF-8, quoted', '"urn:two#Вторая"', 'IsB'],
    ['raw UTF-8, bare', 'urn:two#Вторая', 'IsB'],
    ['percent-escaped, as Mono writes it', `"urn:two#${encodeURIComponent('Вторая')}"`, 'IsB'],
    ['that of the first', '"urn:two#Первая"', 'IsA'],
    ['empty', '""', 'IsA'],
    ['none', undefined, 'IsA'],
    [
      "of neither, as Axis mutilates it: a fault, not the first's answer",
      '"urn:two#??????"',
      'Web-сервис Two не содержит операции с SOAPAction "urn:two#??????"',
    ],
  ])('a SOAPAction %s', async (_, action, answer) => {
    expect(await ask(server, body, action)).toBe(answer)
  })
})

describe('operations whose input message has no part (R2202, R2217)', () => {
  test('one of them is called with an empty Body, the other by its element', async () => {
    const server = await served('empty.wsdl', wsdl(operation('Now', 'None', 'IsA'), operation('Get', 'Req', 'IsB')))
    expect(await ask(server, '')).toBe('IsA')
    expect(await ask(server, ' <!-- nothing --> ')).toBe('IsA')
    expect(await ask(server, '<t:Req xmlns:t="urn:t">x</t:Req>')).toBe('IsB')
  })

  test('two of them are distinguished by SOAPAction', async () => {
    const server = await served('both.wsdl', wsdl(operation('Now', 'None', 'IsA'), operation('Then', 'None', 'IsB')))
    expect(await ask(server, '', '"urn:two#Then"')).toBe('IsB')
    expect(await ask(server, '', '"urn:two#Now"')).toBe('IsA')
  })

  test('where there is none an empty Body is refused', async () => {
    const server = await served('none.wsdl', wsdl(operation('Get', 'Req', 'IsB')))
    expect(await ask(server, '')).toBe('Сообщение не соответствует SOAP: элемент Body пуст')
  })
})

test('a wrapper without members may come with xsi:nil, as SOAP::Lite calls an operation without parameters', async () => {
  const text = wsdl(operation('Req', 'Req', 'IsB'))
    .replace('<x:element name="Req" type="x:string"/>', '<x:element name="Req"><x:complexType><x:sequence/></x:complexType></x:element>')
    .replaceAll('name="p"', 'name="parameters"')
  const server = await served('nil.wsdl', text)
  expect(await ask(server, '<t:Req xmlns:t="urn:t" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/>')).toBe('IsB')
})

test('a header that is bound twice is one header, for the types of `wsdl types` too', async () => {
  const twice = '<s:header message="t:IsA" part="p" use="literal"/>'.repeat(2)
  const text = wsdl(operation('Get', 'Req', 'IsB')).replace('<input><s:body use="literal"/>', `<input><s:body use="literal"/>${twice}`)
  const server = await served('twice.wsdl', text)
  expect(await ask(server, '<t:Req xmlns:t="urn:t">x</t:Req>')).toBe('IsB')
  const definitions = await WSDefinitions(join(folder, 'twice.wsdl'))
  expect(definitions.Services[0]!.Ports[0]!.Operations[0]!.request.headers).toHaveLength(1)
})
