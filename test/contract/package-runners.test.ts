/** The packed package in the runners of its users: Jest with CommonJS, which cannot require ES modules, and vitest's pools. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { npmTools } from '../support/npm-tools.ts'
import { packedInto } from '../support/packed.ts'
import { writeTexts } from '../support/temporary.ts'
import { toItsEnd } from '../support/to-its-end.ts'

const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url))
const tools = npmTools(['jest@30.5.2'])

/** One whose evaluation is left to jiti: it imports a package, and has a namespace with values. */
const shop = `import { HTTPService, HTTPServiceResponse, URLTemplate } from 'onec-standin'
import { parse } from 'path-to-regexp'
namespace Made {
  export const orders = new Map<string, string>()
}
export default HTTPService({
  Name: 'Shop',
  RootURL: 'shop',
  URLTemplates: {
    Orders: URLTemplate('/orders', {
      async POST(request) {
        Made.orders.set(String(Made.orders.size + 1), String(parse('/' + (await request.json()).a).tokens.length))
        return HTTPServiceResponse.json({ number: String(Made.orders.size) }, 201)
      },
      GET() {
        throw new Error('нет')
      },
    }),
  },
})
`

const body = `const made = await fetch(standin.url + '/hs/shop/orders', { method: 'POST', body: '{"a":1}' })
  expect([made.status, await made.json()]).toEqual([201, { number: '1' }])
  standin.verify(hs('shop').POST('/orders'), { times: 1, request: { JSON: { '$.a': 1 } } })
  expect(await (await fetch(standin.url + '/hs/shop/orders')).text()).toBe('{HTTPСервис.Shop.Модуль(16)}: нет')`

const ofJest = `const { HTTPService, HTTPServiceResponse, URLTemplate, hs, startStandin } = require('onec-standin/jest')
let standin
afterEach(() => standin.close())
test('modules of paths', async () => {
  standin = await startStandin({ paths: ['services'] })
  ${body}
})
test('values and handlers of the test', async () => {
  const Own = HTTPService({ Name: 'Own', RootURL: 'own', URLTemplates: {
    A: URLTemplate('/a', { POST() { throw new TypeError('плохо') } }),
    B: URLTemplate('/b', {}),
  } })
  standin = await startStandin({ services: [Own] })
  standin.stub(hs('own').GET('/b'), async () => {
    const response = new HTTPServiceResponse(200)
    response.SetBodyFromBinaryData(new Uint8Array([65]))
    return response
  })
  expect(await (await fetch(standin.url + '/hs/own/b')).text()).toBe('A')
  expect(await (await fetch(standin.url + '/hs/own/a', { method: 'POST' })).text()).toBe('{HTTPСервис.Own.Модуль(13)}: плохо')
  expect(() => standin.verify(hs('own').GET('/b'), { times: 3 })).toThrow('received 1 time')
})
`

const ofVitest = `import { expect } from 'vitest'
import { hs, standinTest } from 'onec-standin/vitest'
const test = standinTest({ paths: ['services'] })
test('modules of paths', async ({ standin }) => {
  ${body}
})
`

let packed: string | undefined

/** One for all of them: packing takes longer than the tests. */
function project(): string {
  if (packed !== undefined) return packed
  packed = mkdtempSync(join(tmpdir(), 'standin-runners-'))
  packedInto(packed, ['vitest'])
  const texts = { 'services/hs/Shop.ts': shop, 'jest/contract.test.js': ofJest, 'vitest/contract.test.mjs': ofVitest }
  writeTexts(packed, { ...texts, 'package.json': '{ "private": true }' })
  return packed
}
afterAll(() => packed !== undefined && rmSync(packed, { recursive: true, force: true }))

test.skipIf(tools === undefined)('Jest with CommonJS', { timeout: 300_000 }, () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    [`${tools}/node_modules/jest/bin/jest.js`, '--ci', '--testTimeout=120000', 'jest'],
    {
      cwd: project(),
      ...toItsEnd,
    },
  )
  expect([status, stderr]).toEqual([0, expect.stringMatching(/Tests:\s+2 passed/)])
})

test.each(['vmThreads', 'vmForks'])("vitest's pool %s", { timeout: 300_000 }, (pool) => {
  const cwd = project()
  const args = [vitest, 'run', '--root', cwd, '--pool', pool, '--testTimeout=120000', 'vitest']
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, ...toItsEnd })
  expect([status, stdout + stderr]).toEqual([0, expect.stringMatching(/Tests\s.*1 passed/)])
})
