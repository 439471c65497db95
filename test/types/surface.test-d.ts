/** The public surface as a user's editor sees it; compiled by `npm run types`, run by nobody. */
import { Hono } from 'hono'
import {
  ByteOrderMarkUsage,
  HTTPService,
  HTTPServiceRequest,
  HTTPServiceResponse,
  HTTPСервисОтвет,
  TextEncoding,
  URLTemplate,
  bodyBytes,
  createPlatform,
  serve,
  type Arrival,
  type Call,
  type CheckedPlatform,
  type Configuration,
  type HTTPMethod,
  type Handler,
  type MethodName,
  type Methods,
  type Observation,
  type Reply,
  type Served,
  type URLParameters,
} from 'onec-standin'
import { toHono } from 'onec-standin/hono'
import { expectTypeOf } from 'vitest'

// A service as the README writes it.
const Warehouse = HTTPService({
  Name: 'Warehouse',
  RootURL: 'warehouse',
  ReuseSessions: 'AutoUse',
  SessionMaxAge: 60,
  URLTemplates: {
    Version: URLTemplate('/version', { GET: () => new HTTPServiceResponse(200), HEAD: () => new HTTPServiceResponse(200) }),
    Volume: URLTemplate('/volume/{VolumeID}/*', {
      async GET(request, call) {
        expectTypeOf(request.URLParameters).toExtend<{ readonly 'VolumeID': string; readonly '*': string }>()
        expectTypeOf(request.URLParameters.get('VolumeID')).toEqualTypeOf<string | undefined>()
        expectTypeOf([...request.URLParameters]).toEqualTypeOf<(readonly [name: string, value: string])[]>()
        // @ts-expect-error no such parameter
        request.URLParameters.VolumeId satisfies unknown
        expectTypeOf(request.Headers).toEqualTypeOf<ReadonlyMap<string, string>>()
        expectTypeOf(request.QueryOptions).toEqualTypeOf<ReadonlyMap<string, string>>()
        expectTypeOf(request.GetBodyAsString('windows-1251')).resolves.toBeString()
        // Both languages in one handler, of one type.
        expectTypeOf(request.ПараметрыURL).toEqualTypeOf(request.URLParameters)
        expectTypeOf(request.ПараметрыURL.VolumeID).toBeString()
        // @ts-expect-error no such parameter
        request.ПараметрыURL.VolumeId satisfies unknown
        expectTypeOf(request.Заголовки).toEqualTypeOf(request.Headers)
        expectTypeOf(request.ПолучитьТелоКакСтроку).toEqualTypeOf(request.GetBodyAsString)
        const Ответ = new HTTPСервисОтвет(200)
        Ответ.КодСостояния = 201
        Ответ.УстановитьТелоИзСтроки(request.ОтносительныйURL)
        // @ts-expect-error a text is no status
        Ответ.КодСостояния = '201'
        expectTypeOf(Ответ).toEqualTypeOf<HTTPServiceResponse>()
        const Ссылка = await call.infobase.Справочники['Товары']!.НайтиПоКоду('1')
        expectTypeOf(Ссылка).toEqualTypeOf(await call.infobase.Catalogs['Товары']!.FindByCode('1'))
        expectTypeOf(request.GetBodyAsBinaryData()).resolves.toExtend<Uint8Array>()
        expectTypeOf(await request.GetBodyAsStream()).toExtend<AsyncIterable<Uint8Array>>()
        expectTypeOf(request.json()).resolves.toBeUnknown()
        expectTypeOf(request.json<{ readonly a: number }>()).resolves.toEqualTypeOf<{ readonly a: number }>()
        expectTypeOf((await request.form()).get('a')).toEqualTypeOf<string | undefined>()
        expectTypeOf((await request.form()).part('file')?.bytes).toExtend<Uint8Array | undefined>()
        expectTypeOf(HTTPServiceResponse.json({ a: 1 }, 201)).toEqualTypeOf<HTTPServiceResponse>()
        expectTypeOf(call).toExtend<Call>()
        expectTypeOf(call.signal).toEqualTypeOf<AbortSignal>()
        const response = new HTTPServiceResponse(200)
        response.Headers.set('Content-Type', 'text/plain; charset=utf-8')
        response.SetBodyFromString(
          `${request.URLParameters.VolumeID}: ${request.URLParameters['*']}`,
          TextEncoding.UTF8,
          ByteOrderMarkUsage.DontUse,
        )
        return response
      },
      Any: (request) => new HTTPServiceResponse(request.HTTPMethod === 'PUT' ? 200 : 405),
    }),
    Товар: URLTemplate('/товар/{Номер}', { GET: (request) => new HTTPServiceResponse(request.URLParameters.Номер === '' ? 404 : 200) }),
  },
})

