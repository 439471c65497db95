/**
 * What npm soap's server gets wrong (source 70, 21 measured rows), right here: through the platform and through a socket.
 */
import { gzipSync } from 'node:zlib'
import { createPlatform } from 'onec-standin'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readTree } from '../../src/xml/tree.ts'
import { envelope, SOAP11, SOAP12, throughHandle, throughSocket, type Answered, type Asked, type Exchange } from '../ws/exchange.ts'
import { calls, service } from '../ws/test-service.ts'

const platform = createPlatform({ services: [service] })
const path = '/ws/Тест'
const echo = '<t:Echo xmlns:t="urn:test"><t:Text>да</t:Text></t:Echo>'
const xml = ['Content-Type', 'text/xml; charset=utf-8']
const soap12 = ['Content-Type', 'application/soap+xml; charset=utf-8']

interface Row {
  readonly title: string
  readonly asked: Omit<Asked, 'path'>
  readonly status: number
  /** Media type of the answer, without parameters. */
  readonly type?: string
  readonly says: readonly (string | RegExp)[]
  /** How often a handler ran. */
  readonly called?: number
}

const client11 = ['<faultcode>soap:Client</faultcode>', SOAP11]
const nest = (depth: number): string => '<a>'.repeat(depth) + '</a>'.repeat(depth)
const include = '<xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="cid:1@x"/>'
const mtom = ['Content-Type', 'multipart/related; boundary=b; type="application/xop+xml"; start-info="text/xml"']
const multipart =
  `--b\r\nContent-Type: application/xop+xml; `
  + `type="text/xml"\r\n\r\n${envelope(SOAP11, `<t:Bytes xmlns:t="urn:test"><t:Data>${include}</t:Data></t:Bytes>`)}\r\n--b\r\nContent-ID: `
  + `<1@x>\r\n\r\nabc\r\n--b--`

