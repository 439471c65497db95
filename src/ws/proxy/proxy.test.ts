/** A proxy over a transport that answers from a table: what goes out, and what is made of what comes back. */
import { describe, expect, test } from 'vitest'
import { textFetcher } from '../../wsdl/document/text-fetcher.ts'
import { Decimal } from '../../xdto/index.ts'
import { loadDefinitions, type WSDefinitions } from '../foreign/definitions.ts'
import type { AnyOperation, WSProxy } from '../foreign/operation-types.ts'
import type { TransportAnswer, TransportRequest } from '../foreign/transport.ts'
import { WSCallError, WSFault } from './call-error.ts'
import { makeProxy, type WSProxySettings } from './proxy.ts'

const soap = (version: '1.1' | '1.2'): string =>
  version === '1.1' ? 'http://schemas.xmlsoap.org/wsdl/soap/' : 'http://schemas.xmlsoap.org/wsdl/soap12/'

/** A description with one operation of two parameters, in Cyrillic as 1C's are. */
const wsdl = (version: '1.1' | '1.2', schema = ''): string => `<definitions
  xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:s="${soap(version)}" xmlns:x="http://www.w3.org/2001/XMLSchema"
  xmlns:t="urn:склад" targetNamespace="urn:склад">
  <types><x:schema targetNamespace="urn:склад" elementFormDefault="qualified">${schema}
    <x:element name="Остаток"><x:complexType><x:sequence><x:element name="Артикул" type="x:string"/>
      <x:element name="Склады" type="x:string" minOccurs="0" maxOccurs="unbounded"/></x:sequence></x:complexType></x:element>
    <x:element name="ОстатокResponse"><x:complexType><x:sequence>
      <x:element name="return" type="x:decimal" nillable="true"/></x:sequence></x:complexType></x:element>
  </x:schema></types>
  <message name="In"><part name="parameters" element="t:Остаток"/></message>
  <message name="Out"><part name="parameters" element="t:ОстатокResponse"/></message>
  <portType name="P"><operation name="Остаток"><input message="t:In"/><output message="t:Out"/></operation></portType>
  <binding name="B" type="t:P"><s:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
    <operation name="Остаток"><s:operation soapAction="urn:склад#Остаток"/>
    <input><s:body use="literal"/></input><output><s:body use="literal"/></output></operation></binding>
  <service name="Склад"><port name="СкладSoap" binding="t:B"><s:address location="http://h/ws/1"/></port></service>
</definitions>`

const load = (version: '1.1' | '1.2' = '1.1', schema?: string): Promise<WSDefinitions> =>
  loadDefinitions(textFetcher(new Map([['a.wsdl', wsdl(version, schema)]])), 'a.wsdl')

const utf8 = new TextEncoder()
const answer = (status: number, contentType: string, body: string): TransportAnswer => ({
  status,
  headers: ['Content-Type', contentType],
  body: utf8.encode(body),
})
const envelope = (body: string, namespace = 'http://schemas.xmlsoap.org/soap/envelope/'): string =>
  `<e:Envelope xmlns:e="${namespace}"><e:Body>${body}</e:Body></e:Envelope>`
const ENVELOPE12 = 'http://www.w3.org/2003/05/soap-envelope'
const five = answer(200, 'text/xml', envelope('<ОстатокResponse xmlns="urn:склад"><return>5.50</return></ОстатокResponse>'))

async function proxyOf(given: TransportAnswer | Error, settings: WSProxySettings = {}, version: '1.1' | '1.2' = '1.1') {
  const sent: TransportRequest[] = []
  const transport = (request: TransportRequest): Promise<TransportAnswer> => {
    sent.push(request)
    return given instanceof Error ? Promise.reject(given) : Promise.resolve(given)
  }
  const machine = {
    transport,
    system: { randomBytes: (length: number) => new Uint8Array(length) },
    timeoutSignal: () => new AbortController().signal,
  }
  const proxy: WSProxy<{ readonly Остаток: AnyOperation }> = makeProxy(
    machine,
    await load(version),
    'urn:склад',
    'Склад',
    'СкладSoap',
    settings,
  )
  return {
    proxy,
    sent,
    headers: () => Object.fromEntries(sent[0]!.headers.flatMap((one, at) => (at % 2 === 0 ? [[one, sent[0]!.headers[at + 1]!]] : []))),
    body: () => Buffer.concat(sent[0]!.body).toString(),
  }
}

/** The bytes of UTF-8, one character each, as they stand in a header. */
const bytes = (text: string): string => Buffer.from(text).toString('latin1')

