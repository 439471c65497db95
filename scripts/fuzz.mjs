// `npm run fuzz [-- --runs 20000]`: the fuzz tests with so many inputs a reader; a failure prints the seed and the smallest input.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const { values } = parseArgs({ options: { runs: { type: 'string', default: '20000' } } })
const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', 'test/fuzz'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  env: { ...process.env, STANDIN_FUZZ: values.runs },
  stdio: 'inherit',
})
process.exitCode = status ?? 1
