/** Each stand-in has the state of its modules to itself, from its start and each reset on; it takes files of publications and users. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { basic } from '../../test/support/handled-platform.ts'
import { temporaryFolder } from '../../test/support/temporary.ts'
import { DiagnosticError, hashPassword, HTTPService, URLTemplate, writeUsers } from '../index.ts'
import { startStandin, type StandinOptions, type TestStandin } from './index.ts'

const started: TestStandin[] = []
const start = async (options: StandinOptions): Promise<TestStandin> => {
  const standin = await startStandin({ strict: false, ...options })
  started.push(standin)
  return standin
}
afterEach(async () => {
  await Promise.all(started.splice(0).map((one) => one.close()))
})

/** Two services that share a store: what one counts the other sees. */
const service = (name: string): string => `import { HTTPService, HTTPServiceResponse, URLTemplate } from 'onec-standin'
import { orders } from '../lib/store.ts'
export default HTTPService({
  Name: '${name}', RootURL: '${name}', URLTemplates: {
    Orders: URLTemplate('/orders', {
      GET(_request, call) {
        const response = new HTTPServiceResponse(200)
        response.SetBodyFromString(String(orders.size) + (call.user === '' ? '' : ' ' + call.user))
        return response
      },
      POST() {
        orders.set(orders.size, {})
        return new HTTPServiceResponse(201)
      },
    }),
  },
})
`
const folder = (): string =>
  temporaryFolder({
    'hs/A.ts': service('A'),
    'hs/B.ts': service('B'),
    'lib/store.ts': 'export const orders = new Map<number, object>()\n',
  })

const post = (standin: TestStandin, name: string): Promise<Response> => fetch(`${standin.url}/hs/${name}/orders`, { method: 'POST' })
const count = async (standin: TestStandin, name: string): Promise<string> => (await fetch(`${standin.url}/hs/${name}/orders`)).text()

test('modules of one load share their state, two stand-ins do not', async () => {
  const paths = [folder()]
  const first = await start({ paths })
  await post(first, 'A')
  expect([await count(first, 'A'), await count(first, 'B')]).toEqual(['1', '1'])
  const second = await start({ paths })
  expect(await count(second, 'A')).toBe('0')
  await post(second, 'B')
  await post(second, 'B')
  expect([await count(first, 'A'), await count(second, 'A')]).toEqual(['1', '2'])
})

test('a reset leaves nothing of it, whether it is waited for or not; stubs that come behind it stay', async () => {
  const standin = await start({ paths: [folder()] })
  await post(standin, 'A')
  await standin.reset()
  expect(await count(standin, 'A')).toBe('0')
  await post(standin, 'B')
  void standin.reset()
  expect(await count(standin, 'A')).toBe('0')
  void standin.reset()
  standin.standin.write.add({ service: 'A', template: '/orders', method: 'GET', override: true, reply: { text: 'stub' } })
  expect([await count(standin, 'A'), await count(standin, 'A'), await count(standin, 'B')]).toEqual(['stub', 'stub', '0'])
})

test('a module that does not load any more fails the reset, and serves on', async () => {
  const paths = [folder()]
  const standin = await start({ paths })
  await post(standin, 'A')
  writeFileSync(join(paths[0]!, 'hs/A.ts'), 'export default {')
  await expect(standin.reset()).rejects.toThrow(DiagnosticError)
  expect(await count(standin, 'A')).toBe('1')
})

test('default.vrd and users.json as standin serve takes them', async () => {
  const files = temporaryFolder({
    'default.vrd':
      '<point xmlns="http://v8.1c.ru/8.2/virtual-resource-system" base="/trade"><httpServices publishByDefault="false">'
      + '<service name="A" rootUrl="shop" enable="true"/></httpServices></point>',
    'users.json': writeUsers([{ Name: 'Иван', StoredPasswordValue: await hashPassword('п'), Roles: ['r'] }], { r: ['HTTPService.A'] }),
    'broken.json': '{"users": [{"Name": "a", "Password": "b"}]}',
  })
  const standin = await start({ paths: [folder()], vrd: join(files, 'default.vrd'), users: join(files, 'users.json') })
  const { origin } = new URL(standin.url)
  const answer = async (path: string, headers: Record<string, string> = {}): Promise<string> => {
    const reply = await fetch(origin + path, { headers })
    return `${reply.status} ${reply.status === 200 ? await reply.text() : ''}`
  }
  const authorized = { Authorization: basic('Иван', 'п') }
  expect([
    await answer('/trade/hs/shop/orders'),
    await answer('/trade/hs/shop/orders', authorized),
    await answer('/trade/hs/B/orders', authorized),
  ]).toEqual(['401 ', '200 0 Иван', '404 '])
  await standin.reset()
  expect(await answer('/trade/hs/shop/orders', authorized)).toBe('200 0 Иван')
  await expect(start({ paths: [folder()], users: join(files, 'broken.json') })).rejects.toThrow('passwords are not kept as they are')
})

test('a session parameter without a hook says what is missing', async () => {
  const paths = [
    temporaryFolder({
      'hs/S.ts': `import { HTTPService, HTTPServiceResponse, URLTemplate } from 'onec-standin'
export default HTTPService({ Name: 'S', RootURL: 's', URLTemplates: { A: URLTemplate('/a', { async GET(_request, call) {
  const response = new HTTPServiceResponse(200)
  response.SetBodyFromString(String(await call.session.parameters.get('Склад')))
  return response
} }) } })`,
    }),
  ]
  const standin = await start({ paths })
  expect(await (await fetch(`${standin.url}/hs/s/a`)).text()).toContain('нет SessionParametersSetting')
  const set = await start({
    paths,
    sessions: { SessionParametersSetting: (_names, session) => void session.parameters.set('Склад', 'Южный') },
  })
  expect(await (await fetch(`${set.url}/hs/s/a`)).text()).toBe('Южный')
})

test('stub files of paths know the services that are given as values', async () => {
  const Shop = HTTPService({ Name: 'Shop', RootURL: 'shop', URLTemplates: { Item: URLTemplate('/items/{id}', {}) } })
  const stubs = temporaryFolder({
    'shop.stub.yaml': 'service: shop\nstubs:\n  - template: /items/{id}\n    reply: { text: "{{request.URLParameters.id}}" }\n',
  })
  const standin = await start({ services: [Shop], paths: [stubs] })
  expect(await (await fetch(`${standin.url}/hs/shop/items/7`)).text()).toBe('7')
})
