/**
 * The two services of chapter 17 (17.3.2.3) answer the documented requests with the documented bytes: by `platform.handle` and again
 * through a socket.
 */
import { fileURLToPath } from 'node:url'
import { bodyBytes, createPlatform, serve, type Arrival, type Served } from 'onec-standin'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import example from '../../services/hs/ПримерРаботы.ts'
import documents from '../../services/hs/СписокДокументов.ts'
import { httpMethods } from '../../src/hs/service/method.ts'
import { exchange, request } from '../support/raw-socket.ts'

const platform = createPlatform({
  services: [example, documents],
  base: '/httpservice',
  fileOf: (service) => fileURLToPath(new URL(`../../services/hs/${service.Name}.ts`, import.meta.url)),
})
let served: Served
beforeAll(async () => {
  served = await serve(platform, { port: 0 })
})
afterAll(() => served.close())

interface Answer {
  readonly status: number
  readonly reason: string
  readonly headers: readonly string[]
  readonly text: string
}

/** Both ways give the same status, phrase, headers (but for those of the connection) and bytes. */
async function bothWays(method: string, path: string, headers: readonly string[] = []): Promise<Answer> {
  const target = `/httpservice/hs${path}`
  const arrival: Arrival = {
    method,
    target,
    headers: ['Host: localhost', ...headers].flatMap((one) => one.split(': ')),
    scheme: 'http',
    authority: '127.0.0.1:80',
    body: undefined,
    signal: new AbortController().signal,
  }
  const reply = await platform.handle(arrival)
  const direct: Answer = {
    status: reply.status,
    reason: reply.reason ?? '',
    headers: reply.headers,
    text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await bodyBytes(reply)),
  }
  const wire = await exchange(served.port, request(method, target, ['Host: localhost', ...headers]), method)
  expect(wire!.status).toBe(direct.status)
  if (method !== 'HEAD') expect(wire!.body).toEqual(Buffer.from(direct.text))
  expect(wire!.headers.filter(([name]) => !['Date', 'Connection', 'Keep-Alive'].includes(name)).flat()).toEqual(direct.headers)
  return direct
}

const list = 'Расходная накладная, 1, 01.01.2014\nРасходная накладная, 2, 01.01.2014'

describe('ПримерРаботы (17.3.2.3.1)', () => {
  test('GET shows the request: its URL in parts, headers, parameters and options', async () => {
    const headers = [
      'Accept-Encoding: gzip,deflate,sdch',
      'Connection: keep-alive',
      'Accept-Language: ru-RU,ru;q=0.8,en-US;q=0.6,en;q=0.4',
      'DNT: 1',
      'Content-Length: 0',
    ]
    const answer = await bothWays('GET', '/example/query/value/another?p1=1&p2=2', headers)
    expect(answer).toMatchObject({
      status: 200,
      headers: ['Content-Length', '324'],
      text: `GET
http://localhost/httpservice/hs/example
/query/value/another
Заголовки:
Host:localhost
Accept-Encoding:gzip,deflate,sdch
Connection:keep-alive
Accept-Language:ru-RU,ru;q=0.8,en-US;q=0.6,en;q=0.4
DNT:1
Content-Length:0
Параметры URL:
*:/another
string:value
Параметры запроса:
p1:1
p2:2
`,
    })
  })

  test.each(httpMethods.filter((method) => method !== 'GET'))(
    '%s there is answered 405 by its ANY handler, without an Allow header',
    async (method) => {
      expect(await bothWays(method, '/example/query/value/another')).toMatchObject({
        status: 405,
        text: `Данный HTTP-сервис не поддерживает метод ${method}`,
        headers: ['Content-Length', expect.any(String)],
      })
    },
  )
})

