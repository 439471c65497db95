/** What stubs say beyond an answer: where it is refused, in which channels it works, and what is left of it after a reset. */
import { afterEach, describe, expect, test } from 'vitest'
import { Warehouse } from '../../../test/support/warehouse.ts'
import { HTTPServiceResponse, HTTPService, Operation, Parameter, URLTemplate, WebService, XDTOPackage, property, xs } from '../../index.ts'
import { createClock, hs, outgoing, startStandin, ws, type StandinOptions, type TestStandin } from '../../testing/index.ts'
import { DeclaredOperation } from '../../ws/service/operation.ts'

const Shop = XDTOPackage({ Namespace: 'urn:shop' })
const Line = Shop.objectType('Line', { SKU: property(xs.string), Sum: property(xs.decimal) })
const Order = Shop.objectType('Order', { Number: property(xs.string), Lines: property(Line, { lowerBound: 0, upperBound: -1 }) })
const Orders = WebService({
  Name: 'Orders',
  Namespace: 'urn:shop/ws',
  XDTOPackages: [Shop],
  Operations: {
    Put: Operation({ Parameters: { Order: Parameter(Order) }, XDTOReturningValueType: xs.string }, DeclaredOperation('Orders')),
    Get: Operation({ Parameters: { Number: Parameter(xs.string) }, XDTOReturningValueType: Order }, DeclaredOperation('Orders')),
  },
})

let standin: TestStandin
const start = async (options: StandinOptions = {}): Promise<TestStandin> => (standin = await startStandin({ strict: false, ...options }))
const serve = (source: string, options: StandinOptions = {}): Promise<TestStandin> =>
  start({ stubs: [{ file: 'a.stub.yaml', source }], ...options })
afterEach(() => standin?.close())

const ask = async (path: string, init?: RequestInit): Promise<string> => {
  const response = await fetch(`${standin.url}/hs${path}`, init)
  return `${response.status} ${await response.text()}`
}
const send = (path: string, body: unknown, method = 'POST'): Promise<string> => ask(path, { method, body: JSON.stringify(body) })
const soap = async (operation: string, body: string): Promise<string> => {
  const envelope =
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>'
    + `<m:${operation} xmlns:m="urn:shop/ws">${body}</m:${operation}></soap:Body></soap:Envelope>`
  const headers = { 'Content-Type': 'text/xml; charset=utf-8' }
  const response = await fetch(`${standin.url}/ws/Orders`, { method: 'POST', headers, body: envelope })
  return `${response.status} ${(await response.text()).replace(/\s*\n\s*/g, '')}`
}

test('what is no value of a stub, or has the name of a loop, is left alone', async () => {
  await serve(`service: { Name: S, RootURL: s }
stubs:
  - template: /a
    reply:
      text: "\\\\{{captures.id}} {{count | default: 'items'}} {{request.JSON.$.item}} {{#each request.JSON.$.l as item}}{{item.n}}{{/each}}"
  - template: /b
    capture: { order-id: request.JSON.$.id }
    reply: { json: '{{captures.order-id}}' }`)
  expect([await send('/s/a', { item: 1, l: [{ n: 2 }] }), await send('/s/b', { id: 5 })]).toEqual(['200 {{captures.id}} 1 1 2', '200 5'])
})

