/** `standin openapi`: a published validator takes what it writes, and a client that is generated of it knows the types. */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, test } from 'vitest'
import { corpus } from '../support/corpus.ts'
import { npmTools } from '../support/npm-tools.ts'
import { run } from '../support/standin.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { toItsEnd } from '../support/to-its-end.ts'

const warehouse = fileURLToPath(new URL('../fixtures/warehouse-designer', import.meta.url))

const service = `import { HTTPService, HTTPServiceResponse, URLTemplate } from 'onec-standin'
const answer = () => new HTTPServiceResponse(200)
export default HTTPService({
  Name: 'Заказы',
  RootURL: 'shop/v1',
  URLTemplates: {
    Orders: URLTemplate('/orders', { GET: answer, POST: answer }),
    Order: URLTemplate('/orders/{number}', { GET: answer, COPY: answer }),
    Any: URLTemplate('/any/*', { Any: answer }),
    Exact: URLTemplate('/any/{name}', { GET: answer }),
  },
})
`
const stubs = `service: Заказы
stubs:
  - name: found
    template: /orders
    method: GET
    request: { QueryOptions: { page: '1' }, Headers: { X-Shop: a, Accept: { contains: json } } }
    reply: { json: [{ number: '1', sum: 10.5, paid: true, note: null }], Headers: { X-Total: '1' } }
  - name: found too
    template: /orders
    method: GET
    reply: { json: [{ number: '2', sum: 3, note: urgent, lines: [{ sku: a }] }] }
  - name: made
    template: /orders
    method: POST
    request: { JSON: { $.customer: { oneOf: [A, B] }, '$.lines[*].count': 1 } }
    reply: { StatusCode: 201, json: { number: '{{count}}', echo: '{{request.JSON.$.customer}}' } }
  - { template: /orders, method: POST, reply: { StatusCode: 422, text: нет } }
  - { template: '/orders/{number}', method: GET, reply: { Headers: { Content-Type: application/json }, text: '{"a":1}' } }
`

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>
  readonly components: { readonly schemas: Readonly<Record<string, { readonly properties: Readonly<Record<string, object>> }>> }
  readonly servers: readonly object[]
}

async function documentOf(args: readonly string[], cwd: string): Promise<Document> {
  const ended = await run(['openapi', ...args], cwd)
  expect([ended.code, ended.stderr.replace(/^warning.*$\n?/gm, '')]).toEqual([0, expect.any(String)])
  return JSON.parse(ended.stdout) as Document
}

const errorsOf = async (document: object): Promise<unknown> => {
  const found = await new Validator().validate(structuredClone(document) as never)
  return found.valid ? [] : found.errors
}

