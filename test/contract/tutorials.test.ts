/** Each page of docs/tutorials, done line by line as its reader does it: from an empty folder, with the packed package beside it. */
import { copyFileSync, readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { python } from '../interop/tools.ts'
import { packedArchive } from '../support/packed.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { Installs } from '../support/walk/installs.ts'
import { programsAs } from '../support/walk/programs.ts'
import { stepsOf } from '../support/walk/steps.ts'
import { Walk } from '../support/walk/walk.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const languages = [
  ['docs/tutorials', 'C.UTF-8'],
  ['docs/ru/tutorials', 'ru_RU.UTF-8'],
] as const
const tutorials = languages.flatMap(([folder, language]) =>
  readdirSync(join(root, folder)).flatMap((name) => (name === 'README.md' ? [] : [{ page: `${folder}/${name}`, language }])),
)

const installs = new Installs()
afterAll(() => installs.remove(), 300_000)

/** The pages of the other language have the same commands: without npx, which takes half a second each time. */
const again = { typed: (command: string): string => command.replace(/\bnpx (?=standin|vitest)/g, ''), bin: ['node_modules/.bin'] }

const zeep = python('zeep')
const lacks = (page: string): boolean => zeep === undefined && readFileSync(join(root, page), 'utf8').includes('$ python3 ')

for (const { page, language } of tutorials)
  test.skipIf(lacks(page))(page, { timeout: 300_000 }, async () => {
    const folder = temporaryFolder()
    copyFileSync(packedArchive(), join(folder, basename(packedArchive())))
    const walk = await Walk.begin({
      folder,
      page,
      language,
      installs,
      programs: [...(zeep === undefined ? [] : [programsAs({ python3: zeep })]), ...(page.includes('/ru/') ? again.bin : [])],
      ...(page.includes('/ru/') && { typed: again.typed }),
    })
    onTestFinished(() => walk.end())
    for (const step of stepsOf(readFileSync(join(root, page), 'utf8'))) expect(await walk.step(step)).toBe('')
  })
