/** Stubs of operations: parameters read by their XDTO types, answers written by them, faults, failures, the journal. */
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary.ts'
import { Operation, Parameter, WebService, XDTOPackage, property, xs } from '../../index.ts'
import { startStandin, ws, type StandinOptions, type TestStandin } from '../../testing/index.ts'
import { DeclaredOperation } from '../../ws/service/operation.ts'

const Shop = XDTOPackage({ Namespace: 'urn:shop' })
const Line = Shop.objectType('Line', { SKU: property(xs.string, { form: 'Attribute' }), Sum: property(xs.decimal) })
const Order = Shop.objectType('Order', {
  Number: property(xs.string),
  Date: property(xs.dateTime, { lowerBound: 0 }),
  Lines: property(Line, { lowerBound: 0, upperBound: -1 }),
})
const Orders = WebService({
  Name: 'Orders',
  Namespace: 'urn:shop/ws',
  XDTOPackages: [Shop],
  Operations: {
    GetOrder: Operation(
      {
        Parameters: { Number: Parameter(xs.string), Day: Parameter(xs.decimal, { Nillable: true }) },
        XDTOReturningValueType: Order,
        Nillable: true,
      },
      DeclaredOperation('WebServices/Orders'),
    ),
    Check: Operation(
      {
        Parameters: { Plan: Parameter(xs.string), Result: Parameter(xs.string, { TransferDirection: 'Out' }) },
        XDTOReturningValueType: xs.boolean,
      },
      () => ({ return: true, Result: 'written' }),
    ),
  },
})

let standin: TestStandin
const start = async (options: StandinOptions = {}): Promise<TestStandin> =>
  (standin = await startStandin({ services: [Orders], strict: false, ...options }))
afterEach(() => standin.close())

const call = async (operation: string, body: string): Promise<string> => {
  const envelope =
    `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><m:${operation} xmlns:m="urn:shop/ws">`
    + `${body}</m:${operation}></soap:Body></soap:Envelope>`
  const response = await fetch(`${standin.url}/ws/Orders`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/xml; charset=utf-8' },
    body: envelope,
  })
  return `${response.status} ${(await response.text()).replace(/\s*\n\s*/g, '')}`
}
const get = (number: string): Promise<string> => call('GetOrder', `<m:Number>${number}</m:Number><m:Day>7</m:Day>`)
const GetOrder = ws('Orders', 'GetOrder')

test('values written as YAML go out by their types, with values of the request in them', async () => {
  await start()
  standin.stub(GetOrder, {
    xdto: { return: { Number: '{{request.Parameters.$.Number}}', Date: '2026-11-21T10:00:00', Lines: [{ SKU: 'A-1', Sum: 10.5 }] } },
  })
  const answer = await get('007')
  expect(answer).toMatch(/^200 /)
  expect(answer).toContain('>007</')
  expect(answer).toMatch(/SKU="A-1".*>10.5</)
  expect(answer).toContain('2026-11-21T10:00:00')
  expect(standin.received(GetOrder)[0]).toMatchObject({
    address: { service: 'Orders', operation: 'GetOrder' },
    Parameters: { Number: '007' },
    note: { stub: 'stub-1' },
  })
})

test('the parameters choose, by name or by path; a miss is a fault that the journal explains', async () => {
  await start()
  standin.stub(
    GetOrder,
    { xdto: { return: null } },
    { name: 'seven', request: { Parameters: { 'Number': { matches: '^A' }, '$.Day': 7 } } },
  )
  expect(await get('A1')).toMatch(/^200 .*xsi:nil="true"/)
  expect(await get('B1')).toMatch(/^500 .*Для операции GetOrder нет заглушки/)
  expect(() => standin.verifyServed()).toThrow(/stub "seven" .*\n\s+Parameters \$\['Number'\]: expected matches \/\^A\/u, got "B1"/)
  standin.verify(GetOrder, { times: 1, request: { Parameters: { Number: 'A1' } } })
})

