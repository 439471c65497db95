/** Each part of docs/recipes, done as its reader does it in a folder in which the package is installed. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { parse } from 'yaml'
import { program, python } from '../interop/tools.ts'
import { npmTools } from '../support/npm-tools.ts'
import { packedInto, projectBeside } from '../support/packed.ts'
import { run } from '../support/standin.ts'
import { programsAs } from '../support/walk/programs.ts'
import { stepsOf, type Step } from '../support/walk/steps.ts'
import { Walk } from '../support/walk/walk.ts'

const page = 'docs/recipes/README.md'
const text = readFileSync(fileURLToPath(new URL(`../../${page}`, import.meta.url)), 'utf8')
const parts = text.split(/^(?=## )/m).map((part) => [/^## (.*)/.exec(part)?.[1] ?? 'the beginning', stepsOf(part)] as const)

const installed = mkdtempSync(join(tmpdir(), 'standin-recipes-'))
beforeAll(() => packedInto(installed), 300_000)
afterAll(() => rmSync(installed, { recursive: true, force: true }))

/** Programs that are not everywhere, by what is typed. */
const programs: Readonly<Record<string, string | undefined>> = {
  jest: npmTools(['jest@30.5.2']),
  phpunit: program('phpunit', '--version'),
  pytest: python('pytest'),
}
const lacks = (steps: readonly Step[]): boolean =>
  steps.some((step) => step.kind === 'command' && Object.keys(programs).some((name) => step.command.includes(name) && !programs[name]))

describe('parts', () => {
  for (const [name, steps] of parts)
    test.skipIf(lacks(steps))(name, { timeout: 300_000 }, async () => {
      const folder = projectBeside(installed, { 'package.json': '{ "devDependencies": { "onec-standin": "*" } }' })
      // Without npx, which takes half a second each time.
      const typed = (command: string): string => command.replace(/\bnpx (?=standin|jest)/, '')
      const walk = await Walk.begin({ folder, page: `${page}, ${name}`, programs: [tools(), join(folder, 'node_modules/.bin')], typed })
      onTestFinished(() => walk.end())
      const wrong: string[] = []
      for (const step of steps) wrong.push(await walk.step(step))
      expect(wrong.filter((one) => one !== '').join('\n')).toBe('')
    })
})

const tools = (): string =>
  programsAs({
    ...(programs['jest'] !== undefined && { jest: `node ${programs['jest']}/node_modules/jest/bin/jest.js --ci` }),
    ...(programs['pytest'] !== undefined && { python3: programs['pytest'] }),
  })

/** Commands of pipelines and containers, which cannot be run here: each option is one of the command. */
const elsewhere = parts.flatMap(([, steps]) =>
  steps.flatMap((step) => (step.kind === 'file' && /\.yml$|^Dockerfile$/.test(step.path) ? [[step.path, step.text] as const] : [])),
)
const commandsIn = (file: string): readonly string[] =>
  file.startsWith('FROM')
    ? [...file.matchAll(/^CMD (.*)/gm)].map(([, words]) => (JSON.parse(words!) as string[]).join(' '))
    : [...file.matchAll(/(?:run: |- )(npx standin .*)/g)].map(([, command]) => command!)

test.each(elsewhere)('%s has commands and options that are there', async (path, file) => {
  if (path !== 'Dockerfile') expect(parse(file)).toBeTypeOf('object')
  for (const command of commandsIn(file)) {
    const [, , name, ...words] = command.split(' -- ')[0]!.split(' ')
    const { stdout } = await run([name!, '--help'])
    expect(words.filter((one) => one.startsWith('--') && !stdout.includes(`${one} `))).toEqual([])
  }
})

test('pipelines and images are among them', () => {
  expect(elsewhere.flatMap(([, file]) => commandsIn(file)).length).toBeGreaterThan(3)
})
