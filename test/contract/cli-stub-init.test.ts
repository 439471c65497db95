/** `standin stub init` and `standin wsdl sample`: what they write is sound at once, and answers. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { startStandin } from '../../src/testing/index.ts'
import { corpus } from '../support/corpus.ts'
import { run } from '../support/standin.ts'
import { temporaryFolder } from '../support/temporary.ts'

const repository = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const orders = repository('wsdl/Orders.wsdl')
const warehouse = repository('test/fixtures/warehouse-designer')
const configuration = repository('test/fixtures/configuration-designer')

async function initialised(paths: readonly string[], ...options: readonly string[]) {
  const folder = temporaryFolder()
  const ended = await run(['stub', 'init', ...paths, ...options], folder)
  return { ended, stubs: join(folder, 'stubs'), text: (name: string) => readFileSync(join(folder, 'stubs', `${name}.stub.yaml`), 'utf8') }
}

const post = (url: string, xml: string): Promise<Response> =>
  fetch(url, { method: 'POST', headers: { 'Content-Type': 'text/xml; charset=utf-8' }, body: xml })

describe('stub files', () => {
  test.each<readonly [what: string, path: string]>([
    ['a WSDL document', orders],
    ['a dump', configuration],
    ['data objects', warehouse],
  ])('of %s are without errors at once', async (_, path) => {
    const { ended, stubs } = await initialised([path])
    expect([ended.code, ended.stderr]).toEqual([0, expect.stringMatching(/^\d+ stubs? written; /m)])
    const checked = await run(['check', path, stubs], stubs)
    expect([checked.code, checked.stderr]).toEqual([0, expect.stringContaining('no errors')])
    expect(
      ended.stdout
        .trim()
        .split('\n')
        .map((file) => file.replace(/^stubs\//, ''))
        .toSorted(),
    ).toEqual(readdirSync(stubs).toSorted())
  })

  test('have the schema, a template and method each, and what is known of the answer', async () => {
    const { stubs, text } = await initialised([configuration])
    expect(text('Заказы').split('\n')).toEqual([
      '# yaml-language-server: $schema=../node_modules/onec-standin/schema/stub.schema.json',
      '# HTTP service Заказы, /hs/orders',
      'service: Заказы',
      'stubs:',
      '  - template: /',
      '    method: GET',
      '    reply:',
      '      StatusCode: 200',
      '      json:',
      '        ok: true',
      '  - template: /{Номер}',
      '    method: GET',
      '    reply:',
      '      StatusCode: 200',
      '      json:',
      '        Номер: "{{request.URLParameters.Номер}}"',
      '  - template: /{Номер}',
      '    method: DELETE',
      '    reply:',
      '      StatusCode: 204',
      '',
    ])
    await using standin = await startStandin({ paths: [configuration, stubs] })
    expect(await (await fetch(`${standin.url}/hs/orders/7`)).json()).toEqual({ Номер: '7' })
    expect((await fetch(`${standin.url}/hs/orders/7`, { method: 'DELETE' })).status).toBe(204)
    expect(await (await fetch(`${standin.url}/hs/warehouse/v1/volume/3/a/b`)).json()).toEqual({ VolumeID: '3', path: '/a/b' })
    expect(await (await fetch(`${standin.url}/hs/warehouse/v1/version`, { method: 'PATCH' })).json()).toEqual({ ok: true })
  })

  test('of an operation answer typed values; of sets their entities and rows', async () => {
    const { stubs, text } = await initialised([orders, warehouse])
    expect(text('Orders')).toContain('          Date: 2024-03-04T05:06:07\n')
    await using standin = await startStandin({ paths: [orders, warehouse, stubs], data: {} as never, strict: false })
    const request = (await run(['wsdl', 'sample', 'Orders.GetOrder', orders, '--part', 'request'], stubs)).stdout
    expect(await (await post(`${standin.url}/ws/Orders`, request)).text()).toContain('<m:Customer>Customer</m:Customer>')
    expect(standin.received().at(-1)?.note.stub).toContain('Orders.stub.yaml:')
    const at = `${standin.url}/odata/standard.odata/AccumulationRegister_ТоварныеЗапасы`
    const balance = (await (await fetch(`${at}/Balance()?$format=json`)).json()) as { value: readonly object[] }
    expect([Object.keys(balance.value[0]!).length > 1, standin.received().at(-1)?.note.stub]).toEqual([
      true,
      expect.stringContaining('AccumulationRegister_ТоварныеЗапасы.stub.yaml:'),
    ])
  })

  test('are never overwritten; a part of them is chosen by name', async () => {
    const folder = temporaryFolder()
    expect((await run(['stub', 'init', warehouse, '--only', 'Catalog_Товары'], folder)).code).toBe(0)
    expect(readdirSync(join(folder, 'stubs'))).toEqual(['Catalog_Товары.stub.yaml'])
    const again = await run(['stub', 'init', warehouse], folder)
    expect([again.code, again.stderr.includes('stubs/Catalog_Товары.stub.yaml'), readdirSync(join(folder, 'stubs')).length]).toEqual([
      6,
      true,
      1,
    ])
  })

  test.each<readonly [args: readonly string[], code: number, text: string]>([
    [[warehouse, '--only', 'Catalog_Товар'], 2, 'did you mean "Catalog_Товары"?'],
    [[warehouse, '--only', 'Catalog_Товар', '--lang', 'ru'], 2, 'нет сервиса или набора с именем «Catalog_Товар»'],
    [['none'], 3, 'none'],
  ])('refused: %s', async (args, code, text) => {
    const ended = await run(['stub', 'init', ...args], temporaryFolder())
    expect([ended.code, ended.stderr.includes(text)]).toEqual([code, true])
  })

  const services = corpus('onec-services')
  const edmx = corpus('onec-odata')
  test.skipIf(services === undefined || edmx === undefined).each([
    [services, 'designer/1c-syntax__ssl_3_1'],
    [edmx, 'edmx/odata1cgate-ut11-excerpt.edmx'],
  ])('of a configuration of the corpus are without errors: %#', { timeout: 300_000 }, async (base, name) => {
    const { ended, stubs } = await initialised([join(base!, name)])
    const checked = await run(['check', join(base!, name), stubs], stubs)
    expect([ended.code, checked.code, checked.stderr]).toEqual([0, 0, expect.stringContaining('no errors')])
    expect(
      readdirSync(stubs)
        .map((file) => readFileSync(join(stubs, file), 'utf8'))
        .join(''),
    ).not.toContain('no stub can answer')
  })
})

describe('sample messages', () => {
  const sample = (...args: readonly string[]) => run(['wsdl', 'sample', ...args], temporaryFolder())

  test('are those of the schema: what is sent is taken, what is answered is served from a file', async () => {
    const folder = temporaryFolder({ 'Orders.wsdl': readFileSync(orders, 'utf8') })
    const written = await run(['wsdl', 'sample', 'Orders.PlaceOrder', 'Orders.wsdl', '--out', '.'], folder)
    expect([written.code, written.stdout]).toEqual([0, 'Orders.PlaceOrder.request.xml\nOrders.PlaceOrder.response.xml\n'])
    await using standin = await startStandin({ paths: [folder] })
    const answer = await post(`${standin.url}/ws/Orders`, readFileSync(join(folder, 'Orders.PlaceOrder.request.xml'), 'utf8'))
    expect([answer.status, await answer.text()]).toEqual([
      200,
      readFileSync(join(folder, 'Orders.PlaceOrder.response.xml'), 'utf8').trimEnd(),
    ])
    expect((await run(['wsdl', 'sample', 'Orders.PlaceOrder', 'Orders.wsdl', '--out', '.'], folder)).code).toBe(6)
  })

  test('have what is optional, have it not, or have it by chance that a number repeats', async () => {
    const response = async (...args: readonly string[]) => (await sample('Orders.GetOrder', orders, '--part', 'response', ...args)).stdout
    const [all, none, five, again] = await Promise.all([
      response(),
      response('--optional', 'none'),
      response('--seed', '5'),
      response('--seed', '5'),
    ])
    expect([all.includes('<m:Street>'), none.includes('<m:Street>'), five === again]).toEqual([true, false, true])
    const seeds = await Promise.all(['1', '2', '3', '4'].map((seed) => response('--seed', seed)))
    expect(new Set(seeds).size).toBeGreaterThan(1)
  })

  test('of a service of a configuration; of SOAP 1.2; of a fault with its detail', async () => {
    const { stdout } = await sample('Orders.GetOrder', configuration, '--soap', '1.2')
    expect(stdout).toMatch(/soap="http:\/\/www\.w3\.org\/2003\/05\/soap-envelope"[^]*<!-- response -->/)
    const fault = await sample('Orders.GetOrder', orders, '--part', 'fault')
    expect([fault.code, fault.stdout]).toEqual([0, expect.stringMatching(/<faultstring>GetOrder: reason<[^]*OrderNotFound/)])
  })

  test('an operation that there is not is named with the one that was meant', async () => {
    const ended = await sample('Orders.GetOrdr', orders)
    expect([ended.code, ended.stderr]).toEqual([4, expect.stringContaining('did you mean "Orders.GetOrder"?')])
  })
})
