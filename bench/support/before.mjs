// The state of this repository before a piece of work, built beside it, as a peer: what became of a figure is measured in one run.
import { execFileSync } from 'node:child_process'
import { existsSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './child.mjs'

/** The commit with which docs/performance.md compares. */
const commit = '8cf8016'

/** Its folder; `undefined`, with a line that says why, where the history is not at hand. */
export function before() {
  const folder = join(tmpdir(), `standin-bench-${commit}`)
  if (existsSync(join(folder, 'dist', 'cli', 'main.js'))) return withPackages(folder)
  const quiet = { cwd: root, stdio: 'ignore' }
  try {
    execFileSync('git', ['cat-file', '-e', `${commit}^{commit}`], quiet)
    execFileSync('git', ['clone', '-q', '--no-checkout', root, folder], quiet)
    execFileSync('git', ['checkout', '-q', '--detach', commit], { ...quiet, cwd: folder })
    withPackages(folder)
    execFileSync(process.execPath, ['scripts/build.mjs'], { ...quiet, cwd: folder })
    return folder
  } catch {
    console.error(`skipped: the state at ${commit} cannot be built here (git clone with its history)`)
    return undefined
  }
}

/** It uses the packages of this copy of the repository: the one that built it may be gone. */
function withPackages(folder) {
  const packages = join(folder, 'node_modules')
  if (existsSync(packages)) return folder
  rmSync(packages, { force: true })
  symlinkSync(join(root, 'node_modules'), packages)
  return folder
}
