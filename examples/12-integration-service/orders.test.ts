/** Order out, confirmation in: the same contract for handlers in TypeScript and in 1C's language, each with a bus of its own. */
import { fileURLToPath } from 'node:url'
import { startBus, startStandin } from 'onec-standin/testing'
import { describe, expect, onTestFinished, test } from 'vitest'

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

describe.each([
  ['services', false],
  ['configuration', true],
])('%s', (name, inModules) => {
  async function started() {
    const bus = await startBus({ paths: [path(name)] })
    const { id, secret } = bus.client
    const standin = await startStandin({
      paths: [path(name)],
      config: false,
      integration: {
        services: {
          Шина: {
            ExternalIntegrationServiceAddress: bus.url,
            ExternalIntegrationServiceUserName: id,
            ExternalIntegrationServiceUserPassword: secret,
          },
        },
        // A refused message comes again soon, so that the test need not wait.
        retries: [100],
      },
      ...(inModules && { bsl: true }),
    })
    onTestFinished(async () => {
      await standin.close()
      await bus.close()
    })
    const order = (code: string, method: string) => fetch(`${standin.url}/hs/orders/${code}`, { method }).then((answer) => answer.text())
    const status = async (code: string, wanted: string): Promise<void> => {
      await expect.poll(() => order(code, 'GET'), { timeout: 30_000 }).toBe(wanted)
    }
    return { bus, order, status, services: standin.infobase.IntegrationServices }
  }

  test('an order goes out as a message, and its confirmation changes it', async () => {
    const { bus, order, status } = await started()
    expect(await order('7', 'POST')).toBe('Отправлен')
    const [sent] = await bus.received('Заказы')
    expect(JSON.parse(new TextDecoder().decode(sent?.body))).toEqual({ Код: '7' })
    expect([sent?.RecipientCode, sent?.Parameters]).toEqual(['peer', { Код: '7' }])
    await bus.send('Подтверждения', { json: { Код: '7', Статус: 'Принят' }, CorrelationId: sent!.ID })
    await status('7', 'Принят')
  })

  test('a confirmation that comes before its order is refused, and handled once the order is there', async () => {
    const { bus, order, status, services } = await started()
    services.ExecuteProcessing()
    await bus.send('Подтверждения', { json: { Код: '8', Статус: 'Принят' } })
    await bus.send('Подтверждения', { json: { Код: '8', Статус: 'Отгружен' } })
    const waiting = services.Service('Шина').Channel('Подтверждения')
    await expect.poll(async () => (await waiting.SelectMessages()).length, { timeout: 30_000 }).toBe(2)
    await order('8', 'POST')
    await status('8', 'Отгружен')
    expect(await waiting.SelectMessages()).toEqual([])
  })

  test('messages wait in the infobase while the bus is down', async () => {
    const { bus, order, services } = await started()
    const failure = bus.fail('brokerDown')
    await order('9', 'POST')
    const channel = services.Service('Шина').Channel('Заказы')
    await expect.poll(() => channel.Problem, { timeout: 30_000 }).toBeDefined()
    expect(channel.GetState()).toBe('Disconnected')
    expect(await channel.SelectMessages()).toHaveLength(1)
    failure.remove()
    await bus.received('Заказы')
  })
})