describe('what a file has wrong is said with the place and what was meant', () => {
  const stub = (lines: string): string => `service: { Name: S, RootURL: s }\nstubs:\n  - template: /a\n${lines}`
  test.each<[name: string, source: string, message: string]>([
    ['delay beside reply', stub('    delay: 1s\n    reply: {}'), '4:5: "delay" of a stub belongs under "reply": reply: { delay: ... }'],
    ['conditions beside request', stub('    QueryOptions: { a: 1 }\n    reply: {}'), '"QueryOptions" of a stub belongs under "request"'],
    ['a state beside scenario', stub('    next: Done\n    reply: {}'), '"next" of a stub belongs under "scenario"'],
    ['a filter', stub("    reply: { text: '{{count | numbr}}' }"), 'unknown filter "numbr"; did you mean "number"?'],
    [
      'an argument',
      stub("    reply: { text: '{{count | top}}' }"),
      '"top (0)" cannot be an argument of a filter here; expected arguments: 1',
    ],
    [
      'a value',
      stub("    reply: { text: '{{request.Cookie.a}}' }"),
      'unknown placeholder {{request.Cookie.a}}; did you mean "request.Cookies.a"?',
    ],
    ['a loop without an end', stub("    reply: { text: '{{#each items}}a' }"), 'unknown placeholder {{#each}}'],
    ['an end without a loop', stub("    reply: { text: 'a{{/each}}' }"), 'unknown placeholder {{/each}}'],
    ['a loop without an item', stub("    reply: { json: { $each: '{{items}}' } }"), 'a loop of JSON needs "$item"'],
    [
      'a loop with another key',
      stub("    reply: { json: { $each: '{{items}}', $itm: 1, $item: 2 } }"),
      'unknown key "$itm" in a loop of JSON; did you mean "$item"?',
    ],
    ['a variable outside of its loop', stub("    reply: { text: '{{line.a}}' }"), 'unknown placeholder {{line.a}}'],
    [
      'a prefix',
      stub("    request: { XML: { '/s:a': 1 } }\n    reply: {}"),
      'no namespace is given for the prefix s; write namespaces: { s: … }',
    ],
    ['an XML path', stub("    request: { XML: { 'a/b': 1 } }\n    reply: {}"), '"a/b" is not an XML path: error at character 1'],
    [
      'a part of a file',
      stub('    request: { Files: { f: { nam: a } } }\n    reply: {}'),
      'unknown key "nam" in the file f; did you mean "name"?',
    ],
    [
      'an operator',
      stub('    request: { Cookies: { a: { contain: b } } }\n    reply: {}'),
      'unknown key "contain" in the condition Cookies.a; did you mean "contains"?',
    ],
    [
      'sameAs',
      stub("    request: { QueryOptions: { a: { sameAs: 'request.Header.a' } } }\n    reply: {}"),
      'did you mean "request.Headers.a"?',
    ],
    [
      'a condition on a value',
      stub("    request: { Values: { 'request.JSN.$.a': 1 } }\n    reply: {}"),
      'did you mean "request.JSON.$.a"?',
    ],
    [
      'an operator of lists',
      stub('    request: { QueryOptions: { a: { anny: b } } }\n    reply: {}'),
      'unknown key "anny" in the condition QueryOptions.a; did you mean "any"?',
    ],
    [
      'the name of a capture',
      stub("    request: { body: { matches: '(?<number>[0-9]+)' } }\n    reply: { text: '{{captures.numbr | upper}}' }"),
      '5:20: no condition and no `capture` of the stub takes "numbr"; did you mean "number"?',
    ],
    [
      'a pattern of a sample',
      stub("    reply: { json: { $sample: { pattern: '(' } } }"),
      '$sample.pattern is the text "("; expected a regular',
    ],
    [
      'bounds of a sample',
      stub('    reply: { json: { $sample: { type: integer, minimum: 10, maximum: 1 } } }'),
      'expected a minimum, a maximum and a multiple between them',
    ],
    ['a capture of none', stub("    reply: { json: { a: ['{{captures.id}}'] } }"), 'of the stub takes "id"'],
    ['an item without a step', stub("    reply: { text: '{{item.id}}' }"), '"{{item.id}}" does nothing here: the stub has no keep, save,'],
    ['a missing without a step', stub('    missing: { StatusCode: 404 }\n    reply: {}'), '"missing" does nothing here'],
    [
      'a value of no scenario',
      stub("    reply: { text: '{{scenario.token}}' }"),
      '"{{scenario.token}}" does nothing here: the stub has no',
    ],
    [
      'a callback beside an object of the infobase',
      stub('    save: Catalogs.Goods\n    callback: { url: https://a.example }'),
      '"callback" does nothing here: a stub that keeps objects of the infobase answers by itself',
    ],
    [
      'an object of the infobase of a host',
      "hosts: { 'https://a.example': { stubs: [{ template: /a, save: Catalogs.Goods }] } }",
      '"save" does nothing here: objects of the infobase are kept by stubs of HTTP services alone',
    ],
    ['a capture', stub('    capture: { id: request.Bdy }\n    reply: {}'), 'did you mean "request.body"?'],
    ['a kind of sample', stub('    reply: { json: { $sample: gud } }'), 'there is no kind of samples "gud"; did you mean "guid"?'],
    [
      'a key of a schema',
      stub('    reply: { json: { $sample: { formt: guid } } }'),
      'unknown key "formt" in $sample; did you mean "format"?',
    ],
    [
      'a type of a schema',
      stub('    reply: { json: { $sample: { type: text } } }'),
      '$sample.type is the text "text"; expected one of string, integer',
    ],
    [
      'a collection',
      stub('    find: ordrs\n  - { template: /b, save: orders }'),
      'nothing is ever saved in the collection "ordrs"; did you mean "orders"?',
    ],
    ['two actions', stub('    find: orders\n    save: orders'), 'a stub has save, find at once'],
    ['a key of a step', stub('    save: { in: orders, itm: 1 }'), 'unknown key "itm" in a step on a collection; did you mean "item"?'],
    ['a step without a collection', stub('    save: { item: 1 }'), 'save needs "in"'],
    ['the name of a collection', stub('    save: a b'), 'save is the text "a b"; expected the name of a collection'],
    ['a key of a collection', 'collections: { orders: { nxt: 1 } }', 'unknown key "nxt" in a collection; did you mean "next"?'],
    ['a callback without an address', stub('    reply: {}\n    callback: { method: POST }'), 'a callback needs "url"'],
    [
      'the address of a callback',
      stub('    reply: {}\n    callback: { url: shop.example }'),
      'callback.url is the text "shop.example"; expected an address',
    ],
    [
      'a key of a callback',
      stub('    reply: {}\n    callback: { url: https://a.example, dely: 1s }'),
      'unknown key "dely" in a callback; did you mean "delay"?',
    ],
    ['a path', stub("    path: '/a{b}'\n    reply: {}"), 'must be a whole segment'],
    ['a path without a tail', stub('    path: /b\n    reply: {}'), '`path` needs a template that ends with /*; template "/a" does not'],
    [
      'a parameter of a path',
      "service: { Name: S, RootURL: s }\nstubs:\n  - { path: '/o/{Number}', request: { URLParameters: { Numbr: 1 } }, reply: {} }",
      'has no URL parameter "Numbr"; did you mean "Number"?',
    ],
    ['a seed', stub('    seed: x\n    reply: {}'), 'seed is the text "x"; expected a whole number'],
    [
      'a value that a scenario keeps',
      stub('    scenario: { name: a, keep: { b: request.JSN.$.a } }\n    reply: {}'),
      'did you mean "request.JSON.$.a"?',
    ],
  ])('%s', async (_, source, message) => {
    await expect(serve(source)).rejects.toThrow(message)
  })
})

