/** A round of each kind of `npm run kill-rounds`: kill -9 while files are written, a full disk, no descriptors left. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const script = fileURLToPath(new URL('../../scripts/kill-rounds.mjs', import.meta.url))

test.each(['record', 'import', 'user', 'reload', 'full', 'fullRecord', 'descriptors'])('%s', { timeout: 60_000 }, (kind) => {
  const { stdout, stderr } = spawnSync(process.execPath, [script, '--rounds', '1', '--only', kind], { encoding: 'utf8' })
  expect(stdout + stderr).toBe(`${kind}: 1 of 1 rounds right\n`)
})