describe('СписокДокументов (17.3.2.3.2)', () => {
  test.each([
    ['/documents', 200, list, 'the template `/*` takes no segment at all'],
    ['/documents/', 200, list, 'a trailing slash is not significant'],
    ['/documents/get/list', 200, list, 'two segments are for `*`'],
    ['/documents/1', 200, 'Расходная накладная, 1, 01.01.2014', 'the parameter goes before `*`'],
    ['/documents/2', 200, 'Расходная накладная, 2, 01.01.2014', ''],
    ['/documents/2/', 200, 'Расходная накладная, 2, 01.01.2014', ''],
    ['/documents/%32', 200, 'Расходная накладная, 2, 01.01.2014', 'escaped'],
    ['/documents/1000', 404, 'Отсутствует документ с номером: 1\u00a0000', '`+` writes groups of digits, as 8.3.27 printed them'],
    ['/documents/2.5', 404, 'Отсутствует документ с номером: 2,5', '`+` writes a comma, as 8.3.27 printed it'],
    ['/documents/1%C2%A0000', 404, 'Отсутствует документ с номером: 1\u00a0000', 'Число() takes groups'],
    ['/documents/3', 404, 'Отсутствует документ с номером: 3', 'an answer of the handler, not of the platform'],
  ])('GET %s is answered %d', async (path, status, text, _why) => {
    expect(await bothWays('GET', path)).toMatchObject({ status, text, headers: ['Content-Length', String(Buffer.byteLength(text))] })
  })

  test('GET /documents/list is a run-time error of the module: 500 with its text and line', async () => {
    const { status, text, headers } = await bothWays('GET', '/documents/list')
    expect(status).toBe(500)
    expect(text).toBe('{HTTPСервис.СписокДокументов.Модуль(6)}: Преобразование значения к типу Число не может быть выполнено')
    expect(headers).toContain('text/plain; charset=utf-8')
  })

  test.each([
    ['Infinity', 500],
    ['0x10', 500],
    ['1e1', 500],
    ['%20', 500],
    ['1.2.3', 500],
    ['-1', 200],
    ['1,5', 200],
    ['2.50', 404],
  ])('GET /documents/%s, which goes through Число(), is answered %d', async (text, status) => {
    expect((await bothWays('GET', `/documents/${text}`)).status).toBe(status)
  })

  test('another method is answered 405 with what is allowed', async () => {
    const { status, headers, text } = await bothWays('DELETE', '/documents/2')
    expect([status, headers.slice(2, 4)]).toEqual([405, ['Allow', 'GET']])
    expect(text).toContain('Метод DELETE не поддерживается')
  })
})

describe('what the platform itself answers (sources 16, 17)', () => {
  test.each([
    ['/nothing/x', 404, 'HTTP-сервис не найден', 'an unknown root'],
    ['/example/other', 404, 'Не найден шаблон URL, соответствующий запросу', 'no template'],
    ['/example/query/%zz', 400, 'Адрес запроса не удалось раскодировать', 'a broken escape'],
    ['/example/query/x?a=%FF', 400, 'Параметры запроса не удалось раскодировать', 'a broken option'],
  ])('GET %s is answered %d as an exception document, in XML or, for who accepts it, in JSON', async (path, status, descr, _what) => {
    const xml = await bothWays('GET', path)
    expect(xml.status).toBe(status)
    expect(xml.headers.slice(0, 2)).toEqual(['Content-Type', 'application/xml; charset=utf-8'])
    expect(xml.text).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><exception xmlns="http://v8.1c.ru/8.2/virtual-resource-system" '
        + 'xmlns:xs="http://www.w3.org/2001/XMLSchema"'
        + ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="Exception" clsid="580392e6-ba49-4280-ac67-fcd6f2180121" '
        + `reason="${status}">`
        + `<descr xmlns="http://v8.1c.ru/8.1/data/core">${descr}</descr></exception>`,
    )
    const json = await bothWays('GET', path, ['Accept: text/html, application/json'])
    expect(JSON.parse(json.text)).toMatchObject({
      '#exception': '{http://v8.1c.ru/8.2/virtual-resource-system}Exception',
      'exception': { reason: status, inner: { descr } },
    })
  })
})
