/** The broker over a real socket, spoken to by this package's own client. */
import { afterEach, describe, expect, test } from 'vitest'
import { createAmqpClient } from '../../src/host/amqp/connect.ts'
import { createAmqpListener } from '../../src/host/amqp/listen.ts'
import type { AmqpConnection, AmqpDelivery } from '../../src/integration/amqp/client.ts'
import type { WrittenMessage } from '../../src/integration/amqp/message.ts'
import { readMessage } from '../../src/integration/amqp/read-message.ts'
import { writeMessage } from '../../src/integration/amqp/write-message.ts'
import { memoryStore } from '../../src/integration/bus/memory-store.ts'
import { startBroker, token, topologyOf, type StartedBroker } from '../support/bus/started-broker.ts'
import { eventually } from '../support/eventually.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

async function started(...parts: Parameters<typeof startBroker>): Promise<StartedBroker> {
  const broker = await startBroker(...parts)
  closing.push(() => broker.close())
  return broker
}

async function connected(port: number, hostname = '/applications/торг', password = token): Promise<AmqpConnection> {
  const connection = await (await createAmqpClient()).connect({ host: '127.0.0.1', port, hostname, user: password, password })
  closing.push(() => connection.close())
  return connection
}

const message = (value: string, more: Partial<WrittenMessage> = {}): Uint8Array => writeMessage({ ...more, body: { kind: 'value', value } })
const said = ({ bytes }: Pick<AmqpDelivery, 'bytes'>): unknown => readMessage(bytes).body.value
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const soon = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 100))

/** All that comes, without a word about it. */
async function received(connection: AmqpConnection, address = 'Заказы.Склад', credit = 100): Promise<AmqpDelivery[]> {
  const got: AmqpDelivery[] = []
  await connection.receiver(address, credit, (delivery) => void got.push(delivery))
  return got
}

const texts = (got: readonly AmqpDelivery[], expected: readonly string[]): Promise<void> =>
  eventually(async () => got.map(said), [...expected]).then((all) => expect(all).toEqual(expected))

async function sent(port: number, ...bodies: readonly string[]): Promise<AmqpConnection> {
  const connection = await connected(port)
  const sender = await connection.sender('Заказы.out')
  for (const body of bodies) expect(await sender.send(message(body))).toEqual({ kind: 'accepted' })
  return connection
}

describe('messages', () => {
  test('of one frame and of several come in their order', async () => {
    const { port } = await started()
    const connection = await connected(port)
    const sender = await connection.sender('Заказы.out')
    const all = Array.from({ length: 12 }, (_, at) => message(at % 3 === 1 ? 'я'.repeat(700_000 + at) : `заказ ${at}`))
    await Promise.all(all.map((bytes) => sender.send(bytes)))
    const got: Uint8Array[] = []
    await connection.receiver('Заказы.Склад', 5, (delivery) => {
      got.push(delivery.bytes)
      delivery.accept()
    })
    expect(await eventually(async () => got.length, all.length)).toBe(all.length)
    expect(got.every((bytes, at) => Buffer.compare(bytes, all[at]!) === 0)).toBe(true)
  })

  test('come in their order, byte for byte, by Cyrillic addresses', async () => {
    const { port } = await started()
    const connection = await connected(port)
    const sender = await connection.sender('Заказы.out')
    const all = Array.from({ length: 300 }, (_, at) => message(`заказ ${at}`))
    const outcomes = await Promise.all(all.map((bytes) => sender.send(bytes)))
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['accepted']))
    const got: Uint8Array[] = []
    await connection.receiver('Заказы.Склад', 10, (delivery) => {
      got.push(delivery.bytes)
      delivery.accept()
    })
    expect(await eventually(async () => got.length, 300)).toBe(300)
    expect(got.map(hex)).toEqual(all.map(hex))
  })

  /** What libraries lose when they decode and encode: here the bytes go on. */
  test.each([
    ['without any section', ''],
    ['with a long above 2^53', '00 53 74 c1 0d 02 a1 01 6e 81 00 20 00 00 00 00 00 01 00 53 77 40'],
    ['with an annotation beyond ASCII', '00 53 72 c1 08 02 a3 04 d0 97 d0 b0 41 00 53 77 40'],
    [
      'with a footer, and wide constructors for short values',
      '00 80 00 00 00 00 00 00 00 77 b1 00 00 00 01 61 00 53 78 d1 00 00 00 04 00 00 00 00',
    ],
  ])('%s', async (_name, given) => {
    const { port } = await started()
    const connection = await connected(port)
    const bytes = Uint8Array.from(Buffer.from(given.replaceAll(' ', ''), 'hex'))
    expect(await (await connection.sender('Заказы.out')).send(bytes)).toEqual({ kind: 'accepted' })
    const got = await received(connection)
    expect(await eventually(async () => got.length, 1)).toBe(1)
    expect(hex(got[0]!.bytes)).toBe(hex(bytes))
  })

  test('of many frames', async () => {
    const { port } = await started()
    const connection = await connected(port)
    const body = 'я'.repeat(700_000)
    expect(await (await connection.sender('Заказы.out')).send(message(body))).toEqual({ kind: 'accepted' })
    await texts(await received(connection), [body])
  })

  test('too large: an error that names the limit, and the link is closed', async () => {
    const { port } = await started({ limits: { message: 100_000 } })
    const connection = await connected(port)
    const sender = await connection.sender('Заказы.out')
    expect(await sender.send(message('x'.repeat(400_000)))).toMatchObject({
      kind: 'rejected',
      error: { condition: 'amqp:link:message-size-exceeded', description: expect.stringContaining('100000') },
    })
    expect(await sender.closed).toMatchObject({ condition: 'amqp:link:message-size-exceeded' })
    expect(await (await connection.sender('Заказы.out')).send(message('small'))).toEqual({ kind: 'accepted' })
  })

  test('that is not AMQP: rejected, with the place', async () => {
    const { port } = await started()
    const sender = await (await connected(port)).sender('Заказы.out')
    expect(await sender.send(Uint8Array.of(0, 0x53, 0x77, 0xa1, 9, 65))).toMatchObject({
      kind: 'rejected',
      error: { condition: 'amqp:decode-error', description: expect.stringContaining('byte') },
    })
  })
})

