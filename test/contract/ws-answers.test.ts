/**
 * How answers and faults of a Web service look on the wire, and what the address answers otherwise: 1C's forms (source 44 and 2).
 */
import { createPlatform, Operation, Parameter, WebService, XDTOError, xs, type Configuration, type Observation } from 'onec-standin'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { envelope, SOAP11, SOAP12, throughHandle, throughSocket, type Exchange } from '../ws/exchange.ts'
import { service } from '../ws/test-service.ts'

const path = '/ws/Тест'
const message = (inside: string, namespace = SOAP11): string =>
  envelope(namespace, inside.replace(/^<(\w+)/, '<t:$1 xmlns:t="urn:test"').replace(/<\/(\w+)>$/, '</t:$1>'))
const crlf = (text: string): string => text.trim().replace(/\n/g, '\r\n')
const told: Observation[] = []
const exchangeOf = (settings: Partial<Configuration> = {}): Exchange =>
  throughHandle(createPlatform({ services: [service], observe: (one) => told.push(one), ...settings }))
const exchange = exchangeOf()
const ask = async (inside: string, namespace = SOAP11): Promise<string> => (await exchange({ path, body: message(inside, namespace) })).text

describe('an answer', () => {
  it("has 1C's prefixes, declarations and layout (2.1, marks A and B)", async () => {
    expect(await ask('<Change><t:Given>ab</t:Given><t:Both>x</t:Both></Change>')).toBe(
      crlf(`
<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">
	<soap:Body>
		<m:ChangeResponse xmlns:m="urn:test">
			<m:return xmlns:xs="http://www.w3.org/2001/XMLSchema"
					xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">true</m:return>
			<m:Both xmlns:xs="http://www.w3.org/2001/XMLSchema"
					xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
					xsi:nil="true"/>
			<m:Made xmlns:xs="http://www.w3.org/2001/XMLSchema"
					xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">2</m:Made>
		</m:ChangeResponse>
	</soap:Body>
</soap:Envelope>`),
    )
  })

  it('of an empty string is an empty element (2.1, mark B)', async () => {
    expect(await ask('<Echo><t:Text></t:Text></Echo>')).toMatch(/<m:return xmlns:xs="[^"]+"\s+xmlns:xsi="[^"]+"\/>/)
  })

  it("of a v8:Structure has the platform's namespace as the default one (2.1, mark B)", async () => {
    expect(await ask('<Describe/>')).toContain(
      crlf(`
				<Property xmlns="http://v8.1c.ru/8.1/data/core"
						name="Code">
					<Value xsi:type="xs:string">A</Value>
				</Property>
				<Property xmlns="http://v8.1c.ru/8.1/data/core"
						name="When">
					<Value xsi:nil="true"/>
				</Property>`).trim(),
    )
  })

  it('of a decimal has a point and no exponent', async () => {
    const item = '<t:Item><y:Name xmlns:y="urn:types">a</y:Name><y:Qty xmlns:y="urn:types">1000000</y:Qty></t:Item>'
    expect(await ask(`<Count>${item}<t:Qty>1000000</t:Qty></Count>`)).toContain('>1000000000000</m:return>')
  })

  it('in SOAP 1.2 differs by the envelope only', async () => {
    const [first, second] = [await ask('<Ping/>'), await ask('<Ping/>', SOAP12)]
    expect(second).toBe(first.replace(SOAP11, SOAP12))
  })
})

