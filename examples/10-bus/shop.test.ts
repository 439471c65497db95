/** The contract of the shop with the bus: what it sends, what it makes of the answer, and what it does when the bus fails. */
import { fileURLToPath } from 'node:url'
import { busTest } from 'onec-standin/vitest'
import { expect } from 'vitest'
import { order } from './shop.ts'

const test = busTest({ paths: [fileURLToPath(new URL('bus.yaml', import.meta.url))] })

test('an order goes out, and its confirmation comes in', async ({ bus }) => {
  const confirmed = order({ url: bus.url, ...bus.client }, 7)
  const [sent] = await bus.received('Заказы', { message: { JSON: { '$.Номер': 7 }, Parameters: { Вид: 'Заказ' } } })
  await bus.send('Статусы', { json: { Статус: 'Принят' }, CorrelationId: sent!.ID, SenderCode: 'office' })
  expect(await confirmed).toBe('Принят')
  bus.verify('Заказы', { times: 1, message: { SenderCode: 'shop' } })
})

test('an order that the bus refuses says why', async ({ bus }) => {
  bus.fail('reject', { channel: 'Заказы', text: 'Магазин закрыт' })
  await expect(order({ url: bus.url, ...bus.client }, 8)).rejects.toThrow('the order was refused: Магазин закрыт')
  bus.verify('Заказы', { times: 0 })
})

test('a wrong password is said', async ({ bus }) => {
  await expect(order({ url: bus.url, id: 'shop', secret: 'wrong' }, 9)).rejects.toThrow('Incorrect username or password.')
})

test('a broker that is down is said', async ({ bus }) => {
  bus.fail('brokerDown')
  await expect(order({ url: bus.url, ...bus.client }, 10)).rejects.toThrow('the broker refused')
})
