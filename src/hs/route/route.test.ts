import { DeclaredMethod, HTTPService, HTTPServiceResponse, URLTemplate, createPlatform, type Observation } from 'onec-standin'
import { describe, expect, test } from 'vitest'
import { answerOf, arrivalOf } from '../../../test/support/call-handler.ts'
import { httpMethods } from '../service/method.ts'

const ok = (): HTTPServiceResponse => new HTTPServiceResponse(200)

const services = [
  HTTPService({
    Name: 'Склад',
    RootURL: 'stock',
    URLTemplates: {
      Version: URLTemplate('/version', { GET: ok, HEAD: ok }),
      Any: URLTemplate('/any', { Any: ok }),
      None: URLTemplate('/none', {}),
      Same1: URLTemplate('/same/{a}', { GET: ok }),
      Same2: URLTemplate('/same/{b}', { GET: ok }),
      Declared: URLTemplate('/declared/{Номер}', { GET: DeclaredMethod('ЗаказGET', 'HTTPServices/Склад/Ext/Module.bsl') }),
    },
  }),
  HTTPService({ Name: 'СкладДва', RootURL: 'stock/v2', URLTemplates: { All: URLTemplate('/a', { GET: ok }) } }),
]

describe('a request that reaches no handler is refused with a reason', () => {
  test.each([
    ['GET', '/hs/none', 404, 'hs/no-service', 'HTTP-сервис не найден', 'no such root'],
    ['GET', '/hs/Stock/version', 404, 'hs/no-service', 'HTTP-сервис не найден', 'the case counts (17.3.2.2.2, rule 1)'],
    ['GET', '/hs/stockroom/version', 404, 'hs/no-service', 'HTTP-сервис не найден', 'a root is whole segments'],
    ['GET', '/hs/stock/Version', 404, 'hs/no-template', 'Не найден шаблон URL, соответствующий запросу', 'the case counts (rule 1)'],
    [
      'GET',
      '/hs/stock/v2/version',
      404,
      'hs/no-template',
      'Не найден шаблон URL, соответствующий запросу',
      'the longest root is taken and never left (D)',
    ],
    ['PUT', '/hs/stock/version', 405, 'hs/no-method', 'Метод PUT не поддерживается', 'no handler (17.3.2.2.4)'],
    ['SEARCH', '/hs/stock/any', 405, 'hs/no-method', 'Метод SEARCH не поддерживается', 'not on the list (C)'],
    ['GET', '/hs/stock/none', 405, 'hs/no-method', 'Метод GET не поддерживается', 'a template without methods (D)'],
    [
      'GET',
      '/hs/stock/same/1',
      500,
      'hs/ambiguous',
      'Не удалось однозначно выбрать шаблон URL для /same/1: Same1 (/same/{a}), Same2 (/same/{b})',
      'rule 5',
    ],
    ['GET', '/hs/stock/declared/1', 501, 'hs/unwritten', 'Обработчик ЗаказGET не написан на TypeScript', 'a configuration declares it'],
  ])('%s %s: %d %s', async (method, target, status, code, descr, _source) => {
    const observed: Observation[] = []
    const reply = await answerOf(
      await createPlatform({
        services,
        lenient: true,
        observe: (one) => {
          observed.push(one)
        },
      }).handle(arrivalOf({ method, target })),
    )
    expect([reply.status, reply.text.includes(`<descr xmlns="http://v8.1c.ru/8.1/data/core">${descr}</descr>`)]).toEqual([status, true])
    expect(observed).toMatchObject([{ kind: 'request', method, target, status, refusal: code, hint: expect.any(String) as string }])
  })

  test.each([
    ['/hs/stock/version', 'GET, HEAD'],
    ['/hs/stock/any', httpMethods.join(', ')],
    ['/hs/stock/none', ''],
  ])('405 of %s says what is allowed: %s (in the order of chapter 17, D)', async (target, allow) => {
    const reply = await answerOf(await createPlatform({ services, lenient: true }).handle(arrivalOf({ method: 'SEARCH', target })))
    expect([reply.status, reply.header('Allow')]).toEqual([405, allow])
  })

  test('HEAD is not answered by a handler of GET (D)', async () => {
    const platform = createPlatform({
      services: [HTTPService({ Name: 'A', RootURL: 'a', URLTemplates: { A: URLTemplate('/', { GET: ok }) } })],
    })
    expect((await platform.handle(arrivalOf({ method: 'HEAD', target: '/hs/a' }))).status).toBe(405)
  })

  test('501 says in which module the handler is to be written, as what, and its name in 1C', async () => {
    const { text } = await answerOf(await createPlatform({ services, lenient: true }).handle(arrivalOf({ target: '/hs/stock/declared/1' })))
    for (const part of ['ЗаказGET', 'HTTPServices/Склад/Ext/Module.bsl', 'URLTemplates.Declared', '/declared/{Номер}', 'GET(request)'])
      expect(text).toContain(part)
  })

  test('a path that no XML can carry is still answered', async () => {
    const { status, text } = await answerOf(
      await createPlatform({ services, lenient: true }).handle(arrivalOf({ target: '/hs/stock/same/%00%3Cb%3E' })),
    )
    expect([status, text.includes('/same/\uFFFD&lt;b&gt;')]).toEqual([500, true])
  })
})
