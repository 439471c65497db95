/**
 * Code that calls other servers, tested without a net: a handler that was ported to TypeScript and the module that it was ported from make
 * the same three calls, which stubs in code and in a stub file answer.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { parts } from '../../src/host/machine/parts.ts'
import {
  HTTPConnection,
  HTTPRequest,
  HTTPService,
  HTTPServiceResponse,
  OpenSSLSecureConnection,
  serve,
  URLTemplate,
  WSDefinitions,
  WSProxy,
} from '../../src/index.ts'
import { adminPlatform } from '../../src/standin/admin/admin.ts'
import { readStubFiles } from '../../src/standin/stub/read-file.ts'
import { hs, outgoing, startStandin, type StandinOptions, type TestStandin } from '../../src/testing/index.ts'
import { writeTexts } from '../support/temporary.ts'

const ported = HTTPService({
  Name: 'Сообщения',
  RootURL: 'messages',
  URLTemplates: {
    Новое: URLTemplate('/{phone}', {
      async POST({ URLParameters }) {
        const answer = new HTTPServiceResponse(200)
        try {
          answer.SetBodyFromString(await send(URLParameters.phone))
        } catch (error) {
          answer.StatusCode = 502
          answer.SetBodyFromString((error as Error).message)
        }
        return answer
      },
    }),
  },
})

async function send(phone: string): Promise<string> {
  const connection = new HTTPConnection('sms.example', undefined, '', '', undefined, 5, new OpenSSLSecureConnection())
  const token = JSON.parse((await connection.Get(new HTTPRequest('/token?client=7'))).GetBodyAsString()).token as string
  const request = new HTTPRequest('/send', { 'Authorization': `Bearer ${token}`, 'Content-Type': 'application/json' })
  request.SetBodyFromString(JSON.stringify({ phone, text: 'Заказ готов' }))
  const sent = await connection.Post(request)
  const { id } = JSON.parse(sent.GetBodyAsString()) as { id: string }
  const state = await connection.Get(new HTTPRequest(`/messages/${id}`))
  return `${sent.StatusCode} ${state.StatusCode} ${state.GetBodyAsString()}`
}

const service = `<MetaDataObject xmlns="http://v8.1c.ru/8.3/MDClasses"><HTTPService><Properties>
<Name>Сообщения</Name><RootURL>messages</RootURL>
<ReuseSessions>DontUse</ReuseSessions><SessionMaxAge>20</SessionMaxAge></Properties><ChildObjects><URLTemplate><Properties>
<Name>Новое</Name><Template>/{phone}</Template></Properties><ChildObjects><Method><Properties><Name>POST</Name><HTTPMethod>POST</HTTPMethod>
<Handler>НовоеPOST</Handler></Properties></Method></ChildObjects></URLTemplate></ChildObjects></HTTPService></MetaDataObject>`

const module = `Функция НовоеPOST(Запрос)
	Ответ = Новый HTTPСервисОтвет(200);
	Попытка
		Ответ.УстановитьТелоИзСтроки(Отправить(Запрос.ПараметрыURL["phone"]));
	Исключение
		Ответ.КодСостояния = 502;
		Ответ.УстановитьТелоИзСтроки(ИнформацияОбОшибке().Описание);
	КонецПопытки;
	Возврат Ответ;
КонецФункции

Функция Отправить(Телефон)
	Соединение = Новый HTTPСоединение("sms.example", , , , , 5, Новый ЗащищенноеСоединениеOpenSSL);
	Токен = ИзJSON(Соединение.Получить(Новый HTTPЗапрос("/token?client=7"))).token;
	Запрос = Новый HTTPЗапрос("/send");
	Запрос.Заголовки.Вставить("Authorization", "Bearer " + Токен);
	Запрос.Заголовки.Вставить("Content-Type", "application/json");
	Запрос.УстановитьТелоИзСтроки("{""phone"":""" + Телефон + """,""text"":""Заказ готов""}");
	Отправлено = Соединение.ОтправитьДляОбработки(Запрос);
	Состояние = Соединение.Получить(Новый HTTPЗапрос("/messages/" + ИзJSON(Отправлено).id));
	Возврат "" + Отправлено.КодСостояния + " " + Состояние.КодСостояния + " " + Состояние.ПолучитьТелоКакСтроку();
КонецФункции

Функция ИзJSON(Ответ)
	Чтение = Новый ЧтениеJSON;
	Чтение.УстановитьСтроку(Ответ.ПолучитьТелоКакСтроку());
	Возврат ПрочитатьJSON(Чтение);
КонецФункции`

const stubs = `hosts:
  https://sms.example:
    stubs:
      - { template: /token, method: GET, request: { QueryOptions: { client: 7 } }, reply: { json: { token: T1 } } }
      - template: /send
        method: POST
        request: { Headers: { Authorization: Bearer T1 }, JSON: { $.text: Заказ готов } }
        reply: { StatusCode: 201, json: { id: m-5 } }
      - name: state
        template: /messages/{id}
        method: GET
        reply: { text: 'доставлено {{request.URLParameters.id}}' }
`

const folder = mkdtempSync(join(tmpdir(), 'standin-outgoing-'))
writeTexts(folder, {
  'dump/HTTPServices/Сообщения.xml': service,
  'dump/HTTPServices/Сообщения/Ext/Module.bsl': module,
  'sms.stub.yaml': stubs,
})
afterAll(() => rmSync(folder, { recursive: true }))

let standin: TestStandin
afterEach(() => standin.close())

const post = async (phone: string): Promise<[status: number, text: string]> => {
  const response = await fetch(`${standin.url}/hs/messages/${phone}`, { method: 'POST' })
  return [response.status, await response.text()]
}

const written = (): void => {
  standin.stub(outgoing('https://sms.example').GET('/token'), { json: { token: 'T1' } }, { request: { QueryOptions: { client: '7' } } })
  standin.stub(outgoing('https://sms.example/send').POST(), { StatusCode: 201, json: { id: 'm-5' } })
  standin.stub(outgoing('https://sms.example').GET('/messages/{id}'), ({ URLParameters }) => {
    const answer = new HTTPServiceResponse(200)
    answer.SetBodyFromString(`доставлено ${URLParameters.id}`)
    return answer
  })
}

const sources: readonly [string, StandinOptions][] = [
  ['a ported service', { services: [ported] }],
  ["a module of 1C's language", { paths: [join(folder, 'dump')], bsl: true }],
]

describe.each(sources)('%s', (_, source) => {
  const inFile = { ...source, stubs: [join(folder, 'sms.stub.yaml')] }

  test.each<[string, StandinOptions, () => void]>([
    ['in code', source, written],
    ['in a stub file', inFile, () => undefined],
  ])('three calls are answered by stubs %s, and are in the journal beside the call that came in', async (__, options, write) => {
    standin = await startStandin(options)
    write()
    expect(await post('79001234567')).toEqual([200, '201 200 доставлено m-5'])
    standin.verify(hs('messages').POST(), { times: 1 })
    const [sent] = standin.verify(outgoing('https://sms.example/send').POST(), {
      times: 1,
      request: { Headers: { Authorization: 'Bearer T1' }, JSON: { '$.phone': '79001234567' } },
    })
    expect(sent).toMatchObject({ outgoing: true, method: 'POST', target: 'https://sms.example/send', reply: { StatusCode: 201 } })
    expect(sent!.body.json()).toEqual({ phone: '79001234567', text: 'Заказ готов' })
    expect(standin.received(outgoing('https://sms.example').GET('/messages/{id}'))[0]!.URLParameters.id).toBe('m-5')
    standin.verifyOrder(hs('messages').POST(), outgoing('https://sms.example/token').GET(), outgoing('https://sms.example/send').POST())
    expect(() => standin.verify(outgoing('https://sms.example/send').POST(), { request: { JSON: { '$.phone': '1' } } })).toThrow(
      'POST https://sms.example/send was called 0 times, expected at least 1 time',
    )
  })

  test.each([
    ['callTimeout', 'Ошибка работы с Интернет:  Превышен таймаут'],
    ['connectionRefused', 'Ошибка работы с Интернет:  Не могу соединиться с удаленным сервером (sms.example:443)'],
    ['unknownHost', 'Ошибка работы с Интернет:  Не могу определить адрес сервера (sms.example:443)'],
    ['certificateRejected', 'Ошибка работы с Интернет:  Удаленный узел не прошел проверку'],
    ['resetConnection', 'Ошибка работы с Интернет:  Соединение разорвано удаленным сервером (sms.example:443)'],
    ['tornAnswer', 'Ошибка работы с Интернет:  Ответ сервера получен не полностью (sms.example:443)'],
  ] as const)('%s', async (failure, text) => {
    standin = await startStandin(inFile)
    standin.fail(failure, outgoing('https://sms.example/send').POST())
    expect(await post('1')).toEqual([502, text])
    expect(standin.received(outgoing('https://sms.example/token'))).toHaveLength(1)
    expect(standin.received(outgoing('https://sms.example/send'))[0]).toMatchObject({ note: { failures: [failure] } })
  })

  test('a stub that takes longer than the timeout of the connection', async () => {
    standin = await startStandin({ ...inFile, clock: { now: () => 0, pause: () => Promise.resolve() } })
    standin.stub(outgoing('https://sms.example/send').POST(), { text: 'late', delay: '6s' })
    expect(await post('1')).toEqual([502, 'Ошибка работы с Интернет:  Превышен таймаут'])
  })

  test('what no stub answers is refused with its address, and fails a strict test with the nearest stub', async () => {
    standin = await startStandin(source)
    standin.stub(outgoing('https://sms.example').GET('/tokens'), { json: {} })
    expect(await post('1')).toEqual([
      502,
      'onec-standin: вызов https://sms.example/token?client=7 запрещён: на него нет заглушки, и узел не разрешён',
    ])
    expect(() => standin.verifyServed()).toThrow(/GET https:\/\/sms\.example\/token\?client=7 was not served[\s\S]+\/tokens/)
    expect(() => standin.reset()).toThrow('was not served')
  })
})

test('a host is the same in any case, for stubs and for what is verified', async () => {
  standin = await startStandin({ services: [] })
  standin.stub(outgoing('https://SMS.example').GET('/state'), { text: 'ok' })
  const connection = new HTTPConnection({ Host: 'Sms.Example', SecureConnection: new OpenSSLSecureConnection() })
  expect((await connection.Get(new HTTPRequest('/state'))).GetBodyAsString()).toBe('ok')
  standin.verify(outgoing('https://sms.example').GET('/state'), { times: 1 })
  await expect(connection.Get(new HTTPRequest('/other'))).rejects.toMatchObject({ code: 'outgoing/not-allowed' })
  expect(() => standin.reset()).toThrow('was not served')
})

test('allowed hosts are called, and what goes over the net is in the journal', async () => {
  const server = createServer(
    (request, response) => void request.on('end', () => response.end(`${request.method} ${request.url}`)).resume(),
  )
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  standin = await startStandin({ net: [`127.0.0.1:${port}`], strict: false })
  const get = async (at: number): Promise<string> =>
    (await new HTTPConnection('127.0.0.1', at).Get(new HTTPRequest('/a?b=1'))).GetBodyAsString()
  await expect(get(port)).resolves.toBe('GET /a?b=1')
  await expect(get(port + 1)).rejects.toMatchObject({ code: 'outgoing/not-allowed' })
  const [over, refused] = standin.received(outgoing(`http://127.0.0.1:${port}`)).concat(standin.received().slice(1))
  expect(over).toMatchObject({ note: { relayed: 'net' }, reply: { StatusCode: 200 } })
  expect(over!.reply!.body.text()).toBe('GET /a?b=1')
  expect(refused).toMatchObject({ refusal: 'outgoing/not-allowed' })
  server.close()
})

test('calls of a WSProxy are those of its code, too', async () => {
  standin = await startStandin()
  const definitions = await WSDefinitions(fileURLToPath(new URL('../../wsdl/Orders.wsdl', import.meta.url)))
  const proxy = WSProxy(definitions, 'urn:onec-standin:orders', 'Orders', 'OrdersSoap')
  const orders = outgoing('http://localhost:8080/shop/services/orders').POST()
  const fault = '<s:Fault><faultcode>s:Client</faultcode><faultstring>Заказ не найден</faultstring></s:Fault>'
  const text = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${fault}</s:Body></s:Envelope>`
  standin.stub(orders, { StatusCode: 500, Headers: { 'Content-Type': 'text/xml; charset=utf-8' }, text })
  await expect(proxy.GetOrder!('AA-000017')).rejects.toMatchObject({ name: 'WSFault', reason: 'Заказ не найден' })
  const [call] = standin.verify(orders, { times: 1 })
  expect(call!.body.text()).toContain('AA-000017')
  standin.fail('connectionRefused', orders)
  await expect(proxy.GetOrder!('AA-000017')).rejects.toThrow('localhost:8080')
  expect(standin.received(orders)[1]).toMatchObject({ refusal: 'outgoing/refused', note: { failures: ['connectionRefused'] } })
})

test('the admin surface has them by the host', async () => {
  standin = await startStandin({ services: [ported] })
  const admin = adminPlatform(standin.standin, () => undefined, { token: undefined })
  const served = await serve(admin, { port: 0 })
  const say = async (path: string, body: unknown): Promise<{ readonly status: number; readonly json: unknown }> => {
    const response = await fetch(served.url + path, { method: 'POST', body: JSON.stringify(body) })
    return { status: response.status, json: await response.json() }
  }
  const host = 'https://sms.example'
  expect(await say('/stubs', { host, template: '/token', reply: { json: { token: 'T1' } } })).toMatchObject({ status: 201 })
  expect(await say('/stubs', { host: 'sms.example', reply: {} })).toMatchObject({
    status: 400,
    json: { error: expect.stringContaining('did you mean "https://sms.example"?') as unknown },
  })
  expect(await say('/failures', { failure: 'callTimeout', host, template: '/send' })).toMatchObject({ status: 201 })
  expect(await post('1')).toEqual([502, 'Ошибка работы с Интернет:  Превышен таймаут'])
  expect(await say('/verify', { host, template: '/token', times: 1 })).toMatchObject({ status: 200, json: { received: 1 } })
  expect(await say('/verify', { host, template: '/tokens' })).toMatchObject({ status: 422 })
  const journal = (await (await fetch(`${served.url}/journal?template=/token`)).json()) as { exchanges: object[] }
  expect(journal.exchanges).toMatchObject([{ channel: 'outgoing', service: host, target: `${host}/token?client=7` }])
  await served.close()
})

test.each([
  ['hosts: { sms.example: {} }', 'stub/host', '"sms.example" is not the address of a host, did you mean "https://sms.example"?'],
  ['hosts: { https://a.example: { stub: [] } }', 'stub/unknown-key', 'did you mean "stubs"?'],
  ['hosts: { https://a.example: { stubs: [{ template: "/{a", reply: {} }] } }', 'stub/template-invalid', '{a'],
  ['hosts: { https://a.example: { stubs: [{ override: true, reply: {} }] } }', 'stub/unknown-key', 'override'],
  ['{ service: { Name: A, RootURL: a }, failures: [{ failure: callTimeout }] }', 'stub/failure-outgoing', 'hosts'],
  ['{ service: { Name: A, RootURL: a }, stubs: [{ template: /a, reply: { failure: unknownHost } }] }', 'stub/failure-outgoing', 'hosts'],
])('%s', (source, code, text) => {
  const { diagnostics } = readStubFiles([{ file: 'a.stub.yaml', source }], { listed: [], channels: parts.channels })
  expect(diagnostics).toMatchObject([{ code, message: expect.stringContaining(text) as unknown, location: { file: 'a.stub.yaml' } }])
})

test('calls of code that a test runs itself are those of the stand-in that it names, or of the only one', async () => {
  standin = await startStandin()
  written()
  expect(await send('1')).toBe('201 200 доставлено m-5')
  const other = await startStandin({ strict: false })
  expect(await standin.calling(() => send('2'))).toBe('201 200 доставлено m-5')
  expect(other.received()).toEqual([])
  expect(standin.received(outgoing('https://sms.example/send'))).toHaveLength(2)
  await other.close()
})