describe('what a receiver says', () => {
  test('accept: the next one comes', async () => {
    const { port, broker } = await started()
    const got = await received(await sent(port, 'a', 'b'), 'Заказы.Склад', 1)
    await texts(got, ['a'])
    got[0]!.accept()
    await texts(got, ['a', 'b'])
    got[1]!.accept()
    expect(await eventually(async () => broker.queued('/applications/торг', 'Заказы.Склад').length, 0)).toBe(0)
  })

  test('release: it comes again before the others, as one that was handed out', async () => {
    const { port } = await started()
    const got = await received(await sent(port, 'a', 'b'), 'Заказы.Склад', 1)
    await texts(got, ['a'])
    got[0]!.release()
    await texts(got, ['a', 'a'])
    expect(readMessage(got[1]!.bytes).header).toMatchObject({ firstAcquirer: false, deliveryCount: 0 })
  })

  test('modified as failed: its delivery-count is raised', async () => {
    const { port } = await started()
    const got = await received(await sent(port, 'a'), 'Заказы.Склад', 1)
    await texts(got, ['a'])
    got[0]!.modify({ deliveryFailed: true })
    await texts(got, ['a', 'a'])
    expect(readMessage(got[1]!.bytes).header).toMatchObject({ firstAcquirer: false, deliveryCount: 1 })
  })

  test('not for this receiver: it waits for another, and nothing overtakes it', async () => {
    const { port } = await started()
    const got = await received(await sent(port, 'a', 'b'), 'Заказы.Склад', 1)
    await texts(got, ['a'])
    got[0]!.modify({ undeliverableHere: true })
    await soon()
    expect(got.map(said)).toEqual(['a'])
    await texts(await received(await connected(port)), ['a', 'b'])
  })

  test('reject: it leaves the queue', async () => {
    const { port, events } = await started()
    const got = await received(await sent(port, 'a', 'b'), 'Заказы.Склад', 1)
    await texts(got, ['a'])
    got[0]!.reject({ condition: 'amqp:precondition-failed', description: 'не то' })
    await texts(got, ['a', 'b'])
    expect(events).toContainEqual(
      expect.objectContaining({
        kind: 'settled',
        outcome: { kind: 'rejected', error: { condition: 'amqp:precondition-failed', description: 'не то' } },
      }),
    )
  })

  test('nothing, and it is gone: all come again in their order, with delivery-count 1', async () => {
    const { port } = await started()
    const connection = await sent(port, 'a', 'b', 'c')
    const got = await received(connection)
    await texts(got, ['a', 'b', 'c'])
    got[0]!.accept()
    await soon()
    await connection.close()
    const again = await received(await connected(port))
    await texts(again, ['b', 'c'])
    expect(again.map(({ bytes }) => readMessage(bytes).header.deliveryCount)).toEqual([1, 1])
  })

  test('two receivers: the second has nothing as long as the first has a message', async () => {
    const { port } = await started()
    const first = await received(await sent(port, 'a'), 'Заказы.Склад', 1)
    await texts(first, ['a'])
    const second = await received(await connected(port), 'Заказы.Склад', 10)
    await sent(port, 'b', 'c')
    await soon()
    expect(second).toEqual([])
    first[0]!.accept()
    await texts(second, ['b', 'c'])
    expect(first.length).toBe(1)
  })
})