describe('collections', () => {
  test('are kept for a service that there is, under the templates that it has', async () => {
    const Tail = HTTPService({
      Name: 'Tail',
      RootURL: 'tail',
      URLTemplates: { All: URLTemplate('/*', {}), One: URLTemplate('/goods/{Code}', {}), Goods: URLTemplate('/goods', {}) },
    })
    await start({ services: [Tail] })
    standin.stub(hs('tail').Any('/goods'), { keep: { in: 'goods', order: '-Code' } })
    standin.stub(hs('tail').Any('/*'), { keep: 'orders' }, { path: '/orders' })
    expect([
      await send('/tail/goods', { id: 'A' }),
      await ask('/tail/goods/A'),
      await send('/tail/orders', { sum: 1 }),
      await send('/tail/orders/1', { paid: true }, 'PATCH'),
      await send('/tail/orders/9', { paid: true }, 'PATCH'),
      await ask('/tail/orders', { method: 'DELETE' }),
      await send('/tail/orders', []),
      await ask('/tail/orders', { method: 'POST', body: '{"a":1,}' }),
      await ask('/tail/orders', { method: 'POST', body: '\uFEFF' }),
      await ask('/tail/orders?top=x'),
      await ask('/tail/orders/1/lines'),
    ]).toEqual([
      '201 {"id":"A"}',
      '200 {"id":"A"}',
      '201 {"id":1,"sum":1}',
      '200 {"id":1,"sum":1,"paid":true}',
      '404 {"error":"orders: id 9"}',
      '405 {"error":"orders: DELETE"}',
      '400 {"error":"the body must be a JSON object","errorRu":"тело должно быть объектом JSON"}',
      '400 {"error":"the body must be a JSON object: 1:8: not expected here: \\"}\\"",'
        + '"errorRu":"тело должно быть объектом JSON: 1:8: здесь не ожидалось: \\"}\\""}',
      '400 {"error":"the body must be a JSON object: the text is empty","errorRu":"тело должно быть объектом JSON: текст пустой"}',
      '400 {"error":"orders: \\"x\\" is not a whole number","errorRu":"orders: «x» – не целое число"}',
      expect.stringMatching(/^404 /),
    ])
    expect(standin.kept('orders')).toEqual([{ id: 1, sum: 1, paid: true }])
  })

  test('numbers in them keep their digits', async () => {
    await serve('service: { Name: S, RootURL: s }\nstubs:\n  - { keep: a, template: /a }')
    await send('/s/a', 0).catch(() => '')
    expect([
      await ask('/s/a', { method: 'POST', body: '{"sscc":123456789012345678901,"sum":10.50}' }),
      await ask('/s/a?sum=10.50'),
    ]).toEqual([
      '201 {"id":1,"sscc":123456789012345678901,"sum":10.50}',
      '200 {"items":[{"id":1,"sscc":123456789012345678901,"sum":10.50}],"total":1,"top":50,"skip":0}',
    ])
  })

  test('belong to a stand-in, and a removed stub does not answer any more', async () => {
    const other = await startStandin({ strict: false })
    await start()
    const keep = { keep: 'orders' } as const
    other.stub(hs({ Name: 'S', RootURL: 's' }).Any('/orders'), keep)
    const added = standin.stub(hs({ Name: 'S', RootURL: 's' }).Any('/orders'), keep)
    await send('/s/orders', { a: 1 })
    expect([await ask('/s/orders/1'), other.kept('orders')]).toEqual(['200 {"id":1,"a":1}', []])
    added.remove()
    expect([await ask('/s/orders'), await ask('/s/orders/1')]).toEqual([expect.stringMatching(/^404/), expect.stringMatching(/^404/)])
    await other.close()
  })

  test('a Web service saves what HTTP finds, and lists go out by their types', async () => {
    await serve(
      `service: Orders
stubs:
  - operation: Put
    save: { in: orders, id: request.Parameters.$.Order.Number, item: { lines: '{{request.Parameters.$.Order.Lines | json}}' } }
    reply: { xdto: { return: 'kept {{item.id}}' } }
  - operation: Get
    find: { in: orders, id: request.Parameters.$.Number }
    reply:
      xdto:
        return:
          Number: '{{item.id}}'
          Lines: { $each: '{{item.lines}}', $as: line, $item: { SKU: '{{position}}:{{line.SKU}}', Sum: '{{line.Sum}}' } }
    missing: { fault: { code: Sender, text: 'нет {{request.Parameters.$.Number}}' } }
`,
      { services: [Orders, Warehouse] },
    )
    standin.stub(hs({ Name: 'S', RootURL: 's' }).GET('/orders/{id}'), { find: 'orders' })
    const line = '<o:Lines><o:SKU>x</o:SKU><o:Sum>1.50</o:Sum></o:Lines><o:Lines><o:SKU>y</o:SKU><o:Sum>2</o:Sum></o:Lines>'
    const put = await soap('Put', `<m:Order xmlns:o="urn:shop"><o:Number>A-1</o:Number>${line}</m:Order>`)
    expect(put).toContain('kept A-1')
    expect(await ask('/s/orders/A-1')).toBe('200 {"id":"A-1","lines":[{"SKU":"x","Sum":"1.5"},{"SKU":"y","Sum":"2"}]}')
    const got = await soap('Get', '<m:Number>A-1</m:Number>')
    expect(got).toMatch(/^200 .*<m?:?[^>]*SKU>1:x<.*Sum>1\.5<.*SKU>2:y</)
    expect(await soap('Get', '<m:Number>A-2</m:Number>')).toMatch(/^500 .*нет A-2/)
  })
})

