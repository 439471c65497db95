/** 1C's side against the bus of this package over real sockets: order out, confirmation in; tokens that end, a bus that breaks. */
import { describe, expect, test } from 'vitest'
import { Channel, IntegrationService, type ReceiveMessageProcessing } from '../../src/index.ts'
import { startBus, startStandin, type StandinOptions } from '../../src/testing/index.ts'
import { eventually } from '../support/eventually.ts'

const service = (ReceiveMessageProcessing: ReceiveMessageProcessing, Transactioned = true) =>
  IntegrationService({
    Name: 'Шина',
    Channels: {
      Подтверждения: Channel({
        MessageDirection: 'Receive',
        ExternalIntegrationServiceChannelName: 'shop::Торг::Основной::Заказы.подтверждения',
        Transactioned,
        ReceiveMessageProcessing,
      }),
      Заказы: Channel({ MessageDirection: 'Send', ExternalIntegrationServiceChannelName: 'shop::Торг::Основной::Заказы.выход' }),
    },
  })

const RECEIVE = 'подтверждения'
const SEND = 'выход'

async function both(
  handler: ReceiveMessageProcessing,
  more: StandinOptions['integration'] = {},
  options: Partial<Parameters<typeof startBus>[0]> = {},
) {
  const definition = service(handler)
  const bus = await startBus({ services: [definition], ...options })
  const { id, secret } = bus.client
  const standin = await startStandin({
    services: [definition],
    config: false,
    integration: {
      services: {
        Шина: {
          ExternalIntegrationServiceAddress: bus.url,
          ExternalIntegrationServiceUserName: id,
          ExternalIntegrationServiceUserPassword: secret,
        },
      },
      retries: [50],
      ...more,
    },
  })
  const services = standin.infobase.IntegrationServices
  const send = async (text: string): Promise<string> => {
    const message = services.Service('Шина').CreateMessage()
    message.SetBodyFromString(text)
    message.Parameters.set('Номер', text)
    await services.Service('Шина').Channel('Заказы').SendMessage(message)
    return message.ID
  }
  return { bus, standin, services, send, close: () => Promise.all([standin.close(), bus.close()]) }
}

/** Until what is asked for is so. */
async function until(is: () => boolean | Promise<boolean>): Promise<void> {
  expect(await eventually(async () => is(), true)).toBe(true)
}

test('an order goes out as 1C writes it, its confirmation comes in, and a handler that refuses once gets it again', async () => {
  const handled: string[] = []
  let refuses = true
  const { bus, services, send, close } = await both((message, parameters) => {
    handled.push(`${message.GetBodyAsString()} of ${message.SenderCode} to ${message.CorrelationId}`)
    parameters.Cancel = refuses
    refuses = false
  })
  const id = await send('заказ 1')
  services.ExecuteProcessing()
  const [order] = await bus.received(SEND)
  expect([order?.ID, new TextDecoder().decode(order?.body), order?.Parameters]).toEqual([id, 'заказ 1', { Номер: 'заказ 1' }])
  // Facts of the wire: docs/integration-services.md.
  expect(order?.amqp.properties.messageId).toEqual({ type: 'uuid', value: id })
  expect(order?.amqp.body.kind).toBe('value')
  expect([...(order?.amqp.applicationProperties.values() ?? [])].every((one) => typeof one === 'string')).toBe(true)
  expect(bus.requests().map(({ target }) => target)).toEqual(['/auth/oidc/token', expect.stringMatching(/\/sys\/esb\/runtime\/channels$/)])
  await bus.send(RECEIVE, { body: 'принят', SenderCode: 'Магазин', CorrelationId: id })
  await until(() => handled.length === 2)
  expect(new Set(handled)).toEqual(new Set([`принят of Магазин to ${id}`]))
  await services.idle()
  expect(services.Service('Шина').Channel('Заказы').GetState()).toBe('Connected')
  expect(await services.Service('Шина').Channel('Подтверждения').SelectMessages()).toEqual([])
  await close()
})