describe('who gets it', () => {
  const topology = topologyOf({ торг: { Заказы: ['Shop1', 'Склад', 'Касса'] }, другое: { Заказы: ['Shop1'] } })
  const named = (name: string, codes: string): Uint8Array => message('x', { applicationProperties: { [name]: codes } })

  test.each([
    ['every participant, where none is named', message('x'), ['Shop1', 'Склад', 'Касса']],
    ['the one of integ_recipient_code', named('integ_recipient_code', 'Склад'), ['Склад']],
    ['those of a list, spaces or not', named('integ_recipient_code', 'Shop1, Касса'), ['Shop1', 'Касса']],
    ['the one of RecipientCode', named('RecipientCode', 'Касса'), ['Касса']],
    ['every participant, where the list is empty', named('integ_recipient_code', ' , '), ['Shop1', 'Склад', 'Касса']],
  ])('%s', async (_name, bytes, expected) => {
    const { port, broker } = await started({ topology })
    expect(await (await (await connected(port)).sender('Заказы.out')).send(bytes)).toEqual({ kind: 'accepted' })
    const having = ['Shop1', 'Склад', 'Касса'].filter((one) => broker.queued('/applications/торг', `Заказы.${one}`).length > 0)
    expect(having).toEqual(expected)
    expect(broker.queued('/applications/другое', 'Заказы.Shop1')).toEqual([])
  })

  test('a code that the channel does not lead to is refused with those that it does', async () => {
    const { port, broker } = await started({ topology })
    const sender = await (await connected(port)).sender('Заказы.out')
    expect(await sender.send(named('integ_recipient_code', 'Склад,Нет'))).toMatchObject({
      kind: 'rejected',
      error: { condition: 'amqp:not-found', description: expect.stringMatching(/"Нет".*Shop1, Склад, Касса/) },
    })
    expect(broker.queued('/applications/торг', 'Заказы.Склад')).toEqual([])
  })

  test('or is passed over, by the setting', async () => {
    const { port, broker } = await started({ topology, settings: { unknownRecipient: 'drop' } })
    const sender = await (await connected(port)).sender('Заказы.out')
    expect(await sender.send(named('integ_recipient_code', 'Склад,Нет'))).toEqual({ kind: 'accepted' })
    expect(broker.queued('/applications/торг', 'Заказы.Склад').length).toBe(1)
  })
})

describe('who may come in', () => {
  test('a wrong token is refused', async () => {
    const { port, events } = await started()
    await expect(connected(port, '/applications/торг', `${token}!`)).rejects.toMatchObject({
      message: expect.stringMatching(/no AMQP connection to 127.0.0.1:\d+: the login was refused: the token is wrong, or over/),
      messageRu: expect.stringMatching(/: вход не принят: токен неверен, или его срок истек/),
    })
    expect(events).toContainEqual(expect.objectContaining({ kind: 'refused', what: 'login' }))
  })

  test('a hostname without an application is refused with its name', async () => {
    const { port } = await started()
    await expect(connected(port, '/applications/нет')).rejects.toThrow('no application for the hostname "/applications/нет"')
  })

  test.each([
    ['sender', 'Нет.out', /has no destination "Нет.out"/],
    ['sender', 'Заказы.Склад', /is a destination to receive from/],
    ['receiver', 'Нет', /has no destination "Нет"/],
    ['receiver', 'Заказы.out', /is a destination to send to/],
  ] as const)('a %s to %s is refused, and the connection stays', async (role, address, error) => {
    const { port } = await started()
    const connection = await connected(port)
    const opened = role === 'sender' ? connection.sender(address) : connection.receiver(address, 1, () => undefined)
    await expect(opened).rejects.toThrow(error)
    expect(await (await connection.sender('Заказы.out')).send(message('x'))).toEqual({ kind: 'accepted' })
  })

  test('no server: the error says so in both languages', async () => {
    const { port, close } = await startBroker()
    await close()
    await expect(connected(port)).rejects.toMatchObject({
      code: 'bus/connection-refused',
      messageRu: expect.stringContaining('никто не слушает'),
    })
  })
})

