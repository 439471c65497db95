/** Stubs as they answer, through the platform's own stages. */
import { afterEach, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary.ts'
import { Warehouse } from '../../../test/support/warehouse.ts'
import { hs, startStandin, type StandinOptions, type StubReplyDefinition, type StubRules, type TestStandin } from '../../testing/index.ts'

let standin: TestStandin
const start = async (options: StandinOptions = {}): Promise<TestStandin> =>
  (standin = await startStandin({ services: [Warehouse], strict: false, ...options }))
afterEach(() => standin.close())

const ask = async (path: string, init?: RequestInit): Promise<string> => {
  const response = await fetch(`${standin.url}/hs${path}`, init)
  return `${response.status} ${await response.text()}`
}
const unwritten = hs('warehouse').GET('/unwritten/{Number}')
const Prices = { Name: 'Prices', RootURL: 'prices' }

describe('which stub answers', () => {
  test('one for a method without a handler', async () => {
    await start()
    expect(await ask('/warehouse/unwritten/5')).toMatch(/^501 /)
    standin.stub(unwritten, { json: { found: true } })
    expect(await ask('/warehouse/unwritten/5')).toBe('200 {"found":true}')
    expect(standin.received(unwritten)[1]!.note.stub).toBe('stub-1')
  })

  test('a written handler, unless the stub overrides it', async () => {
    await start()
    expect(() => standin.stub(hs('warehouse').GET('/version'), { text: 'stub' })).toThrow(
      'GET of template "Version" of Склад has a handler, which answers; the stub answers only with `override: true`',
    )
    const added = standin.stub(hs('warehouse').GET('/version'), { text: 'stub' }, { override: true, request: { QueryOptions: { v: '2' } } })
    expect([await ask('/warehouse/version'), await ask('/warehouse/version?v=2')]).toEqual([
      '200 {"version":"1.0","name":"Склад"}',
      '200 stub',
    ])
    added.remove()
    expect(await ask('/warehouse/version?v=2')).toBe('200 {"version":"1.0","name":"Склад"}')
  })

  test('one for a method that the template did not have', async () => {
    await start()
    standin.stub(hs('warehouse').PATCH('/version'), { StatusCode: 204 })
    expect([await ask('/warehouse/version', { method: 'PATCH' }), await ask('/warehouse/version', { method: 'PUT', body: '' })]).toEqual([
      '204 ',
      expect.stringMatching(/^405 /),
    ])
  })

  test('one of a service that it defines itself', async () => {
    await start()
    standin.stub(hs(Prices).GET('/list/{Kind}'), { text: 'list' })
    standin.stub(hs(Prices).POST('/list/{Kind}'), { text: 'made' })
    expect([await ask('/prices/list/a'), await ask('/prices/list/a', { method: 'POST' }), await ask('/prices/none')]).toEqual([
      '200 list',
      '200 made',
      expect.stringMatching(/^404 /),
    ])
    expect(standin.received(hs('prices').GET('/list/{Kind}'))[0]!.URLParameters.Kind).toBe('a')
  })

  test.each<[string, StubRules['request'], readonly [path: string, init?: RequestInit], readonly [path: string, init?: RequestInit]]>([
    ['URL parameters', { URLParameters: { Number: '007' } }, ['/007'], ['/7']],
    ['query options', { QueryOptions: { full: { oneOf: ['1', 'true'] }, old: { absent: true } } }, ['/1?full=true'], ['/1?full=1&old=1']],
    [
      'headers, names in any case',
      { Headers: { 'X-Shop': { contains: 'ab' } } },
      ['/1', { headers: { 'x-shop': 'xaby' } }],
      ['/1', { headers: { 'x-shop': 'xay' } }],
    ],
    ['a pattern', { URLParameters: { Number: { matches: '^\\d+$' } } }, ['/12'], ['/1a']],
  ])('one whose conditions on %s hold', async (_, request, [path, init], [otherPath, otherInit]) => {
    await start()
    standin.stub(unwritten, { text: 'yes' }, { request: request! })
    expect([await ask(`/warehouse/unwritten${path}`, init), await ask(`/warehouse/unwritten${otherPath}`, otherInit)]).toEqual([
      '200 yes',
      expect.stringMatching(/^404 /),
    ])
  })

  test.each<[StubRules['request'], string, string]>([
    [{ JSON: { '$.order.lines[*].SKU': 'A-1' } }, '{"order":{"lines":[{"SKU":"B"},{"SKU":"A-1"}]}}', '{"order":{"lines":[]}}'],
    [{ JSON: { '$.sum': 7 } }, '{"sum":7.0}', '{"sum":"7"}'],
    [{ JSON: { '$.name': { contains: 'лад' } } }, '{"name":"Склад"}', '{"name":"Цех"}'],
    [{ JSON: { $: { a: 1, b: [1, 2] } } }, '{"b":[1,2],"a":1}', '{"b":[2,1],"a":1}'],
    [{ JSON: { '$.x': { absent: true } } }, '{}', '{"x":null}'],
    [{ body: { contains: 'ping' } }, 'a ping', 'pong'],
  ])('one whose conditions on the body hold: %j', async (request, yes, no) => {
    await start()
    standin.stub(hs(Prices).POST('/x'), { text: 'yes' }, { request: request! })
    expect([await ask('/prices/x', { method: 'POST', body: yes }), await ask('/prices/x', { method: 'POST', body: no })]).toEqual([
      '200 yes',
      expect.stringMatching(/^404 /),
    ])
  })

  test('the one of higher priority, then the one added last', async () => {
    await start()
    standin.stub(unwritten, { text: 'high' }, { priority: 1, request: { QueryOptions: { h: '1' } } })
    standin.stub(unwritten, { text: 'old' })
    standin.stub(unwritten, { text: 'new' })
    expect([await ask('/warehouse/unwritten/1'), await ask('/warehouse/unwritten/1?h=1')]).toEqual(['200 new', '200 high'])
  })

  test('that of the state of its scenario', async () => {
    await start()
    standin.stub(unwritten, { StatusCode: 202, text: 'wait' }, { scenario: { name: 'upload', state: 'Started', next: 'Done' } })
    standin.stub(unwritten, { text: 'done' }, { scenario: { name: 'upload', state: 'Done' } })
    expect([await ask('/warehouse/unwritten/1'), await ask('/warehouse/unwritten/1'), await ask('/warehouse/unwritten/1')]).toEqual([
      '202 wait',
      '200 done',
      '200 done',
    ])
  })
})

describe('a request that no stub matches', () => {
  test('names the closest stub, and the part that is not as asked', async () => {
    await start()
    standin.stub(
      unwritten,
      { text: 'yes' },
      { name: 'order 7', request: { URLParameters: { Number: 'A-7' }, Headers: { Accept: 'application/json' } } },
    )
    expect(await ask('/warehouse/unwritten/a-7', { headers: { Accept: 'application/json' } })).toMatch(/^404 /)
    expect(() => standin.verifyServed()).toThrow(
      'stub "order 7" (GET /hs/warehouse/unwritten/{Number})\n      URLParameters.Number: expected "A-7", got "a-7" - "a-7" '
        + 'differs from "A-7" in letter case only',
    )
  })
})

describe('what a stub answers', () => {
  test.each<[string, StubReplyDefinition, string]>([
    [
      'values of the request',
      {
        text:
          '{{request.HTTPMethod}} {{request.URLParameters.Number}} {{request.QueryOptions.q}} {{ request.Headers.X-Shop }} '
          + '{{request.RelativeURL}}',
      },
      'GET 5 ю s /unwritten/5',
    ],
    ['nothing for what is not there', { text: '[{{request.QueryOptions.none}}]' }, '[]'],
    ['two braces', { text: '\\{{request.body}}' }, '{{request.body}}'],
    [
      'escaped values',
      { text: '{{request.QueryOptions.x | xml}} {{request.QueryOptions.x | url}} {{request.QueryOptions.x | json}}' },
      '&#60;&#34; %3C%22 <\\"',
    ],
    [
      'values inside JSON, as JSON texts',
      { json: { a: 'x {{request.QueryOptions.x}}', b: [1, null, true] } },
      '{"a":"x <\\"","b":[1,null,true]}',
    ],
    [
      'time and chance',
      { text: '{{now}} {{guid}} {{count}}' },
      expect.stringMatching(
        /^2023-11-14T22:13:20 [0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12} 1$/,
      ) as unknown as string,
    ],
  ])('%s', async (_, reply, text) => {
    await start({ clock: { now: () => 1_700_000_000_000 } })
    standin.stub(unwritten, reply)
    const response = await fetch(`${standin.url}/hs/warehouse/unwritten/5?q=%D1%8E&x=%3C%22`, { headers: { 'X-Shop': 's' } })
    expect([response.status, await response.text()]).toEqual([200, text])
  })

  test('a JSON value of the body, as the value that it is', async () => {
    await start()
    standin.stub(hs(Prices).POST('/x'), {
      json: { lines: '{{request.JSON.$.order.lines}}', first: 'No {{request.JSON.$.order.lines[0].n}}', none: '{{request.JSON.$.none}}' },
    })
    expect(await ask('/prices/x', { method: 'POST', body: '{"order":{"lines":[{"n":1},{"n":2}]}}' })).toBe(
      '200 {"lines":[{"n":1},{"n":2}],"first":"No 1","none":null}',
    )
  })

  test('status, reason, headers, bytes', async () => {
    await start()
    standin.stub(unwritten, {
      StatusCode: 299,
      Reason: 'Fine',
      Headers: { 'X-A': ['1', '2'], 'Content-Type': 'application/x' },
      base64: 'AAH/',
    })
    const response = await fetch(`${standin.url}/hs/warehouse/unwritten/5`)
    expect([
      response.status,
      response.statusText,
      response.headers.get('x-a'),
      response.headers.get('content-type'),
      [...new Uint8Array(await response.arrayBuffer())],
    ]).toEqual([299, 'Fine', '1, 2', 'application/x', [0, 1, 255]])
  })

  test('replies in turn, the last for ever; reset begins anew', async () => {
    await start()
    const stub = (): void => void standin.stub(unwritten, [{ StatusCode: 503 }, { text: 'ok' }])
    stub()
    expect([await ask('/warehouse/unwritten/1'), await ask('/warehouse/unwritten/1'), await ask('/warehouse/unwritten/1')]).toEqual([
      '503 ',
      '200 ok',
      '200 ok',
    ])
    standin.reset()
    expect(await ask('/warehouse/unwritten/1')).toMatch(/^501 /)
    stub()
    expect(await ask('/warehouse/unwritten/1')).toBe('503 ')
  })

  test('after its delay, by the clock that it was given', async () => {
    const waited: number[] = []
    await start({
      clock: {
        now: () => 0,
        pause: (milliseconds) => {
          waited.push(milliseconds)
          return Promise.resolve()
        },
      },
    })
    standin.stub(unwritten, { text: 'late', delay: '1.5s' })
    expect([await ask('/warehouse/unwritten/1'), waited]).toEqual(['200 late', [1500]])
  })

  test('what a function says, typed by the template', async () => {
    await start()
    const { HTTPServiceResponse } = await import('../../hs/message/response.ts')
    standin.stub(hs('warehouse').GET('/unwritten/{Number}'), (request) => {
      const response = new HTTPServiceResponse(200)
      response.SetBodyFromString(request.URLParameters.Number)
      return response
    })
    expect(await ask('/warehouse/unwritten/77')).toBe('200 77')
  })

  test('a stub that is wrong is refused whole', async () => {
    await start()
    expect(() => standin.stub(hs('warehouse').GET('/none'), { text: '' })).toThrow('has no URL template "/none"')
    expect(() => standin.stub(unwritten, { text: '{{x}}' })).toThrow('unknown placeholder {{x}}')
    expect(() => standin.stub(unwritten, {}, { request: { URLParameters: { number: '1' } } })).toThrow(
      'has no URL parameter "number"; did you mean "Number"?',
    )
  })
})

test('stub files join the services: a file beside the body that it sends, a service of its own, failures', async () => {
  const folder = temporaryFolder({
    'a.stub.yaml':
      'service: warehouse\nstubs:\n  - template: Unwritten\n    reply: { file: bodies/a.json, Headers: { Content-Type: '
      + 'application/json } }\nfailures:\n  - failure: sessionExpired\n    template: Volume\n    times: 1\n',
    'b.stub.json': '{"service":{"Name":"Prices","RootURL":"prices"},"stubs":[{"template":"/list","method":"GET","reply":{"json":[1]}}]}',
    'bodies/a.json': '{"from":"file"}',
  })
  await start({ stubs: [`${folder}/a.stub.yaml`, `${folder}/b.stub.json`] })
  expect([
    await ask('/warehouse/unwritten/1'),
    await ask('/prices/list'),
    await ask('/warehouse/volume/1'),
    await ask('/warehouse/volume/1'),
  ]).toEqual(['200 {"from":"file"}', '200 [1]', expect.stringMatching(/^400 .*Сеанс не найден или завершен/), '200 1:'])
})

test('a stub more for a place that has one does not build the platform anew', async () => {
  await start()
  standin.stub(unwritten, { text: 'one' })
  const services = standin.platform.services
  const second = standin.stub(unwritten, { text: 'two' })
  expect([standin.platform.services === services, await ask('/warehouse/unwritten/1')]).toEqual([true, '200 two'])
  second.remove()
  expect([standin.platform.services === services, await ask('/warehouse/unwritten/1')]).toEqual([true, '200 one'])
  standin.stub(hs('warehouse').PATCH('/version'), { text: 'new place' })
  expect(standin.platform.services === services).toBe(false)
})

describe('values as they were written', () => {
  const echo = {
    file: 'echo.stub.yaml',
    source: `service: { Name: Echo, RootURL: echo }
stubs:
  - template: /n
    method: POST
    reply: { json: { a: '{{request.JSON.$.n}}' } }
  - template: /exact
    method: POST
    request: { JSON: { $.n: 12345678901234567890 } }
    reply: { text: met }
  - template: /header
    method: GET
    request: { Headers: { X-A: '1, 2' } }
    reply: { text: '{{request.Headers.X-A}}' }
`,
  }
  const asked = async (path: string, init?: RequestInit): Promise<string> => {
    const standin = await startStandin({ stubs: [echo], strict: false })
    try {
      return await (await fetch(`${standin.url}/hs/echo${path}`, init)).text()
    } finally {
      await standin.close()
    }
  }

  test.each(['12345678901234567890', '10.00', '0.10', '1e400'])('the number %s keeps its digits (RFC 8259, 6)', async (number) => {
    expect(await asked('/n', { method: 'POST', body: `{"n":${number}}` })).toBe(`{"a":${number}}`)
  })

  test('a condition does not hold for a number that is equal only as a double', async () => {
    expect(await asked('/exact', { method: 'POST', body: '{"n":12345678901234567890}' })).toBe('met')
    expect(await asked('/exact', { method: 'POST', body: '{"n":12345678901234567891}' })).not.toBe('met')
  })

  test('a repeated header is one joined value in conditions and holes', async () => {
    expect(
      await asked('/header', {
        headers: [
          ['X-A', '1'],
          ['X-A', '2'],
        ],
      }),
    ).toBe('1, 2')
  })
})
