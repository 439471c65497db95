/** What the admin surface shows of a call holds no secrets, by the names that recordings go by. */
import { expect, test } from 'vitest'
import { Warehouse } from '../../../test/support/warehouse.ts'
import { isSecretName } from '../../exchange/secret-names.ts'
import { hs, startStandin } from '../../testing/index.ts'
import { printMiss } from '../report-misses.ts'
import { shown, shownMiss } from './shown.ts'

test('options, headers, bodies and what comes again of them are masked', async () => {
  const standin = await startStandin({ services: [Warehouse], strict: false })
  await fetch(`${standin.url}/hs/warehouse/orders?AccessToken=S3cret-1&lang=ru`, {
    method: 'POST',
    headers: { 'X-Api-Key': 'S3cret-2', 'Authorization': 'Bearer S3cret-3', 'X-Own': 'visible' },
    body: JSON.stringify({ user: 'Иван', items: [{ password: 'S3cret-4' }], echo: 'S3cret-2 S3cret-3' }),
  })
  const [received] = standin.received()
  const text = JSON.stringify(shown(received!, isSecretName))
  expect(text).not.toMatch(/S3cret-[1-4]/)
  expect(shown(received!, isSecretName)).toMatchObject({
    target: '/hs/warehouse/orders?AccessToken=***&lang=ru',
    QueryOptions: { AccessToken: '***', lang: 'ru' },
    headers: expect.arrayContaining([['X-Own', 'visible']]) as unknown,
    body: { text: '{"user":"Иван","items":[{"password":"***"}],"echo":"*** ***"}' },
  })
  expect(received!.body.text()).toContain('S3cret-4')
  await standin.close()
})

test('names that the stand-in was given are secret as well: in exchanges, near misses, and what is printed of misses', async () => {
  const standin = await startStandin({ services: [Warehouse], strict: false, secrets: ['code', 'X-Own'] })
  const request = { QueryOptions: { code: 'other' }, Headers: { 'X-Own': 'other' } }
  standin.stub(hs('warehouse').GET('/unwritten/{Number}'), { text: 'x' }, { request })
  await fetch(`${standin.url}/hs/warehouse/unwritten/7?code=Pl4nted-1`, { headers: { 'X-Own': 'Pl4nted-2' } })
  const [received] = standin.received()
  const { isSecret } = standin.standin
  const texts = [
    JSON.stringify(shown(received!, isSecret)),
    JSON.stringify(shownMiss(received!, standin.standin)),
    printMiss(received!, standin.standin),
  ]
  for (const text of texts) expect(text).not.toContain('Pl4nted')
  expect(texts[2]).toContain('***')
  await standin.close()
})

test('of a call that lies outside of all services it is said with what addresses begin', async () => {
  const standin = await startStandin({ services: [Warehouse], strict: false })
  await fetch(`${standin.url}/warehouse/version`)
  expect(printMiss(standin.received()[0]!, standin.standin)).toContain(
    'addresses begin with the base of the publication, then /hs/, /ws/ or /odata/standard.odata/',
  )
  await standin.close()
})

test.each([
  ['standard.odata', 'no standard OData interface is served: it needs data objects, as of a configuration or of a $metadata document'],
  ['shop', 'no HTTP service has the'],
])('a failure of %s, which is not served, is refused in words that fit', async (service, sentence) => {
  const standin = await startStandin({ services: [Warehouse], strict: false })
  const fail = (): unknown => standin.standin.write.failureRule({ failure: 'bom', service })
  expect(fail).toThrow(sentence)
  if (service === 'standard.odata') expect(fail).not.toThrow('to define a service here')
  await standin.close()
})
