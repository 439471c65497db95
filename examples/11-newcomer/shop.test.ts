import { standinTest } from 'onec-standin/vitest'
// What is served is in standin.config.ts; each test has a server of its own.
import { expect } from 'vitest'
import { Shop, TryAgain } from './shop.ts'

const test = standinTest()
const order = {
  sum: 30,
  lines: [
    { sku: 'A-1', sum: 10 },
    { sku: 'B-2', sum: 20 },
  ],
}

test('an order that was placed can be read', async ({ standin }) => {
  const shop = new Shop(standin.url)
  expect(await shop.find(await shop.place(order))).toEqual({ id: '000001', ...order })
})

test('another test finds no order', async ({ standin }) => {
  expect(await new Shop(standin.url).all()).toEqual([])
})

test('all pages are read', async ({ standin }) => {
  const shop = new Shop(standin.url)
  for (let at = 0; at < 5; at++) await shop.place(order)
  expect((await shop.all()).map(({ id }) => id)).toEqual(['000001', '000002', '000003', '000004', '000005'])
})

test('an unknown order and a wrong sum are said', async ({ standin }) => {
  const shop = new Shop(standin.url)
  expect(await shop.find('000009')).toBeUndefined()
  await expect(shop.place({ ...order, sum: 1 })).rejects.toThrow('the sum is wrong')
})

test('a wrong password is said', async ({ standin }) => {
  await expect(new Shop(standin.url, { user: 'Shop:wrong' }).all()).rejects.toThrow('the name or the password is wrong')
})

test('no licence is free: try again', async ({ standin }) => {
  standin.fail('licenseExhausted', undefined, { times: 1 })
  const shop = new Shop(standin.url)
  await expect(shop.all()).rejects.toThrow(TryAgain)
  expect(await shop.all()).toEqual([])
})

test('1C is slow: try again', async ({ standin }) => {
  standin.fail({ name: 'latency', min: '1m', max: '1m' }, undefined, { times: 1 })
  await expect(new Shop(standin.url, { patience: 300 }).all()).rejects.toThrow(TryAgain)
})

for (const failure of ['tornAnswer', 'htmlInsteadOfData'] as const)
  test(`${failure}: try again`, async ({ standin }) => {
    standin.fail(failure, undefined, { times: 1 })
    await expect(new Shop(standin.url).all()).rejects.toThrow(TryAgain)
  })

test('a byte order mark before JSON is read', async ({ standin }) => {
  standin.fail('bom', undefined, { times: 1 })
  expect(await new Shop(standin.url).all()).toEqual([])
})
