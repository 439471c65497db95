/** Modules evaluated here give what they give by jiti, and what is not known here is jiti's. */
import { createJiti } from 'jiti'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary.ts'
import * as library from '../../index.ts'
import { ModuleGraph } from './evaluate.ts'
import { libraryNames, libraryParts, libraryWith } from './library.ts'
import { moduleImporter } from './module-import.ts'

type Texts = Readonly<Record<string, string>>
type Value = Readonly<Record<string, unknown>>

const byJiti = (file: string): Promise<Value> =>
  createJiti(import.meta.url, {
    moduleCache: false,
    fsCache: false,
    interopDefault: false,
    virtualModules: { 'onec-standin': library },
  }).import(file)

const noPackages = (): Promise<never> => Promise.reject(new Error('no package is expected'))

/** `A.ts` of a folder with these files, by our own evaluation. */
async function ownValue(folder: string): Promise<Value> {
  const graph = new ModuleGraph(noPackages)
  expect(await graph.prepare(`${folder}/A.ts`)).toBe(true)
  return graph.evaluate(`${folder}/A.ts`)
}

test.each<[string, Texts]>([
  [
    'an enumeration',
    { 'A.ts': 'export enum E { a = 1, b = a << 2, c = "x" }\nexport const enum F { d = 3 }\nexport default [E.b, F.d, E[1]]' },
  ],
  [
    'properties that are parameters',
    { 'A.ts': 'class P { z = 1; constructor(readonly a: number, private b = a) {} }\nexport default { ...new P(5) }' },
  ],
  ['a namespace with values', { 'A.ts': 'namespace N { export const b = 7 }\nexport default N.b' }],
  [
    'the semicolon of a style without them',
    { 'A.ts': 'const a = [3]\ntype T = number\n;[1, 2].map((one) => a.push(one))\nexport default a' },
  ],
  ['a generic function behind return', { 'A.ts': 'const a = () => {\n  return <\n    T,\n  >(x: T) => x\n}\nexport default a()(4)' }],
  ['its own address', { 'A.ts': 'export default [import.meta.url.slice(-4), typeof __dirname]' }],
  ['a wait at the top', { 'A.ts': 'export default await Promise.resolve(8)' }],
  ['a wait at the top, of an import', { 'A.ts': "const { b } = await import('./b.ts')\nexport default b", 'b.ts': 'export const b = 9' }],
  [
    'an import that is called later',
    { 'A.ts': "export const later = () => import('./b.ts')\nexport default (await later()).b", 'b.ts': 'export const b = 9' },
  ],
  [
    'a default import of node',
    {
      'A.ts': "import p, { join } from 'node:path'\nimport * as all from 'path'\nexport default [p.join === join, all.default.sep]",
    },
  ],
  [
    'names without endings, and the JavaScript that is meant',
    {
      'A.ts': "import { b } from './b'\nimport { c } from './c.js'\nimport { d } from './d'\nexport default [b, c, d]",
      'b.ts': 'export const b = 1',
      'c.ts': 'export const c = 2',
      'd/index.ts': 'export const d = 3',
    },
  ],
  ['JSON', { 'A.ts': "import data from './b.json'\nimport { x } from './b.json'\nexport default [data, x]", 'b.json': '{"x":[1,2]}' }],
  [
    'exports passed on',
    {
      'A.ts':
        "export * from './b.ts'\nexport * as all from './b.ts'\nexport { b as c, type T } from './b.ts'\nexport { default } from './b.ts'",
      'b.ts': 'export type T = 1\nexport const b = 1\nexport default 2',
    },
  ],
  [
    'a circle of functions',
    {
      'A.ts':
        "import { odd } from './b.ts'\nexport function even(n: number): boolean { return n === 0 || odd(n - 1) }\nexport default even(10)",
      'b.ts': "import { even } from './A.ts'\nexport function odd(n: number): boolean { return n !== 0 && even(n - 1) }",
    },
  ],
  [
    'a type that is imported as a value',
    { 'A.ts': "import { T, b } from './b.ts'\nconst c: T = b\nexport default c", 'b.ts': 'export type T = number\nexport const b: T = 4' },
  ],
  [
    'JavaScript',
    { 'A.ts': "import { b } from './b.mjs'\nexport default b", 'b.mjs': "export const b = import.meta.url.endsWith('b.mjs')" },
  ],
  [
    'names of other letters',
    {
      'A.ts': "import { Склад as $с } from './Склад.ts'\nexport const Итог = $с + 1\nexport default Итог",
      'Склад.ts': 'export let Склад = 1\nСклад = 2',
    },
  ],
  [
    'a class without a name, a function of one',
    { 'A.ts': 'export default class { static a = 1 }\nexport async function* b() { yield 1 }' },
  ],
])('%s', async (_, texts) => {
  const folder = temporaryFolder({ 'package.json': '{"type":"module"}', ...texts })
  const [own, theirs] = [await ownValue(folder), await byJiti(`${folder}/A.ts`)]
  expect(shown(own)).toEqual(shown(theirs))
  expect(Object.keys(own)).toContain('default')
})

