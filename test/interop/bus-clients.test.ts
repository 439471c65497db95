/** The request sequences of public clients of 1С:Шина, in our own words: one for Node on rhea (source 424), esb1c-app for Python. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { startBus, type BusDefinition, type TestBus } from 'onec-standin/testing'
import rhea, { type Connection, type ConnectionOptions } from 'rhea'
import { describe, expect, onTestFinished, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { python } from './tools.ts'

const process1 = 'rav::test::Основное::ПроцессИнтеграции1'
const definition: BusDefinition = {
  applications: {
    test: {
      participants: { client: { id: 'kgQsv_tArk8mX6Nq16YepTX9nzcBSf8v4-Y18ZN2sM=', secret: 's3cret' }, onec: {} },
      processes: {
        [process1]: {
          channels: { Канал1СНазначение: { read: 'client', write: 'onec' }, Канал1СИсточник: { write: 'client', read: 'onec' } },
        },
      },
    },
  },
}

async function started(): Promise<TestBus> {
  const bus = await startBus({ definition })
  onTestFinished(() => bus.close())
  return bus
}

/** Of the answers to its first two requests. */
interface Known {
  readonly token: string
  readonly items: readonly { readonly process: string; readonly channel: string; readonly destination: string }[]
}

async function asksFirst(bus: TestBus): Promise<Known> {
  const url = new URL(bus.url)
  const token = await fetch(`${url.origin}/auth/oidc/token`, {
    method: 'post',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'Authorization': `Basic ${Buffer.from(`${bus.client.id}:${bus.client.secret}`, 'utf8').toString('base64')}`,
    },
    body: 'grant_type=client_credentials',
  })
  const { id_token } = (await token.json()) as { id_token: string }
  const channels = await fetch(`${url.href}/sys/esb/runtime/channels`, { method: 'get', headers: { Authorization: `Bearer ${id_token}` } })
  expect([token.status, channels.status]).toEqual([200, 200])
  return { token: id_token, items: ((await channels.json()) as Known).items }
}

/** It names its application by an option that rhea does not know, so that the Open has no hostname; the port is that of its settings. */
function connected(bus: TestBus, { token }: Known, reconnect: boolean): Promise<Connection> {
  const connection = rhea.create_container().connect({
    host: new URL(bus.url).hostname,
    port: bus.port,
    max_frame_size: 1_000_000,
    channel_max: 7000,
    vhost: '/applications/test',
    username: token,
    password: token,
    reconnect,
    initial_reconnect_delay: 20,
  } as ConnectionOptions)
  onTestFinished(() => {
    connection.set_reconnect(false)
    connection.close()
  })
  connection.on('connection_error', () => {})
  return new Promise((resolve) => connection.once('connection_open', () => resolve(connection)))
}

const destination = ({ items }: Known, channel: string): string =>
  items.find((one) => one.process === process1 && one.channel === channel)!.destination

describe('a client for Node', () => {
  test('asks for token and channels, opens a sender and a receiver, and exchanges messages', async () => {
    const bus = await started()
    const known = await asksFirst(bus)
    const connection = await connected(bus, known, false)
    const sender = connection.open_sender({ target: { address: destination(known, 'Канал1СИсточник') } })
    const accepted = new Promise<string>((resolve) => sender.once('accepted', () => resolve('accepted')))
    sender.once('sendable', () => void sender.send({ body: 'строка', application_properties: { RecipientCode: 'onec' } }))
    expect(await accepted).toBe('accepted')
    expect((await bus.received('Канал1СИсточник'))[0]).toMatchObject({ RecipientCode: 'onec', participant: 'client' })
    const bodies: string[] = []
    const receiver = connection.open_receiver({ source: { address: destination(known, 'Канал1СНазначение') } })
    receiver.on('message', ({ message }) => bodies.push((message!.body as Buffer).toString()))
    await bus.send('Канал1СНазначение', { body: 'ответ', SenderCode: 'onec' })
    expect(await eventually(async () => bodies, ['ответ'])).toEqual(['ответ'])
  })

  test('connects again with the token that it has when the broker was down', async () => {
    const bus = await started()
    const known = await asksFirst(bus)
    const connection = await connected(bus, known, true)
    const bodies: string[] = []
    connection
      .open_receiver({ source: { address: destination(known, 'Канал1СНазначение') } })
      .on('message', ({ message }) => bodies.push((message!.body as Buffer).toString()))
    bus.fail('brokerDown', { times: 1 })
    await bus.send('Канал1СНазначение', { body: 'после' })
    expect(await eventually(async () => bodies, ['после'])).toEqual(['после'])
  })

  test('takes a wrong secret for fatal: the sentence of the answer is what it shows', async () => {
    const bus = await started()
    const answer = await fetch(`${bus.origin}/auth/oidc/token`, {
      method: 'post',
      headers: { Authorization: `Basic ${Buffer.from('client:wrong').toString('base64')}` },
      body: 'grant_type=client_credentials',
    })
    expect([answer.status, ((await answer.json()) as { error: { message: string } }).error.message]).toEqual([
      401,
      'Incorrect username or password.',
    ])
  })
})

describe('python3-qpid-proton', () => {
  const interpreter = python('proton')
  test.skipIf(interpreter === undefined)(
    'asks as esb1c-app does, and exchanges messages at Cyrillic addresses',
    { timeout: 300_000 },
    async () => {
      const bus = await started()
      const echoed = bus.received('Канал1СИсточник', { count: 3, timeout: 40_000 })
      for (const body of ['один', 'два', 'три']) await bus.send('Канал1СНазначение', { body, Parameters: { Вид: 'Заказ' } })
      const program = fileURLToPath(new URL('programs/bus_echo.py', import.meta.url))
      const { stdout } = await promisify(execFile)(interpreter!, [program, bus.url, bus.client.id, bus.client.secret, '3'])
      expect(JSON.parse(stdout)).toEqual({ senders: ['Канал1СИсточник'], receivers: ['Канал1СНазначение'], section: 'bytes' })
      expect((await echoed).map((one) => [one.text(), one.Parameters['Вид']])).toEqual([
        ['один', 'Заказ'],
        ['два', 'Заказ'],
        ['три', 'Заказ'],
      ])
    },
  )
})
