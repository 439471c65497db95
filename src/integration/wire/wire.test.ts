/** What goes over the wire: the message field by field, the token, the lists of channels, addresses (docs/integration-services.md). */
import { describe, expect, test } from 'vitest'
import { outgoingError } from '../../exchange/outgoing/error.ts'
import type { OutgoingAnswer, OutgoingRequest } from '../../exchange/outgoing/request.ts'
import type { WrittenMessage } from '../amqp/message.ts'
import { readMessage } from '../amqp/read-message.ts'
import { writeMessage } from '../amqp/write-message.ts'
import type { KeptMessage } from '../message/kept.ts'
import { busAddress } from './address.ts'
import type { WireError } from './error.ts'
import { httpWire } from './http-wire.ts'
import { fromWire, toWire } from './properties.ts'
import { describedChannels, destinationOf, runtimeChannels } from './runtime.ts'
import { tokenOf } from './token.ts'
import { uuidOfText } from './uuid.ts'

const ID = '6aef4c4e-0000-11ee-8000-000000000001'
const OTHER = '6aef4c4e-0000-11ee-8000-000000000002'
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const newId = () => 'new'

const message: KeptMessage = {
  id: ID,
  correlation: OTHER,
  sender: 'Office',
  recipient: 'Shop1,Магазин',
  sent: 1_700_000_000_000,
  expires: 1_700_000_060_000,
  parameters: { Цвет: 'красный', Размер: '42' },
  body: bytes('тело'),
}

describe('a message of 1C', () => {
  test('has a header, ids as uuid, texts among the properties, and its body as one binary value', () => {
    const read = readMessage(writeMessage(toWire(message)))
    expect(read.header).toMatchObject({ durable: true, firstAcquirer: false, deliveryCount: 0 })
    expect(read.properties).toEqual({
      messageId: { type: 'uuid', value: ID },
      correlationId: { type: 'uuid', value: OTHER },
      absoluteExpiryTime: 1_700_000_060_000,
      creationTime: 1_700_000_000_000,
    })
    expect(Object.fromEntries(read.applicationProperties)).toEqual({
      Цвет: 'красный',
      Размер: '42',
      integ_message_id: ID,
      integ_message_body_size: '8',
      integ_message_correlation_id: OTHER,
      integ_sender_code: 'Office',
      integ_recipient_code: 'Shop1,Магазин',
    })
    expect(read.body).toEqual({ kind: 'value', value: bytes('тело') })
  })

  test('leaves out what is empty, but for the id and the size', () => {
    const read = readMessage(writeMessage(toWire({ id: ID, sender: '', recipient: '', parameters: {}, body: new Uint8Array() })))
    expect([read.properties, Object.fromEntries(read.applicationProperties)]).toEqual([
      { messageId: { type: 'uuid', value: ID } },
      { integ_message_id: ID, integ_message_body_size: '0' },
    ])
  })

  test('comes back as it went out', () => {
    expect(fromWire(readMessage(writeMessage(toWire(message))), 0, newId)).toEqual(message)
  })

  test('has the old names as well where the setting says so', () => {
    expect(toWire(message, { oldCodes: true }).applicationProperties).toMatchObject({
      SenderCode: 'Office',
      RecipientCode: 'Shop1,Магазин',
    })
  })
})

