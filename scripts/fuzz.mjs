// `npm run fuzz [-- --runs 20000] [odata]`: the fuzz tests with so many inputs a reader; a failure prints the seed and the smallest input.
// `npm run fuzz -- odata`: a million mutations for the readers of OData, and 20,000 filters answered by SQL and by plain evaluation.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { runs: { type: 'string' } } })
const isOData = positionals.includes('odata')
const runs = values.runs ?? (isOData ? '500000' : '20000')

function run(project, file, env) {
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--project', project, '--testTimeout', '3600000', file],
    {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      env: { ...process.env, ...env },
      stdio: 'inherit',
    },
  )
  return status ?? 1
}

const tests = isOData
  ? [
      ['unit', 'test/fuzz/odata.test.ts', { STANDIN_FUZZ: runs }],
      ['contract', 'test/contract/odata-random.test.ts', { STANDIN_RUNS: '50' }],
    ]
  : [['unit', 'test/fuzz/fuzz.test.ts', { STANDIN_FUZZ: runs }]]
process.exitCode = tests.map((one) => run(...one)).some((status) => status !== 0) ? 1 : 0
