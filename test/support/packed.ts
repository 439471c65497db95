/** The package as its users get it: packed, and unpacked into the node_modules of a folder, beside what it depends on. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { temporaryFolder, type Texts } from './temporary.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

const kept = join(root, 'node_modules', '.standin-packed')

/** The archive of `npm pack`: made once for all tests, and again when a file of it has changed. */
export function packedArchive(): string {
  const { files, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { files: string[]; version: string }
  const shipped = ['package.json', ...files].flatMap((name) => [...filesOf(join(root, name))])
  const key = createHash('sha256').update(shipped.join('\n')).digest('hex').slice(0, 12)
  const ofTree = createHash('sha256').update(root).digest('hex').slice(0, 12)
  const folder = join(kept, `${ofTree}-${key}`)
  const archive = join(folder, `onec-standin-${version}.tgz`)
  if (existsSync(archive)) return archive
  const fresh = mkdtempSync(join(tmpdir(), 'standin-pack-'))
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', fresh], { cwd: root, stdio: 'ignore' })
  mkdirSync(kept, { recursive: true })
  for (const old of readdirSync(kept))
    if (old.startsWith(`${ofTree}-`) && old !== `${ofTree}-${key}`) rmSync(join(kept, old), { recursive: true })
  mkdirSync(folder, { recursive: true })
  copyFileSync(join(fresh, `onec-standin-${version}.tgz`), `${archive}.${process.pid}`)
  renameSync(`${archive}.${process.pid}`, archive)
  rmSync(fresh, { recursive: true, force: true })
  return archive
}

/** Files with the time of their last change. */
function* filesOf(path: string): Generator<string> {
  if (!statSync(path).isDirectory()) return void (yield `${path} ${statSync(path).mtimeMs}`)
  for (const name of readdirSync(path)) yield* filesOf(join(path, name))
}

/** `beside`: packages of this project that the folder may import. */
export function packedInto(folder: string, beside: readonly string[] = []): void {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: Record<string, string> }
  const modules = join(folder, 'node_modules')
  mkdirSync(modules, { recursive: true })
  const unpacked = mkdtempSync(join(tmpdir(), 'standin-unpacked-'))
  execFileSync('tar', ['-xzf', packedArchive(), '-C', unpacked])
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
