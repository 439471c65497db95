/** Many stand-ins: a hundred in one process without a leak, and four workers of vitest with two hundred tests. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { startStandin } from '../../src/testing/index.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { Warehouse } from '../support/warehouse.ts'

const source = (path: string): string => JSON.stringify(fileURLToPath(new URL(`../../${path}`, import.meta.url)))

test('a hundred are started, asked and stopped in one process, and nothing is left of them', async () => {
  const sockets = (): number => process.getActiveResourcesInfo().filter((one) => /TCP|Timeout/.test(one)).length
  const before = sockets()
  for (let at = 0; at < 100; at++) {
    const standin = await startStandin({ services: [Warehouse] })
    const response = await fetch(`${standin.url}/hs/warehouse/version`, { headers: { Connection: 'close' } })
    expect(await response.json()).toEqual({ version: '1.0', name: 'Склад' })
    await standin.close()
  }
  expect(sockets()).toBeLessThanOrEqual(before + 2)
})

test('four workers run two hundred tests, each with a stand-in of its own', async () => {
  const file = (worker: number): string => `import { expect } from 'vitest'
import { hs, standinTest } from ${source('src/testing/vitest.ts')}
import { Warehouse } from ${source('test/support/warehouse.ts')}
const test = standinTest({ services: [Warehouse] })
test.for(Array.from({ length: 50 }, (_, at) => at))('worker ${worker} test %i', async (at, { standin }) => {
  standin.stub(hs('warehouse').GET('/unwritten/{Number}'), { text: '${worker}-' + at })
  const asked = async () => (await fetch(standin.url + '/hs/warehouse/unwritten/1')).text()
  for (let times = 0; times <= at % 3; times++) expect(await asked()).toBe('${worker}-' + at)
  standin.verify(hs('warehouse').GET('/unwritten/{Number}'), { times: at % 3 + 1 })
  expect(standin.received().length).toBe(at % 3 + 1)
})
`
  const folder = temporaryFolder({
    ...Object.fromEntries([1, 2, 3, 4].map((worker) => [`${worker}.test.ts`, file(worker)])),
    'vitest.config.mjs':
      `export default { resolve: { alias: { 'onec-standin': ${source('src/index.ts')}, vitest: `
      + `${source('node_modules/vitest/dist/index.js')} } }, server: { fs: { strict: false } }, test: { maxWorkers: 4, minWorkers: 4 } `
      + `}\n`,
  })
  const main = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [main, 'run', '--root', folder], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1' },
  })
  expect(stdout).toMatch(/Tests\s+200 passed/)
})