describe('expiry', () => {
  const expiring = (value: string, at: number): Uint8Array => message(value, { properties: { absoluteExpiryTime: at } })

  test('what has expired is dropped when it is picked, by the given clock', async () => {
    let now = 1000
    const { port, events } = await started({ now: () => now })
    const connection = await connected(port)
    const sender = await connection.sender('Заказы.out')
    await sender.send(expiring('a', 2000))
    await sender.send(expiring('b', 9000))
    // 1C writes its times in UTC; those of 285 years and more are above 2^53 microseconds and no trouble.
    await sender.send(expiring('c', 9_007_199_254_740_000))
    now = 2000
    await texts(await received(connection), ['b', 'c'])
    expect(events.filter(({ kind }) => kind === 'expired').length).toBe(1)
  })

  test('a ttl counts from the arrival', async () => {
    let now = 1000
    const { port, broker } = await started({ now: () => now })
    const sender = await (await connected(port)).sender('Заказы.out')
    await sender.send(message('a', { header: { ttl: 500 } }))
    now = 1499
    broker.expire()
    expect(broker.queued('/applications/торг', 'Заказы.Склад').length).toBe(1)
    now = 1500
    broker.expire()
    expect(broker.queued('/applications/торг', 'Заказы.Склад').length).toBe(0)
  })
})

describe('failures by name', () => {
  test('reject', async () => {
    const { port } = await started({ failures: { arriving: () => ({ failure: 'reject' }) } })
    const sender = await (await connected(port)).sender('Заказы.out')
    expect(await sender.send(message('x'))).toMatchObject({ kind: 'rejected', error: { description: expect.stringContaining('failure') } })
  })

  test('dropUnsettled: the accept is lost, and the message that is sent again is kept once', async () => {
    let times = 0
    const { port, broker, events } = await started({
      failures: { arriving: () => (times++ === 0 ? { failure: 'dropUnsettled' } : undefined) },
    })
    const bytes = message('x', { properties: { messageId: 'same' } })
    const first = await connected(port)
    expect(await (await first.sender('Заказы.out')).send(bytes)).toMatchObject({ kind: 'lost' })
    await first.closed
    expect(await (await (await connected(port)).sender('Заказы.out')).send(bytes)).toEqual({ kind: 'accepted' })
    expect(broker.queued('/applications/торг', 'Заказы.Склад').length).toBe(1)
    expect(events.map(({ kind }) => kind)).toContain('repeated')
  })

  test('slowAccept: it is there, and accepted later', async () => {
    let release = (): void => undefined
    const until = new Promise<void>((resolve) => {
      release = resolve
    })
    const { port, broker } = await started({ failures: { arriving: () => ({ failure: 'slowAccept', until }) } })
    const outcome = (await (await connected(port)).sender('Заказы.out')).send(message('x'))
    expect(await eventually(async () => broker.queued('/applications/торг', 'Заказы.Склад').length, 1)).toBe(1)
    expect(await Promise.race([outcome, soon()])).toBeUndefined()
    release()
    expect(await outcome).toEqual({ kind: 'accepted' })
  })

  test('deliverTwice: it comes again though it was accepted', async () => {
    let times = 0
    const { port } = await started({ failures: { delivering: () => (times++ === 0 ? { failure: 'deliverTwice' } : undefined) } })
    const got = await received(await sent(port, 'a', 'b'), 'Заказы.Склад', 1)
    await texts(got, ['a'])
    got[0]!.accept()
    await texts(got, ['a', 'a'])
    got[1]!.accept()
    await texts(got, ['a', 'a', 'b'])
  })

  test('brokerDown: the socket is broken at the login, at an arrival, at a delivery', async () => {
    let down = 'connecting'
    const { port, broker } = await started({
      failures: {
        connecting: () => (down === 'connecting' ? 'brokerDown' : undefined),
        arriving: () => (down === 'arriving' ? { failure: 'brokerDown' } : undefined),
        delivering: () => (down === 'delivering' ? { failure: 'brokerDown' } : undefined),
      },
    })
    await expect(connected(port)).rejects.toThrow('no AMQP connection')
    down = 'arriving'
    const sending = await connected(port)
    expect(await (await sending.sender('Заказы.out')).send(message('x'))).toMatchObject({ kind: 'lost' })
    expect(broker.queued('/applications/торг', 'Заказы.Склад')).toEqual([])
    down = 'delivering'
    const receiving = await sent(port, 'a')
    const got = await received(receiving)
    await receiving.closed
    expect(got).toEqual([])
    down = ''
    const again = await received(await connected(port))
    await texts(again, ['a'])
  })
})