describe('a message of another sender', () => {
  const plain: WrittenMessage = { body: { kind: 'data', value: bytes('a') } }
  test.each<[what: string, written: WrittenMessage, read: Partial<KeptMessage>]>([
    ['a data section', plain, { body: bytes('a'), id: 'new', sender: '', recipient: '', parameters: {} }],
    ['a text as its body', { body: { kind: 'value', value: 'é' } }, { body: bytes('é') }],
    ['no body', { body: { kind: 'none', value: null } }, { body: new Uint8Array() }],
    ['the short names', { ...plain, applicationProperties: { SenderCode: 'A', RecipientCode: 'B' } }, { sender: 'A', recipient: 'B' }],
    ['an id among the properties alone', { ...plain, applicationProperties: { integ_message_id: ID.toUpperCase() } }, { id: ID }],
    ['a text as its id', { ...plain, properties: { messageId: 'order-1' } }, { id: uuidOfText('order-1') }],
    ['a number as its id', { ...plain, properties: { messageId: { type: 'ulong', value: 7n } } }, { id: uuidOfText('7') }],
    ['a ttl', { ...plain, header: { ttl: 5_000 } }, { expires: 6_000 }],
    ['an expiry of 0, and a ttl', { ...plain, header: { ttl: 5_000 }, properties: { absoluteExpiryTime: 0 } }, { expires: 6_000 }],
    [
      'parameters of other types',
      {
        ...plain,
        applicationProperties: { n: 42, b: true, s: { type: 'symbol', value: 'x' }, l: ['a', 1], e: null, big: 9007199254740993n },
      },
      { parameters: { n: '42', b: 'true', s: 'x', l: '["a","1"]', e: '', big: '9007199254740993' } },
    ],
  ])('%s', (_, written, read) => {
    expect(fromWire(readMessage(writeMessage(written)), 1_000, newId)).toMatchObject(read)
  })

  test('with times of 0, which some libraries write for none, never expires', () => {
    const written = writeMessage({ ...plain, header: { ttl: 0 }, properties: { absoluteExpiryTime: 0 } })
    expect(fromWire(readMessage(written), 1_000, newId)).not.toHaveProperty('expires')
  })

  test('whose body is a list is none for this side', () => {
    expect(() => fromWire(readMessage(writeMessage({ body: { kind: 'value', value: [1, 2] } })), 0, newId)).toThrow(
      'neither binary nor a text',
    )
  })
})

test('a UUID of a text is always the same one, and another one of another text', () => {
  expect(uuidOfText('заказ 1')).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/)
  expect(uuidOfText('заказ 1')).toBe(uuidOfText('заказ 1'))
  expect(new Set(Array.from({ length: 1000 }, (_, at) => uuidOfText(`m${at}`))).size).toBe(1000)
})

test.each([
  ['http://host:9090/applications/trade', ['http', 'host', 9090, '/applications/trade', '/applications/trade']],
  ['https://host/applications/Торг/', ['https', 'host', 443, '/applications/Торг', '/applications/%D0%A2%D0%BE%D1%80%D0%B3']],
  ['http://[::1]/applications/%D0%A2%D0%BE', ['http', '::1', 80, '/applications/То', '/applications/%D0%A2%D0%BE']],
])('the address %s', (text, expected) => {
  const { server, hostname, path } = busAddress(text)
  expect([server.scheme, server.host, server.port, hostname, path]).toEqual(expected)
})

test.each([
  ['', 'the service has no address'],
  ['ftp://host/applications/a', '"ftp://host/applications/a" is not http://host:port/applications/NAME'],
])('"%s" is no address', (text, why) => {
  expect(() => busAddress(text)).toThrow(why)
})

/** Answers of a bus by the path. */
function bus(answers: Readonly<Record<string, readonly [status: number, body: unknown]>>) {
  const asked: OutgoingRequest[] = []
  const wire = httpWire(async (request): Promise<OutgoingAnswer> => {
    asked.push(request)
    const [status, body] = answers[request.url.path] ?? [404, { error: { code: 5, status: 'NOT_FOUND', message: 'Not here.' } }]
    return { status, headers: [], body: typeof body === 'string' ? body : JSON.stringify(body) }
  })
  return { wire, asked, address: busAddress('http://bus:9090/applications/trade') }
}

const jwt = (payload: object): string => `e30.${btoa(JSON.stringify(payload)).replace(/=+$/, '')}.x`
const token = { text: 't', expires: undefined }

