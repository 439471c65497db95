/** Some kills of `npm run kill-bus`: the bus and its service end with SIGKILL under load, and nothing is lost, doubled or out of order. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { toItsEnd } from '../support/to-its-end.ts'

const script = fileURLToPath(new URL('../../scripts/kill-bus.mjs', import.meta.url))

test('kill -9 of bus and service', { timeout: 300_000 }, () => {
  const { stdout, stderr } = spawnSync(process.execPath, [script, '--rounds', '6', '--seed', '20'], toItsEnd)
  expect(stdout + stderr).toMatch(/^6 kills, seed 20: [1-9]\d* accepted, 0 wrong, /)
})
