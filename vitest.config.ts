import { availableParallelism, totalmem } from 'node:os'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/**
 * Tests run against the sources: `onec-standin` in a test or a service module is `src/index.ts`. The project `unit` needs nothing else; the
 * project `contract` spawns the CLI too, from the build, which its set-up refreshes.
 */
const alias = Object.entries({
  'onec-standin': 'index',
  'onec-standin/hono': 'host/server/hono',
  'onec-standin/bsl': 'library/index',
  'onec-standin/testing': 'testing/index',
  'onec-standin/vitest': 'testing/vitest',
  'onec-standin/playwright': 'testing/playwright',
}).map(([name, file]) => ({ find: new RegExp(`^${name}$`), replacement: fileURLToPath(new URL(`./src/${file}.ts`, import.meta.url)) }))

/** How long is waited for what hangs. A busy machine takes its time, and no test is about that. */
const patient = { testTimeout: 300_000, hookTimeout: 300_000, expect: { poll: { timeout: 60_000 } } }

/** Servers of tests are called directly, whatever proxy the machine has. */
const direct = [process.env['no_proxy'] ?? process.env['NO_PROXY'] ?? '', '127.0.0.1', 'localhost', '::1'].filter(Boolean).join(',')

// What is printed is compared without colours, and node warns of a variable for them beside NO_COLOR.
delete process.env['FORCE_COLOR']

/**
 * Files of one worker share their modules, which halves the time: no test may leave anything changed behind. Texts of the command are those
 * of no language in particular, wherever the tests run.
 */
const shared = {
  isolate: false,
  setupFiles: ['./src/host/machine/pattern-engine.ts', './test/support/seed.ts'],
  ...patient,
  env: { STANDIN_CACHE: 'off', LC_ALL: 'C.UTF-8', NO_PROXY: direct, no_proxy: direct },
}

/** They compile against the types of the build. */
const built = ['src/infobase/declarations.test.ts', 'src/ws/proxy/port-types.test.ts', 'test/architecture/documented-code.test.ts']

/** Their stand-in is the only one of the process: that of another file, which its worker keeps, would be a second one. */
const onlyStandin = ['test/contract/outgoing.test.ts']

/** Tests of data that run over PostgreSQL as well, where there is one. */
const overPostgres = [
  'src/infobase/{exchange,migration,objects,query,registers,sequences,store}/**/*.test.ts',
  'src/integration/{queue/queue,jobs/jobs,jobs/ours}.test.ts',
  'src/query/**/*.test.ts',
  'src/host/sql/engine.test.ts',
  'src/host/sql/postgres/*.test.ts',
  'src/session/shared/*.test.ts',
  'test/contract/{cli-import-structure,data-migration,external-data-sources,postgres-nodes,postgres-password}.test.ts',
  'test/interop/odbc/odbc.test.ts',
  'test/contract/odata-{accounting,actions,calculation,composition,exchange,random,reading,registers,restrict,writing}*.test.ts',
]

/** A worker that has run all that it is given holds a gigabyte, beside what its tests start; more than eight have nothing left to do. */
const inMemory = Math.floor(totalmem() / 1_500_000_000)

export default defineConfig({
  test: {
    // With one worker a machine of two cores waits half of the time for what tests start.
    maxWorkers: Math.max(1, Math.min(8, inMemory, Math.max(2, availableParallelism() - 1))),
    // A worker has sixty seconds to end; one that does not answer by then, though it is gone, is waited for no longer than this.
    teardownTimeout: 90_000,
    experimental: { fsModuleCache: true },
    reporters: ['default', './test/support/skip-report.ts', './test/support/failure-report.ts'],
    projects: [
      {
        resolve: { alias },
        test: {
          ...shared,
          name: 'unit',
          include: ['src/**/*.test.ts', 'test/architecture/**/*.test.ts', 'test/wsdl/**/*.test.ts', 'test/fuzz/**/*.test.ts'],
          exclude: built,
        },
      },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: 'postgres',
          include: process.env['STANDIN_POSTGRES'] === undefined ? [] : overPostgres,
          setupFiles: [...shared.setupFiles, './test/support/infobase/postgres-project.ts'],
          ...(process.env['STANDIN_POSTGRES'] !== undefined && { globalSetup: ['test/support/build-once.ts'] }),
          env: { ...shared.env, STANDIN_TEST_ENGINE: 'postgres' },
        },
      },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: 'contract',
          include: ['test/contract/**/*.test.ts', 'test/interop/**/*.test.ts', ...built],
          exclude: onlyStandin,
          globalSetup: ['test/support/build-once.ts'],
        },
      },
      // As in a process that has made much code of regular expressions: docs/decisions/017-long-texts.md.
      {
        resolve: { alias },
        test: { ...shared, name: 'long', include: ['test/long/**/*.test.ts'], execArgv: ['--no-regexp-optimization'] },
      },
      { resolve: { alias }, test: { ...shared, name: 'alone', isolate: true, include: onlyStandin } },
    ],
  },
})
