import { expect, test } from 'vitest'
import { serviceText } from '../../../test/support/service-text.ts'
import { temporaryFolder, writeTexts } from '../../../test/support/temporary.ts'
import { createModuleLoader } from './modules.ts'

test.each<readonly [what: string, text: string, diagnostic: readonly unknown[]]>([
  ['a syntax error', 'export default {\n  a: 1,,\n}\n', ['module/syntax', 2, 8, 'the module has a syntax error: Unexpected token']],
  [
    'an exception',
    '\n  const a: string[] = []\n  a[0]!.trim()\n',
    ['module/throws', 3, 3, "the module throws while loading: Cannot read properties of undefined (reading 'trim')"],
  ],
  ['a thrown text', "throw 'no'\n", ['module/throws', 1, 1, 'the module throws while loading: no']],
  [
    'a misspelt import',
    "import { HTTPServise } from 'onec-standin'\nexport default HTTPServise({})\n",
    ['module/throws', 2, 1, 'the module throws while loading: HTTPServise is not a function; did you mean "HTTPService"?'],
  ],
  [
    'a file that is not there',
    "import { a } from './lib/a.ts'\nexport default a\n",
    ['module/not-found', 1, 20, 'the module imports "./lib/a.ts", which is not found; check the path, or install the package'],
  ],
  [
    'a package that is not there',
    "import a from 'no-such-package'\nexport default a\n",
    ['module/not-found', 1, 16, 'the module imports "no-such-package", which is not found; check the path, or install the package'],
  ],
  [
    'a rejected top-level await',
    "await Promise.reject(new Error('no database'))\n",
    ['module/throws', 1, 1, 'the module throws while loading: no database'],
  ],
])('a module with %s is reported with its place', async (_, text, expected) => {
  const folder = temporaryFolder({ 'A.ts': text })
  const { services, diagnostics, broken } = await createModuleLoader().load([`${folder}/A.ts`])
  expect(services).toEqual([])
  expect(broken).toEqual([`${folder}/A.ts`])
  expect(diagnostics.map((one) => [one.code, one.location?.line, one.location?.column, one.message])).toEqual([expected])
  expect(diagnostics[0]!.location).toMatchObject({ file: `${folder}/A.ts`, text: text.split('\n')[(expected[1] as number) - 1] })
})

test('each load reads modules and what they import anew; within one load a shared file is one', async () => {
  const using = (name: string): string =>
    serviceText(name, 'x')
      .replace('import', "import { root } from './lib/root.ts'\nimport")
      .replace(/RootURL: '\w+'/, 'RootURL: `r${root.next++}`')
  const folder = temporaryFolder({ 'A.ts': using('A'), 'B.mjs': using('B'), 'lib/root.ts': 'export const root = { next: 1 }\n' })
  const loader = createModuleLoader()
  const files = [`${folder}/A.ts`, `${folder}/B.mjs`]
  const roots = async (): Promise<readonly string[]> => (await loader.load(files)).services.map((one) => one.service.RootURL)
  expect(await roots()).toEqual(['r1', 'r2'])
  expect(await roots()).toEqual(['r1', 'r2'])
  writeTexts(folder, { 'lib/root.ts': 'export const root = { next: 7 }\n' })
  expect(await roots()).toEqual(['r7', 'r8'])
  expect((await loader.load(files)).imported).toEqual([...files, `${folder}/lib/root.ts`])
})

test('a service module uses the very library that serves it', async () => {
  const folder = temporaryFolder({
    'A.js': "import * as library from 'onec-standin'\nglobalThis.seenByModule = library\nexport default []\n",
  })
  await createModuleLoader().load([`${folder}/A.js`])
  const { HTTPServiceResponse } = await import('../../index.ts')
  expect((globalThis as { seenByModule?: { HTTPServiceResponse?: unknown } }).seenByModule?.HTTPServiceResponse).toBe(HTTPServiceResponse)
})

test('importing takes time that is measured, and none where there is nothing to import', async () => {
  const folder = temporaryFolder({ 'A.ts': serviceText('A', 'a') })
  expect((await createModuleLoader().load([`${folder}/A.ts`])).importMs).toBeGreaterThan(0)
  expect((await createModuleLoader().load([])).importMs).toBe(0)
})

test('a module whose top-level await never ends is reported by name; the others are loaded, and it too once it is mended', async () => {
  const folder = temporaryFolder({
    'A.ts': `const a = 1\nawait new Promise(() => {})\n${serviceText('A', 'a')}`,
    'B.ts': serviceText('B', 'b'),
    'C.ts': `import './lib/wait.ts'\n${serviceText('C', 'c')}`,
    'lib/wait.ts': 'await new Promise(() => {})\nexport const a = 1\n',
  })
  const files = ['A', 'B', 'C'].map((one) => `${folder}/${one}.ts`)
  const loader = createModuleLoader(300)
  const { services, diagnostics, broken } = await loader.load(files)
  expect(services.map((one) => one.service.Name)).toEqual(['B'])
  expect(broken).toEqual([files[0], files[2]])
  expect(diagnostics.map((one) => [one.code, one.location?.file, one.location?.line, one.location?.column])).toEqual([
    ['module/never-loaded', files[0], 2, 1],
    ['module/never-loaded', files[2], 1, 1],
  ])
  writeTexts(folder, { 'A.ts': serviceText('A', 'a'), 'lib/wait.ts': 'export const a = 1\n' })
  expect((await loader.load(files)).services.map((one) => one.service.Name)).toEqual(['A', 'B', 'C'])
})
