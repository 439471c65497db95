/**
 * The public entry `onec-standin/vitest`: a test function whose tests have a stand-in each. The only door to vitest, which the core never
 * imports.
 */
import type { TestAPI } from 'vitest'
import { inBoth } from '../diagnostics/said-error.ts'
import { startBus } from './bus.ts'
import type { BusOptions, StandinOptions } from './options.ts'
import { startStandin } from './start.ts'
import type { TestBus } from './test-bus.ts'
import type { TestStandin } from './test-standin.ts'

export * from './index.ts'

/** No peer dependency brings vitest: npm 10 cannot install a package that declares an optional one whose range includes vitest 4. */
const { test } = await import('vitest').catch((error: unknown) => {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')
    throw inBoth(
      new Error('onec-standin/vitest needs vitest 3 or later: npm install --save-dev vitest', { cause: error }),
      'onec-standin/vitest нужен vitest 3 или новее: npm install --save-dev vitest',
    )
  throw error
})

/** What a test of `standinTest` may ask for. */
export interface StandinFixtures {
  /** Started for the test that asks for it, stopped after it; in strict mode the test fails when a request was not served. */
  standin: TestStandin
}

/**
 * @example
 *   const test = standinTest({ services: [Warehouse] })
 *   test('asks for the version', async ({ standin }) => expect((await fetch(standin.url + '/hs/warehouse/version')).status).toBe(200))
 */
export const standinTest = (options: StandinOptions = {}): TestAPI<StandinFixtures> =>
  test.extend<StandinFixtures>({
    // vitest reads which fixtures are needed off this parameter, which therefore has to be a pattern.
    // eslint-disable-next-line no-empty-pattern
    standin: async ({}, use) => {
      const standin = await startStandin(options)
      await use(standin)
      await standin.close()
    },
  })

/** What `busTest` gives to a test. */
export interface BusFixtures {
  /** Started for the test that asks for it, stopped after it. */
  bus: TestBus
}

/**
 * Tests that have a bus each.
 *
 * @example
 *   const test = busTest({ paths: ['bus.yaml'] })
 *   test('serves a bus', async ({ bus }) => expect(bus.url).toContain('/applications/'))
 */
export const busTest = (options: BusOptions): TestAPI<BusFixtures> =>
  test.extend<BusFixtures>({
    // eslint-disable-next-line no-empty-pattern
    bus: async ({}, use) => {
      const bus = await startBus(options)
      await use(bus)
      await bus.close()
    },
  })
