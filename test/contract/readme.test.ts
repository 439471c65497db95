/** The READMEs, done line by line as a reader does it: every command of theirs is typed, and what it prints is compared. */
import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { phpWithSoap } from '../interop/tools.ts'
import { packedArchive } from '../support/packed.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { Installs } from '../support/walk/installs.ts'
import { stepsOf, type Step } from '../support/walk/steps.ts'
import { Walk } from '../support/walk/walk.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const php = phpWithSoap()
const readmes = ['README.md', 'README.ru.md'].filter((name) => existsSync(join(root, name)))

/** Not in a clone. */
const made = new Set(['node_modules', 'dist', 'build'])

/** A clone needs an address. Its packages are those of this one: another step of the checks installs them anew. */
function typedIn(folder: string): (command: string) => string {
  const typed: Readonly<Record<string, () => string>> = {
    'git clone https://git.example/onec-standin.git': () => {
      if (existsSync(join(root, '.git'))) return `git -c safe.directory='*' clone -q '${root}' onec-standin`
      // Sources without a repository, such as an archive of them.
      cpSync(root, join(folder, 'onec-standin'), { recursive: true, filter: (path) => !made.has(relative(root, path)) })
      return 'true'
    },
    'cd onec-standin && npm ci && npm pack': () => {
      symlinkSync(join(root, 'node_modules'), join(folder, 'onec-standin', 'node_modules'))
      cpSync(join(root, 'dist'), join(folder, 'onec-standin', 'dist'), { recursive: true })
      return `cd onec-standin && cp ${packedArchive()} . && ls *.tgz`
    },
  }
  return (command) => typed[command]?.() ?? command
}

const installs = new Installs()
afterAll(() => installs.remove(), 300_000)

/** What a reader has, and the README names. */
const own: Readonly<Record<string, (folder: string) => void>> = {
  'my-configuration': (folder) =>
    cpSync(join(root, 'test/fixtures/chapter-designer'), join(folder, 'my-configuration'), { recursive: true }),
  'orders.wsdl': (folder) => cpSync(join(root, 'wsdl/Orders.wsdl'), join(folder, 'orders.wsdl')),
}

function bring(step: Step, folder: string): void {
  if (step.kind !== 'command') return
  for (const [name, into] of Object.entries(own)) if (step.command.includes(name) && !existsSync(join(folder, name))) into(folder)
}

for (const page of readmes)
  test.skipIf(php === undefined)(page, { timeout: 300_000 }, async () => {
    const folder = temporaryFolder()
    const walk = await Walk.begin({
      folder,
      page,
      installs,
      typed: typedIn(folder),
      ...(page.endsWith('.ru.md') && { language: 'ru_RU.UTF-8' }),
    })
    onTestFinished(() => walk.end())
    const wrong: string[] = []
    for (const step of stepsOf(readFileSync(join(root, page), 'utf8')).filter(({ kind }) => kind !== 'shown')) {
      bring(step, join(folder, 'my-project'))
      wrong.push(await walk.step(step))
    }
    expect(wrong.filter((one) => one !== '').join('\n')).toBe('')
  })

test('a command that is not in a block of a console would be seen', () => {
  const shown = readmes.flatMap((page) =>
    stepsOf(readFileSync(join(root, page), 'utf8')).flatMap((step) => (step.kind === 'shown' ? [step.language] : [])),
  )
  expect([...new Set(shown)]).toEqual(['ts'])
})