test('a file with an answer of a service of code', async () => {
  await start()
  const file = (name: string, body: string): string => join(temporaryFolder({ [name]: body }), name)
  const order = `<m:return xmlns:s="urn:shop"><s:Number>F-1</s:Number></m:return>`
  const answer = `<m:GetOrderResponse xmlns:m="urn:shop/ws">${order}</m:GetOrderResponse>`
  standin.stub(GetOrder, [
    { response: file('a.xml', answer) },
    { response: file('b.xml', '<Fault><faultstring>занят</faultstring></Fault>') },
  ])
  expect(await get('1')).toMatch(/^200 .*F-1/)
  expect(await get('1')).toMatch(/^500 .*занят/)
})

test('Out parameters go out beside return, and a handler is overridden only when the stub says so', async () => {
  await start()
  expect(() => standin.stub(ws('Orders', 'Check'), { xdto: { return: false, Result: 'x' } })).toThrow('override: true')
  expect(await call('Check', '<m:Plan>p</m:Plan>')).toContain('written')
  standin.stub(ws('Orders', 'Check'), { xdto: { return: false, Result: 'stubbed {{request.Parameters.$.Plan}}' } }, { override: true })
  expect(await call('Check', '<m:Plan>p</m:Plan>')).toMatch(/>false<.*>stubbed p</)
})

