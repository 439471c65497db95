/** A bus for tests: what clients send and receive through it, what is seen of it, how it fails by name, and what a reset leaves. */
import { request } from 'node:https'
import { createClock, startBus, VerificationError, type BusDefinition, type BusOptions, type TestBus } from 'onec-standin/testing'
import { describe, expect, onTestFinished, test } from 'vitest'
import { BusPeer, message, opened, runtimeOf, tokenOf } from '../support/bus-client.ts'
import { makeCertificates } from '../support/certificates.ts'
import { eventually } from '../support/eventually.ts'

const definition: BusDefinition = {
  applications: {
    trade: {
      participants: { shop: { secret: 'shop-secret' }, Магазин: {}, office: {} },
      processes: {
        'e1c::Торг::Основной::Заказы': {
          channels: {
            Заказы: { write: 'shop', read: 'office' },
            Статусы: { write: 'office', read: ['shop', 'Магазин'] },
            Журнал: { write: 'shop' },
            Копии: { write: 'shop', to: 'Заказы' },
          },
        },
      },
    },
    other: { participants: ['stranger'], processes: { 'v::P::M::Q': { channels: { In: 'READ_ONLY' } } } },
  },
}

async function started(options: Partial<BusOptions> = {}): Promise<TestBus> {
  const bus = await startBus({ definition, ...options })
  onTestFinished(() => bus.close())
  return bus
}

const bodies = (list: readonly { text(): string }[]): readonly string[] => list.map((one) => one.text())

describe('messages', () => {
  test('what a client sends is received by the reader of the channel, and by the test', async () => {
    const bus = await started()
    const [shop, office] = await Promise.all([BusPeer.of(bus, 'shop'), BusPeer.of(bus, 'office')])
    const orders = office.receive('Заказы')
    expect(await shop.send('Заказы', message('1'), message('2', { Вид: 'Заказ', integ_sender_code: 'shop' }))).toEqual([
      'accepted',
      'accepted',
    ])
    expect(await eventually(async () => orders, ['1', '2'])).toEqual(['1', '2'])
    const seen = await bus.received('Заказы', { count: 2 })
    expect(bodies(seen)).toEqual(['1', '2'])
    expect(seen[1]).toMatchObject({ participant: 'shop', SenderCode: 'shop', Parameters: { Вид: 'Заказ' }, outcome: 'accepted' })
    expect(
      await eventually(async () => seen[1]!.deliveries.map((one) => [one.participant, one.outcome]), [['office', 'accepted']]),
    ).toEqual([['office', 'accepted']])
  })

  test('a channel that two applications have is not guessed', async () => {
    const app = { participants: ['a', 'b'], processes: { p: { channels: { Out: { write: 'a', read: 'b' } } } } }
    const bus = await started({ definition: { applications: { one: app, two: app } } })
    const several = 'there are several channels "Out": p.Out (one), p.Out (two); write it as <process>.<channel>, or give the application'
    await expect(bus.send('Out', { body: 'x' })).rejects.toThrow(several)
    expect(() => bus.verify('Out', { times: 0 })).toThrow(several)
    expect(await bus.send('Out', { body: 'x', application: 'two' })).toMatchObject({ application: 'two' })
    bus.verify('Out', { times: 0, application: 'two' })
    // A failure may concern both.
    bus.fail('reject', { channel: 'Out' })
  })

  test('what the test sends is received as messages of 1C are written', async () => {
    const bus = await started()
    const shop = await BusPeer.of(bus, 'shop')
    const received: unknown[] = []
    shop.receive('Статусы', (delivery, one) => {
      received.push(one)
      delivery.accept()
    })
    const ID = '70d5a6f2-7a11-40ac-a259-0b1bef95e902'
    const sent = await bus.send('Статусы', {
      json: { Статус: 'Принят' },
      ID,
      SenderCode: 'office',
      Parameters: { Вид: 'Статус' },
      ExpirationDate: 4e12,
    })
    expect(sent).toMatchObject({ ID, participant: '', Parameters: { Вид: 'Статус' } })
    await eventually(async () => received.length, 1)
    expect(received).toMatchObject([
      {
        durable: true,
        message_id: Buffer.from(ID.replaceAll('-', ''), 'hex'),
        absolute_expiry_time: new Date(4e12),
        application_properties: { Вид: 'Статус', integ_message_id: ID, integ_message_body_size: '31', integ_sender_code: 'office' },
        body: Buffer.from('{"Статус":"Принят"}'),
      },
    ])
  })

  test('each reader has a queue of its own, and recipients narrow them', async () => {
    const bus = await started()
    const [shop, store] = await Promise.all([BusPeer.of(bus, 'shop'), BusPeer.of(bus, 'Магазин')])
    const [ofShop, ofStore] = [shop.receive('Статусы'), store.receive('Статусы')]
    await bus.send('Статусы', { body: 'all' })
    await bus.send('Статусы', { body: 'one', RecipientCode: 'Магазин' })
    await bus.send('Статусы', { body: 'both', RecipientCode: 'shop,Магазин' })
    expect(await eventually(async () => ofStore, ['all', 'one', 'both'])).toEqual(['all', 'one', 'both'])
    expect(await eventually(async () => ofShop, ['all', 'both'])).toEqual(['all', 'both'])
  })

  test('a route brings a message to the readers of another channel', async () => {
    const bus = await started()
    const [shop, office] = await Promise.all([BusPeer.of(bus, 'shop'), BusPeer.of(bus, 'office')])
    const orders = office.receive('Заказы')
    await shop.send('Копии', message('copy'))
    expect(await eventually(async () => orders, ['copy'])).toEqual(['copy'])
    bus.verify('Копии', { times: 1 })
    bus.verify('Заказы', { times: 0 })
  })

  test('a channel that no participant reads takes messages, which the test sees', async () => {
    const bus = await started()
    const shop = await BusPeer.of(bus, 'shop')
    expect(await shop.send('Журнал', message('x'))).toEqual(['accepted'])
    expect(bodies(await bus.received('Журнал'))).toEqual(['x'])
  })

  test('an unsettled message is delivered again, before those behind it', async () => {
    const bus = await started()
    const office = await BusPeer.of(bus, 'office')
    for (const body of ['1', '2']) await bus.send('Заказы', { body })
    const first = office.receive('Заказы', () => {})
    await eventually(async () => first, ['1', '2'])
    office.connection.close()
    await eventually(async () => bus.connections, 0)
    const counts: (number | undefined)[] = []
    const again = (await BusPeer.of(bus, 'office')).receive('Заказы', (delivery, { delivery_count }) => {
      counts.push(delivery_count)
      delivery.accept()
    })
    expect(await eventually(async () => again, ['1', '2'])).toEqual(['1', '2'])
    expect(counts).toEqual([1, 1])
  })
})

