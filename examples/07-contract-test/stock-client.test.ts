/** The contract of the consumer: what it asks of 1C, and what it makes of every answer, failures too. */
import { hs, standinTest, type FailureName } from 'onec-standin/vitest'
import { expect } from 'vitest'
import { stockOf } from './stock-client.ts'

const folder = new URL('.', import.meta.url).pathname
const test = standinTest({ paths: [`${folder}../03-configuration/configuration`, `${folder}stubs`] })
const left = hs('stock/v1').GET('/остатки/{Код}')

test('asks once, with the code as it is', async ({ standin }) => {
  expect(await stockOf(standin.url, '42')).toEqual({ show: 'amount', amount: 5 })
  const [call] = standin.verify(left, { times: 1 })
  expect(call?.URLParameters.Код).toBe('42')
})

test('knows a product that there is not', async ({ standin }) => {
  expect(await stockOf(standin.url, 'Ж-1')).toEqual({ show: 'unknown product' })
})

test.for<FailureName>([
  'licenseExhausted',
  'sessionExpired',
  'infobaseLocked',
  'accessDenied',
  'textErrorWith200',
  'htmlInsteadOfData',
  'resetConnection',
  'handlerException',
])('outlives %s', async (failure, { standin }) => {
  standin.fail(failure, left)
  expect(await stockOf(standin.url, '42')).toEqual({ show: 'try again later' })
})
