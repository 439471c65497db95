/** Stubs of services that come from a WSDL: in YAML, from code and over the admin surface; their calls have Parameters. */
import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary.ts'
import { startStandin, ws, type TestStandin } from '../../testing/index.ts'

const wsdl = fileURLToPath(new URL('../../../wsdl/Rates.wsdl', import.meta.url))
let standin: TestStandin | undefined
afterEach(() => standin?.close())

const withModule = `import { CalendarDate, Decimal, WebServiceFromWSDL } from 'onec-standin'
export default WebServiceFromWSDL('../Rates.wsdl', { 
  GetRate: () => ({ Currency: 'EUR', Date: CalendarDate.from('2026-01-31'), Rate: Decimal.from('7.5'), Multiplicity: 1 }),
})
`
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder(files)
  cpSync(wsdl, join(folder, 'Rates.wsdl'))
  return folder
}
const started = async (files: Readonly<Record<string, string>> = {}): Promise<TestStandin> =>
  (standin = await startStandin({ paths: [folderWith(files)], strict: false }))

const made = { Currency: 'EUR', Date: '2026-01-31', Rate: '1.5', Multiplicity: 1 }

async function rate(currency: string, day?: string): Promise<string> {
  const body = requestOf(currency, day)
  const response = await fetch(`${standin!.url}/ws/Rates`, { method: 'POST', headers: { 'Content-Type': 'text/xml' }, body })
  const text = await response.text()
  return /<faultstring[^>]*>([^<]*)/.exec(text)?.[1] ?? /<Rate\b[^>]*>([^<]+)/.exec(text)?.[1] ?? text
}
const requestOf = (currency: string, day = '2026-01-31'): string =>
  '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>'
  + `<r:GetRate xmlns:r="urn:onec-standin:rates:calls"><Currency>${currency}</Currency><Date>${day}</Date></r:GetRate>`
  + '</e:Body></e:Envelope>'

describe('a service of a bare WSDL', () => {
  const yaml = `service: Rates
stubs:
  - operation: GetRate
    request: { Parameters: { Currency: EUR } }
    reply: { xdto: { return: { Currency: EUR, Date: 2026-01-31, Rate: 97.250, Multiplicity: 1 } } }
  - operation: GetRate
    request: { Parameters: { Currency: CNY } }
    reply: { fault: { code: Sender, text: нет такой валюты } }
`
  test('stubs in YAML choose by parameters, a call that none takes is a fault, and verify sees the parameters', async () => {
    await started({ 'stubs/rates.stub.yaml': yaml })
    expect([await rate('EUR'), await rate('CNY')]).toEqual(['97.25', 'нет такой валюты'])
    expect(await rate('RUB')).toContain('GetRate')
    standin!.verify(ws('Rates', 'GetRate'), { request: { Parameters: { Currency: 'EUR' } }, times: 1 })
    expect(standin!.received(ws('Rates', 'GetRate')).map((one) => one.Parameters)).toMatchObject([
      { Currency: 'EUR' },
      { Currency: 'CNY' },
      { Currency: 'RUB' },
    ])
  })

  test('without a stub it answers a sample, and its calls have Parameters all the same', async () => {
    await started()
    await rate('EUR')
    expect(standin!.received(ws('Rates', 'GetRate'))[0]!.Parameters).toMatchObject({ Currency: 'EUR' })
  })

  test('a stub from code answers, and leaves with reset', async () => {
    await started()
    const sample = await rate('EUR')
    standin!.stub(ws('Rates', 'GetRate'), { xdto: { return: made } })
    expect(await rate('EUR')).toBe('1.5')
    standin!.reset()
    expect(await rate('EUR')).toBe(sample)
  })
})

