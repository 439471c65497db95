/** Packages of npm that only tests need, and that are too large for dependencies of this project: installed once, beside the others. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const kept = fileURLToPath(new URL('../../node_modules/.standin-tools', import.meta.url))

/** The folder above their node_modules; `undefined`, with a printed line, where npm does not reach its registry. */
export function npmTools(packages: readonly string[]): string | undefined {
  const folder = join(kept, createHash('sha256').update(packages.join('\n')).digest('hex').slice(0, 12))
  if (existsSync(folder)) return folder
  const fresh = `${folder}-${process.pid}`
  mkdirSync(fresh, { recursive: true })
  writeFileSync(join(fresh, 'package.json'), '{ "private": true }\n')
  const { status } = spawnSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', ...packages], {
    cwd: fresh,
    timeout: 120_000,
    env: { ...process.env, npm_config_fetch_retries: '0' },
  })
  if (status === 0) {
    try {
      renameSync(fresh, folder)
      return folder
    } catch {
      // Another process was first.
      if (existsSync(folder)) return folder
    }
  }
  rmSync(fresh, { recursive: true, force: true })
  console.log(`skipped: ${packages.join(', ')} cannot be installed here`)
  return undefined
}