describe('the token', () => {
  test('is asked for as 1C does, and has its end in it', async () => {
    const { wire, asked, address } = bus({
      '/auth/oidc/token': [200, { id_token: jwt({ exp: 1_700_000_000 }), access_token: 'Not implemented' }],
    })
    expect(await tokenOf(wire, address, 'клиент', 'секрет')).toEqual({ text: jwt({ exp: 1_700_000_000 }), expires: 1_700_000_000_000 })
    expect(asked[0]).toMatchObject({
      method: 'POST',
      body: 'grant_type=client_credentials',
      headers: [
        'Host',
        'bus:9090',
        'User-Agent',
        '1C+Enterprise/8.3',
        'Accept',
        '*/*',
        'Authorization',
        `Basic ${Buffer.from('клиент:секрет').toString('base64')}`,
        'Content-Type',
        'application/x-www-form-urlencoded',
      ],
    })
  })

  test.each<[what: string, answer: readonly [number, unknown], why: string]>([
    [
      'that is refused',
      [401, { error: { code: 16, status: 'UNAUTHENTICATED', message: 'Incorrect username or password.' } }],
      '401: Incorrect username or password.',
    ],
    ['of no bus', [200, '<html>'], 'the answer of the token call has no id_token'],
    ['of a server in trouble', [502, 'bad gateway'], '502: bad gateway'],
  ])('%s', async (_, answer, why) => {
    const { wire, address } = bus({ '/auth/oidc/token': answer })
    await expect(tokenOf(wire, address, 'a', 'b')).rejects.toThrow(why)
  })

  test('whose end cannot be read is good until the bus refuses it', async () => {
    const { wire, address } = bus({ '/auth/oidc/token': [200, { id_token: 'opaque' }] })
    expect(await tokenOf(wire, address, 'a', 'b')).toEqual({ text: 'opaque', expires: undefined })
  })
})

test('a bus that cannot be reached is said in both languages', async () => {
  const refused = (): never => {
    throw outgoingError('refused', { address: 'bus:9090' })
  }
  const asked = tokenOf(httpWire(refused), busAddress('http://bus:9090/applications/trade'), 'shop', 'secret')
  const { words } = (await asked.catch((error: unknown) => error)) as WireError
  expect(words.en).toBe('bus:9090 refuses the connection')
  expect(words.ru).not.toMatch(/refuses/)
})

describe('the channels', () => {
  const items = [
    { process: 'e1c::Торг::Основной::Заказы', channel: 'вход', destination: 'PUBLIC.x.-1.1.вход.Магазин' },
    { process: 'e1c::Торг::Основной::Заказы', channel: 'выход', destination: 'PUBLIC.x.-1.1.выход.Магазин' },
    { process: 'other', channel: 'выход', destination: 'y' },
  ]
  test('have destinations by process.channel, and by the channel alone where that is enough', async () => {
    const { wire, address } = bus({ '/applications/trade/sys/esb/runtime/channels': [200, { items, port: 6698 }] })
    const runtime = await runtimeChannels(wire, address, token)
    expect(runtime.port).toBe(6698)
    expect(destinationOf(runtime, 'e1c::Торг::Основной::Заказы.вход')).toBe('PUBLIC.x.-1.1.вход.Магазин')
    expect(destinationOf(runtime, 'вход')).toBe('PUBLIC.x.-1.1.вход.Магазин')
    expect(destinationOf(runtime, 'выход')).toBeUndefined()
    expect(destinationOf(runtime, 'нет')).toBeUndefined()
  })

  test('are described with their direction, whichever way a bus says it', async () => {
    const listed = [
      { process: 'p', channel: 'a', access: 'WRITE_ONLY', processDescription: 'Заказы', channelDescription: null },
      { process: 'p', channel: 'b', access: 'READ_ONLY' },
      { process: 'p', channel: 'c', sendAllowed: true },
      { process: 'p', channel: 'd', sendAllowed: false },
    ]
    const { wire, address } = bus({ '/applications/trade/sys/esb/metadata/channels': [200, listed] })
    expect((await describedChannels(wire, address, token)).map((one) => one.access)).toEqual([
      'WRITE_ONLY',
      'READ_ONLY',
      'WRITE_ONLY',
      'READ_ONLY',
    ])
  })

  test.each<[what: string, answer: readonly [number, unknown], why: string]>([
    [
      'of an application that is not there',
      [404, { error: { code: 5, message: 'Application "trade" not found.' } }],
      '404: Application "trade" not found.',
    ],
    ['of a token that has ended', [401, { error: { code: 16, message: 'Token expired.' } }], '401: Token expired.'],
    ['that are not JSON', [200, '<html>'], 'not JSON'],
    ['without a port', [200, { items: [] }], 'no items or no port'],
  ])('%s', async (_, answer, why) => {
    const { wire, address } = bus({ '/applications/trade/sys/esb/runtime/channels': answer })
    await expect(runtimeChannels(wire, address, token)).rejects.toThrow(why)
  })
})
