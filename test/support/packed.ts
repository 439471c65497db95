/** The package as its users get it: packed, and unpacked into the node_modules of a folder, beside what it depends on. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { temporaryFolder, type Texts } from './temporary.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** `beside`: packages of this project that the folder may import. */
export function packedInto(folder: string, beside: readonly string[] = []): void {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: Record<string, string> }
  const modules = join(folder, 'node_modules')
  mkdirSync(modules, { recursive: true })
  const unpacked = mkdtempSync(join(tmpdir(), 'standin-pack-'))
  const [{ filename }] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', unpacked], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  ) as [{ filename: string }]
  execFileSync('tar', ['-xzf', join(unpacked, filename), '-C', unpacked])
  renameSync(join(unpacked, 'package'), join(modules, 'onec-standin'))
  for (const name of [...Object.keys(dependencies), ...beside]) {
    mkdirSync(dirname(join(modules, name)), { recursive: true })
    symlinkSync(join(root, 'node_modules', name), join(modules, name))
  }
}

/** A project of its own in which the package and these packages of `installed`, a folder of `packedInto`, are installed by links. */
export function projectBeside(installed: string, texts: Texts, packages: readonly string[] = []): string {
  const folder = temporaryFolder(texts)
  const [modules, bin] = [join(folder, 'node_modules'), join(folder, 'node_modules', '.bin')]
  mkdirSync(bin, { recursive: true })
  for (const name of ['onec-standin', ...packages]) symlinkSync(join(installed, 'node_modules', name), join(modules, name))
  symlinkSync(join(modules, 'onec-standin', 'dist/cli/main.js'), join(bin, 'standin'))
  for (const name of packages.filter((one) => existsSync(join(root, 'node_modules/.bin', one))))
    symlinkSync(join(root, 'node_modules/.bin', name), join(bin, name))
  return folder
}
