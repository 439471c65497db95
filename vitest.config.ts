import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/**
 * Tests run against the sources: `onec-standin` in a test or a service module is `src/index.ts`; what spawns the CLI uses the build, which
 * the set-up refreshes.
 */
export default defineConfig({
  resolve: {
    alias: Object.entries({
      'onec-standin': 'index',
      'onec-standin/testing': 'testing/index',
      'onec-standin/vitest': 'testing/vitest',
      'onec-standin/playwright': 'testing/playwright',
    }).map(([name, file]) => ({ find: new RegExp(`^${name}$`), replacement: fileURLToPath(new URL(`./src/${file}.ts`, import.meta.url)) })),
  },
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/support/build-once.ts'],
    testTimeout: 30_000,
    env: { STANDIN_CACHE: 'off' },
  },
})