test('a connection that is broken is over for both sides', async () => {
  const { port, broker, events } = await started()
  const connection = await connected(port)
  const sender = await connection.sender('Заказы.out')
  broker.disconnect()
  await connection.closed
  await sender.closed
  expect(await sender.send(message('x'))).toEqual({ kind: 'lost' })
  expect(events.at(-1)).toMatchObject({ kind: 'disconnected', application: 'торг' })
})

test('a connection that is closed by the bus says why', async () => {
  const { port, broker } = await started()
  const connection = await connected(port)
  broker.disconnect({ condition: 'amqp:unauthorized-access', description: 'срок токена истёк' })
  expect(await connection.closed).toEqual({ condition: 'amqp:unauthorized-access', description: 'срок токена истёк' })
})

test('a message that a test sends is one as of a peer', async () => {
  const { port, broker } = await started()
  expect(await broker.send('/applications/торг', 'Заказы.out', message('x'))).toMatchObject({ id: 1, queues: ['Заказы.Склад'] })
  await texts(await received(await connected(port)), ['x'])
  await expect(broker.send('/applications/торг', 'Нет', message('x'))).rejects.toMatchObject({ code: 'bus/destination-unknown' })
})

test('what is behind the port hears of the end of each link while the connection goes on', async () => {
  const over: string[] = []
  const listening = await createAmqpListener().listen(
    { host: '127.0.0.1', port: 0 },
    {
      authenticate: () => true,
      opened: () => ({
        incoming: (address) => ({ arrived: ({ settle }) => settle({ kind: 'accepted' }), gone: () => void over.push(address) }),
        outgoing: (address) => ({ pull: () => undefined, gone: () => void over.push(address) }),
        gone: () => void over.push('all'),
      }),
    },
  )
  closing.push(() => listening.close())
  const connection = await connected(listening.port)
  const sender = await connection.sender('sent')
  const receiver = await connection.receiver('received', 1, () => undefined)
  await sender.close()
  expect(await eventually(async () => over, ['sent'])).toEqual(['sent'])
  await receiver.close()
  expect(await eventually(async () => over, ['sent', 'received'])).toEqual(['sent', 'received'])
})

test('clear empties the queues', async () => {
  const { port, broker } = await started()
  await sent(port, 'a')
  await broker.clear()
  expect(broker.queued('/applications/торг', 'Заказы.Склад')).toEqual([])
})

test('clear takes what is on its way to the store, and leaves what comes behind it', async () => {
  const waiting: (() => void)[] = []
  const { broker } = await started({
    store: {
      ...memoryStore(),
      keep: (_, kept) => void waiting.push(() => kept()),
      clear: (cleared) => void waiting.push(() => cleared()),
    },
  })
  const send = (text: string) => broker.send('/applications/торг', 'Заказы.out', message(text))
  const before = send('before')
  let atOnce: unknown
  const cleared = broker.clear(() => {
    atOnce = broker.queued('/applications/торг', 'Заказы.Склад')
  })
  const behind = send('behind')
  for (const one of waiting) one()
  await Promise.all([before, cleared, behind])
  expect(atOnce).toEqual([])
  expect(broker.queued('/applications/торг', 'Заказы.Склад').map(({ id }) => id)).toEqual([2])
})

test('a store that cannot forget leaves the queues as they are', async () => {
  const { port, broker } = await started({ store: { ...memoryStore(), clear: (cleared) => cleared(new Error('the disk is full')) } })
  await sent(port, 'a')
  await expect(broker.clear()).rejects.toThrow('the disk is full')
  expect(broker.queued('/applications/торг', 'Заказы.Склад')).toHaveLength(1)
})