describe('several answers of one operation, each in a file', () => {
  const answer = (currency: string, value: string): string =>
    `<r:GetRateResponse xmlns:r="urn:onec-standin:rates:calls" xmlns:t="urn:onec-standin:rates:types"><return><t:Currency>${currency}`
    + `</t:Currency><t:Date>2024-03-04</t:Date><t:Rate>${value}</t:Rate><t:Multiplicity>1</t:Multiplicity></return></r:GetRateResponse>`
  const enveloped = `<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Body>${answer('CNY', '11.5')}</e:Body></e:Envelope>`
  const stubs = `service: Rates
stubs:
  - { operation: GetRate, request: { Parameters: { Currency: EUR } }, reply: { response: Rates.GetRate.EUR.response.xml } }
  - { operation: GetRate, request: { Parameters: { Currency: CNY } }, reply: { response: cny.xml } }
  - { operation: GetRate, request: { Parameters: { Date: '2020-01-01' } }, reply: { response: xxx.xml } }
  - { operation: GetRate, reply: { response: Rates.GetRate.response.xml } }
`
  const files = {
    'rates.stub.yaml': stubs,
    'Rates.GetRate.response.xml': answer('RUB', '90.5'),
    'Rates.GetRate.EUR.response.xml': answer('EUR', '98.25'),
    'cny.xml': enveloped,
    'xxx.xml': '<Fault><faultcode>Client</faultcode><faultstring>нет такой валюты</faultstring></Fault>',
  }

  test('conditions choose among elements, envelopes and faults', async () => {
    await started(files)
    const found = [await rate('EUR'), await rate('CNY'), await rate('RUB', '2020-01-01'), await rate('RUB')]
    expect(found).toEqual(['98.25', '11.5', 'нет такой валюты', '90.5'])
  })

  test('a file that changed answers as it is now', async () => {
    const folder = folderWith(files)
    standin = await startStandin({ paths: [folder], strict: false })
    expect(await rate('EUR')).toBe('98.25')
    writeFileSync(join(folder, 'Rates.GetRate.EUR.response.xml'), answer('EUR', '99'))
    expect(await rate('EUR')).toBe('99')
  })

  test.each<[title: string, files: Readonly<Record<string, string>>, message: string]>([
    [
      'a file of another message',
      { 'cny.xml': '<Other/>' },
      'cny.xml is not an answer of the operation "GetRate": /Other: the element is Other',
    ],
    ['a value that its type has not', { 'cny.xml': answer('CNY', 'much') }, 'cny.xml is not an answer of the operation "GetRate"'],
    [
      'a file that is not there',
      { 'rates.stub.yaml': stubs.replace('cny.xml', 'absent.xml') },
      'absent.xml with the answer of the operation "GetRate"; `standin wsdl sample Rates.GetRate --part response` prints one',
    ],
    ['a file that is not XML', { 'cny.xml': 'no' }, 'cny.xml is not an answer of the operation "GetRate"'],
    [
      'a file outside the folder',
      { 'rates.stub.yaml': stubs.replace('cny.xml', fileURLToPath(import.meta.url)) },
      'is outside the folder of the stub file',
    ],
    [
      'two answers at once',
      { 'rates.stub.yaml': stubs.replace('response: cny.xml', 'response: cny.xml, fault: a') },
      'has response, fault at once',
    ],
  ])('%s is reported when the file is read', async (_, changed, message) => {
    await expect(started({ ...files, ...changed })).rejects.toThrow(message)
  })

  test('from code, by a path', async () => {
    const folder = folderWith(files)
    standin = await startStandin({ paths: [join(folder, 'Rates.wsdl')], strict: false })
    standin.stub(ws('Rates', 'GetRate'), { response: join(folder, 'cny.xml') })
    expect(await rate('EUR')).toBe('11.5')
  })
})

describe('a service of a WSDL with a module', () => {
  test('its handler answers; a stub that overrides it does in its place', async () => {
    await started({ 'ws/Rates.ts': withModule })
    expect(await rate('EUR')).toBe('7.5')
    standin!.stub(ws('Rates', 'GetRate'), { xdto: { return: made } }, { override: true })
    expect(await rate('EUR')).toBe('1.5')
  })
})

describe('faults', () => {
  const reply = (fault: string): string => `service: Rates\nstubs:\n  - operation: GetRate\n    reply: { fault: ${fault} }\n`

  test('text and detail hold values of the request', async () => {
    const detail = `{ '{urn:e}NoRate': { '{urn:e}Currency': '{{request.Parameters.$.Currency}}' } }`
    await started({ 'stubs/a.stub.yaml': reply(`{ code: Sender, text: 'нет {{request.Parameters.$.Currency}}', detail: ${detail} }`) })
    expect(await rate('CNY')).toBe('нет CNY')
    const response = await fetch(`${standin!.url}/ws/Rates`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/xml' },
      body: requestOf('CNY'),
    })
    expect((await response.text()).replace(/\s*\n\s*/g, '')).toMatch(/<(\w+:)?NoRate[^>]*><(\w+:)?Currency[^>]*>CNY</)
  })

  test.each([
    ["{ text: '{{nonsense}}' }", 'nonsense'],
    ['{ text: a, code: Clent }', 'Sender or Receiver; of SOAP 1.1: Client (is Sender) or Server (is Receiver)'],
    ["{ text: a, detail: { 'a b': c } }", 'a name, or {namespace}name'],
    ['{ text: a, details: {} }', 'detail'],
  ])('%s is reported when the file is read', async (fault, message) => {
    await expect(started({ 'stubs/a.stub.yaml': reply(fault) })).rejects.toThrow(message)
  })

  test.each([
    ['Client', 'Client'],
    ['Sender', 'Client'],
    ['Server', 'Server'],
    ['Receiver', 'Server'],
  ])('the code %s goes out as %s in SOAP 1.1', async (code, word) => {
    await started({ 'stubs/a.stub.yaml': reply(`{ code: ${code}, text: a }`) })
    const answer = await fetch(`${standin!.url}/ws/Rates`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/xml' },
      body: requestOf('CNY'),
    })
    expect(/<faultcode>\w+:(\w+)</.exec(await answer.text())?.[1]).toBe(word)
  })

  test('a file beside the WSDL answers a fault, before an answer file', async () => {
    const text = '<Fault><faultcode>Client</faultcode><faultstring>Курсы закрыты</faultstring></Fault>'
    await started({ 'Rates.GetRate.fault.xml': text })
    expect(await rate('EUR')).toBe('Курсы закрыты')
  })
})
