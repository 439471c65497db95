/**
 * The public entry `onec-standin/playwright`: fixtures for `test.extend`; Playwright itself is not imported, so any version of it will do.
 */
import type { StandinOptions } from './options.ts'
import { startStandin } from './start.ts'
import type { TestStandin } from './test-standin.ts'

export * from './index.ts'

type Fixture<Value> = (fixtures: object, use: (value: Value) => Promise<void>) => Promise<void>

/** What `test.extend` takes: one stand-in a worker. */
export interface PlaywrightFixtures {
  /** One for each worker: started once, on a port of its own. */
  readonly standinOfWorker: [Fixture<TestStandin>, { readonly scope: 'worker' }]
  /** The worker's stand-in, reset after each test; in strict mode the test fails when a request was not served. */
  readonly standin: [
    (fixtures: { readonly standinOfWorker: TestStandin }, use: (value: TestStandin) => Promise<void>) => Promise<void>,
    { readonly scope: 'test' },
  ]
}

/**
 * @example
 *   const test = base.extend<{ standin: TestStandin }, { standinOfWorker: TestStandin }>(standinFixtures({ paths: ['services'] }))
 */
export const standinFixtures = (options: StandinOptions = {}): PlaywrightFixtures => ({
  // Playwright reads which fixtures are needed off the parameter, which therefore has to be a pattern.
  standinOfWorker: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const standin = await startStandin(options)
      await use(standin)
      await standin.close()
    },
    { scope: 'worker' },
  ],
  standin: [
    async ({ standinOfWorker }, use) => {
      await use(standinOfWorker)
      await standinOfWorker.reset()
      await standinOfWorker.restore()
    },
    { scope: 'test' },
  ],
})
