/**
 * A document of the shape of the Central Bank's: .NET DataSets are served, and with --lenient a broken operation does not take the others
 * along.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { createClientAsync } from 'soap'
import { expect, test } from 'vitest'
import { startStandin, ws } from '../../src/testing/index.ts'
import { run, serving } from '../support/standin.ts'
import { temporaryFolder } from '../support/temporary.ts'

const NAMES = Array.from({ length: 136 }, (_, at) => `GetCurs${at}`)

/**
 * Like the real one, of 1,200 lines: wrapped operations, each answering a DataSet. `broken`: the binding of one operation has no such
 * operation.
 */
function daily(broken = false): string {
  const inside = '<s:complexType><s:sequence><s:element ref="s:schema"/><s:any/></s:sequence></s:complexType>'
  const dataSet = `<s:element minOccurs="0" maxOccurs="1" name="Result">${inside}</s:element>`
  const types = NAMES.map(
    (name) => `
      <s:element name="${name}"><s:complexType><s:sequence>
        <s:element minOccurs="1" maxOccurs="1" name="On_date" type="s:dateTime"/></s:sequence></s:complexType></s:element>
      <s:element name="${name}Response"><s:complexType><s:sequence>${dataSet}</s:sequence></s:complexType></s:element>`,
  )
  const messages = NAMES.map(
    (name) => `
  <wsdl:message name="${name}In"><wsdl:part name="parameters" element="t:${name}"/></wsdl:message>
  <wsdl:message name="${name}Out"><wsdl:part name="parameters" element="t:${name}Response"/></wsdl:message>`,
  )
  const operations = NAMES.map(
    (name) => `
    <wsdl:operation name="${name}"><wsdl:input message="t:${name}In"/><wsdl:output message="t:${name}Out"/></wsdl:operation>`,
  )
  const bound = NAMES.map(
    (name, at) => `
    <wsdl:operation name="${broken && at === 0 ? 'Nowhere' : name}">
      <soap:operation soapAction="http://daily.example/${name}" style="document"/>
      <wsdl:input><soap:body use="literal"/></wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output></wsdl:operation>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<wsdl:definitions xmlns:s="http://www.w3.org/2001/XMLSchema" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
    xmlns:t="http://daily.example/"
    xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" targetNamespace="http://daily.example/">
  <wsdl:types><s:schema elementFormDefault="qualified" targetNamespace="http://daily.example/">${types.join('')}
  </s:schema></wsdl:types>${messages.join('')}
  <wsdl:portType name="DailySoap">${operations.join('')}
  </wsdl:portType>
  <wsdl:binding name="DailySoap" type="t:DailySoap"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>${bound.join('')}
  </wsdl:binding>
  <wsdl:service name="Daily"><wsdl:port name="DailySoap" binding="t:DailySoap">
    <soap:address location="http://daily.example/x.asmx"/></wsdl:port></wsdl:service>
</wsdl:definitions>`
}

const call = async (url: string, name: string): Promise<readonly [number, string]> => {
  const response = await fetch(`${url}/ws/Daily`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/xml' },
    body:
      `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><${name} xmlns="http://daily.example/">`
      + `<On_date>2026-01-31T00:00:00</On_date></${name}></e:Body></e:Envelope>`,
  })
  return [response.status, await response.text()]
}

test('check accepts DataSets with warnings', async () => {
  const folder = temporaryFolder({ 'Daily.wsdl': daily() })
  const { code, stdout, stderr } = await run(['check', 'Daily.wsdl'], folder)
  expect([code, stdout + stderr]).toEqual([0, expect.stringContaining('schema')])
})

test('every operation answers a sample; stubs in YAML choose by parameters, and verify sees them', async () => {
  const stubs = `service: Daily
stubs:
  - operation: GetCurs7
    request: { Parameters: { On_date: 2026-01-31T00:00:00 } }
    reply: { fault: { code: Sender, text: выходной } }
`
  const standin = await startStandin({ paths: [temporaryFolder({ 'Daily.wsdl': daily(), 'daily.stub.yaml': stubs })] })
  try {
    expect((await call(standin.url, 'GetCurs3'))[0]).toBe(200)
    expect((await call(standin.url, 'GetCurs7'))[1]).toContain('выходной')
    standin.verify(ws('Daily', 'GetCurs7'), { request: { Parameters: { On_date: '2026-01-31T00:00:00' } }, times: 1 })
  } finally {
    await standin.close()
  }
})

test.skipIf(spawnSync('php', ['-r', 'exit(class_exists("SoapClient") ? 0 : 1);']).status !== 0)(
  'PHP loads the description and calls it',
  async () => {
    const { url } = await serving(['Daily.wsdl'], temporaryFolder({ 'Daily.wsdl': daily() }))
    const script = `$c = new SoapClient("${url}/ws/Daily?wsdl", ["cache_wsdl" => WSDL_CACHE_NONE]);
    $c->GetCurs5(["On_date" => "2026-01-31T00:00:00"]); echo count($c->__getFunctions());`
    expect(execFileSync('php', ['-r', script], { encoding: 'utf8' })).toBe(String(NAMES.length))
  },
)

test('with one broken operation nothing is served; with --lenient the others are, and the error is a warning', async () => {
  const folder = temporaryFolder({ 'Daily.wsdl': daily(true) })
  expect((await run(['serve', 'Daily.wsdl', '--port', '0'], folder)).code).toBe(1)
  const { url, stderr } = await serving(['Daily.wsdl', '--lenient'], folder)
  expect((await call(url, 'GetCurs3'))[0]).toBe(200)
  expect((await call(url, 'GetCurs0'))[0]).toBe(500)
  await expect.poll(stderr).toMatch(/warning: .*(Абстрактная операция|bstract operation)/)
})

test('startStandin takes the same option', async () => {
  const paths = [temporaryFolder({ 'Daily.wsdl': daily(true) })]
  await expect(startStandin({ paths })).rejects.toThrow()
  const standin = await startStandin({ paths, lenient: true })
  expect((await call(standin.url, 'GetCurs3'))[0]).toBe(200)
  await standin.close()
})

test('npm soap loads the description, calls it, and has the fault of a stub', async () => {
  const stubs = `service: Daily
stubs:
  - operation: GetCurs7
    request: { Parameters: { On_date: 2026-01-31T00:00:00 } }
    reply: { fault: { code: Sender, text: выходной } }
`
  expect(daily().split('\n').length).toBeGreaterThan(1200)
  const standin = await startStandin({ paths: [temporaryFolder({ 'Daily.wsdl': daily(), 'daily.stub.yaml': stubs })] })
  try {
    const client = await createClientAsync(`${standin.url}/ws/Daily?wsdl`)
    const asked = { On_date: '2026-01-31T00:00:00' }
    const [answer] = (await client['GetCurs5Async'](asked)) as readonly unknown[]
    expect(answer).toHaveProperty('Result')
    await expect(client['GetCurs7Async'](asked)).rejects.toThrow('выходной')
    standin.verify(ws('Daily', 'GetCurs7'), { request: { Parameters: asked }, times: 1 })
  } finally {
    await standin.close()
  }
})