describe('random data', () => {
  const seeded = (seed: number): string => `service: { Name: S, RootURL: s }
stubs:
  - template: /a
    seed: ${seed}
    reply:
      json:
        $sample:
          type: object
          required: [inn]
          properties:
            inn: { format: inn }
            name: { format: person, maxLength: 12 }
            sum: { type: number, minimum: 1, maximum: 2, multipleOf: 0.25 }
            lines: { type: array, minItems: 1, maxItems: 3, items: { type: integer, minimum: 1, maximum: 9 } }
            kind: { enum: [a, 2, null] }
            fixed: { const: { a: [1] } }
            code: { pattern: '^[A-Z]{2}\\d{3}$' }
            at: { type: string, format: date-time }`

  const three = async (): Promise<readonly string[]> => [await ask('/s/a'), await ask('/s/a'), await ask('/s/a')]

  test('is the same for a seed, other for another and for each answer', async () => {
    await serve(seeded(7))
    const first = await three()
    await standin.reset()
    expect(await three()).toEqual(first)
    expect(new Set(first).size).toBe(3)
    await standin.close()
    await serve(seeded(8))
    expect(await three()).not.toEqual(first)
  })

  test('is as the schema says', async () => {
    await serve(seeded(1))
    for (let time = 0; time < 30; time++) {
      const sample = JSON.parse((await ask('/s/a')).slice(4)) as Record<string, never>
      const weights = [2, 4, 10, 3, 5, 9, 4, 6, 8]
      const digits = Array.from(String(sample['inn']), Number)
      expect((weights.reduce((sum, weight, at) => sum + weight * digits[at]!, 0) % 11) % 10).toBe(digits[9])
      if ('sum' in sample) expect([1, 1.25, 1.5, 1.75, 2]).toContain(sample['sum'])
      if ('code' in sample) expect(sample['code']).toMatch(/^[A-Z]{2}\d{3}$/)
      if ('kind' in sample) expect(['a', 2, null]).toContain(sample['kind'])
      if ('name' in sample) expect(String(sample['name']).length).toBeLessThanOrEqual(12)
      if ('lines' in sample) expect((sample['lines'] as number[]).every((one) => one >= 1 && one <= 9)).toBe(true)
    }
  })

  test('of an operation is valid by its types, and written values stay', async () => {
    await start({ services: [Orders] })
    standin.stub(ws('Orders', 'Get'), { sample: true })
    standin.stub(ws('Orders', 'Put'), { sample: true, xdto: { return: 'written' } })
    const first = await soap('Get', '<m:Number>1</m:Number>')
    const second = await soap('Get', '<m:Number>1</m:Number>')
    expect(first).toMatch(/^200 .*<Number [^>]*>[^<]+<.*SKU>[^<]+<.*Sum>[\d.]+</)
    expect(second).not.toBe(first)
    expect(await soap('Put', '<m:Order xmlns:o="urn:shop"><o:Number>1</o:Number></m:Order>')).toContain('written')
    await standin.reset()
  })
})