describe("a handler's exception", () => {
  it.each([
    [
      "is 1C's text with the module and line (2.3, mark B)",
      'other',
      /<faultstring>Неизвестная ошибка\. \{WebСервис\.Тест\.Модуль\(\d+\)\}: Не указан тип идентификатора убытка\.<\/faultstring>/,
    ],
    ['names its causes', 'cause', /\(\d+\)\}: Снаружи\nпо причине:\n\{WebСервис\.Тест\.Модуль\(\d+\)\}: Внутри<\/faultstring>/],
    ['may hold what XML cannot', 'control', /: a\uFFFDb&lt;c&gt;<\/faultstring>/],
    ['may be nothing', 'undefined', /Модуль\(\d+\)\}: undefined<\/faultstring>/],
    ["is a value that is not the operation's", 'value', /не соответствует ее описанию\n\/FailResponse\/return: /],
  ])('%s', async (_, how, said) => {
    told.length = 0
    const answer = await exchange({ path, body: message(`<Fail><t:How>${how}</t:How></Fail>`) })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([500, 'text/xml; charset=utf-8'])
    expect(answer.text).toMatch(said)
    expect(answer.text).toContain('<faultcode>soap:Server</faultcode>')
    expect(answer.text).not.toMatch(/\.ts|at |node:/)
    expect(told.map((one) => one.kind)).toEqual(['exception', 'request'])
  })

  it('is a Receiver fault in SOAP 1.2, in Russian', async () => {
    expect(await ask('<Fail><t:How>x</t:How></Fail>', SOAP12)).toMatch(
      /<soap:Value>soap:Receiver<\/soap:Value>[^]*<soap:Text xml:lang="ru">Неизвестная ошибка\. \{WebСервис/,
    )
  })

  it("may be hidden, and may lack 1C's first words", async () => {
    const body = message('<Fail><t:How>x</t:How></Fail>')
    expect((await exchangeOf({ hideExceptions: true })({ path, body })).text).toContain(
      '<faultstring>Ошибка при выполнении обработчика</faultstring>',
    )
    expect((await exchangeOf({ exceptionPrefix: '' })({ path, body })).text).toContain('<faultstring>{WebСервис.')
  })
})

describe('a SOAPFault that a handler throws', () => {
  it('has its code, reason and detail in SOAP 1.1, but no subcodes (R1004)', async () => {
    const text = await ask('<Fail><t:How>fault</t:How></Fail>')
    expect(text).toContain(
      crlf(`
			<faultcode>soap:Client</faultcode>
			<faultstring>Нет такого</faultstring>
			<detail>
				<Number xmlns="urn:d">17</Number>
			</detail>`).trim(),
    )
    expect(text).not.toContain('Absent')
  })

  it('has its subcodes in SOAP 1.2', async () => {
    expect(await ask('<Fail><t:How>fault</t:How></Fail>', SOAP12)).toMatch(
      /<soap:Subcode>\s+<soap:Value xmlns:s0="urn:codes">s0:Absent<\/soap:Value>\s+<\/soap:Subcode>\s+<\/soap:Code>[^]*<soap:Detail>/,
    )
  })
})

it('an operation without a handler answers a fault that says where it belongs', async () => {
  told.length = 0
  expect(await ask('<Later/>')).toMatch(/soap:Server<[^]*Later не написан на TypeScript: напишите его в services\/ws\/Тест\.ts/)
  expect(told).toMatchObject([{ kind: 'request', route: 'Тест.Later', refusal: 'ws/unwritten' }])
})

describe.each(['the platform', 'a socket'])('the address, through %s', (how) => {
  const platform = createPlatform({ services: [service], base: '/trade' })
  let put: Exchange = throughHandle(platform)
  let close = async (): Promise<void> => {}
  beforeAll(async () => {
    if (how === 'a socket') ({ exchange: put, close } = await throughSocket(platform))
  })
  afterAll(() => close())

  it.each([
    ['GET', '/trade/ws/Тест?wsdl', 200],
    ['GET', '/trade/ws/Тест?WSDL', 200],
    ['GET', '/trade/ws/test.1cws?wsdl', 200],
    ['GET', '/trade/ws/test.1cws?a=1&wsdl=', 200],
    ['HEAD', '/trade/ws/Тест?wsdl', 200],
    ['GET', '/trade/ws/Тест/?wsdl', 200],
    ['GET', '/trade/ws/Тест', 405],
    ['GET', '/trade/ws/Тест?wsdlx', 405],
    ['DELETE', '/trade/ws/Тест?wsdl', 405],
    ['OPTIONS', '/trade/ws/test.1cws', 405],
    ['GET', '/trade/ws/Нет?wsdl', 500],
    ['POST', '/trade/ws/Нет', 500],
    ['POST', '/trade/ws', 500],
    ['POST', '/trade/ws/Тест/more', 500],
    ['GET', '/trade/ws/constructor?wsdl', 500],
    ['POST', '/other/ws/Тест', 404],
  ])('%s %s is %i', async (method, at, status) => {
    const answer = await put({ method, path: at })
    expect(answer.status).toBe(status)
    if (status === 500) expect(answer.text).toContain('Сервис не найден')
    if (status === 405) expect(answer.headers.get('allow')).toContain('POST')
    if (status === 200) expect(answer.headers.get('content-type')).toBe('text/xml; charset=utf-8')
  })
})