describe('HTTP services', () => {
  const folder = () => temporaryFolder({ 'services/hs/Заказы.ts': service, 'stubs/shop.stub.yaml': stubs })

  test('have their templates, methods and parameters; a template of several segments is one parameter', async () => {
    const { paths, servers } = await documentOf(['services', 'stubs', '--base', '/trade', '--server', 'http://1c.example/'], folder())
    expect(servers).toEqual([{ url: 'http://1c.example/trade' }])
    expect(Object.entries(paths).map(([path, item]) => [path, Object.keys(item).toSorted()])).toEqual([
      ['/hs/shop/v1/orders', ['get', 'post']],
      ['/hs/shop/v1/orders/{number}', ['get']],
      ['/hs/shop/v1/any/{name}', ['delete', 'get', 'patch', 'post', 'put']],
    ])
    expect(paths['/hs/shop/v1/any/{name}']!['get']).toMatchObject({
      operationId: 'Zakazy_Exact_GET',
      parameters: [{ name: 'name', in: 'path' }],
    })
    expect(paths['/hs/shop/v1/any/{name}']!['put']).toMatchObject({
      operationId: 'Zakazy_Any_PUT',
      requestBody: { content: { '*/*': {} } },
    })
  })

  test('know of bodies, options and headers what stubs say of them', async () => {
    const document = await documentOf(['services', 'stubs'], folder())
    const { get, post } = document.paths['/hs/shop/v1/orders']!
    expect(get!['parameters']).toEqual([
      { name: 'page', in: 'query', schema: { type: 'string' } },
      { name: 'X-Shop', in: 'header', schema: { type: 'string' } },
    ])
    expect(get!['responses']).toMatchObject({
      200: {
        headers: { 'X-Total': { schema: { type: 'string' } } },
        content: {
          'application/json': {
            schema: {
              type: 'array',
              items: {
                properties: {
                  number: { type: 'string' },
                  sum: { type: 'number' },
                  paid: { type: 'boolean' },
                  note: { type: 'string', nullable: true },
                  lines: { type: 'array', items: { properties: { sku: { type: 'string' } } } },
                },
                required: ['number', 'sum', 'note'],
              },
            },
            examples: { 'found': { value: [{ number: '1' }] }, 'found too': { value: [{ number: '2' }] } },
          },
        },
      },
    })
    expect(post!['requestBody']).toEqual({
      content: {
        'application/json': {
          schema: {
            type: 'object',
            properties: {
              customer: { type: 'string' },
              lines: { type: 'array', items: { type: 'object', properties: { count: { type: 'integer' } } } },
            },
          },
        },
      },
    })
    expect(post!['responses']).toMatchObject({
      201: {
        description: 'Created',
        content: { 'application/json': { schema: { properties: { number: { type: 'string' }, echo: {} } } } },
      },
      422: { content: { 'text/plain': { schema: { type: 'string' }, examples: { 'stub shop.stub.yaml:17': { value: 'нет' } } } } },
    })
    expect(document.paths['/hs/shop/v1/orders/{number}']!['get']!['responses']).toMatchObject({
      200: { content: { 'application/json': { schema: { properties: { a: { type: 'integer' } } } } } },
    })
    expect(await errorsOf(document)).toEqual([])
  })

  test('that a stub file defines are there, too', async () => {
    const text = "service: { Name: Prices, RootURL: prices }\nstubs:\n  - { template: '/{sku}', reply: { json: { sum: 1 } } }\n"
    const { paths } = await documentOf(['.'], temporaryFolder({ 'prices.stub.yaml': text }))
    expect(Object.keys(paths['/hs/prices/{sku}']!)).toEqual(['get', 'post', 'put', 'patch', 'delete'])
  })
})

describe('the standard OData interface', () => {
  test('has its sets, entities by key, functions and actions, and is valid', async () => {
    const document = await documentOf([warehouse], temporaryFolder())
    const at = '/odata/standard.odata/'
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining([
        `${at}Catalog_Товары`,
        `${at}Catalog_Товары(guid'{Ref_Key}')`,
        `${at}Document_РасходТовара(guid'{Ref_Key}')/Post`,
        `${at}InformationRegister_КурсыВалют(Period=datetime'{Period}',Валюта_Key=guid'{Валюта_Key}')`,
        `${at}AccumulationRegister_ТоварныеЗапасы/Balance()`,
      ]),
    )
    expect(document.components.schemas['Catalog_Tovary']).toMatchObject({
      title: 'Catalog_Товары',
      properties: {
        Ref_Key: { type: 'string', format: 'uuid' },
        Штрихкоды: { type: 'array', items: { $ref: '#/components/schemas/Catalog_Tovary_Shtrikhkody_RowType' } },
      },
    })
    expect(await errorsOf(document)).toEqual([])
  })

  test('answers have the shape that the document says: property by property', async () => {
    const document = await documentOf([warehouse, '--only', 'Catalog_Товары'], temporaryFolder())
    expect(Object.keys(document.paths).every((path) => path.includes('Catalog_Товары'))).toBe(true)
    const { startStandin } = await import('../../src/testing/index.ts')
    await using standin = await startStandin({ paths: [warehouse], data: {} as never, strict: false })
    const made = await fetch(`${standin.url}/odata/standard.odata/Catalog_Товары?$format=json`, {
      method: 'POST',
      body: '{"Description":"Чайник"}',
    })
    const { properties } = document.components.schemas['Catalog_Tovary']!
    const entity = (await made.json()) as Record<string, unknown>
    const unknown = Object.keys(entity).filter((name) => !(name in properties) && !name.includes('@') && !name.startsWith('odata.'))
    expect([made.status, unknown]).toEqual([201, []])
    for (const [name, value] of Object.entries(entity).filter(([one]) => one in properties && entity[one] !== null)) {
      const { type } = properties[name] as { type: string }
      expect([name, type === 'integer' ? 'number' : type]).toEqual([name, Array.isArray(value) ? 'array' : typeof value])
    }
  })
})