describe('calls after the answer', () => {
  const paid = hs({ Name: 'S', RootURL: 's' }).POST('/pay')
  const shop = outgoing('https://shop.example/paid').POST()
  const callback = {
    url: 'https://shop.example/paid?n={{request.JSON.$.n}}',
    Headers: { 'X-N': '{{request.JSON.$.n}}' },
    json: { n: '{{request.JSON.$.n}}' },
  }

  test('are in the journal and verified, answered by stubs of the host', async () => {
    await start()
    standin.stub(shop, { StatusCode: 204 })
    standin.stub(paid, { json: { ok: true } }, { callback: [callback, { ...callback, method: 'put' }] })
    expect(await send('/s/pay', { n: 10.5 })).toBe('200 {"ok":true}')
    await standin.settled()
    const [call] = standin.verify(shop, {
      times: 1,
      request: { QueryOptions: { n: '10.5' }, Headers: { 'X-N': '10.5' }, JSON: { $: { n: 10.5 } } },
    })
    expect(call?.header('content-type')).toBe('application/json; charset=utf-8')
    standin.verify(outgoing('https://shop.example/paid').PUT())
    expect(() => standin.verify(outgoing('https://shop.exmple/paid').POST())).toThrow(
      'https://shop.exmple was never called, did you mean https://shop.example?',
    )
  })

  test('go nowhere that is not allowed, and the answer stays as it is', async () => {
    await start()
    standin.stub(paid, { text: 'ok' }, { callback })
    expect(await send('/s/pay', { n: 1 })).toBe('200 ok')
    await standin.settled()
    expect(standin.unserved().map(({ target, refusal }) => [target, refusal])).toEqual([
      ['https://shop.example/paid?n=1', 'outgoing/not-allowed'],
    ])
  })

  test('reach a server that is allowed', async () => {
    const Hook = HTTPService({
      Name: 'Hook',
      RootURL: 'hook',
      URLTemplates: { In: URLTemplate('/in', { POST: async (request) => HTTPServiceResponse.json({ got: await request.json() }) }) },
    })
    const server = await startStandin({ services: [Hook] })
    await start({ net: ['127.0.0.1'] })
    standin.stub(paid, { text: 'ok' }, { callback: { url: '{{request.JSON.$.hook}}', json: { a: 1 } } })
    await send('/s/pay', { hook: `${server.url}/hs/hook/in` })
    await standin.settled()
    server.verify(hs('hook').POST('/in'), { times: 1, request: { JSON: { $: { a: 1 } } } })
    await server.close()
  })

  test.each(['not an address', '/paid', 'ftp://a.example', ''])('to "%s" are not sent', async (url) => {
    await start()
    standin.stub(paid, { text: 'ok' }, { callback: { url: '{{request.JSON.$.url}}' } })
    expect(await send('/s/pay', { url })).toBe('200 ok')
    await standin.settled()
    expect(standin.received().filter((one) => one.outgoing)).toEqual([])
  })

  test('wait for their delay by the clock of the test, and a reset drops them', async () => {
    const clock = createClock()
    await start({ clock })
    const stub = (): void => {
      standin.stub(shop, { StatusCode: 204 })
      standin.stub(paid, { text: 'ok' }, { callback: { ...callback, delay: '1m' } })
    }
    stub()
    await send('/s/pay', { n: 1 })
    expect(standin.received(shop)).toEqual([])
    await new Promise((resolve) => setImmediate(resolve))
    clock.advance(60_000)
    await standin.settled()
    standin.verify(shop, { times: 1 })
    await send('/s/pay', { n: 2 })
    await new Promise((resolve) => setImmediate(resolve))
    await standin.reset()
    clock.advance(60_000)
    await standin.settled()
    expect(standin.received(shop)).toEqual([])
  })
})

