/** `standin routes`: the tree, its JSON, and why a request goes where it goes. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { run } from '../support/standin.ts'
import { temporaryFolder } from '../support/temporary.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const sound = readFileSync(new URL('../../wsdl/bad/valid.wsdl', import.meta.url), 'utf8')
const configuration = 'test/fixtures/configuration-edt'

test('the tree has services, roots, templates, methods, where they come from, and missing handlers', async () => {
  const { code, stdout } = await run(['routes', configuration, 'services', '--base', '/trade'], repository)
  // The WSDL beside `services` has a service of a name that the configuration has: an error is an error, the tree is printed all the same.
  expect(code).toBe(1)
  expect(stdout).toBe(`Warehouse  /trade/hs/warehouse/v1  ${configuration}/src/HTTPServices/Warehouse/Warehouse.mdo
├─ /volume/{VolumeID}/*  GET (not written: VolumeGet), PUT (not written: VolumeUpload)  (Volume)
├─ /version              Any (not written: VersionAny)  (Version)
└─ /reserved             no methods: 405  (Reserved)

Заказы  /trade/hs/orders  ${configuration}/src/HTTPServices/Заказы/Заказы.mdo
├─ /         GET (not written: СписокПолучить)  (Список)
└─ /{Номер}  GET (not written: ЗаказПолучить), DELETE (not written: ЗаказУдалить)  (Заказ)

ПримерРаботы  /trade/hs/example  services/hs/ПримерРаботы.ts
└─ /query/{string}/*  GET, Any  (ПоказатьЗапрос)

СписокДокументов  /trade/hs/documents  services/hs/СписокДокументов.ts
├─ /*         GET  (Список)
└─ /{number}  GET  (Документ)

Orders  /trade/ws/Orders, /trade/ws/orders.1cws  ${configuration}/src/WebServices/Orders/Orders.mdo
├─ GetOrder  (not written: services/ws/Orders.ts)
└─ Exchange  (not written: services/ws/Orders.ts)

ДанныеРасходнойНакладной  /trade/ws/ДанныеРасходнойНакладной, /trade/ws/shipment.1cws  services/ws/ДанныеРасходнойНакладной.ts
└─ Получить
`)
})

test('--json has the same tree', async () => {
  const { stdout } = await run(['routes', configuration, '--json'], repository)
  const [first, second] = JSON.parse(stdout) as { Name: string; example: string; URLTemplates: unknown[] }[]
  expect(first).toMatchObject({
    Name: 'Warehouse',
    RootURL: 'warehouse/v1',
    from: [`${configuration}/src/HTTPServices/Warehouse/Warehouse.mdo`],
    example: '/hs/warehouse/v1/volume/VolumeID',
  })
  expect(first!.URLTemplates[0]).toEqual({
    Name: 'Volume',
    Template: '/volume/{VolumeID}/*',
    Methods: [
      { method: 'GET', written: false, handler: 'VolumeGet', module: 'services/hs/Warehouse.ts' },
      { method: 'PUT', written: false, handler: 'VolumeUpload', module: 'services/hs/Warehouse.ts' },
    ],
  })
  expect(second).toMatchObject({ Name: 'Заказы', example: '/hs/orders' })
})

test('--json has Web services with their addresses and operations', async () => {
  const { stdout } = await run(['routes', configuration, '--json', '--base', '/trade'], repository)
  expect((JSON.parse(stdout) as { kind: string }[]).filter((one) => one.kind === 'WebService')).toEqual([
    {
      kind: 'WebService',
      Name: 'Orders',
      addresses: ['/trade/ws/Orders', '/trade/ws/orders.1cws'],
      from: [`${configuration}/src/WebServices/Orders/Orders.mdo`],
      Operations: ['GetOrder', 'Exchange'].map((Name) => ({ Name, written: false, module: 'services/ws/Orders.ts' })),
    },
  ])
})

test('services of WSDL documents are listed, and of two with one Name the first', async () => {
  const folder = temporaryFolder({ 'a.wsdl': sound, 'b.wsdl': sound })
  const { stdout, stderr } = await run(['routes', '.', '--json'], folder)
  expect(JSON.parse(stdout) as unknown[]).toMatchObject([
    {
      kind: 'WebService',
      Name: 'Warehouse',
      addresses: ['/ws/Warehouse'],
      from: ['a.wsdl'],
      Operations: ['FindStock', 'Forget', 'Reserve'].map((Name) => ({ Name, written: false, stub: true })),
    },
  ])
  expect(stderr).toContain('b.wsdl:1:1: error: two Web services have the Name "Warehouse"; the second is not served')
  expect((await run(['check', '.'], folder)).stderr).toBe('2 WSDL documents: no errors\n')
})

test.each([
  ['GET', '/hs/documents/2'],
  ['GET', 'http://127.0.0.1:8080/hs/documents/2?a=b'],
])('--explain %s %s says which template takes it, and why', async (method, url) => {
  const { code, stdout } = await run(['routes', '--explain', method, url], repository)
  expect(code).toBe(0)
  expect(stdout).toContain('СписокДокументов.Документ GET\n  number = "2"')
  expect(stdout).toContain('/*  (Список): matches, but at segment 1 {number} of Документ goes before *')
})

test.each<readonly [method: string, url: string, args: readonly string[], route: object]>([
  [
    'GET',
    '/hs/documents/2',
    [],
    { kind: 'found', service: 'СписокДокументов', template: 'Документ', method: 'GET', URLParameters: { number: '2' } },
  ],
  ['POST', '/hs/documents/2', [], { kind: 'noMethod', status: 405, service: 'СписокДокументов', template: 'Документ', allow: ['GET'] }],
  ['GET', '/hs/none', [], { kind: 'noRoot', status: 404 }],
  ['GET', '/trade/hs/example', ['--base', 'trade'], { kind: 'noTemplate', status: 404, service: 'ПримерРаботы' }],
  [
    'DELETE',
    '/hs/orders/ЦБ-1',
    [configuration],
    {
      kind: 'unimplemented',
      status: 501,
      service: 'Заказы',
      template: 'Заказ',
      method: 'DELETE',
      handler: 'ЗаказУдалить',
      module: 'services/hs/Заказы.ts',
    },
  ],
])('--explain %s %s --json has the outcome', async (method, url, args, route) => {
  const { stdout } = await run(['routes', ...args, '--json', '--explain', method, url], repository)
  expect(JSON.parse(stdout)).toMatchObject({ method, route })
})

test.each(['/hs/example/query/%zz', '/hs/example/query/x?a=%FF', '*'])('--explain GET %s says that it does not decode', async (url) => {
  const { code, stdout } = await run(['routes', '--explain', 'GET', url], repository)
  expect([code, stdout]).toEqual([0, `GET ${url}\n400: it is not a path, or an escape (%XX) in it does not decode to UTF-8\n`])
  expect(JSON.parse((await run(['routes', '--json', '--explain', 'GET', url], repository)).stdout)).toEqual({
    method: 'GET',
    route: { kind: 'undecodable', status: 400 },
  })
})

test.each([
  ['get', ': methods are case-sensitive, write GET'],
  ['FOO', '; there are GET, POST, '],
  ['any', '; there are GET, POST, '],
])('--explain %s says that there is no such method', async (method, text) => {
  const { code, stdout, stderr } = await run(['routes', '--explain', method, '/hs/example'], repository)
  expect([code, stdout, stderr.startsWith(`standin: ${method} is not a method of an HTTP service${text}`)]).toEqual([2, '', true])
})

test('stubs and modes are shown, with their places; check counts them', async () => {
  const source = `service: { Name: Prices, RootURL: prices }
mode: proxy
upstream: { url: "http://1c.example/trade" }
stubs:
  - { template: /list, method: GET, reply: { json: { ok: true } } }
`
  const folder = temporaryFolder({ 'a.stub.yaml': source })
  const { code, stdout } = await run(['routes', 'a.stub.yaml'], folder)
  const tree = 'Prices  /hs/prices  a.stub.yaml\n├─ /list  GET (stub), Any (mode proxy)  (/list)\n└─ /*     Any (mode proxy)  (/*)\n\n'
  expect([code, stdout]).toEqual([0, `${tree}Stubs\n├─ Prices GET /list  a.stub.yaml:5\n└─ Prices  mode proxy: http://1c.example/trade\n`])
  expect((await run(['check', 'a.stub.yaml'], folder)).stderr).toContain('1 stub')
})

test('methods that a Module.bsl answers count as written with --bsl', async () => {
  const { code, stdout } = await run(['routes', 'test/fixtures/chapter-designer', '--bsl'], repository)
  expect([code, stdout]).toEqual([0, expect.stringContaining('├─ /*         GET  (Список)\n└─ /{number}  GET  (Документ)\n')])
  expect(stdout).not.toContain('not written')
})
