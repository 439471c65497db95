/** A round of each kind of `npm run kill-rounds`: kill -9 while files are written, a full disk, no descriptors left. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/temporary.ts'
import { toItsEnd } from '../support/to-its-end.ts'

const script = fileURLToPath(new URL('../../scripts/kill-rounds.mjs', import.meta.url))

test.each(['record', 'import', 'user', 'reload', 'full', 'fullRecord', 'descriptors'])('%s', { timeout: 300_000 }, (kind) => {
  const { stdout, stderr } = spawnSync(process.execPath, [script, '--rounds', '1', '--only', kind], toItsEnd)
  expect(stdout + stderr).toBe(`${kind}: 1 of 1 rounds right\n`)
})

/** In a container without the right to mount there is none to fill. */
const mounts = (): boolean => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const folder = temporaryFolder()
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status !== 0) return false
  return spawnSync('umount', [folder]).status === 0
}

for (const kind of ['disk', 'diskRecord'])
  test(kind, { timeout: 300_000 }, ({ skip }) => {
    if (!mounts()) return skip('a file system is mounted by root only')
    const { stdout, stderr } = spawnSync(process.execPath, [script, '--rounds', '1', '--only', kind], toItsEnd)
    expect(stdout + stderr).toBe(`${kind}: 1 of 1 rounds right\n`)
  })