test('the closest stub is named with what of a form, a cookie, an option or the path differs', async () => {
  await start()
  standin.stub(
    hs({ Name: 'S', RootURL: 's' }).POST('/a'),
    { text: 'a' },
    { name: 'form', request: { Form: { phone: { matches: '^7' } }, Cookies: { theme: '1' }, QueryOptions: { id: { each: '1' } } } },
  )
  standin.stub(hs({ Name: 'T', RootURL: 't' }).Any('/*'), { text: 'b' }, { name: 'path', path: '/orders/{id}' })
  await ask('/s/a?id=1&id=2', { method: 'POST', body: new URLSearchParams({ phone: '8' }) })
  await ask('/t/order/5')
  for (const difference of [
    'QueryOptions.id: expected each "1", got "1", "2"',
    'Cookies.theme: expected "1", got absent',
    'Form.phone: expected matches /^7/u, got "8"',
    'path: expected /orders/{id}, got "/order/5"',
  ])
    expect(() => standin.verifyServed()).toThrow(difference)
})

test('a host that is stood in for keeps items, at its address and below', async () => {
  await serve(`service: { Name: S, RootURL: s }
stubs:
  - template: /go
    callback:
      - { url: 'https://shop.example/api/orders', json: { n: 1 } }
      - { url: 'https://shop.example/api/orders/1', method: PATCH, json: { paid: true } }
    reply: {}
hosts:
  https://shop.example/api: { stubs: [{ template: /orders, keep: orders }] }
`)
  await ask('/s/go')
  await standin.settled()
  expect(standin.received().map(({ target, reply }) => [target, reply?.StatusCode])).toEqual([
    ['/hs/s/go', 200],
    ['https://shop.example/api/orders', 201],
    ['https://shop.example/api/orders/1', 200],
  ])
  expect(standin.kept('orders')).toEqual([{ id: 1, n: 1, paid: true }])
})

test('verification has the same conditions', async () => {
  await serve('service: { Name: S, RootURL: s }\nstubs:\n  - { template: /a, reply: {} }')
  await ask('/s/a?id=1&id=2', { method: 'POST', body: new URLSearchParams({ phone: '8', tag: 'x' }), headers: { Cookie: 'sid=5' } })
  await ask('/s/a', { method: 'POST', body: '<a><b>1</b></a>' })
  const a = hs('s').POST('/a')
  standin.verify(a, { times: 1, request: { Form: { phone: '8' }, Cookies: { sid: '5' }, QueryOptions: { id: { values: ['1', '2'] } } } })
  standin.verify(a, { times: 1, request: { XML: { '//b': '1' } } })
  expect(() => standin.verify(a, { request: { Form: { phone: '9' } } })).toThrow('was received 0 times')
})
