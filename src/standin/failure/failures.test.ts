/** Each failure by name as a client sees it: through the platform, and through a socket where the connection itself fails. */
import { request } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { Warehouse } from '../../../test/support/warehouse.ts'
import { hs, startStandin, type FailureDefinition, type FailureName, type StandinOptions, type TestStandin } from '../../testing/index.ts'
import { failureNames } from './names.ts'
import { milliseconds, seededRandom } from './random.ts'

let standin: TestStandin
const start = async (options: StandinOptions = {}): Promise<TestStandin> =>
  (standin = await startStandin({ services: [Warehouse], strict: false, ...options }))
afterEach(() => standin.close())

interface Seen {
  readonly status: number
  readonly type: string | undefined
  readonly body: Buffer
  readonly error: string | undefined
}

const see = (path: string, { method = 'GET', headers = {} as Record<string, string>, body = '' } = {}): Promise<Seen> =>
  new Promise((resolve) => {
    const asked = request(`${standin.url}/hs${path}`, { method, headers, agent: false }, (response) => {
      const pieces: Buffer[] = []
      const end = (error?: Error & { code?: string }): void =>
        resolve({ status: response.statusCode!, type: response.headers['content-type'], body: Buffer.concat(pieces), error: error?.code })
      response
        .on('data', (piece: Buffer) => pieces.push(piece))
        .on('end', () => end())
        .on('error', end)
    })
    asked.on('error', (error: Error & { code?: string }) =>
      resolve({ status: 0, type: undefined, body: Buffer.alloc(0), error: error.code }),
    )
    asked.end(body)
  })

const json = { Accept: 'application/json' }
const version = '{"version":"1.0","name":"Склад"}'

/** Of calls that go out; the door's own test has them. */
type OutgoingFailure = 'connectionRefused' | 'unknownHost' | 'callTimeout' | 'certificateRejected'

/** What each looks like; the sources are those of docs/failures.md. */
const looks: {
  readonly [Name in Exclude<FailureName, OutgoingFailure>]: {
    readonly status: number
    readonly type?: string
    readonly text?: string | RegExp
    readonly error?: string
    readonly headers?: Record<string, string>
  }
} = {
  odataError: { status: 500, type: 'application/xml;charset=utf-8', text: /<m:code>-1<\/m:code>/ },
  webServerLimits: { status: 404, type: 'text/html; charset=us-ascii', text: /query string that is too long/ },
  licenseExhausted: {
    status: 402,
    type: 'application/xml; charset=utf-8',
    text: /reason="402"><descr [^>]*>Не обнаружено свободной лицензии!</,
  },
  sessionExpired: {
    status: 400,
    type: 'application/xml; charset=utf-8',
    text: /reason="400"><descr xmlns="http:\/\/v8.1c.ru\/8.1\/data\/core">Сеанс не найден или завершен<\/descr>/,
  },
  poolTimeout: {
    status: 406,
    type: 'application/xml; charset=utf-8',
    text: /reason="406"><descr xmlns="http:\/\/v8.1c.ru\/8.1\/data\/core">Истекло время ожидания сеанса<\/descr>/,
  },
  infobaseLocked: {
    status: 403,
    type: 'application/json; charset=utf-8',
    headers: json,
    text:
      '{"#exception":"{http://v8.1c.ru/8.2/virtual-resource-system}Exception","exception":{"reason":403,"descr":"HTTP: '
      + 'Forbidden\\nОшибка при выполнении запроса GET к ресурсу /hs/warehouse/version:",'
      + '"inner":{"descr":"Начало сеанса с информационной базой запрещено.\\nВедутся технические работы","inner":{"descr":"Ведутся '
      + 'технические работы"}}}}',
  },
  accessDenied: { status: 403, type: 'application/xml; charset=utf-8', text: /Недостаточно прав/ },
  notPublished: { status: 404, type: 'text/html; charset=utf-8', text: /<h1>Not Found<\/h1>/ },
  htmlInsteadOfData: { status: 200, type: 'text/html; charset=utf-8', text: /^<!DOCTYPE html>/ },
  textErrorWith200: {
    status: 200,
    type: 'text/plain; charset=utf-8',
    text: '{HTTPСервис.Склад.Модуль(1)}: Значение не является значением объектного типа (Свойство)',
  },
  slowFirstCall: { status: 200, text: version },
  latency: { status: 200, text: version },
  tornAnswer: { status: 200, text: version.slice(0, 18), error: 'ECONNRESET' },
  resetConnection: { status: 0, text: '', error: 'ECONNRESET' },
  bom: { status: 200, text: `\uFEFF${version}` },
  cp1251: { status: 200, type: 'application/json; charset=utf-8' },
  jsonWithoutContentType: { status: 200, text: version },
  handlerException: { status: 500, type: 'text/plain; charset=utf-8', text: /^\{HTTPСервис\.Склад\.Модуль\(1\)\}: / },
  soapFault: { status: 500, type: 'text/xml; charset=utf-8', text: /<faultcode>soap:Server<\/faultcode><faultstring>/ },
}

const incoming = failureNames.filter((one): one is keyof typeof looks => Object.hasOwn(looks, one))