const rows: readonly Row[] = [
  {
    title: '1: a body that says gzip and is none is 400, and the process goes on',
    asked: { headers: [...xml, 'Content-Encoding', 'gzip'], body: envelope(SOAP11, echo) },
    status: 400,
    says: [],
  },
  {
    title: '2: gzip of more than 200 times its size is 413',
    asked: {
      headers: [...xml, 'Content-Encoding', 'gzip'],
      body: gzipSync(envelope(SOAP11, `<t:Echo xmlns:t="urn:test"><t:Text>${' '.repeat(20_000_000)}</t:Text></t:Echo>`)),
    },
    status: 413,
    says: [],
  },
  {
    title: '3: SOAP 1.2 is answered in SOAP 1.2',
    asked: { headers: ['Content-Type', 'application/soap+xml; charset=utf-8; action="urn:x"'], body: envelope(SOAP12, echo) },
    status: 200,
    type: 'application/soap+xml',
    says: [SOAP12, 'да'],
    called: 1,
  },
  {
    title: '4: text/html is 415, in a content type of our own',
    asked: { headers: ['Content-Type', 'text/html'], body: envelope(SOAP11, echo) },
    status: 415,
    type: 'application/xml',
    says: [],
  },
  {
    title: '5: an unknown operation is a Client fault',
    asked: { headers: xml, body: envelope(SOAP11, '<t:Nope xmlns:t="urn:test"/>') },
    status: 500,
    type: 'text/xml',
    says: client11,
  },
  {
    title: '6: __proto__ is an unknown operation',
    asked: { headers: xml, body: envelope(SOAP11, '<t:__proto__ xmlns:t="urn:test"/>') },
    status: 500,
    says: client11,
  },
  {
    title: '6: constructor is an unknown operation',
    asked: { headers: xml, body: envelope(SOAP11, '<t:constructor xmlns:t="urn:test"/>') },
    status: 500,
    says: client11,
  },
  {
    title: '7: a body in another namespace is a Client fault',
    asked: { headers: xml, body: envelope(SOAP11, '<Echo xmlns="urn:wrong"><Text>x</Text></Echo>') },
    status: 500,
    says: client11,
  },
  {
    title: '8: a missing element is a Client fault with its path',
    asked: { headers: xml, body: envelope(SOAP11, '<t:Count xmlns:t="urn:test"><t:Qty>1</t:Qty></t:Count>') },
    status: 500,
    says: [...client11, '/Count/Item: '],
  },
  {
    title: '8: a value of another type is a Client fault with its path',
    asked: {
      headers: xml,
      body: envelope(
        SOAP11,
        '<t:Count xmlns:t="urn:test" xmlns:y="urn:types"><t:Item><y:Name>a</y:Name><y:Qty>abc</y:Qty></t:Item><t:Qty>1</t:Qty></t:Count>',
      ),
    },
    status: 500,
    says: [...client11, '/Count/Item/Qty: ', 'abc'],
  },
  {
    title: '8: an unknown element is a Client fault',
    asked: { headers: xml, body: envelope(SOAP11, '<t:Echo xmlns:t="urn:test"><t:Text>x</t:Text><t:Bogus/></t:Echo>') },
    status: 500,
    says: [...client11, 'Bogus'],
  },
  {
    title: '8: an element twice is a Client fault',
    asked: { headers: xml, body: envelope(SOAP11, '<t:Echo xmlns:t="urn:test"><t:Text>x</t:Text><t:Text>y</t:Text></t:Echo>') },
    status: 500,
    says: client11,
  },
  {
    title: '9: an unknown header that must be understood is a fault before any processing',
    asked: { headers: xml, body: envelope(SOAP11, echo, '<h:Auth xmlns:h="urn:h" s:mustUnderstand="1"/>') },
    status: 500,
    says: ['<faultcode>soap:MustUnderstand</faultcode>', SOAP11],
  },
  {
    title: '9: in SOAP 1.2 it is named',
    asked: { headers: soap12, body: envelope(SOAP12, echo, '<h:Auth xmlns:h="urn:h" s:mustUnderstand="true"/>') },
    status: 500,
    type: 'application/soap+xml',
    says: ['soap:MustUnderstand', /<soap:NotUnderstood qname="q:Auth"\s+xmlns:q="urn:h"\/>/],
  },
  {
    title: '10: an envelope of another namespace is VersionMismatch',
    asked: { headers: xml, body: envelope('urn:bad', echo) },
    status: 500,
    says: ['<faultcode>soap:VersionMismatch</faultcode>', SOAP11],
  },
  {
    title: '10: in SOAP 1.2 with the versions that are known',
    asked: { headers: soap12, body: envelope('urn:bad', echo) },
    status: 500,
    type: 'application/soap+xml',
    says: ['soap:VersionMismatch', 'soap:Upgrade', /SupportedEnvelope qname="q:Envelope"\s+xmlns:q="http:\/\/www.w3.org\/2003/],
  },
  ...(
    [
      ['not XML', 'hello'],
      ['truncated', envelope(SOAP11, echo).slice(0, -20)],
      ['empty', ''],
      ['UTF-16 cut in a character', new Uint8Array([0xff, 0xfe, 0x3c, 0x00, 0x61])],
    ] as const
  ).map(([what, body]): Row => ({
    title: `11: a message that is ${what} is a Client fault of SOAP`,
    asked: { headers: ['Content-Type', 'text/xml'], body },
    status: 500,
    type: 'text/xml',
    says: client11,
  })),
  {
    title: '12: a DOCTYPE is refused',
    asked: { headers: xml, body: `<!DOCTYPE x>${envelope(SOAP11, echo)}` },
    status: 500,
    says: client11,
  },
  {
    title: '13: UTF-16 is read',
    asked: { headers: ['Content-Type', 'text/xml'], body: Buffer.from(`\uFEFF${envelope(SOAP11, echo)}`, 'utf16le') },
    status: 200,
    says: ['да'],
    called: 1,
  },
  {
    title: '15: the operation is told by the Body, not by SOAPAction',
    asked: { headers: [...xml, 'SOAPAction', '"urn:test#Тест:Ping"'.replace('Тест', 'Test')], body: envelope(SOAP11, echo) },
    status: 200,
    says: ['EchoResponse', 'да'],
    called: 1,
  },
  {
    title: '16: an empty value is answered with a declared xsi:nil',
    asked: {
      headers: xml,
      body: envelope(
        SOAP11,
        '<t:Echo xmlns:t="urn:test" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><t:Text i:nil="true"/></t:Echo>',
      ),
    },
    status: 200,
    says: ['xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"', 'xsi:nil="true"'],
    called: 1,
  },
  {
    title: '17: xsi:nil in the request is null',
    asked: {
      headers: xml,
      body: envelope(
        SOAP11,
        '<t:Change xmlns:t="urn:test"><t:Given>ab</t:Given><t:Both xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="1"/>'
          + '</t:Change>',
      ),
    },
    status: 200,
    says: ['>ab</m:Both>', '>2</m:Made>'],
  },
  {
    title: '18: an MTOM request is read and answered as one',
    asked: { headers: mtom, body: multipart },
    status: 200,
    type: 'multipart/related',
    says: ['xop:Include', 'cba'],
  },
  { title: '19: GET without ?wsdl is 405 with Allow', asked: { method: 'GET' }, status: 405, says: [] },
  { title: '19: PUT is 405 with Allow', asked: { method: 'PUT', headers: xml, body: envelope(SOAP11, echo) }, status: 405, says: [] },
  {
    title: '20: a fault is of the version that was asked in: 1.1',
    asked: { headers: xml, body: envelope(SOAP11, '<t:Fail xmlns:t="urn:test"><t:How>fault</t:How></t:Fail>') },
    status: 500,
    type: 'text/xml',
    says: [...client11, '<faultstring>Нет такого</faultstring>'],
  },
  {
    title: '20: a fault is of the version that was asked in: 1.2',
    asked: { headers: soap12, body: envelope(SOAP12, '<t:Fail xmlns:t="urn:test"><t:How>fault</t:How></t:Fail>') },
    status: 400,
    type: 'application/soap+xml',
    says: ['<soap:Value>soap:Sender</soap:Value>', /<soap:Text xml:lang="ru">Нет такого</, SOAP12],
  },
  {
    title: '21: 20,000 nested elements are a Client fault',
    asked: { headers: xml, body: envelope(SOAP11, nest(20_000)) },
    status: 500,
    says: client11,
  },
]

/** Faults are namespace-well-formed XML and tell nothing of the machine. */
function checkXML(answer: Answered): void {
  if (!(answer.headers.get('content-type') ?? '').includes('xml') || answer.headers.get('content-type')!.startsWith('multipart')) return
  readTree(answer.bytes)
  expect(answer.text).not.toMatch(/\.ts|node_modules|at .*:\d+:\d+/)
}

describe.each(['the platform', 'a socket'])('through %s', (how) => {
  let exchange: Exchange = throughHandle(platform)
  let close = async (): Promise<void> => {}
  beforeAll(async () => {
    if (how === 'a socket') ({ exchange, close } = await throughSocket(platform))
  })
  afterAll(() => close())
  beforeEach(() => {
    calls.count = 0
  })

  it.each(rows)('$title', async ({ asked, status, type, says, called }) => {
    const answer = await exchange({ path, ...asked })
    expect({ status: answer.status, called: calls.count }).toEqual({ status, called: called ?? 0 })
    for (const one of says)
      expect(answer.text).toMatch(one instanceof RegExp ? one : new RegExp(one.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')))
    if (type !== undefined) expect(answer.headers.get('content-type')?.split(';')[0]).toBe(type)
    if (status === 405) expect(answer.headers.get('allow')).toBe('POST')
    checkXML(answer)
  })
})
