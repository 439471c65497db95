import { afterEach, describe, expect, test } from 'vitest'
import { Warehouse } from '../../test/support/warehouse.ts'
import { HTTPService } from '../hs/service/service.ts'
import { createClock, hs, startStandin, VerificationError, type StandinOptions, type TestStandin } from './index.ts'

let standin: TestStandin | undefined
const start = async (options: StandinOptions = {}): Promise<TestStandin> =>
  (standin = await startStandin({ services: [Warehouse], ...options }))
afterEach(async () => {
  await standin?.standin.reset()
  await standin?.close()
  standin = undefined
})

const get = (path: string, init?: RequestInit): Promise<Response> => fetch(`${standin!.url}/hs${path}`, init)
const thrown = (run: () => unknown): unknown => {
  try {
    return void run()
  } catch (error) {
    return error
  }
}

describe('what was received', () => {
  test('calls have the values that the template took, the body and the reply', async () => {
    const test = await start()
    const received: typeof test.received = (...args) => test.received(...args)
    await get('/warehouse/volume/%D0%90-1/x/y?full=1')
    await get('/warehouse/orders', {
      method: 'POST',
      body: '{"Номер":"7"}',
      headers: { 'Content-Type': 'application/json', 'Authorization': 'Basic eDp5' },
    })
    const [volume] = received(hs('warehouse').GET('/volume/{VolumeID}/*'))
    expect(volume).toMatchObject({
      id: 1,
      method: 'GET',
      URLParameters: { 'VolumeID': 'А-1', '*': '/x/y' },
      address: { service: 'Склад', template: 'Volume' },
      user: '',
    })
    expect([
      volume!.QueryOptions.get('full'),
      volume!.URLParameters.VolumeID,
      volume!.reply!.StatusCode,
      volume!.reply!.body.text(),
    ]).toEqual(['1', 'А-1', 200, 'А-1:/x/y'])
    const [order] = received(hs('Склад').POST('Orders'))
    expect([order!.body.json(), order!.body.size, order!.reply!.StatusCode, order!.header('AUTHORIZATION')]).toEqual([
      { Номер: '7' },
      18,
      201,
      'Basic eDp5',
    ])
    expect(order!.session).toMatch(/^[0-9a-f-]{36}$/)
    expect(received().length).toBe(2)
    expect(received(hs('warehouse')).length).toBe(2)
    expect(received(hs('warehouse').Any('/orders')).length).toBe(1)
    expect(received(hs('warehouse').PUT('/orders')).length).toBe(0)
  })

  test('a body that no handler read is in the journal all the same', async () => {
    await start()
    await get('/warehouse/orders', { method: 'PUT', body: 'hello' })
    expect(standin!.received(hs('warehouse').PUT('/orders'))[0]!.body.text()).toBe('hello')
  })

  test('conditions narrow what is counted', async () => {
    await start()
    for (const number of ['1', '2', '2']) await get('/warehouse/orders', { method: 'POST', body: JSON.stringify({ number }) })
    expect(standin!.received(hs('warehouse').POST('/orders'), { JSON: { '$.number': '2' } }).length).toBe(2)
    expect(standin!.received(hs('warehouse').POST('/orders'), { body: { contains: '"1"' } }).length).toBe(1)
  })

  test('a service or template that is not there is refused with the name that was meant', async () => {
    await start()
    expect(() => standin!.received(hs('warehose'))).toThrow(
      expect.objectContaining({
        name: 'PatternError',
        message: 'no HTTP service has the RootURL or the Name "warehose"; did you mean "warehouse"?',
      }),
    )
    expect(() => standin!.received(hs('w\u0430rehouse'))).toThrow(
      'has Cyrillic "\u0430" where "warehouse" has Latin letters that look the same',
    )
    expect(() => standin!.received(hs('warehouse').GET('/Version'))).toThrow(
      'HTTP service Склад has no URL template "/Version"; did you mean "/version"? ("/Version" differs from "/version" in letter '
        + 'case only)',
    )
  })
})

