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

const pages = fileURLToPath(new URL('../../docs/tutorials', import.meta.url))
const tutorials = readdirSync(pages).filter((name) => name !== 'README.md')

const zeep = python('zeep')
const lacks = (name: string): boolean => zeep === undefined && readFileSync(join(pages, name), 'utf8').includes('$ python3 ')

for (const name of tutorials)
  test.skipIf(lacks(name))(name, { timeout: 180_000 }, async () => {
    const folder = temporaryFolder()
    copyFileSync(packedArchive(), join(folder, basename(packedArchive())))
    const walk = await Walk.begin({
      folder,
      page: `docs/tutorials/${name}`,
      programs: zeep === undefined ? [] : [programsAs({ python3: zeep })],
    })
    onTestFinished(() => walk.end())
    for (const step of stepsOf(readFileSync(join(pages, name), 'utf8'))) expect(await walk.step(step)).toBe('')
  })
