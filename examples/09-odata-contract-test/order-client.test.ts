/** The contract of the consumer: what it asks of the interface, and what it makes of every answer, failures too. */
import { odata, standinTest, type FailureName } from 'onec-standin/vitest'
import { expect } from 'vitest'
import { placeOrder } from './order-client.ts'

const folder = new URL('.', import.meta.url).pathname
const test = standinTest({ paths: [`${folder}../08-warehouse/services`, `${folder}stubs`] })
const products = odata('Catalog_Товары').GET({ $filter: "Артикул eq 'С-1' and IsFolder eq false" })
const orders = odata('Document_РасходТовара').POST()
const posting = odata('Document_РасходТовара/Post').POST()

test('looks up, asks what is left, writes, posts', async ({ standin }) => {
  expect(await placeOrder(standin.url, 'С-1', 2)).toEqual({ order: 'posted', number: '000000017' })
  standin.verifyOrder(products, odata('AccumulationRegister_ТоварныеЗапасы/Balance').GET(), orders, posting)
  standin.verify(orders, { times: 1, request: { JSON: { '$.Товары[0].Количество': 2 } } })
  const [call] = standin.received(posting)
  expect(call?.address?.options?.get('PostingModeOperational')).toBe('false')
})

test('writes nothing of a product that there is not, or of which too few are left', async ({ standin }) => {
  expect(await placeOrder(standin.url, "О'Г", 1)).toEqual({ order: 'refused', why: 'unknown product' })
  expect(await placeOrder(standin.url, 'С-1', 6)).toEqual({ order: 'refused', why: 'not enough' })
  standin.verify(orders, { times: 0 })
})

test('shows what 1C says of an order that cannot be posted, and does not ask again', async ({ standin }) => {
  standin.stub(posting, { error: 'Недостаточно товара' })
  expect(await placeOrder(standin.url, 'С-1', 2)).toEqual({ order: 'refused', why: 'Недостаточно товара' })
  standin.verify(posting, { times: 1 })
})

test.for<FailureName>(['notPublished', 'infobaseLocked', 'licenseExhausted', 'poolTimeout', 'htmlInsteadOfData', 'tornAnswer'])(
  'outlives %s',
  async (failure, { standin }) => {
    standin.fail(failure, products)
    expect(await placeOrder(standin.url, 'С-1', 2)).toEqual({ order: 'try again later' })
    standin.verify(orders, { times: 0 })
  },
)

test('gives a cold start up at its timeout, and the next order passes', async ({ standin }) => {
  standin.fail({ name: 'slowFirstCall', delay: '1m' }, odata())
  expect(await placeOrder(standin.url, 'С-1', 2, 200)).toEqual({ order: 'try again later' })
  expect(await placeOrder(standin.url, 'С-1', 2)).toEqual({ order: 'posted', number: '000000017' })
})