const texts = (bus: Awaited<ReturnType<typeof both>>['bus']): readonly string[] =>
  bus
    .messages()
    .filter((one) => one.channel.endsWith(SEND) && one.outcome === 'accepted')
    .map((one) => new TextDecoder().decode(one.body))

const nothing: ReceiveMessageProcessing = () => {}

describe.each(['file', 'clientServer'] as const)('%s: in spite of', (variant) => {
  test.each<[what: string, fail: (bus: Awaited<ReturnType<typeof both>>['bus']) => unknown]>([
    ['a broker that goes down', (bus) => bus.fail('brokerDown', { times: 2 })],
    ['an answer that is lost', (bus) => bus.fail('dropUnsettled', { times: 1 })],
    ['messages that are rejected at first', (bus) => bus.fail('reject', { times: 2 })],
    ['a token that has ended', (bus) => bus.fail('tokenExpired', { times: 1 })],
    ['credentials that are refused at first', (bus) => bus.fail('badCredentials', { times: 1 })],
    ['an application that is not there yet', (bus) => bus.fail('applicationNotFound', { times: 1 })],
    ['an accept that comes late', (bus) => bus.fail('slowAccept', { times: 1, delay: '100 ms' } as never)],
  ])('%s everything arrives once and in order', async (_, fail) => {
    const { bus, services, send, close } = await both(nothing, { variant })
    fail(bus)
    const all = Array.from({ length: 10 }, (_one, at) => `m${at}`)
    for (const one of all) await send(one)
    services.ExecuteProcessing()
    await until(() => texts(bus).length >= all.length)
    await until(async () => (await services.Service('Шина').Channel('Заказы').SelectMessages()).length === 0)
    expect(texts(bus)).toEqual(all)
    await close()
  })

  test('a message that is delivered twice it is handled once', async () => {
    const handled: string[] = []
    const { bus, services, close } = await both((message) => void handled.push(message.GetBodyAsString()), { variant })
    services.ExecuteProcessing()
    bus.fail('deliverTwice', { times: 1 })
    await bus.send(RECEIVE, { body: 'a' })
    await bus.send(RECEIVE, { body: 'b' })
    await until(() => handled.includes('b'))
    await services.idle()
    expect(handled).toEqual(['a', 'b'])
    await close()
  })
})

test('a token is renewed before it ends, and messages go on', async () => {
  const { bus, services, send, close } = await both(nothing, { renewBefore: 4_000 }, { tokenLifetime: 5 })
  services.ExecuteProcessing()
  await until(() => bus.requests().filter(({ target }) => target === '/auth/oidc/token').length >= 3)
  await send('after')
  await until(() => texts(bus).includes('after'))
  await close()
})

test('hosts that are not allowed are connected to neither over HTTP nor over AMQP', async () => {
  const definition = service(nothing)
  const standin = await startStandin({
    services: [definition],
    config: false,
    net: ['allowed.example'],
    strict: false,
    integration: { services: { '*': { ExternalIntegrationServiceAddress: 'http://127.0.0.1:9/applications/a' } } },
  })
  const services = standin.infobase.IntegrationServices
  services.ExecuteProcessing()
  const channel = services.Service('Шина').Channel('Заказы')
  await until(() => channel.Problem !== undefined)
  expect(channel.GetState()).toBe('Disconnected')
  expect(channel.Problem).toContain('вызов http://127.0.0.1:9/auth/oidc/token запрещён: на него нет заглушки, и узел не разрешён')
  await standin.close()
})

test('restore leaves nothing of one test to the next one', async () => {
  const { standin, services, send, close } = await both(nothing)
  await send('left')
  await standin.restore()
  expect(await services.Service('Шина').Channel('Заказы').SelectMessages()).toEqual([])
  await close()
})
