/** The admin surface of a bus: what a test in another language does with messages, verification and failures. */
import { readFileSync } from 'node:fs'
import { startBus, type TestBus } from 'onec-standin/testing'
import { describe, expect, onTestFinished, test } from 'vitest'
import { busOpenAPI } from '../../src/bus/admin/openapi.ts'
import { busOperations } from '../../src/bus/admin/operations.ts'
import { controlOf } from '../../src/bus/control.ts'
import { readBusDefinition } from '../../src/bus/definition/read-bus.ts'
import { busSchema } from '../../src/bus/definition/schema.ts'
import { pause } from '../../src/host/machine/system.ts'
import { serve } from '../../src/host/server/serve.ts'
import { openBus } from '../../src/load/bus/open-bus.ts'
import { TestBus as TestBusOf } from '../../src/testing/test-bus.ts'
import { BusPeer, message } from '../support/bus-client.ts'

const { plan } = readBusDefinition({
  applications: {
    trade: {
      description: 'Торговля',
      participants: { shop: { secret: 'shop-secret' }, office: {} },
      processes: {
        'e1c::Торг::Основной::Заказы': {
          channels: { Заказы: { write: 'shop', read: 'office' }, Статусы: { write: 'office', read: 'shop' } },
        },
      },
    },
  },
})

