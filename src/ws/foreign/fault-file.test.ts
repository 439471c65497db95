/** `<Service>.<Operation>.fault.xml`: code, text and detail of either version of SOAP. */
import { expect, test } from 'vitest'
import { readFaultFile } from './fault-file.ts'

const one = (inside: string, envelope = 'http://schemas.xmlsoap.org/soap/envelope/') =>
  `<s:Envelope xmlns:s="${envelope}"><s:Body><s:Fault>${inside}</s:Fault></s:Body></s:Envelope>`

test.each<[title: string, text: string, code: string, reason: string, detail: unknown]>([
  ['SOAP 1.1', one('<faultcode>s:Client</faultcode><faultstring>Нет курса</faultstring>'), 'Sender', 'Нет курса', []],
  ['a refined code', one('<faultcode>s:Client.Data</faultcode><faultstring>a</faultstring>'), 'Sender', 'a', []],
  [
    'SOAP 1.2',
    one('<s:Code><s:Value>s:Receiver</s:Value></s:Code><s:Reason><s:Text>b</s:Text></s:Reason>', 'http://www.w3.org/2003/05/soap-envelope'),
    'Receiver',
    'b',
    [],
  ],
  [
    'a detail',
    one('<faultcode>s:Server</faultcode><faultstring>c</faultstring><detail><E xmlns="urn:e"><Code>7</Code></E></detail>'),
    'Receiver',
    'c',
    [{ namespace: 'urn:e', local: 'E', content: [{ namespace: 'urn:e', local: 'Code', content: '7' }] }],
  ],
  ['the fault alone', '<Fault><faultcode>Server</faultcode><faultstring>d</faultstring></Fault>', 'Receiver', 'd', []],
])('%s', (_, text, code, reason, detail) => {
  const fault = readFaultFile(text)
  expect([fault.code, fault.message, fault.Detail]).toEqual([code, reason, detail])
})

test('an answer is no fault', () => {
  expect(() => readFaultFile('<Answer/>')).toThrow('the document holds no soap:Fault')
})
