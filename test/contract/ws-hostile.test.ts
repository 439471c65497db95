/** Hostile messages and exceptions of Web services: a fault is small whatever came in, and no object that is thrown is a defect. */
import { createPlatform, Operation, WebService, type Observation } from 'onec-standin'
import { describe, expect, test } from 'vitest'
import { envelope, SOAP11, SOAP12, throughHandle } from '../ws/exchange.ts'
import { service } from '../ws/test-service.ts'

const path = '/ws/Тест'
const long = 'x'.repeat(1_000_000)
const call = (inside: string): string => `<t:Count xmlns:t="urn:test" xmlns:y="urn:types" xmlns:i="${INSTANCE}">${inside}</t:Count>`
const INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance'
const header = (count: number, name: string): string =>
  Array.from({ length: count }, (_, at) => `<h:${name}${at} xmlns:h="urn:h" s:mustUnderstand="1"/>`).join('')

const messages: [title: string, body: string, headers?: readonly string[]][] = [
  ['an operation', envelope(SOAP11, `<t:${long} xmlns:t="urn:test"/>`)],
  ['an operation of SOAP 1.2', envelope(SOAP12, `<t:${long} xmlns:t="urn:test"/>`)],
  ['a namespace', envelope(SOAP11, `<t:Ping xmlns:t="urn:${long}"/>`)],
  ['an element', envelope(SOAP11, call(`<t:${long}/>`))],
  ['an element within a value', envelope(SOAP11, call(`<t:Item><y:${long}/></t:Item>`))],
  ['an attribute', envelope(SOAP11, call(`<t:Item ${long}="1"/>`))],
  ['a type', envelope(SOAP11, call(`<t:Item i:type="y:${long}"/>`))],
  ['a number', envelope(SOAP11, call(`<t:Item/><t:Qty>${long}</t:Qty>`))],
  ['text between elements', envelope(SOAP11, call(long))],
  ['a nil', envelope(SOAP11, call(`<t:Item i:nil="${long}"/>`))],
  ['a header', envelope(SOAP11, '<t:Ping xmlns:t="urn:test"/>', header(1, long))],
  ['many headers', envelope(SOAP12, '<t:Ping xmlns:t="urn:test"/>', header(20_000, 'H'))],
  ['many wrong elements', envelope(SOAP11, call('<t:Item><y:Qty>a</y:Qty></t:Item>'.repeat(10_000)))],
  ['a root', `<${long}/>`],
  ['a root of another namespace', `<a xmlns="urn:${long}"/>`],
  ['an entity', envelope(SOAP11, call(`&${long};`))],
  ['a character reference', envelope(SOAP11, call(`&#${long};`))],
  ['a prefix', envelope(SOAP11, `<${long}:a/>`)],
  ['an end tag', `<a></${long}>`],
  ['a DOCTYPE', `<!DOCTYPE ${long}><a/>`],
  ['an encoding', `<?xml version="1.0" encoding="${long}"?><a/>`],
  ['a charset', envelope(SOAP11, '<a/>'), ['Content-Type', `text/xml; charset=${long}`]],
  ['a media type', envelope(SOAP11, '<a/>'), ['Content-Type', `text/${long}`]],
  ['an action', envelope(SOAP11, '<a/>'), ['Content-Type', 'text/xml', 'SOAPAction', `"${long}"`]],
  ['a boundary', `--${long}\r\n`, ['Content-Type', `multipart/related; boundary=${long}`]],
  ['a part header', `--b\r\n${long}\r\n\r\n`, ['Content-Type', 'multipart/related; boundary=b; type="text/xml"']],
]

describe('a name of a megabyte comes back neither in the answer nor in the log', () => {
  test.each<[title: string, body: string, headers?: readonly string[]]>(messages)(
    '%s',
    async (_title, body, headers = ['Content-Type', 'text/xml; charset=utf-8']) => {
      const observed: Observation[] = []
      const exchange = throughHandle(createPlatform({ services: [service], observe: (one) => observed.push(one) }))
      const { status, text } = await exchange({ path, body, headers })
      expect(status).toBeGreaterThanOrEqual(400)
      expect(text.length).toBeLessThan(25_000)
      expect(observed.map(({ kind }) => kind)).toEqual(['request'])
      expect(JSON.stringify(observed).length).toBeLessThan(25_000)
    },
  )
})

const throwing = (name: string): Error =>
  Object.defineProperty(new Error('x'), name, {
    get() {
      throw new Error('a getter')
    },
  })
const revoked = (): unknown => {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

test.each<[string, () => unknown]>([
  ['a message that throws', () => throwing('message')],
  ['a stack that throws', () => throwing('stack')],
  ['a cause that throws', () => throwing('cause')],
  ['an object without a prototype', () => Object.create(null)],
  ['a proxy that is revoked', revoked],
  ['nothing', () => undefined],
])('an exception with %s is a fault of the handler, not a defect', async (_title, make) => {
  const observed: Observation[] = []
  const Thrower = WebService({
    Name: 'T',
    Namespace: 'urn:t',
    Operations: {
      Do: Operation({}, () => {
        throw make()
      }),
    },
  })
  const exchange = throughHandle(createPlatform({ services: [Thrower], observe: (one) => observed.push(one) }))
  const { status, text } = await exchange({ path: '/ws/T', body: envelope(SOAP11, '<t:Do xmlns:t="urn:t"/>') })
  expect([status, text]).toEqual([500, expect.stringContaining('{WebСервис.T.Модуль(')])
  expect(observed.map(({ kind }) => kind).toSorted()).toEqual(['exception', 'request'])
})