interface Started {
  readonly bus: TestBus
  ask(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<readonly [status: number, json: any]>
}

async function started(token?: string): Promise<Started> {
  const defects: unknown[] = []
  const opened = await openBus(plan, { host: '127.0.0.1', port: 0, amqpPort: 0, failed: (error) => defects.push(error) })
  const admin = await serve(await opened.admin(token), { port: 0 })
  onTestFinished(async () => {
    await Promise.all([admin.close(0), opened.close()])
    expect(defects).toEqual([])
  })
  return {
    bus: new TestBusOf(opened, controlOf(opened.bus), pause),
    async ask(method, path, body, headers = {}) {
      const given = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
      const answer = await fetch(`${admin.url}${path}`, { method, headers, ...given })
      const text = await answer.text()
      return [answer.status, text === '' ? undefined : JSON.parse(text)]
    },
  }
}

test('messages are put in, listed, verified and reset', async () => {
  const { bus, ask } = await started()
  const [status, sent] = await ask('POST', '/bus/messages', {
    channel: 'Статусы',
    json: { Статус: 'Принят' },
    SenderCode: 'office',
    Parameters: { Вид: 'Статус' },
    ExpirationDate: '2030-01-01T00:00:00Z',
  })
  expect([status, sent]).toMatchObject([
    201,
    {
      channel: 'e1c::Торг::Основной::Заказы.Статусы',
      body: '{"Статус":"Принят"}',
      section: 'value',
      ExpirationDate: '2030-01-01T00:00:00.000Z',
    },
  ])
  await (await BusPeer.of(bus, 'shop')).send('Заказы', message('{"Номер":7}', { Вид: 'Заказ' }))
  expect(await ask('GET', '/bus/messages?channel=Заказы')).toMatchObject([
    200,
    { count: 1, messages: [{ number: 2, participant: 'shop', body: '{"Номер":7}', Parameters: { Вид: 'Заказ' }, outcome: 'accepted' }] },
  ])
  expect((await ask('GET', '/bus/messages?after=1&limit=1&participant=shop&outcome=accepted&application=trade'))[1].count).toBe(1)
  expect(await ask('POST', '/bus/verify', { channel: 'Заказы', times: 1, message: { JSON: { '$.Номер': 7 } } })).toMatchObject([
    200,
    { verified: true, sent: 1 },
  ])
  expect(await ask('POST', '/bus/verify', { channel: 'Заказы', message: { JSON: { '$.Номер': 8 } } })).toMatchObject([
    422,
    { verified: false, expected: expect.stringContaining('JSON $.Номер: 8'), actual: expect.stringContaining('JSON $.Номер: 7') },
  ])
  expect((await ask('GET', '/bus/requests'))[1]).toMatchObject({ count: 2, requests: [{ status: 200, client: 'shop' }, { status: 200 }] })
  expect((await ask('GET', '/bus/connections'))[1]).toEqual({ connections: 1, refused: [] })
  expect(await ask('POST', '/bus/reset')).toEqual([204, undefined])
  expect((await ask('GET', '/bus/messages'))[1]).toEqual({ count: 0, messages: [] })
})

test('failures are added, listed, counted and taken away', async () => {
  const { bus, ask } = await started()
  const [, { id }] = await ask('POST', '/bus/failures', { name: 'reject', channel: 'Заказы', text: 'Нет', times: 1 })
  expect(await (await BusPeer.of(bus, 'shop')).send('Заказы', message('x'))).toEqual(['rejected: Нет'])
  expect((await ask('GET', '/bus/failures'))[1].failures).toEqual([
    { id, struck: 1, name: 'reject', channel: 'Заказы', text: 'Нет', times: 1 },
  ])
  expect(await ask('DELETE', `/bus/failures/${id}`)).toEqual([204, undefined])
  expect(await ask('DELETE', `/bus/failures/${id}`)).toEqual([404, { error: `there is no failure ${id}`, errorRu: `нет сбоя ${id}` }])
  await ask('POST', '/bus/failures', { name: 'badCredentials' })
  expect((await ask('DELETE', '/bus/failures'))[0]).toBe(204)
  expect((await ask('GET', '/bus/failures'))[1].failures).toEqual([])
})

test('what the bus is: channels without secrets, readiness, its description', async () => {
  const { ask } = await started()
  const [, { queues }] = await ask('GET', '/bus/queues')
  expect(queues.map((one: { participant: string; waiting: number }) => [one.participant, one.waiting])).toEqual([
    ['office', 0],
    ['shop', 0],
  ])
  const [, { applications }] = await ask('GET', '/bus/channels')
  expect(JSON.stringify(applications)).not.toContain('shop-secret')
  expect(applications).toMatchObject([
    { Name: 'trade', channels: [{ channel: 'Заказы', access: { shop: 'WRITE_ONLY', office: 'READ_ONLY' } }, {}] },
  ])
  expect(await ask('GET', '/ready')).toEqual([200, { status: 'ready', channels: 2 }])
  expect(await ask('GET', '/openapi.json')).toEqual([200, JSON.parse(JSON.stringify(busOpenAPI(busOperations)))])
})

describe('what is wrong is said', () => {
  test.each<readonly [what: string, method: string, path: string, body: unknown, status: number, error: string]>([
    ['another path', 'GET', '/bus/x', undefined, 404, 'there is nothing at /bus/x'],
    ['another method', 'DELETE', '/bus/messages', undefined, 405, '/bus/messages answers GET, POST'],
    ['no JSON', 'POST', '/bus/verify', '{', 400, 'the body is not JSON'],
    ['no object', 'POST', '/bus/verify', [], 400, 'the body must be a JSON object'],
    ['a mistyped times', 'POST', '/bus/verify', { channel: 'Заказы', time: 1 }, 400, 'did you mean "times"?'],
    ['two bodies', 'POST', '/bus/messages', { channel: 'Заказы', body: 'x', base64: 'eA==' }, 400, 'a message has one body'],
    ['a participant that there is not', 'POST', '/bus/failures', { name: 'reject', participant: 'shp' }, 400, 'did you mean "shop"?'],
    ['an unknown channel', 'POST', '/bus/messages', { channel: 'Заказ' }, 400, 'did you mean "Заказы"?'],
    [
      'an unknown key',
      'POST',
      '/bus/messages',
      { channel: 'Заказы', bdy: 'x' },
      400,
      'unknown key "bdy" in a message; did you mean "body"?',
    ],
    [
      'a mistyped query option',
      'GET',
      '/bus/messages?chanel=Заказы',
      undefined,
      400,
      '/bus/messages has no option "chanel"; did you mean "channel"?',
    ],
    ['a query option where there is none', 'POST', '/bus/reset?all=1', undefined, 400, '/bus/reset has no option "all"; it has none'],
    [
      'an outcome that is none',
      'GET',
      '/bus/messages?outcome=rejected',
      undefined,
      400,
      '"outcome" is "rejected"; expected "accepted", "refused" or "repeated"',
    ],
    ['a limit that is none', 'GET', '/bus/messages?limit=ten', undefined, 400, '"limit" is "ten"; expected a whole number above 0'],
    ['messages of an unknown channel', 'GET', '/bus/messages?channel=Заказ', undefined, 400, 'did you mean "Заказы"?'],
    ['messages of an unknown sender', 'GET', '/bus/messages?participant=shp', undefined, 400, 'did you mean "shop"?'],
    ['messages of an unknown application', 'GET', '/bus/messages?application=tradr', undefined, 400, 'did you mean "trade"?'],
    [
      'a verification in an unknown application',
      'POST',
      '/bus/verify',
      { channel: 'Заказы', application: 'tradr' },
      400,
      'did you mean "trade"?',
    ],
    ['bytes that are none', 'POST', '/bus/messages', { channel: 'Заказы', base64: '***' }, 400, 'base64 is'],
    ['a moment that is none', 'POST', '/bus/messages', { channel: 'Заказы', ExpirationDate: 'soon' }, 400, 'ExpirationDate is'],
    ['an unknown condition', 'POST', '/bus/verify', { channel: 'Заказы', message: { Boby: 'x' } }, 400, 'unknown key "Boby"'],
    ['conditions that are none', 'POST', '/bus/verify', { channel: 'Заказы', message: null }, 400, 'a message is nothing'],
    ['times that are none', 'POST', '/bus/verify', { channel: 'Заказы', times: null }, 400, 'times'],
    ['an unknown failure', 'POST', '/bus/failures', { name: 'rejct' }, 400, 'did you mean "reject"?'],
    ['an unknown participant', 'POST', '/bus/messages', { channel: 'Заказы', RecipientCode: 'offise' }, 409, 'offise'],
  ])('%s', async (_, method, path, body, status, error) => {
    const { ask } = await started()
    const [found, json] = await ask(method, path, body)
    expect([found, json.error]).toEqual([status, expect.stringContaining(error)])
  })

  test('a page of a browser, and a program without the token', async () => {
    expect((await (await started()).ask('GET', '/bus/messages', undefined, { Origin: 'https://evil.example' }))[0]).toBe(403)
    const { ask } = await started('a-long-token')
    expect((await ask('GET', '/bus/messages'))[0]).toBe(401)
    expect((await ask('GET', '/bus/messages', undefined, { Authorization: 'Bearer a-long-token' }))[0]).toBe(200)
    expect((await ask('GET', '/ready'))[0]).toBe(200)
  })
})

test.each([
  ['bus-admin.openapi.json', () => busOpenAPI(busOperations)],
  ['bus.schema.json', busSchema],
])('schema/%s is what the sources say', (file, made) => {
  expect(JSON.parse(readFileSync(new URL(`../../schema/${file}`, import.meta.url), 'utf8'))).toEqual(JSON.parse(JSON.stringify(made())))
})

test('startBus is the same bus', async () => {
  const bus = await startBus({ definition: { applications: { a: { processes: { p: { channels: { In: 'READ_ONLY' } } } } } } })
  onTestFinished(() => bus.close())
  expect([bus.client, new URL(bus.url).pathname]).toEqual([{ participant: 'a', id: 'a', secret: 'secret' }, '/applications/a'])
})
