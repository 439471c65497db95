/** Builds dist/ before the tests when it is older than the sources: the tests that spawn `standin` then run what they stand beside. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

const newest = (folder: string): number =>
  Math.max(
    0,
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.includes('.test'))
      .map((entry) => statSync(`${entry.parentPath}/${entry.name}`).mtimeMs),
  )

export default function buildOnce(): void {
  const built = existsSync(`${root}/dist/cli/main.js`) ? statSync(`${root}/dist/cli/main.js`).mtimeMs : 0
  if (newest(`${root}/src`) > built) execFileSync(process.execPath, [`${root}/scripts/build.mjs`], { stdio: 'inherit' })
}