// Misspelt names do not compile.
URLTemplate('/volume/{VolumeID}/*', {
  // @ts-expect-error the parameter has another case
  GET: (request) => new HTTPServiceResponse(request.URLParameters.VolumeId === '' ? 404 : 200),
})
// @ts-expect-error no such method
URLTemplate('/a', { Get: () => new HTTPServiceResponse(200) })
// @ts-expect-error no such method
URLTemplate('/a', { SEARCH: () => new HTTPServiceResponse(200) })
// @ts-expect-error a handler answers with a response
URLTemplate('/a', { GET: () => 'text' })
URLTemplate('/a', {
  // @ts-expect-error a forgotten return
  async GET() {
    await Promise.resolve()
  },
})
// @ts-expect-error `*` is not last
URLTemplate('/documents/*/number', {})
// @ts-expect-error `*` is part of a segment
URLTemplate('/documents/a*', {})
// @ts-expect-error one name twice
URLTemplate('/{id}/{id}', {})
// @ts-expect-error an empty segment
URLTemplate('/a//b', {})
// @ts-expect-error a parameter without a name
URLTemplate('/{}', {})
// @ts-expect-error a parameter that is not a whole segment
URLTemplate('/a{b}', {})
// @ts-expect-error a space
URLTemplate('/a b', {})
// @ts-expect-error RootURL is forgotten
HTTPService({ Name: 'A', URLTemplates: {} })
// @ts-expect-error a misspelt property
HTTPService({ Name: 'A', RootUrl: 'a', URLTemplates: {} })
// @ts-expect-error a template that was not made by URLTemplate
HTTPService({ Name: 'A', RootURL: 'a', URLTemplates: { A: '/a' } })
// @ts-expect-error definitions are frozen
Warehouse.RootURL = 'other'

// Responses, in each way that people write them.
const headers: Record<string, string> = { 'X-A': '1' }
expectTypeOf([
  new HTTPServiceResponse(200),
  new HTTPServiceResponse(201, 'Created'),
  new HTTPServiceResponse(200, 'OK', { 'Content-Type': 'text/plain', 'Set-Cookie': ['a=1', 'b=2'] }),
  new HTTPServiceResponse(200, 'OK', headers),
  new HTTPServiceResponse(200, '', new Map([['Content-Type', 'text/plain']])),
  new HTTPServiceResponse(
    200,
    '',
    new Map<string, string | string[]>([
      ['Content-Type', 'text/plain'],
      ['Set-Cookie', ['a=1']],
    ]),
  ),
  new HTTPServiceResponse(200, '', [
    ['Content-Type', 'text/plain'],
    ['Set-Cookie', ['a=1']],
  ]),
  new HTTPServiceResponse(200, '', new Headers({ a: 'b' })),
]).toEqualTypeOf<HTTPServiceResponse[]>()
const response = new HTTPServiceResponse(200)
response.SetBodyFromString(1)
response.SetBodyFromBinaryData(Buffer.from('text'))
response.SetBodyFromBinaryData(new ArrayBuffer(1))
response.SetBodyFromStream(new Blob(['text']).stream())
response.SetBodyFromStream(
  (async function* () {
    yield Buffer.from('text')
  })(),
  4,
)
// @ts-expect-error a text is set by SetBodyFromString
response.SetBodyFromBinaryData('text')
// @ts-expect-error ByteOrderMarkUsage has three words
response.SetBodyFromString('a', 'UTF-8', 'Always')
// @ts-expect-error a status is a number
void new HTTPServiceResponse('200')

// Handlers can be written apart from their templates.
const shared: Handler = (request) => new HTTPServiceResponse(request.URLParameters['id'] === '1' ? 200 : 404)
const own: Handler<'/{id}'> = (request) => new HTTPServiceResponse(request.URLParameters.id === '1' ? 200 : 404)
const methods: Methods<'/{id}'> = { GET: own, PUT: own }
URLTemplate('/{id}', { GET: shared, POST: own })
URLTemplate('/{id}', methods)
expectTypeOf<URLParameters<'/a/{b}/*'>>().toEqualTypeOf<{ readonly 'b': string; readonly '*': string }>()
expectTypeOf<MethodName>().toEqualTypeOf<HTTPMethod | 'Any'>()
expectTypeOf<HTTPServiceRequest['URLParameters']>().toExtend<Readonly<Record<string, string>>>()

// A platform, and ways to run it.
const configuration: Configuration = {
  services: [Warehouse],
  base: '/trade',
  maxBody: 1000,
  observe: (observation: Observation) => void observation.kind,
}
const platform = createPlatform(configuration)
expectTypeOf(platform).toEqualTypeOf<CheckedPlatform>()
expectTypeOf(serve(platform, { port: 0, host: '::1', tls: { cert: '', key: Buffer.from('') } })).resolves.toEqualTypeOf<Served>()
expectTypeOf(serve(platform).then(({ close }) => close())).resolves.toBeVoid()
expectTypeOf(platform.handle({} as Arrival)).resolves.toEqualTypeOf<Reply>()
expectTypeOf(bodyBytes({ status: 200, headers: [] })).resolves.toExtend<Uint8Array>()
new Hono().route('/', toHono(platform)).get('/own', (context) => context.text('own'))
// @ts-expect-error services are a list
createPlatform({ services: Warehouse })
// @ts-expect-error a misspelt option
createPlatform({ services: [Warehouse], basePath: '/trade' })
// @ts-expect-error a misspelt option
void serve(platform, { Port: 1 })