describe('faults and failures', () => {
  test('a fault with its code', async () => {
    await start()
    standin.stub(GetOrder, [{ fault: 'Нет документа' }, { fault: { code: 'Sender', text: 'Плохой номер' } }])
    expect(await get('1')).toMatch(/^500 .*soap:Server.*Нет документа/)
    expect(await get('1')).toMatch(/^500 .*soap:Client.*Плохой номер/)
  })
  test.each([
    ['soapFault', /^500 .*<soap:Fault>/],
    ['sessionExpired', /^400 .*Сеанс не найден или завершен/],
    ['textErrorWith200', /^200 \{HTTPСервис/],
  ] as const)('%s, of one operation', async (failure, seen) => {
    await start()
    standin.stub(GetOrder, { failure })
    expect(await get('1')).toMatch(seen)
  })
  test('of the whole service, a torn answer too', async () => {
    await start()
    standin.fail('tornAnswer', ws('Orders'))
    await expect(call('Check', '<m:Plan>p</m:Plan>')).rejects.toThrow('terminated')
    expect(() => standin.fail('bom', GetOrder)).toThrow('a failure of one operation is a stub of it')
  })
  test.each<[title: string, fail: () => void]>([
    ['the service', () => standin.fail('licenseExhausted', ws('Orders'), { times: 1 })],
    ['every call', () => standin.fail('licenseExhausted', undefined, { times: 1 })],
  ])('of %s strikes a call and not the description that a client reads before it', async (_, fail) => {
    await start()
    fail()
    expect((await fetch(`${standin.url}/ws/Orders?wsdl`)).status).toBe(200)
    expect(await call('Check', '<m:Plan>p</m:Plan>')).toMatch(/^402 /)
    expect(await call('Check', '<m:Plan>p</m:Plan>')).toMatch(/^200 /)
  })
  test('of the description alone, where its method is named', async () => {
    const folder = temporaryFolder({ 'a.stub.yaml': 'service: Orders\nfailures:\n  - { failure: licenseExhausted, method: GET }\n' })
    await start({ stubs: [join(folder, 'a.stub.yaml')] })
    expect((await fetch(`${standin.url}/ws/Orders?wsdl`)).status).toBe(402)
    expect(await call('Check', '<m:Plan>p</m:Plan>')).toMatch(/^200 /)
  })
})

test('an operation without handler and stub answers its own fault, and counts as not served', async () => {
  await start()
  expect(await get('1')).toMatch(/^500 .*не написан на TypeScript/)
  expect(standin.unserved().length).toBe(1)
})

test.each([
  ['operation: GetOrdr\n    reply: {}', 'stub/unknown-template', 3, 'did you mean "GetOrder"?'],
  ['operation: GetOrder\n    reply: { xdto: { return: { Numbr: 1 } } }', 'stub/unknown-key', 4, 'did you mean "Number"?'],
  ['operation: GetOrder\n    reply: { xdto: { return: { Lines: [] } } }', 'stub/missing', 4, 'needs "Number"'],
  ['operation: GetOrder\n    reply: { xdto: { return: { Number: a, Date: today } } }', 'stub/wrong-kind', 4, 'a xs:dateTime'],
  [
    'operation: GetOrder\n    reply: { xdto: { return: { Number: a, Lines: [{ SKU: a, Sum: b }] } } }',
    'stub/wrong-kind',
    4,
    'return.Lines[0].Sum',
  ],
  ['operation: GetOrder\n    request: { Parameters: { Nmber: 1 } }\n    reply: {}', 'stub/unknown-parameter', 4, 'did you mean "Number"?'],
  [
    'operation: GetOrder\n    request:\n      Parameters:\n        Number: 1\n        number: 1\n    reply: {}',
    'stub/unknown-parameter',
    7,
    'operation "GetOrder" has no parameter "number"; did you mean "Number"?',
  ],
  [
    'operation: GetOrder\n    request: { Parameters: { Number.x: 1 } }\n    reply: {}',
    'stub/unknown-parameter',
    4,
    'operation "GetOrder" has no parameter "Number.x"; a path into it is written "$.Number.x"',
  ],
  ['operation: Check\n    reply: {}', 'stub/missing', 4, 'needs "return"'],
  [
    'operation: Check\n    reply: {fault: a}\nfailures:\n  - failure: bom\n    template: Check',
    'stub/wrong-kind',
    7,
    'for one write a stub',
  ],
])('a wrong stub of an operation is reported: %j', async (stub, code, line, said) => {
  await start()
  const folder = temporaryFolder({ 'a.stub.yaml': `service: Orders\nstubs:\n  - ${stub}\n` })
  const failure = await startStandin({ services: [Orders], stubs: [`${folder}/a.stub.yaml`] }).then(
    () => undefined,
    (error: unknown) => error as { diagnostics: { code: string; message: string; location: { line: number } }[] },
  )
  expect([failure!.diagnostics[0]!.code, failure!.diagnostics[0]!.location.line]).toEqual([code, line])
  expect(failure!.diagnostics[0]!.message).toContain(said)
})

describe('conditions on parameters compare values of their types (XML Schema part 2)', () => {
  const stubOf = (request: string): { readonly file: string; readonly source: string } => ({
    file: 'a.stub.yaml',
    source:
      `service: Orders\nstubs:\n  - operation: GetOrder\n    request: { Parameters: { Day: ${request} } }\n`
      + '    reply: { xdto: { return: { Number: met } } }\n',
  })
  const asked = (day: string): Promise<string> => call('GetOrder', `<m:Number>1</m:Number><m:Day>${day}</m:Day>`)

  test.each([
    ["'2.50'", '2.50'],
    ["'2.50'", '2.5'],
    ['5.0', '5'],
    ["'+1'", '01.0'],
    ["{ oneOf: ['7.00', '8'] }", '7'],
  ])('%s holds for %s, and verify sees it', async (condition, sent) => {
    await start({ stubs: [stubOf(condition)] })
    expect(await asked(sent)).toContain('met')
    standin.verify(GetOrder, { request: { Parameters: { Day: `${sent}` } }, times: 1 })
  })

  test('another value does not hold', async () => {
    await start({ stubs: [stubOf("'2.50'")] })
    expect(await asked('2.51')).not.toContain('met')
  })

  test('a text that is not a value of the type is reported when the file is read, and by verify', async () => {
    await expect(start({ stubs: [stubOf('many')] })).rejects.toThrow('"many"')
    await start()
    expect(() => standin.verify(GetOrder, { request: { Parameters: { Day: 'many' } } })).toThrow(
      'is "many"; expected a value of the parameter’s type, xs:decimal',
    )
  })
})
