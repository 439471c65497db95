// The same ten tests under Jest with CommonJS. What is served is in standin.config.ts; each test has a server of its own.
const { startStandin } = require('onec-standin/jest')
const { Shop, TryAgain } = require('./shop')

const order = {
  sum: 30,
  lines: [
    { sku: 'A-1', sum: 10 },
    { sku: 'B-2', sum: 20 },
  ],
}

let standin
beforeEach(async () => {
  standin = await startStandin()
})
afterEach(() => standin.close())

test('an order that was placed can be read', async () => {
  const shop = new Shop(standin.url)
  expect(await shop.find(await shop.place(order))).toEqual({ id: '000001', ...order })
})

test('another test finds no order', async () => {
  expect(await new Shop(standin.url).all()).toEqual([])
})

test('all pages are read', async () => {
  const shop = new Shop(standin.url)
  for (let at = 0; at < 5; at++) await shop.place(order)
  expect((await shop.all()).map(({ id }) => id)).toEqual(['000001', '000002', '000003', '000004', '000005'])
})

test('an unknown order and a wrong sum are said', async () => {
  const shop = new Shop(standin.url)
  expect(await shop.find('000009')).toBeUndefined()
  await expect(shop.place({ ...order, sum: 1 })).rejects.toThrow('the sum is wrong')
})

test('a wrong password is said', async () => {
  await expect(new Shop(standin.url, { user: 'Shop:wrong' }).all()).rejects.toThrow('the name or the password is wrong')
})

test('no licence is free: try again', async () => {
  standin.fail('licenseExhausted', undefined, { times: 1 })
  const shop = new Shop(standin.url)
  await expect(shop.all()).rejects.toThrow(TryAgain)
  expect(await shop.all()).toEqual([])
})

test('1C is slow: try again', async () => {
  standin.fail({ name: 'latency', min: '1m', max: '1m' }, undefined, { times: 1 })
  await expect(new Shop(standin.url, { patience: 300 }).all()).rejects.toThrow(TryAgain)
})

test.each(['tornAnswer', 'htmlInsteadOfData'])('%s: try again', async (failure) => {
  standin.fail(failure, undefined, { times: 1 })
  await expect(new Shop(standin.url).all()).rejects.toThrow(TryAgain)
})

test('a byte order mark before JSON is read', async () => {
  standin.fail('bom', undefined, { times: 1 })
  expect(await new Shop(standin.url).all()).toEqual([])
})
