/** What the admin surface shows of a call holds no secrets, by the names that recordings go by. */
import { expect, test } from 'vitest'
import { Warehouse } from '../../../test/support/warehouse.ts'
import { startStandin } from '../../testing/index.ts'
import { shown } from './shown.ts'

test('options, headers, bodies and what comes again of them are masked', async () => {
  const standin = await startStandin({ services: [Warehouse], strict: false })
  await fetch(`${standin.url}/hs/warehouse/orders?AccessToken=S3cret-1&lang=ru`, {
    method: 'POST',
    headers: { 'X-Api-Key': 'S3cret-2', 'Authorization': 'Bearer S3cret-3', 'X-Own': 'visible' },
    body: JSON.stringify({ user: 'Иван', items: [{ password: 'S3cret-4' }], echo: 'S3cret-2 S3cret-3' }),
  })
  const [received] = standin.received()
  const text = JSON.stringify(shown(received!))
  expect(text).not.toMatch(/S3cret-[1-4]/)
  expect(shown(received!)).toMatchObject({
    target: '/hs/warehouse/orders?AccessToken=***&lang=ru',
    QueryOptions: { AccessToken: '***', lang: 'ru' },
    headers: expect.arrayContaining([['X-Own', 'visible']]) as unknown,
    body: { text: '{"user":"Иван","items":[{"password":"***"}],"echo":"*** ***"}' },
  })
  expect(received!.body.text()).toContain('S3cret-4')
  await standin.close()
})
