/** `standin bus` and the package rhea, which is not installed with this one: where it is missing, broken, and while it is loaded. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { exitCodes } from '../../src/cli/shared/exit-codes.ts'
import { opened, tokenOf } from '../support/bus-client.ts'
import { RawPeer } from '../support/bus/raw-peer.ts'
import { packedInto } from '../support/packed.ts'
import { start } from '../support/standin.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { toItsEnd } from '../support/to-its-end.ts'

const definition = 'applications: { a: { processes: { p: { channels: { In: READ_ONLY } } } } }\n'
const installed = realpathSync(mkdtempSync(join(tmpdir(), 'standin-bus-package-')))
beforeAll(() => {
  packedInto(installed)
  writeFileSync(join(installed, 'bus.yaml'), definition)
}, 300_000)
afterAll(() => rmSync(installed, { recursive: true, force: true }))

const rhea = join(installed, 'node_modules/rhea')
beforeEach(() => rmSync(rhea, { recursive: true, force: true }))

/** As installed there, to its end. */
function ended(...args: readonly string[]): { readonly code: number | null; readonly stdout: string; readonly stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['node_modules/onec-standin/dist/cli/main.js', ...args], {
    cwd: installed,
    ...toItsEnd,
  })
  return { code: status, stdout, stderr }
}

const bus = ['bus', '--port', '0', '--amqp-port', '0']
const command = ['exec', '--bus', 'bus.yaml', '--', process.execPath, '-e', 'console.log("ran")']

test.each([
  ['bus', 'en', bus, 'AMQP 1.0 needs the package rhea, which is not installed: npm install rhea'],
  ['bus', 'ru', [...bus, '--lang', 'ru'], 'Для AMQP 1.0 нужен пакет rhea, он не установлен: npm install rhea'],
  ['exec --bus', 'en', command, 'which is not installed: npm install rhea'],
])('%s (%s) is refused before anything is served or run where it is not installed', (_, _language, args, message) => {
  expect(ended(...args)).toEqual({ code: exitCodes.usage.code, stdout: '', stderr: expect.stringContaining(message) })
})

function breakRhea(): void {
  mkdirSync(join(rhea, 'lib'), { recursive: true })
  writeFileSync(join(rhea, 'package.json'), '{ "name": "rhea", "main": "./lib/container.js" }')
  writeFileSync(join(rhea, 'lib/container.js'), "require('./none')")
  writeFileSync(join(rhea, 'lib/frames.js'), '')
}

test.each([
  ['en', bus, "AMQP 1.0 needs the package rhea, which is installed, but does not load: Cannot find module './none'; install it anew"],
  ['ru', [...bus, '--lang', 'ru'], "он установлен, но не загружается: Cannot find module './none'; установите его заново"],
])('bus (%s) ends as soon as it is known where it does not load', (_, args, message) => {
  breakRhea()
  expect(ended(...args, '--json')).toEqual({
    code: exitCodes.usage.code,
    stdout: expect.stringMatching(/^\{"event":"ready".*\n$/),
    stderr: expect.stringContaining(message),
  })
})

test('exec --bus runs nothing where it does not load', () => {
  breakRhea()
  const { code, stdout, stderr } = ended(...command)
  expect([code, stdout, stderr]).toEqual([exitCodes.usage.code, '', expect.stringContaining('install it anew: npm install rhea')])
})

const journalled = [...bus, '--journal', 'bus.journal', '--json']

async function ready(args: readonly string[], folder: string) {
  const running = start(args, folder)
  await running.says('"event":"ready"')
  return { running, ...(JSON.parse(running.stdout()) as { url: string; amqpPort: number }) }
}

test('clients that have a token and connect at the very moment of the line are served', async () => {
  const folder = temporaryFolder({ 'bus.yaml': definition })
  const first = await ready(journalled, folder)
  const token = await tokenOf({ origin: first.url }, { id: 'a', secret: 'secret' })
  first.running.signal('SIGTERM')
  await first.running.ended
  const { amqpPort } = await ready(journalled, folder)
  const clients = Array.from({ length: 50 }, () => opened(amqpPort, token, { hostname: '/applications/a' }))
  expect((await Promise.all(clients)).map((one) => one.is_open())).toEqual(clients.map(() => true))
})

test('a signal while it is loaded ends the bus in order', async () => {
  const { running, amqpPort } = await ready([...bus, '--json'], temporaryFolder({ 'bus.yaml': definition }))
  const peer = new RawPeer(amqpPort)
  running.signal('SIGTERM')
  expect((await running.ended).code).toBe(0)
  await peer.ended
})