test.each<readonly [args: readonly string[], code: number, text: string]>([
  [['--only', 'Catalog_Товар'], 2, 'did you mean "Catalog_Товары"?'],
  [['--out', 'none/a.json'], 10, 'nothing is written: --out none/a.json'],
])('it is refused: %s', async (args, code, text) => {
  const ended = await run(['openapi', warehouse, ...args], temporaryFolder())
  expect([ended.code, ended.stderr.includes(text)]).toEqual([code, true])
})

test('where there is nothing to describe', async () => {
  expect((await run(['openapi', '.'], temporaryFolder({ 'services/hs/.keep': '' }))).code).not.toBe(0)
})

const services = corpus('onec-services')
const data = corpus('onec-data')
const edmx = corpus('onec-odata')
const configurations = [
  [services, 'designer/firstBitSportivnaya__PDM'],
  [data, 'designer/1c-syntax__ssl_3_1'],
  [edmx, 'edmx/odata1cgate-ut11-excerpt.edmx'],
] as const

test.skipIf(services === undefined || data === undefined || edmx === undefined).each(configurations)(
  'of a configuration of the corpus it is valid: %#',
  async (folder, name) => {
    const document = await documentOf([join(folder!, name)], temporaryFolder())
    expect([await errorsOf(document), Object.keys(document.paths).length > 3]).toEqual([[], true])
  },
)

describe('a client that openapi-typescript generates', () => {
  const tools = npmTools(['openapi-typescript@7.13.0', 'openapi-fetch@0.17.0', 'typescript@5.9.3'])
  const client = `import createClient from 'openapi-fetch'
import type { paths } from './paths.js'
const client = createClient<paths>({ baseUrl: 'http://127.0.0.1:8080', headers: { Accept: 'application/json' } })
const at = '/odata/standard.odata/Catalog_Товары'
const { data, error } = await client.GET(at, { params: { query: { $filter: 'Цена gt 10', $top: 5 } } })
export const code: string | null | undefined = data?.value[0]?.Code
export const text: string | undefined = error?.['odata.error'].message.value
const one = await client.GET("/odata/standard.odata/Catalog_Товары(guid'{Ref_Key}')", { params: { path: { Ref_Key: 'a' } } })
export const price: number | null | undefined = one.data?.Цена
// @ts-expect-error a letter is wrong
export const wrong = one.data?.Цина
// @ts-expect-error a code is a text
export const made = client.POST(at, { body: { Code: 1 } })
`

  test.skipIf(tools === undefined)('type-checks, and refuses what is not there', { timeout: 300_000 }, async () => {
    const folder = temporaryFolder({
      'client.ts': client,
      'package.json': '{ "type": "module" }',
      'tsconfig.json': JSON.stringify({
        compilerOptions: {
          strict: true,
          noEmit: true,
          target: 'es2022',
          lib: ['es2022', 'dom'],
          module: 'preserve',
          types: [],
          paths: { 'openapi-fetch': [join(tools!, 'node_modules/openapi-fetch/dist/index.d.mts')] },
        },
      }),
    })
    writeFileSync(join(folder, 'openapi.json'), JSON.stringify(await documentOf([warehouse], folder)))
    const node = (file: string, ...args: readonly string[]) =>
      spawnSync(process.execPath, [join(tools!, 'node_modules', file), ...args], { cwd: folder, ...toItsEnd })
    const generated = node('openapi-typescript/bin/cli.js', 'openapi.json', '-o', 'paths.d.ts')
    expect([generated.status, readFileSync(join(folder, 'paths.d.ts'), 'utf8').includes('Catalog_Tovary')]).toEqual([0, true])
    const checked = node('typescript/bin/tsc', '-p', folder)
    expect([checked.stdout, checked.status]).toEqual(['', 0])
  })
})