describe('the WSDL', () => {
  const locationOf = async (settings: Partial<Configuration>, headers: readonly string[]): Promise<string | undefined> =>
    /soapbind:address location="([^"]*)"/.exec(
      (await exchangeOf({ base: '/b', ...settings })({ method: 'GET', path: '/b/ws/test.1cws?wsdl', headers })).text,
    )?.[1]
  const name = '%D0%A2%D0%B5%D1%81%D1%82'

  it.each([
    ['follows the Host', {}, ['Host', 'shop.ru:81'], `http://shop.ru:81/b/ws/${name}`],
    ['is that of the listener without a Host', {}, [], `http://localhost:8080/b/ws/${name}`],
    ['ignores what is not a host', {}, ['Host', 'a"><b'], `http://localhost:8080/b/ws/${name}`],
    [
      'does not believe forwarded headers',
      {},
      ['Host', 'a', 'X-Forwarded-Host', 'b', 'X-Forwarded-Proto', 'https'],
      `http://a/b/ws/${name}`,
    ],
    [
      'believes forwarded headers where it is told to',
      { trustForwarded: true },
      ['Host', 'a', 'X-Forwarded-Host', 'b, c', 'X-Forwarded-Proto', 'https', 'X-Forwarded-Prefix', '/p/'],
      `https://b/p/b/ws/${name}`,
    ],
    [
      'takes of forwarded headers what they may say',
      { trustForwarded: true },
      ['Host', 'a', 'X-Forwarded-Host', '<b>', 'X-Forwarded-Proto', 'gopher', 'X-Forwarded-Prefix', 'x"y'],
      `http://a/b/ws/${name}`,
    ],
  ] as const)('%s', async (_, settings, headers, expected) => {
    expect(await locationOf(settings, headers)).toBe(expected)
  })

  it('in the valid form has no two global elements of one name', async () => {
    expect(
      (await exchangeOf({ wsdl: 'valid' })({ method: 'GET', path: `${path}?wsdl` })).text.match(/<xs:element name="Echo"/g),
    ).toHaveLength(1)
  })

  it('has nothing but an empty sequence where an operation has no parameters, and no return where it returns nothing', async () => {
    const silent = WebService({ Name: 'S', Namespace: 'urn:s', Operations: { Do: Operation({}, () => {}) } })
    const put = throughHandle(createPlatform({ services: [silent] }))
    expect((await put({ method: 'GET', path: '/ws/S?wsdl' })).text.match(/<xs:sequence\/>/g)).toHaveLength(2)
    expect((await put({ path: '/ws/S', body: envelope(SOAP11, '<Do xmlns="urn:s"/>') })).text).toContain('<m:DoResponse xmlns:m="urn:s"/>')
  })
})

describe('what does not fit is reported as what it is', () => {
  const odd = WebService({
    Name: 'Odd',
    Namespace: 'urn:test',
    Operations: {
      Calls: Operation({ XDTOReturningValueType: xs.string }, () => {
        throw new XDTOError([{ path: '/Foreign', message: 'foreign', messageRu: 'чужое' }])
      }),
      Surplus: Operation(
        { Parameters: { Made: Parameter(xs.int, { TransferDirection: 'Out' }) }, XDTOReturningValueType: xs.string },
        () => ({ return: 'a', Made: 1, Mode: 2 }),
      ),
      Takes: Operation({ Parameters: Object.fromEntries(Array.from({ length: 13 }, (_, at) => [`P${at}`, Parameter(xs.int)])) }, () => {}),
    },
  })
  const said = async (inside: string): Promise<string> =>
    (await exchangeOf({ services: [odd] })({ path: '/ws/Odd', body: message(inside) })).text

  it('an XDTOError of a handler is its exception, not a wrong return value', async () => {
    expect(await said('<Calls/>')).toMatch(/\{WebСервис\.Odd\.Модуль\(\d+\)\}: \/Foreign: чужое<\/faultstring>/)
  })

  it('a member that is none of the values of the answer is refused by its name', async () => {
    expect(await said('<Surplus/>')).toContain(
      'не соответствует ее описанию\n/SurplusResponse: «Mode» нет среди значений ответа: return, Made<',
    )
  })

  it('of many faults ten are reported, and how many there are beside', async () => {
    const text = await said(`<Takes>${Array.from({ length: 13 }, (_, at) => `<t:P${at}>x</t:P${at}>`).join('')}</Takes>`)
    expect(text.match(/\/Takes\/P\d+: /g)).toHaveLength(10)
    expect(text).toContain('\n… и ещё 3</faultstring>')
  })
})