describe('who may do what', () => {
  test.each<readonly [what: string, hostname: string | undefined, error: string]>([
    ['an application that there is not', '/applications/none', 'amqp:not-found'],
    ['another application', '/applications/other', 'amqp:unauthorized-access'],
  ])('%s is refused', async (_, hostname, error) => {
    const bus = await started()
    const token = await tokenOf(bus, bus.client)
    await expect(opened(bus.port, token, { hostname: hostname! })).rejects.toThrow(error)
    expect(bus.refused()).toMatchObject([{ what: 'application' }])
  })

  test('a connection without a hostname is that of the only application of the client', async () => {
    const bus = await started()
    const token = await tokenOf(bus, bus.client)
    const { items } = await runtimeOf(bus.url, token)
    const connection = await opened(bus.port, token, { hostname: undefined as never })
    const sender = connection.open_sender({ target: items[0]!.destination })
    const outcome = new Promise((resolve) => sender.once('accepted', () => resolve('accepted')))
    sender.once('sendable', () => void sender.send(message('x')))
    expect(await outcome).toBe('accepted')
  })

  test('the destination of another participant is not found', async () => {
    const bus = await started()
    const [shop, office] = await Promise.all([BusPeer.of(bus, 'shop'), BusPeer.of(bus, 'office')])
    const receiver = shop.connection.open_receiver({ source: office.destination('Заказы') })
    const error = new Promise((resolve) =>
      receiver.once('receiver_error', () => resolve((receiver.error as { condition: string }).condition)),
    )
    expect(await error).toBe('amqp:not-found')
  })

  test('a token is over by the given clock, over HTTP and at the broker', async () => {
    const clock = createClock()
    const bus = await started({ clock, tokenLifetime: 60 })
    const token = await tokenOf(bus, bus.client)
    await runtimeOf(bus.url, token)
    clock.advance(60_000)
    await expect(runtimeOf(bus.url, token)).rejects.toThrow('401')
    await expect(opened(bus.port, token)).rejects.toThrow(/the login was refused: the token is wrong, or over|unauthorized/)
    expect(bus.refused()).toMatchObject([{ what: 'login' }])
  })

  test('a password that is not the token is refused', async () => {
    const bus = await started()
    const token = await tokenOf(bus, bus.client)
    await expect(opened(bus.port, token, { password: 'x' })).rejects.toThrow()
  })
})