/** Functions by their texts, which tell what was made of them. */
const shown = (value: Value): Value =>
  Object.fromEntries(
    Object.keys(value)
      .toSorted()
      .map((key) => [key, typeof value[key] === 'function' ? 'function' : value[key]]),
  )

test.each<[string, Texts]>([
  ['a module of CommonJS', { 'A.ts': 'module.exports = { default: 1 }' }],
  ['what imports one', { 'A.ts': "import b from './b.cjs'\nexport default b", 'b.cjs': 'module.exports = 2' }],
  ['what imports a file that is not there', { 'A.ts': "import './b.ts'" }],
  ['a text that is no TypeScript', { 'A.ts': 'export default {' }],
])('%s is left to jiti', async (_, texts) => {
  const folder = temporaryFolder(texts)
  expect(await new ModuleGraph(noPackages).prepare(`${folder}/A.ts`)).toBe(false)
})

test('a package is imported as seen from the file that names it', async () => {
  const folder = temporaryFolder({
    'A.ts': "import b, { c } from 'pkg'\nexport default [b, c]",
    'node_modules/pkg/package.json': '{"name":"pkg","type":"module","exports":"./i.js"}',
    'node_modules/pkg/i.js': 'export default 1\nexport const c = 2',
  })
  const importer = moduleImporter()
  importer.forget()
  expect((await importer.import(`${folder}/A.ts`))['default']).toEqual([1, 2])
  expect(importer.imported()).toEqual([`${folder}/A.ts`])
})

test('lines of exceptions are those of the file, by either transform', async () => {
  const body = 'type T = 1\n\ninterface I {\n  a: T\n}\nexport const fails = (): I => {\n  throw new Error("here")\n}\nexport default 1\n'
  const folder = temporaryFolder({ 'A.ts': body, 'B.ts': `${body}namespace N { export const a = 1 }\nexport const c = N.a\n` })
  const graph = new ModuleGraph(noPackages)
  for (const name of ['A.ts', 'B.ts']) {
    await graph.prepare(`${folder}/${name}`)
    const { fails } = (await graph.evaluate(`${folder}/${name}`)) as { fails(): void }
    expect(fails).toThrow(expect.objectContaining({ stack: expect.stringMatching(new RegExp(`${name}:7:`)) }))
  }
})

test('a function that an import does not have is named when it is called', async () => {
  const folder = temporaryFolder({
    'A.ts': "import { absent } from './b.ts'\nexport const fails = () => absent(1)\nexport default 1",
    'b.ts': 'export const b = 1',
  })
  await expect(ownValue(folder).then(({ fails }) => (fails as () => void)())).rejects.toThrow('absent')
})

test('a module that throws throws the same for all who import it', async () => {
  const folder = temporaryFolder({
    'A.ts': "import './b.ts'\nexport default 1",
    'C.ts': "import './b.ts'\nexport default 2",
    'b.ts': 'throw new Error("once")',
  })
  const graph = new ModuleGraph(noPackages)
  for (const name of ['A.ts', 'C.ts']) {
    await graph.prepare(`${folder}/${name}`)
    await expect(graph.evaluate(`${folder}/${name}`)).rejects.toThrow('once')
  }
})

test('the parts of the library have the very exports that they are said to have', async () => {
  for (const { names, load } of libraryParts) {
    const part = (await load()) as Value
    expect(Object.keys(part).toSorted()).toEqual([...names].toSorted())
    for (const name of names) expect(part[name], name).toBe((library as Value)[name])
  }
})

test.each<[string, ReturnType<typeof libraryNames>]>([
  ["import { HTTPService, type Call, URLTemplate as T } from 'onec-standin'", ['HTTPService', 'URLTemplate']],
  ['import {\n  // so\n  HTTPService,\n} from "onec-standin"\nimport type { Call } from \'onec-standin\'', ['HTTPService']],
  ["import * as all from 'onec-standin'", 'all'],
  ["export { HTTPService } from 'onec-standin'", 'all'],
  ["const { HTTPService } = await import('onec-standin')", 'all'],
  ["import { a } from './b.ts'", []],
])('of %s are taken %j', (source, names) => {
  expect(libraryNames(source)).toEqual(names)
})

test('a module that names what no part has gets the whole library', async () => {
  expect(await libraryWith(['HTTPService', 'createPlatform'])).toBe(library)
  expect(await libraryWith('all')).toBe(library)
  expect(Object.keys(await libraryWith(['HTTPService']))).not.toContain('createPlatform')
})