test.each(incoming)('%s', async (name) => {
  const waited: number[] = []
  await start({
    clock: {
      now: () => 0,
      pause: (ms) => {
        waited.push(ms)
        return Promise.resolve()
      },
    },
  })
  standin.fail(name, hs('warehouse'))
  const { status, type, text, error, headers } = looks[name]
  const beyond = name === 'webServerLimits' ? `?q=${'1'.repeat(2_050)}` : ''
  const seen = await see(`/warehouse/version${beyond}`, headers && { headers })
  expect([seen.status, seen.error]).toEqual([status, error])
  if (type !== undefined) expect(seen.type).toBe(type)
  if (typeof text === 'string') expect(seen.body.toString()).toBe(text)
  if (text instanceof RegExp) expect(seen.body.toString()).toMatch(text)
  if (name === 'cp1251') expect(new TextDecoder('windows-1251').decode(seen.body)).toBe(version)
  if (name === 'jsonWithoutContentType') expect(seen.type).toBeUndefined()
  if (name === 'slowFirstCall') expect(waited).toEqual([7000])
  if (name === 'latency') expect([waited.length, waited[0]! >= 100 && waited[0]! <= 500]).toEqual([1, true])
  expect(standin.received()[0]!.note.failures).toEqual([name])
})

test.each<[FailureDefinition, Record<string, string>, RegExp]>([
  [{ name: 'infobaseLocked', text: 'До 12:00' }, {}, /запрещено\.\nДо 12:00<\/descr><inner [^>]*><descr>До 12:00</],
  [{ name: 'handlerException', text: 'Нет & нет' }, {}, /^\{HTTPСервис\.Склад\.Модуль\(1\)\}: Нет & нет$/],
  [
    { name: 'soapFault', text: '<беда>' },
    { 'Content-Type': 'application/soap+xml' },
    /<soap:Value>soap:Receiver<\/soap:Value>.*&lt;беда&gt;/,
  ],
  [{ name: 'htmlInsteadOfData', text: 'Вход' }, {}, /<h1>Вход<\/h1>/],
])('options of a failure: %j', async (failure, headers, text) => {
  await start()
  standin.fail(failure)
  expect((await see('/warehouse/version', { headers })).body.toString()).toMatch(text)
})

describe('which calls are struck', () => {
  const statuses = async (...paths: readonly string[]): Promise<number[]> => {
    const found: number[] = []
    for (const path of paths) found.push((await see(path)).status)
    return found
  }

  test('those of the pattern', async () => {
    await start()
    const added = standin.fail('sessionExpired', hs('warehouse').GET('/volume/{VolumeID}/*'), {
      request: { URLParameters: { VolumeID: '1' } },
    })
    expect(await statuses('/warehouse/volume/1', '/warehouse/volume/2', '/warehouse/version')).toEqual([400, 200, 200])
    added.remove()
    expect(await statuses('/warehouse/volume/1')).toEqual([200])
  })

  test('so many times, or the first of a service', async () => {
    await start()
    standin.fail('sessionExpired', hs('warehouse'), { times: 2 })
    expect(await statuses(...Array<string>(3).fill('/warehouse/version'))).toEqual([400, 400, 200])
  })

  test('with a probability whose seed repeats it', async () => {
    await start()
    const run = async (seed: number): Promise<number[]> => {
      const added = standin.fail('sessionExpired', undefined, { probability: 0.5, seed })
      const found = await statuses(...Array<string>(20).fill('/warehouse/version'))
      added.remove()
      return found
    }
    const [one, again, other] = [await run(7), await run(7), await run(8)]
    expect(again).toEqual(one)
    expect(other).not.toEqual(one)
    expect(new Set(one)).toEqual(new Set([200, 400]))
  })

  test('several at once: delays, then one answer, then changes of it', async () => {
    const waited: number[] = []
    await start({
      clock: {
        now: () => 0,
        pause: (ms) => {
          waited.push(ms)
          return Promise.resolve()
        },
      },
    })
    standin.fail({ name: 'latency', min: 5, max: 5 })
    standin.fail('sessionExpired')
    standin.fail('bom')
    const seen = await see('/warehouse/version')
    expect([seen.status, seen.body.subarray(0, 3).toString('hex'), waited]).toEqual([400, 'efbbbf', [5]])
    standin.reset()
    expect((await see('/warehouse/version')).body.toString()).toBe(version)
  })

  test('a wrong name is refused with the right one', async () => {
    await start()
    expect(() => standin.fail('sesionExpired' as FailureName)).toThrow(
      'there is no failure "sesionExpired"; did you mean "sessionExpired"?',
    )
  })
})

test.each<[FailureName, number, string | undefined]>([
  ['licenseExhausted', 402, undefined],
  ['tornAnswer', 200, 'ECONNRESET'],
  ['resetConnection', 0, 'ECONNRESET'],
  ['bom', 200, undefined],
])('a stub may fail by name, too: %s', async (failure, status, error) => {
  await start()
  standin.stub(hs('warehouse').GET('/unwritten/{Number}'), { text: 'text', failure })
  const seen = await see('/warehouse/unwritten/1')
  expect([seen.status, seen.error]).toEqual([status, error])
})

test('a latency of a median is log-normal about it', () => {
  const random = seededRandom(3)
  const drawn = Array.from({ length: 2001 }, () => milliseconds({ median: 100, sigma: 0.5 })(random)).toSorted((a, b) => a - b)
  expect(drawn[1000]).toBeGreaterThan(90)
  expect(drawn[1000]).toBeLessThan(110)
  expect(drawn[0]).toBeGreaterThan(0)
})