describe('failures by name', () => {
  test('badCredentials, as often as it is said', async () => {
    const bus = await started()
    bus.fail('badCredentials', { times: 1 })
    await expect(tokenOf(bus, bus.client)).rejects.toThrow('token: 401')
    expect(await tokenOf(bus, bus.client)).toMatch(/^ey/)
  })

  test('tokenExpired', async () => {
    const bus = await started()
    const token = await tokenOf(bus, bus.client)
    const failure = bus.fail('tokenExpired')
    await expect(runtimeOf(bus.url, token)).rejects.toThrow('runtime: 401')
    await expect(opened(bus.port, token)).rejects.toThrow()
    failure.remove()
    await runtimeOf(bus.url, token)
    await opened(bus.port, token)
  })

  test('applicationNotFound', async () => {
    const bus = await started()
    const token = await tokenOf(bus, bus.client)
    bus.fail('applicationNotFound', { application: 'trade' })
    await expect(runtimeOf(bus.url, token)).rejects.toThrow('runtime: 404')
    await expect(opened(bus.port, token)).rejects.toThrow('amqp:not-found')
    await bus.send('Заказы', { body: 'still' })
  })

  test('brokerDown ends connections and refuses new ones; once is a blip', async () => {
    const bus = await started()
    const shop = await BusPeer.of(bus, 'shop')
    const ended = new Promise((resolve) => shop.connection.once('connection_close', resolve))
    bus.fail('brokerDown', { times: 1 })
    await ended
    await BusPeer.of(bus, 'shop')
    bus.fail('brokerDown')
    await expect(BusPeer.of(bus, 'shop')).rejects.toThrow()
  })

  test('reject, in one channel, with its text', async () => {
    const bus = await started()
    const shop = await BusPeer.of(bus, 'shop')
    bus.fail('reject', { channel: 'Заказы', text: 'Магазин закрыт', times: 1 })
    expect(await shop.send('Журнал', message('x'))).toEqual(['accepted'])
    expect(await shop.send('Заказы', message('1'))).toEqual(['rejected: Магазин закрыт'])
    expect(bus.messages().at(-1)).toMatchObject({ outcome: 'refused', error: 'amqp:not-allowed: Магазин закрыт' })
    expect(await (await BusPeer.of(bus, 'shop')).send('Заказы', message('2'))).toEqual(['accepted'])
  })

  test('slowAccept by the given clock', async () => {
    const clock = createClock()
    const bus = await started({ clock })
    const shop = await BusPeer.of(bus, 'shop')
    bus.fail('slowAccept', { delay: '2s' })
    let outcomes: readonly string[] | undefined
    const sending = shop.send('Заказы', message('1')).then((given) => {
      outcomes = given
    })
    await bus.received('Заказы')
    expect(outcomes).toBeUndefined()
    clock.advance(2000)
    await sending
    expect(outcomes).toEqual(['accepted'])
  })

  test('dropUnsettled on the way in: the message is kept, its sender does not know', async () => {
    const bus = await started()
    const shop = await BusPeer.of(bus, 'shop')
    bus.fail('dropUnsettled', { times: 1 })
    expect(await shop.send('Заказы', message('1'))).toEqual(['lost'])
    expect(bodies(await bus.received('Заказы'))).toEqual(['1'])
  })

  test('dropUnsettled on the way out: the message comes again, with its count raised', async () => {
    const bus = await started()
    await bus.send('Заказы', { body: '1' })
    bus.fail('dropUnsettled', { participant: 'office', times: 1 })
    const first = await BusPeer.of(bus, 'office')
    const ended = new Promise((resolve) => first.connection.once('disconnected', resolve))
    first.receive('Заказы', () => {})
    await ended
    const counts: (number | undefined)[] = []
    ;(await BusPeer.of(bus, 'office')).receive('Заказы', (delivery, { delivery_count }) => {
      counts.push(delivery_count)
      delivery.accept()
    })
    expect(await eventually(async () => counts, [1])).toEqual([1])
  })

  test('deliverTwice', async () => {
    const bus = await started()
    const orders = (await BusPeer.of(bus, 'office')).receive('Заказы')
    bus.fail('deliverTwice', { times: 1 })
    for (const body of ['1', '2']) await bus.send('Заказы', { body })
    expect(await eventually(async () => orders.toSorted(), ['1', '1', '2'])).toEqual(['1', '1', '2'])
  })

  test('a failure that is not known names the nearest', async () => {
    const bus = await started()
    expect(() => bus.fail('rejected' as never)).toThrow('a bus has no failure "rejected"; did you mean "reject"?')
    expect(() => bus.fail('reject', { channel: 'Заказ' })).toThrow('the bus has no channel "Заказ"; did you mean "Заказы"?')
    expect(() => bus.fail('reject', { delay: 5 })).toThrow('unknown key "delay" in a failure')
  })
})

