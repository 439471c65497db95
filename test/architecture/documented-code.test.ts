/**
 * The TypeScript of README.md, of pages of docs/ and the `@example`s of the sources compile as they stand; what they take from their
 * surroundings is declared here.
 */
import { readFileSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import * as surface from 'onec-standin'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/temporary.ts'
import { compile } from '../support/tsc.ts'
import { stepsOf } from '../support/walk/steps.ts'
import { root, sources } from './sources.ts'

/** Names that an example may use without saying where it has them from: what the package exports, and these. */
const surroundings: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.keys(surface).map((name) => [name, `import { ${name} } from 'onec-standin'`])),
  expect: "import { expect } from 'vitest'",
  startStandin: "import { startStandin } from 'onec-standin/testing'",
  hs: "import { hs } from 'onec-standin/testing'",
  odata: "import { odata } from 'onec-standin/testing'",
  outgoing: "import { outgoing } from 'onec-standin/testing'",
  sendMessage: 'declare const sendMessage: (phone: string, text: string) => Promise<void>',
  ws: "import { ws } from 'onec-standin/testing'",
  createClock: "import { createClock } from 'onec-standin/testing'",
  startBus: "import { startBus } from 'onec-standin/testing'",
  busTest: "import { busTest } from 'onec-standin/vitest'",
  bus: "declare const bus: import('onec-standin/testing').TestBus",
  BusDefinition: "import type { BusDefinition } from 'onec-standin/testing'",
  placeOrder: 'declare const placeOrder: (url: string, client: { readonly id: string; readonly secret: string }) => Promise<void>',
  standinTest: "import { standinTest } from 'onec-standin/vitest'",
  standinFixtures: "import { standinFixtures } from 'onec-standin/playwright'",
  TestStandin: "import type { TestStandin } from 'onec-standin/testing'",
  standin: "declare const standin: import('onec-standin/testing').TestStandin",
  base: 'declare const base: { extend<T, W>(fixtures: object): readonly [T, W] }',
  Warehouse: "declare const Warehouse: import('onec-standin').HTTPService",
  app: "declare const app: import('hono').Hono",
  answer: "declare const answer: (...texts: readonly string[]) => import('onec-standin').HTTPServiceResponse",
  orders:
    "declare const orders: Map<string, import('onec-standin').XDTOValue<typeof Order>>\nimport { XDTOPackage, property } from "
    + "'onec-standin'\n"
    + "const Order = XDTOPackage({ Namespace: 'urn:shop' }).objectType('Order', { Number: property(xs.string) })",
}

const declares = (code: string, name: string): boolean =>
  new RegExp(`(?:const|function|class)\\s+${name}\\b|import\\s*(?:type\\s*)?\\{[^}]*\\b${name}\\b`).test(code)
const uses = (code: string, name: string): boolean => {
  const plain = code.replace(/'[^'\n]*'|\/\/.*$/gm, '')
  if (!new RegExp(`\\b${name}\\b`).test(plain) || (name === 'as' && !/\bas\(/.test(plain))) return false
  return (
    !['Boolean', 'Date', 'Number', 'String'].includes(name) || (typesOfData.test(code) && new RegExp(`(?<![.\\w])${name}[(,]`).test(plain))
  )
}

/** Where data is defined, `Number(15, 2)` is a type of data; elsewhere it is JavaScript's. */
const typesOfData = /\b(?:Attributes|Dimensions|Fields|Resources|TabularSections|Type): |\bExternalDataSource\w+\(/

const whole = (code: string): string =>
  [
    ...Object.entries(surroundings)
      .filter(([name]) => uses(code, name) && !declares(code, name))
      .map(([, line]) => line),
    code.replace(/^const /gm, 'export const '),
    'export {}',
  ].join('\n')

function outcome(codes: readonly string[]): readonly [output: string, status: number | null] {
  const folder = temporaryFolder(Object.fromEntries(codes.map((code, at) => [`${at}.ts`, whole(code)])))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return compile(folder)
}

const codeIn = (file: string): string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/^```ts\n([^]*?)^```/gm)].map((found) => found[1]!)
const readme = codeIn('README.md')
const pages = [
  'docs/project-file.md',
  'docs/web-services.md',
  'docs/handlers.md',
  'docs/foreign-services.md',
  'docs/sessions.md',
  'docs/access.md',
  'docs/publications.md',
  'docs/infobase.md',
  'docs/bsl-library.md',
  'docs/odata.md',
  'docs/consumers.md',
  'docs/external-data-sources.md',
  'docs/integration-bus.md',
].flatMap(codeIn)
/** Those that name what is inside a folder's own business are run by its tests. */
const inSources = sources
  .filter(({ layer }) => layer !== 'load' && layer !== 'infobase')
  .flatMap(({ text }) =>
    [...text.matchAll(/@example\s((?:(?!\*\/|\n \* @|\n {3}\* @)[^])+)/g)].map((found) => found[1]!.replace(/^ *\* {0,3}/gm, '').trim()),
  )

test('they compile', () => {
  expect([readme.length > 1, pages.length > 1, inSources.length > 1]).toEqual([true, true, true])
  expect(outcome([...readme, ...pages, ...inSources])).toEqual(['', 0])
})

/** Whole files of the pages that teach, each page's in a folder of its own: they import each other. */
const taught = ['tutorials', 'recipes'].flatMap((room) =>
  readdirSync(join(root, 'docs', room)).flatMap((page) =>
    stepsOf(readFileSync(join(root, 'docs', room, page), 'utf8')).flatMap((step) =>
      step.kind === 'file' && step.path.endsWith('.ts') ? [[`${page}/${step.path}`, step.text] as const] : [],
    ),
  ),
)

test('files of tutorials and recipes compile', () => {
  expect(taught.length).toBeGreaterThan(3)
  const folder = temporaryFolder(Object.fromEntries(taught))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  expect(compile(folder)).toEqual(['', 0])
})

test('one that is wrong would be seen', () => {
  expect(outcome(["URLTemplate('/a', { GTE: () => new HTTPServiceResponse(200) })"])[1]).not.toBe(0)
})