describe('a call goes out', () => {
  test('with parameters by name, in the order of the schema; lists may be left out', async () => {
    const { proxy, body } = await proxyOf(five)
    expect(await proxy.Остаток({ Артикул: '7' })).toEqual(Decimal.from('5.5'))
    expect(body()).toContain(
      '<m:Остаток xmlns:m="urn:склад" xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        + 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><m:Артикул>7</m:Артикул></m:Остаток>',
    )
  })
  test('with parameters by position', async () => {
    const { proxy, body } = await proxyOf(five)
    await proxy.Остаток('7', ['а', 'б'])
    expect(body()).toContain('<m:Артикул>7</m:Артикул><m:Склады>а</m:Склады><m:Склады>б</m:Склады>')
  })
  test('to the address of the description, with its action quoted as bytes of UTF-8 (R2744)', async () => {
    const { proxy, sent, headers } = await proxyOf(five)
    await proxy.Остаток('7')
    expect([sent[0]!.url, headers()['SOAPAction'], headers()['Content-Type']]).toEqual([
      'http://h/ws/1',
      bytes('"urn:склад#Остаток"'),
      'text/xml; charset=utf-8',
    ])
  })
  test('in SOAP 1.2 with the action in the media type', async () => {
    const { proxy, headers, body } = await proxyOf(
      answer(
        200,
        'application/soap+xml',
        envelope('<ОстатокResponse xmlns="urn:склад"><return>5.50</return></ОстатокResponse>', ENVELOPE12),
      ),
      {},
      '1.2',
    )
    await proxy.Остаток('7')
    expect(headers()).not.toHaveProperty('SOAPAction')
    expect(headers()['Content-Type']).toBe(bytes('application/soap+xml; charset=utf-8; action="urn:склад#Остаток"'))
    expect(body()).toContain(ENVELOPE12)
  })
  test('with Basic authentication in UTF-8', async () => {
    const { proxy, headers } = await proxyOf(five, { user: 'Иван', password: 'тайна' })
    await proxy.Остаток('7')
    expect(headers()['Authorization']).toBe(`Basic ${Buffer.from('Иван:тайна').toString('base64')}`)
  })
  test.each<[what: string, given: readonly unknown[], message: string]>([
    ['a parameter is missing', [{ Склады: [] }], '/Остаток/Артикул: the property is missing'],
    ['a parameter is of another type', [7], '/Остаток/Артикул: number 7 is not an xs:string, which takes a string'],
    [
      'a name is none of a parameter',
      [{ Артикул: '7', Склад: 'а' }],
      '/Остаток/Склад: there is no such parameter; there are Артикул, Склады',
    ],
    ['there are too many arguments', ['7', [], 1, 2], 'there are 4 arguments; the parameters are Артикул, Склады'],
    ['a header is not declared', [{ Артикул: '7' }, { headers: { Кто: 'я' } }], 'the operation has no header "Кто"; it has none'],
  ])('not when %s', async (_, given, message) => {
    const { proxy, sent } = await proxyOf(five)
    await expect((proxy.Остаток as (...all: readonly unknown[]) => Promise<unknown>)(...given)).rejects.toThrow(message)
    expect(sent).toEqual([])
  })
})