describe('verification', () => {
  test('what was sent otherwise is shown beside what was expected', async () => {
    const bus = await started()
    const shop = await BusPeer.of(bus, 'shop')
    await shop.send('Заказы', message('{"Номер":7}', { Вид: 'Заказ', RecipientCode: 'office' }))
    bus.verify('Заказы', {
      times: 1,
      message: { JSON: { '$.Номер': 7 }, Parameters: { Вид: { oneOf: ['Заказ', 'Возврат'] } }, RecipientCode: 'office' },
    })
    const wrong = (): unknown => bus.verify('Заказы', { message: { JSON: { '$.Номер': 8 }, Parameters: { Вид: 'Заказ' } } })
    expect(wrong).toThrow(VerificationError)
    expect(wrong).toThrow(
      expect.objectContaining({
        message: 'a message in Заказы was sent 0 times, expected at least 1 time',
        expected: 'a message in Заказы\nJSON $.Номер: 8\nsent: at least 1 time',
        actual: 'a message in Заказы\nJSON $.Номер: 7\nsent: 0 times',
      }),
    )
  })

  test('messages in another channel are named', async () => {
    const bus = await started()
    expect(() => bus.verify('Журнал')).toThrow('expected at least 1 time; no client sent any message')
    await (await BusPeer.of(bus, 'shop')).send('Заказы', message('1'))
    expect(() => bus.verify('Журнал')).toThrow('; clients sent into e1c::Торг::Основной::Заказы.Заказы')
  })

  test('waiting ends with the same error', async () => {
    const bus = await started()
    await expect(bus.received('Заказы', { timeout: 50 })).rejects.toThrow(VerificationError)
  })

  test('an unknown channel or condition is refused with the nearest name', async () => {
    const bus = await started()
    expect(() => bus.verify('Заказ')).toThrow('did you mean "Заказы"?')
    expect(() => bus.verify('Заказы', { message: { Parametrs: {} } as never })).toThrow(
      'unknown key "Parametrs" in a message; did you mean "Parameters"?',
    )
  })
})

const certificates = makeCertificates()

test.skipIf(certificates === undefined)('https and amqps', async () => {
  const { authority, server } = certificates!
  const bus = await started({ tls: server })
  expect(bus.url).toMatch(/^https:/)
  const asked = await new Promise<number | undefined>((resolve, reject) => {
    const headers = { 'Authorization': `Basic ${btoa('shop:shop-secret')}`, 'Content-Type': 'application/x-www-form-urlencoded' }
    request(`${bus.origin}/auth/oidc/token`, { method: 'POST', ca: authority, servername: 'localhost', headers }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
      .on('error', reject)
      .end('grant_type=client_credentials')
  })
  expect(asked).toBe(200)
  await expect(opened(bus.port, 'no token', { transport: 'tls', ca: authority, servername: 'localhost' } as never)).rejects.toThrow()
  expect(bus.refused()).toMatchObject([{ what: 'login' }])
})

test('a reset empties queues, journal and failures; connections stay', async () => {
  const bus = await started()
  const [shop, office] = await Promise.all([BusPeer.of(bus, 'shop'), BusPeer.of(bus, 'office')])
  await shop.send('Заказы', message('old'))
  bus.fail('reject')
  await bus.reset()
  expect([bus.messages(), bus.requests(), bus.connections]).toEqual([[], [], 2])
  expect(await shop.send('Заказы', message('new'))).toEqual(['accepted'])
  const orders = office.receive('Заказы')
  expect(await eventually(async () => orders, ['new'])).toEqual(['new'])
})

test('an application that there is not is answered with the one that was meant', async () => {
  const bus = await started()
  expect(bus.urlOf('other')).toBe(`${bus.origin}/applications/other`)
  expect(() => bus.urlOf('othr')).toThrow('the bus has no application "othr"; did you mean "other"?; it has trade, other')
})

test('a definition with errors is not started', async () => {
  const broken: BusDefinition = { applications: { trade: { processes: { p: { channels: { Orders: { read: 'nobody' } } } } } } }
  await expect(startBus({ definition: broken })).rejects.toThrow('trade has no participant "nobody"')
  await expect(startBus({})).rejects.toThrow('startBus needs a definition, paths or services')
})
