/** Many stand-ins: a hundred in one process without a leak, four workers of vitest with two hundred tests, and what a failing one says. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { startStandin } from '../../src/testing/index.ts'
import { eventually } from '../support/eventually.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { Warehouse } from '../support/warehouse.ts'

const source = (path: string): string => JSON.stringify(fileURLToPath(new URL(`../../${path}`, import.meta.url)))

/** As the tests of users begin: the fixtures come from the build, as from the package. */
const head = `import { expect } from 'vitest'
import { hs, standinTest } from ${source('dist/testing/vitest.js')}
import { Warehouse } from ${source('test/support/warehouse.ts')}
`

/** What a vitest of its own prints about test files. */
async function vitestOver(files: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<string> {
  const alias = `{ 'onec-standin': ${source('dist/index.js')}, vitest: ${source('node_modules/vitest/dist/index.js')} }`
  const config = `export default { resolve: { alias: ${alias} }, server: { fs: { strict: false } } }\n`
  // Vite writes into the nearest node_modules above: into that of another user, where one is in the folder of temporary files.
  const folder = temporaryFolder({ ...files, 'vitest.config.mjs': config, 'node_modules/.keep': '' })
  const main = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url))
  const options = { cwd: folder, env: { ...process.env, NO_COLOR: '1' } }
  const ended = promisify(execFile)(process.execPath, [main, 'run', '--root', folder, ...args], options)
  return (await ended.catch((error: { stdout: string }) => error)).stdout
}

test('a hundred are started, asked and stopped in one process, and nothing is left of them', async () => {
  const sockets = (): number => process.getActiveResourcesInfo().filter((one) => /TCP|Timeout/.test(one)).length
  const before = sockets()
  for (let at = 0; at < 100; at++) {
    const standin = await startStandin({ services: [Warehouse] })
    const response = await fetch(`${standin.url}/hs/warehouse/version`, { headers: { Connection: 'close' } })
    expect(await response.json()).toEqual({ version: '1.0', name: 'Склад' })
    await standin.close()
  }
  // The last ones end a moment later.
  expect(await eventually(async () => sockets() <= before + 2, true)).toBe(true)
})

test('four workers run two hundred tests, each with a stand-in of its own', async () => {
  const file = (worker: number): string => `${head}const test = standinTest({ services: [Warehouse] })
test.for(Array.from({ length: 50 }, (_, at) => at))('worker ${worker} test %i', async (at, { standin }) => {
  standin.stub(hs('warehouse').GET('/unwritten/{Number}'), { text: '${worker}-' + at })
  const asked = async () => (await fetch(standin.url + '/hs/warehouse/unwritten/1')).text()
  for (let times = 0; times <= at % 3; times++) expect(await asked()).toBe('${worker}-' + at)
  standin.verify(hs('warehouse').GET('/unwritten/{Number}'), { times: at % 3 + 1 })
  expect(standin.received().length).toBe(at % 3 + 1)
})
`
  const files = Object.fromEntries([1, 2, 3, 4].map((worker) => [`${worker}.test.ts`, file(worker)]))
  expect(await vitestOver(files, '--maxWorkers', '4')).toMatch(/Tests\s+200 passed/)
})

test('an unserved request fails the test, in strict mode, with its near miss', async () => {
  const strict = `${head}const statusOf = async (standin) => (await fetch(standin.url + '/hs/warehouse/Version')).status
const loose = standinTest({ services: [Warehouse], strict: false })
standinTest({ services: [Warehouse] })('asks for what is not there', async ({ standin }) => { expect(await statusOf(standin)).toBe(404) })
loose('is allowed to', async ({ standin }) => { expect(await statusOf(standin)).toBe(404) })
`
  const printed = await vitestOver({ 'strict.test.ts': strict }, '--reporter', 'json')
  const result = JSON.parse(printed.slice(printed.indexOf('{'))) as {
    testResults: { assertionResults: { title: string; status: string; failureMessages: string[] }[] }[]
  }
  const [failed, lenient] = result.testResults[0]!.assertionResults
  expect([failed!.status, lenient!.status]).toEqual(['failed', 'passed'])
  expect(failed!.failureMessages[0]).toContain('path segment 3: expected "version", got "Version"')
})