describe('an answer comes back', () => {
  test('as null for xsi:nil', async () => {
    const nil = envelope(
      '<ОстатокResponse xmlns="urn:склад"><return xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/></ОстатокResponse>',
    )
    expect(await (await proxyOf(answer(200, 'text/xml', nil))).proxy.Остаток('7')).toBeNull()
  })

  test.each<[what: string, given: TransportAnswer | Error, kind: string, message: string]>([
    ['no answer', new Error('connect ECONNREFUSED'), 'transport', 'Остаток: http://h/ws/1 cannot be called: connect ECONNREFUSED'],
    [
      'an HTML page',
      answer(502, 'text/html', '<h1>Bad Gateway</h1>'),
      'status',
      'the server answered 502 with text/html, no SOAP message: <h1>Bad Gateway</h1>',
    ],
    ['an empty answer', { status: 200, headers: [], body: new Uint8Array() }, 'status', 'the server answered 200, no SOAP message'],
    [
      'XML cut off',
      answer(200, 'text/xml', '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/">'),
      'answer',
      'the answer is not XML',
    ],
    [
      "1C's refusal",
      answer(
        500,
        'application/xml',
        `<exception xmlns="http://v8.1c.ru/8.2/virtual-resource-system"><descr xmlns="http://v8.1c.ru/8.1/data/core">Сервис не `
          + 'найден</descr></exception>',
      ),
      'status',
      'the server answered 500 with application/xml, no SOAP message: Сервис не найден',
    ],
    [
      'a page in XML',
      answer(404, 'text/xml', '<html><p>Нет</p></html>'),
      'status',
      'the server answered 404 with text/xml, no SOAP message: <html>',
    ],
    ['another root', answer(200, 'text/xml', '<a/>'), 'answer', 'the answer is not a SOAP message'],
    [
      'another element',
      answer(200, 'text/xml', envelope('<ОстатокResponse xmlns="urn:b"/>')),
      'answer',
      "the answer's Body contains {urn:b}ОстатокResponse, expected {urn:склад}ОстатокResponse",
    ],
    [
      'a value of another type',
      answer(200, 'text/xml', envelope('<ОстатокResponse xmlns="urn:склад"><return>много</return></ОстатокResponse>')),
      'answer',
      '/ОстатокResponse/return: "много" is not an xs:decimal',
    ],
    ['a DOCTYPE', answer(200, 'text/xml', `<!DOCTYPE a><a/>`), 'answer', 'the answer is not XML'],
  ])('%s is reported', async (_, given, kind, message) => {
    const error: unknown = await (await proxyOf(given)).proxy.Остаток('7').catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(WSCallError)
    expect(error).toMatchObject({ kind, message: expect.stringContaining(message) as unknown })
  })

  test('a fault of SOAP 1.1, with a code of its own and a detail of unknown elements', async () => {
    const body = envelope(
      '<e:Fault><faultcode>e:Client.Auth</faultcode><faultstring> Нет прав </faultstring><faultactor>urn:a</faultactor><detail>'
        + '<x:Code xmlns:x="urn:x">17</x:Code></detail></e:Fault>',
    )
    const fault: unknown = await (await proxyOf(answer(500, 'text/xml', body))).proxy.Остаток('7').catch((thrown: unknown) => thrown)
    expect(fault).toBeInstanceOf(WSFault)
    expect(fault).toMatchObject({
      operation: 'Остаток',
      status: 500,
      code: 'Sender',
      reason: 'Нет прав',
      role: 'urn:a',
      faultcode: { local: 'Client.Auth' },
      detail: [{ namespace: 'urn:x', local: 'Code', fault: undefined, value: { content: ['17'] } }],
    })
  })

  test('a fault of SOAP 1.2, with subcodes and a reason in two languages', async () => {
    const body = envelope(
      `<e:Fault><e:Code><e:Value>e:Sender</e:Value><e:Subcode><e:Value xmlns:x="urn:x">x:Auth</e:Value></e:Subcode></e:Code>
      <e:Reason><e:Text xml:lang="en">No</e:Text><e:Text xml:lang="ru">Нет</e:Text></e:Reason></e:Fault>`,
      ENVELOPE12,
    )
    await expect((await proxyOf(answer(400, 'application/soap+xml', body), {}, '1.2')).proxy.Остаток('7')).rejects.toMatchObject({
      code: 'Sender',
      reason: 'Нет',
      Subcodes: [{ namespace: 'urn:x', local: 'Auth' }],
    })
  })

  test('a header that must be understood and is not is reported', async () => {
    const body = five.body
    const text = new TextDecoder()
      .decode(body)
      .replace('<e:Body>', '<e:Header><w:S xmlns:w="urn:w" e:mustUnderstand="1"/></e:Header><e:Body>')
    await expect((await proxyOf(answer(200, 'text/xml', text))).proxy.Остаток('7')).rejects.toThrow('{urn:w}S')
  })
})

describe('definitions', () => {
  test('with an error of the table are refused with every diagnosis', async () => {
    await expect(
      loadDefinitions(textFetcher(new Map([['a.wsdl', wsdl('1.1').replace('element="t:Остаток"', 'element="t:Нет"')]])), 'a.wsdl'),
    ).rejects.toMatchObject({ name: 'DiagnosticError', diagnostics: [{ code: 'wsdl/type-not-found', row: 1 }] })
  })
  test('lenient: the operations that no error concerns are kept', async () => {
    const two = wsdl('1.1').replace('</portType>', '<operation name="Вторая"><input message="t:Нет"/></operation></portType>')
    const loaded = await loadDefinitions(textFetcher(new Map([['a.wsdl', two]])), 'a.wsdl', { lenient: true })
    expect(loaded.Services[0]!.Ports[0]!.Operations.map((one) => one.Name)).toEqual(['Остаток'])
    expect(loaded.diagnostics.map((one) => one.code)).toContain('wsdl/message-not-found')
  })
  test('parameters, direction and types are reported', async () => {
    const [operation] = (await load()).Services[0]!.Ports[0]!.Operations
    expect(
      operation!.Parameters.map((one) => [one.Name, one.TransferDirection, one.XDTOValueType.name, one.optional, one.list, one.Nillable]),
    ).toEqual([
      ['Артикул', 'In', 'string', false, false, false],
      ['Склады', 'In', 'string', true, true, false],
      ['return', 'Out', 'decimal', false, false, true],
    ])
    expect(operation!.ReturnValue?.Name).toBe('return')
  })
})
