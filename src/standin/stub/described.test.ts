/** Stubs of services that come from a WSDL: in YAML, from code and over the admin surface; their calls have Parameters. */
import { cpSync } from 'node:fs'
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

async function rate(currency: string): Promise<string> {
  const body = requestOf(currency)
  const response = await fetch(`${standin!.url}/ws/Rates`, { method: 'POST', headers: { 'Content-Type': 'text/xml' }, body })
  const text = await response.text()
  return /<faultstring[^>]*>([^<]*)/.exec(text)?.[1] ?? /<Rate\b[^>]*>([^<]+)/.exec(text)?.[1] ?? text
}
const requestOf = (currency: string): string =>
  '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>'
  + `<r:GetRate xmlns:r="urn:onec-standin:rates:calls"><Currency>${currency}</Currency><Date>2026-01-31</Date></r:GetRate>`
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
    ['{ text: a, code: Client }', 'Receiver or Sender'],
    ["{ text: a, detail: { 'a b': c } }", 'a name, or {namespace}name'],
    ['{ text: a, details: {} }', 'detail'],
  ])('%s is reported when the file is read', async (fault, message) => {
    await expect(started({ 'stubs/a.stub.yaml': reply(fault) })).rejects.toThrow(message)
  })

  test('a file beside the WSDL answers a fault, before an answer file', async () => {
    const text = '<Fault><faultcode>Client</faultcode><faultstring>Курсы закрыты</faultstring></Fault>'
    await started({ 'Rates.GetRate.fault.xml': text })
    expect(await rate('EUR')).toBe('Курсы закрыты')
  })
})
