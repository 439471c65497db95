/** Each page of docs/tutorials, done line by line as its reader does it: from an empty folder, with the packed package beside it. */
import { copyFileSync, readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { python } from '../interop/tools.ts'
import { packedArchive } from '../support/packed.ts'
import { temporaryFolder } from '../support/temporary.ts'
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

const zeep = python('zeep')
const lacks = (page: string): boolean => zeep === undefined && readFileSync(join(root, page), 'utf8').includes('$ python3 ')

for (const { page, language } of tutorials)
  test.skipIf(lacks(page))(page, { timeout: 180_000 }, async () => {
    const folder = temporaryFolder()
    copyFileSync(packedArchive(), join(folder, basename(packedArchive())))
    const walk = await Walk.begin({
      folder,
      page,
      language,
      programs: zeep === undefined ? [] : [programsAs({ python3: zeep })],
    })
    onTestFinished(() => walk.end())
    for (const step of stepsOf(readFileSync(join(root, page), 'utf8'))) expect(await walk.step(step)).toBe('')
  })
