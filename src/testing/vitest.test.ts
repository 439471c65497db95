/**
 * The fixtures of `onec-standin/vitest` and `onec-standin/playwright`, used as their users do; a vitest of its own shows what a failing
 * test says.
 */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test as plain } from 'vitest'
import { temporaryFolder } from '../../test/support/temporary.ts'
import { Warehouse } from '../../test/support/warehouse.ts'
import { standinFixtures } from './playwright.ts'
import type { TestStandin } from './test-standin.ts'
import { hs, standinTest } from './vitest.ts'

const test = standinTest({ services: [Warehouse] })
const seen: string[] = []

test('a test has a stand-in of its own', async ({ standin }) => {
  seen.push(standin.url)
  await fetch(`${standin.url}/hs/warehouse/version`)
  expect(standin.verify(hs('warehouse').GET('/version'), { times: 1 })[0]!.reply!.StatusCode).toBe(200)
})

test('the next test has another, which has received nothing', async ({ standin }) => {
  expect(seen).not.toContain(standin.url)
  expect(standin.received()).toEqual([])
  await expect(fetch(seen[0]!)).rejects.toThrow('fetch failed')
})

plain('an unserved request fails the test, in strict mode, with its near miss', async () => {
  const folder = temporaryFolder({
    'strict.test.ts': `import { expect } from 'vitest'
import { standinTest } from ${JSON.stringify(fileURLToPath(new URL('./vitest.ts', import.meta.url)))}
import { Warehouse } from ${JSON.stringify(fileURLToPath(new URL('../../test/support/warehouse.ts', import.meta.url)))}
const statusOf = async (standin) => (await fetch(standin.url + '/hs/warehouse/Version')).status
const loose = standinTest({ services: [Warehouse], strict: false })
standinTest({ services: [Warehouse] })('asks for what is not there', async ({ standin }) => { expect(await statusOf(standin)).toBe(404) })
loose('is allowed to', async ({ standin }) => { expect(await statusOf(standin)).toBe(404) })
`,
    'vitest.config.mjs':
      `export default { resolve: { alias: { 'onec-standin': `
      + `${JSON.stringify(fileURLToPath(new URL('../index.ts', import.meta.url)))}, vitest: `
      + `${JSON.stringify(fileURLToPath(new URL('../../node_modules/vitest/dist/index.js', import.meta.url)))} } }, server: { fs: { `
      + `strict: false } } }\n`,
  })
  const main = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [main, 'run', '--root', folder, '--reporter', 'json'], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1' },
  }).catch((error: { stdout: string }) => error)
  const result = JSON.parse(stdout.slice(stdout.indexOf('{'))) as {
    testResults: { assertionResults: { title: string; status: string; failureMessages: string[] }[] }[]
  }
  const [strict, lenient] = result.testResults[0]!.assertionResults
  expect([strict!.status, lenient!.status]).toEqual(['failed', 'passed'])
  expect(strict!.failureMessages[0]).toContain('path segment 3: expected "version", got "Version"')
})

plain("Playwright's fixtures start once for a worker and reset after each test", async () => {
  const {
    standin: [ofTest, { scope }],
    standinOfWorker: [ofWorker],
  } = standinFixtures({ services: [Warehouse] })
  expect(scope).toBe('test')
  let kept: TestStandin | undefined
  await ofWorker({}, async (standinOfWorker) => {
    kept = standinOfWorker
    await ofTest({ standinOfWorker }, async (standin) => {
      await fetch(`${standin.url}/hs/warehouse/version`)
      expect(standin.received().length).toBe(1)
    })
    expect(standinOfWorker.received()).toEqual([])
    const missing = ofTest({ standinOfWorker }, async (standin) => void (await fetch(`${standin.url}/hs/warehouse/none`)))
    await expect(missing).rejects.toThrow('was not served')
  })
  await expect(fetch(kept!.url)).rejects.toThrow('fetch failed')
})
