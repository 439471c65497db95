/** `standin record URL`: of a 1C that nothing is known of, over sockets; what it writes is played alone, and `--play` spares 1C. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { HTTPService, HTTPServiceResponse, URLTemplate } from 'onec-standin'
import { startStandin, type StandinOptions, type TestStandin } from 'onec-standin/testing'
import { expect, onTestFinished, test } from 'vitest'
import { run, start } from '../support/standin.ts'
import { temporaryFolder } from '../support/temporary.ts'

const Orders = HTTPService({
  Name: 'Заказы',
  RootURL: 'orders',
  URLTemplates: {
    All: URLTemplate('/*', {
      GET: (request) => HTTPServiceResponse.json({ path: request.RelativeURL, token: 'very-secret-token' }),
      POST: async (request) => HTTPServiceResponse.json({ taken: await request.json() }, 201),
    }),
  },
})

async function origin(options: StandinOptions = {}): Promise<TestStandin> {
  const standin = await startStandin({ services: [Orders], strict: false, ...options })
  onTestFinished(() => standin.close())
  return standin
}

async function recording(url: string, cwd: string, ...more: readonly string[]) {
  const running = start(['record', url, '--port', '0', '--json', ...more], cwd)
  await running.says('"ready"')
  const ready = JSON.parse(running.stdout()) as { readonly url: string }
  return {
    url: ready.url,
    async stop() {
      running.signal('SIGTERM')
      expect((await running.ended).code).toBe(0)
    },
  }
}

async function conversation(url: string): Promise<readonly unknown[]> {
  const list = await fetch(`${url}/hs/orders/list?page=2`)
  const made = await fetch(`${url}/hs/orders/new`, { method: 'POST', body: '{"sum":30}', headers: { 'Content-Type': 'application/json' } })
  return [list.status, await list.text(), made.status, await made.text()]
}

const masked = (answers: readonly unknown[]): unknown => JSON.parse(JSON.stringify(answers).replaceAll('very-secret-token', '***'))

test('what a foreign 1C answered is played alone, without its secrets', async () => {
  const real = await origin()
  const folder = temporaryFolder({})
  const standin = await recording(real.url, folder)
  const answers = await conversation(standin.url)
  expect(answers).toEqual(await conversation(real.url))
  await standin.stop()

  expect(readdirSync(join(folder, 'recorded'))).toEqual(['orders.stub.yaml'])
  const text = readFileSync(join(folder, 'recorded/orders.stub.yaml'), 'utf8')
  expect(text).toContain('RootURL: orders')
  expect(text).not.toContain('very-secret-token')
  const played = await startStandin({ paths: [join(folder, 'recorded')] })
  onTestFinished(() => played.close())
  expect(await conversation(played.url)).toEqual(masked(answers))
})

test('--play asks 1C only for what was not recorded, in this run or an earlier one', async () => {
  const real = await origin()
  const folder = temporaryFolder({})
  const first = await recording(real.url, folder, '--play', '--out', 'kept')
  const answers = await conversation(first.url)
  expect(await conversation(first.url)).toEqual(masked(answers))
  expect(real.standin.received()).toHaveLength(2)
  await first.stop()

  const second = await recording(real.url, folder, '--play', '--out', 'kept')
  expect(await conversation(second.url)).toEqual(masked(answers))
  expect(real.standin.received()).toHaveLength(2)
  expect((await fetch(`${second.url}/hs/orders/other`)).status).toBe(200)
  expect((await fetch(`${second.url}/hs/orders/other`)).status).toBe(200)
  expect(real.standin.received()).toHaveLength(3)
  await second.stop()
  expect(readdirSync(join(folder, 'kept'))).toEqual(['orders.2.stub.yaml', 'orders.stub.yaml'])
})

test('several publications are recorded at once, each under its path and in its folder', async () => {
  const [trade, hr] = [await origin({ base: '/trade' }), await origin({ base: '/hr/test' })]
  const folder = temporaryFolder({})
  const standin = await recording(trade.url, folder, hr.url)
  for (const [real, base] of [
    [trade, '/trade'],
    [hr, '/hr/test'],
  ] as const)
    expect(await conversation(`${standin.url}${base}`)).toEqual(await conversation(real.url))
  expect((await fetch(`${standin.url}/hs/orders/list`)).status).toBe(404)
  await standin.stop()
  expect(trade.standin.received()).toHaveLength(4)
  expect(readdirSync(join(folder, 'recorded')).toSorted()).toEqual(['hr_test', 'trade'])
  const played = await startStandin({ paths: [join(folder, 'recorded/hr_test')], base: '/hr/test' })
  onTestFinished(() => played.close())
  expect(await conversation(played.url)).toEqual(masked(await conversation(hr.url)))
})

test('--all records what is called of a web server, and what it played before spares 1C', async () => {
  const real = await origin({ base: '/trade' })
  const folder = temporaryFolder({})
  const standin = await recording(new URL(real.url).origin, folder, '--all', '--play')
  const answers = await conversation(`${standin.url}/trade`)
  expect(await conversation(`${standin.url}/trade`)).toEqual(masked(answers))
  expect(real.standin.received()).toHaveLength(2)
  expect((await fetch(`${standin.url}/..%2F..%2Fout/hs/orders/x`)).status).toBe(404)
  await standin.stop()
  expect(readdirSync(folder)).toEqual(['recorded'])
  expect(readdirSync(join(folder, 'recorded/trade'))).toEqual(['orders.stub.yaml'])
})

test.each([
  ['record http://1c.example/trade http://other.example/trade', 'have one path, /trade; record them with two commands'],
  ['record http://1c.example/trade --all', '--all takes the address of one web server, such as http://1c.example'],
  ['record shop', 'is not the address of a publication, such as http://1c.example/trade'],
  ['record http://1c.example/trade/hs/shop', 'give its address, http://1c.example/trade: all its services are recorded'],
  ['record http://a:b@1c.example/trade', 'use --user and --password-from'],
  ['record http://1c.example/trade --password-from NO_SUCH', '--password-from needs --user'],
])('standin %s', async (line, message) => {
  const folder = temporaryFolder({})
  const { code, stderr } = await run(line.split(' '), folder)
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)])
  expect(existsSync(join(folder, 'recorded'))).toBe(false)
})
