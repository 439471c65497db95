/** Some kills of `npm run kill-integration`: the process with integration services ends with SIGKILL under load. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { toItsEnd } from '../support/to-its-end.ts'

const script = fileURLToPath(new URL('../../scripts/kill-integration.mjs', import.meta.url))

test('each order is handled once and in order, and each confirmation arrives', { timeout: 300_000 }, () => {
  const { stdout, stderr } = spawnSync(process.execPath, [script, '--rounds', '3', '--seed', '20'], toItsEnd)
  expect(stdout + stderr).toMatch(/^3 kills, seed 20: [1-9]\d* orders, 0 wrong, \d confirmations sent again\n$/)
})