describe('verification', () => {
  test('times are exact, or bounds', async () => {
    await start()
    await get('/warehouse/version')
    await get('/warehouse/version')
    const version = hs('warehouse').GET('/version')
    expect(standin!.verify(version).length).toBe(2)
    standin!.verify(version, { times: 2 })
    standin!.verify(version, { times: { atMost: 2 } })
    standin!.verify(hs('warehouse').POST('/orders'), { times: 0 })
    expect(thrown(() => standin!.verify(version, { times: 3 }))).toMatchObject({
      name: 'AssertionError',
      message: 'GET /hs/warehouse/version was received 2 times, expected 3 times',
      expected: 'GET /hs/warehouse/version\nreceived: 3 times',
      actual: 'GET /hs/warehouse/version\nreceived: 2 times',
    })
  })

  test('a failure shows the closest call in the layout of what was expected', async () => {
    await start()
    await get('/warehouse/volume/a/x?full=1')
    const failure = thrown(() =>
      standin!.verify(hs('warehouse').GET('/volume/{VolumeID}/*'), {
        request: { URLParameters: { VolumeID: 'b' }, QueryOptions: { full: '1' } },
      }),
    )
    expect(failure).toBeInstanceOf(VerificationError)
    expect(failure).toMatchObject({
      expected: 'GET /hs/warehouse/volume/{VolumeID}/*\nURLParameters.VolumeID: "b"\nreceived: at least 1 time',
      actual: 'GET /hs/warehouse/volume/{VolumeID}/*\nURLParameters.VolumeID: "a"\nreceived: 0 times',
    })
  })

  test('order is that of arrival; other calls may come between', async () => {
    await start()
    await get('/warehouse/version')
    await get('/warehouse/volume/a')
    await get('/warehouse/orders', { method: 'POST', body: '{}' })
    const [version, volume, order] = [
      hs('warehouse').GET('/version'),
      hs('warehouse').GET('/volume/{VolumeID}/*'),
      hs('warehouse').POST('/orders'),
    ]
    standin!.verifyOrder(version, order)
    expect(() => standin!.verifyOrder(order, volume)).toThrow(
      'GET /hs/warehouse/volume/{VolumeID}/* was not received after POST /hs/warehouse/orders',
    )
  })
})

describe('requests that nothing serves', () => {
  test.each([
    [
      'GET',
      '/warehouse/Version',
      404,
      'template Version of Склад (GET /hs/warehouse/version)',
      'path segment 3: expected "version", got "Version" - "Version" differs from "version" in letter case only',
    ],
    [
      'GET',
      '/w%D0%B0rehouse/version',
      404,
      'template Version of Склад',
      'path segment 2: expected "warehouse", got "w\u0430rehouse" - "w\u0430rehouse" has Cyrillic "\u0430" where "warehouse" has '
        + 'Latin letters that look the same',
    ],
    ['POST', '/warehouse/version', 405, 'template Version of Склад', 'method: expected GET, got POST'],
    [
      'GET',
      '/warehouse/volume',
      404,
      'template Volume of Склад',
      'path segment 4: expected a value of {VolumeID}, got the end of the path',
    ],
  ])('%s %s is answered %i, and the nearest is named', async (method, path, status, ...said) => {
    await start()
    expect((await get(path, { method })).status).toBe(status)
    const failure = thrown(() => standin!.reset()) as Error
    for (const part of said) expect(failure.message).toContain(part)
    expect(standin!.received()).toEqual([])
  })

  test('they fail the test in strict mode only', async () => {
    await start({ strict: false })
    await get('/nowhere')
    expect(standin!.unserved().length).toBe(1)
    standin!.reset()
    expect(standin!.unserved()).toEqual([])
  })

  test('a declared method without a handler is one of them', async () => {
    await start()
    expect((await get('/warehouse/unwritten/5')).status).toBe(501)
    expect(() => standin!.verifyServed()).toThrow('[hs/unwritten]')
  })
})

test('two stand-ins in one process never see each other', async () => {
  const [one, other] = await Promise.all([startStandin({ services: [Warehouse] }), startStandin({ services: [Warehouse] })])
  one.stub(hs('warehouse').GET('/version'), { text: 'stub' }, { override: true })
  const texts = await Promise.all([one, other].map(async ({ url }) => (await fetch(`${url}/hs/warehouse/version`)).text()))
  expect(texts).toEqual(['stub', '{"version":"1.0","name":"Склад"}'])
  expect([one.received().length, other.received().length]).toEqual([1, 1])
  await Promise.all([one.close(), other.close()])
})

describe('time that the test moves', () => {
  test('a session ends when its time is over', async () => {
    const clock = createClock()
    await start({ services: [HTTPService({ ...Warehouse, ReuseSessions: 'AutoUse', SessionMaxAge: 20 })], clock })
    for (const seconds of [0, 19, 19, 21]) {
      clock.advance(seconds * 1000)
      await get('/warehouse/version')
    }
    const [first, second, third, fourth] = standin!.received().map(({ session }) => session)
    expect([second, third]).toEqual([first, first])
    expect(fourth).not.toBe(first)
  })

  test('a delay is over when the clock has moved on', async () => {
    const clock = createClock(0)
    await start({ clock })
    standin!.stub(hs('warehouse').GET('/unwritten/{Number}'), { text: '{{now}}', delay: '2s' })
    const answer = get('/warehouse/unwritten/1').then((response) => response.text())
    while (standin!.received().length === 0)
      await new Promise((resolve) => {
        setImmediate(resolve)
      })
    clock.advance(1999)
    expect(standin!.received()[0]!.reply).toBeUndefined()
    clock.advance(1)
    expect(await answer).toBe('1970-01-01T00:00:02')
  })
})
