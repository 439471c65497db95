// `npm run fuzz [-- --runs 20000] [odata]`: the fuzz tests with so many inputs a reader; a failure prints the seed and the smallest input.
// `npm run fuzz -- odata`: a million mutations for the readers of OData, and 20,000 filters answered by SQL and by plain evaluation.
// `npm run fuzz -- seeds [--rounds 10]`: every test of random inputs with so many seeds. `--seed 7` repeats a run.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string' }, rounds: { type: 'string', default: '10' }, seed: { type: 'string' } },
})
const isOData = positionals.includes('odata')
const runs = values.runs ?? (isOData ? '500000' : '20000')
const first = values.seed === undefined ? Math.floor(Math.random() * 2 ** 30) : Number(values.seed)
const root = fileURLToPath(new URL('..', import.meta.url))

function run(seed, projects, files, env) {
  console.log(`seed ${seed}`)
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...projects.flatMap((one) => ['--project', one]),
    '--testTimeout',
    '3600000',
    ...files,
  ]
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env, STANDIN_SEED: String(seed) },
    stdio: 'inherit',
  })
  return status ?? 1
}

const ofChance = () =>
  ['src', 'test'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .filter((name) => name.endsWith('.test.ts') && readFileSync(join(root, folder, name), 'utf8').includes("from 'fast-check'"))
      .map((name) => join(folder, name)),
  )

/** Rows of a seed, projects, files and their environment. */
function asked() {
  if (positionals.includes('seeds')) {
    const files = ofChance()
    return Array.from({ length: Number(values.rounds) }, (_, at) => [first + at, ['unit', 'contract'], files, {}])
  }
  return isOData
    ? [
        [first, ['unit'], ['test/fuzz/odata.test.ts'], { STANDIN_FUZZ: runs }],
        [first, ['contract'], ['test/contract/odata-random.test.ts'], { STANDIN_RUNS: '50' }],
      ]
    : [[first, ['unit'], ['test/fuzz/fuzz.test.ts'], { STANDIN_FUZZ: runs }]]
}

process.exitCode = asked()
  .map((one) => run(...one))
  .some((status) => status !== 0)
  ? 1
  : 0
