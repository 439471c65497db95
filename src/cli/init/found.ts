/** What a folder has that `init` would otherwise ask for: configurations, descriptions, publications, users, programs that test, CI. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodeFiles } from '../../host/machine/files.ts'
import { moduleFolder } from '../../load/modules/module-files.ts'
import { defaultPath, recogniseSource, wsdlIn } from '../../load/recognise.ts'
import { stubFilesIn } from '../../load/stub-names.ts'
import { rootsBelow } from '../../metadata/format/roots-below.ts'

/** Programs that run tests; `node` and `php` need nothing besides themselves. */
export type Runner = 'vitest' | 'jest' | 'phpunit' | 'pytest' | 'php' | 'node'

export interface Found {
  /** Configurations, modules, WSDL documents, `$metadata` documents and stubs, as PATHs. */
  readonly paths: readonly string[]
  readonly vrd: string | undefined
  readonly users: string | undefined
  readonly runner: Runner
  readonly ci: 'github' | 'gitlab'
  /** A package.json, and the command that installs what it names. */
  readonly install: string | undefined
  /** Whether package.json names this package. */
  readonly installed: boolean
}

/** Of the working folder. */
export function findAround(): Found {
  const folders = ['.', ...foldersIn('.')]
  const configurations = rootsBelow(nodeFiles, '.')
  const others = folders.filter((folder) => configurations.every((one) => one !== folder && !folder.startsWith(`${one}/`)))
  const modules = moduleFolder(nodeFiles, defaultPath, false) === undefined ? [] : [defaultPath]
  return {
    paths: [
      ...configurations,
      ...modules,
      ...others.filter((folder) => wsdlIn(nodeFiles, folder).length > 0),
      ...others.flatMap(metadataIn),
      ...others.filter((folder) => folder !== '.' && folder !== 'stubs' && stubFilesIn(nodeFiles, folder).length > 0),
    ],
    vrd: firstOf('default.vrd', folders),
    users: firstOf('users.json', folders),
    runner: runnerOf(),
    ci: existsSync('.gitlab-ci.yml') || /gitlab/i.test(textOf('.git/config')) ? 'gitlab' : 'github',
    installed: /"onec-standin"\s*:/.test(textOf('package.json')),
    install: !existsSync('package.json')
      ? undefined
      : existsSync('pnpm-lock.yaml')
        ? 'corepack enable && pnpm install --frozen-lockfile'
        : existsSync('yarn.lock')
          ? 'corepack enable && yarn install --immutable'
          : existsSync('package-lock.json')
            ? 'npm ci'
            : 'npm install',
  }
}

const foreign = new Set(['node_modules', 'vendor', 'dist', 'build', 'coverage', 'recorded'])

const foldersIn = (folder: string): readonly string[] =>
  (nodeFiles.list(folder) ?? [])
    .filter((entry) => entry.isFolder && !entry.name.startsWith('.') && !foreign.has(entry.name))
    .map((entry) => (folder === '.' ? entry.name : join(folder, entry.name)))

const metadataIn = (folder: string): readonly string[] =>
  (nodeFiles.list(folder) ?? [])
    .filter((entry) => !entry.isFolder && /\.(?:edmx|xml)$/i.test(entry.name))
    .map((entry) => join(folder, entry.name))
    .filter((file) => {
      const source = recogniseSource(nodeFiles, file, true)
      return 'path' in source && source.metadata !== undefined
    })

const firstOf = (name: string, folders: readonly string[]): string | undefined =>
  folders.map((folder) => join(folder, name)).find((file) => existsSync(file))

/** `''` for a file that is not there. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** By what the project names; a project without a word on it gets a test that node runs by itself. */
function runnerOf(): Runner {
  const javascript = textOf('package.json')
  if (/"vitest"\s*:/.test(javascript)) return 'vitest'
  if (/"(?:@types\/)?jest(?:-\w+)?"\s*:/.test(javascript)) return 'jest'
  const php = textOf('composer.json')
  if (/"phpunit\/phpunit"/.test(php) || existsSync('phpunit.xml') || existsSync('phpunit.xml.dist')) return 'phpunit'
  const python = ['pyproject.toml', 'requirements.txt', 'requirements-dev.txt', 'dev-requirements.txt', 'setup.cfg', 'tox.ini', 'Pipfile']
  if (existsSync('pytest.ini') || python.some((file) => /\bpytest\b/.test(textOf(file)))) return 'pytest'
  return php === '' || javascript !== '' ? 'node' : 'php'
}
