/** Modules for packages compile under strict TypeScript, whatever the packages hold. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { corpus } from '../../../test/support/corpus.ts'
import { readPackages } from '../package-file/file.ts'
import type { ObjectType } from '../types/object-type.ts'
import { XDTOPackage } from '../types/package.ts'
import { property, reference } from '../types/property.ts'
import { xs } from '../types/xs.ts'
import { typeModules, type NamedPackage } from './type-text.ts'

const repository = fileURLToPath(new URL('../../..', import.meta.url))
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')

/** What tsc says of the modules, each set in a folder of its own; `''` when nothing. */
function complaints(sets: readonly (readonly NamedPackage[])[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'type-text-'))
  try {
    symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'))
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
    sets.forEach((packages, at) => {
      mkdirSync(join(folder, String(at)))
      for (const { file, text } of typeModules(packages)) writeFileSync(join(folder, String(at), file), text)
    })
    const { compilerOptions } = JSON.parse(readFileSync(join(repository, 'tsconfig.json'), 'utf8')) as { compilerOptions: object }
    const paths = { 'onec-standin': [join(repository, 'src/xdto/index.ts')] }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { ...compilerOptions, paths }, include: ['*/*.ts'] }))
    execFileSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8', stdio: 'pipe' })
    return ''
  } catch (error) {
    if (!(error instanceof Error && 'stdout' in error)) throw error
    return String(error.stdout)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const root = corpus('onec-services')

describe.skipIf(root === undefined)('modules for the packages of the corpus', () => {
  test('compile under the strictest settings', { timeout: 300_000 }, () => {
    const configurations = new Map<string, string[]>()
    for (const file of readdirSync(root!, { recursive: true, encoding: 'utf8' }).filter((one) => /\/Package\.(?:bin|xdto)$/.test(one))) {
      const configuration = file.slice(0, file.indexOf('/XDTOPackages/'))
      configurations.set(configuration, [...(configurations.get(configuration) ?? []), file])
    }
    const sets = [...configurations.values()].map((files) => {
      const { packages } = readPackages(files.map((file) => ({ file, source: readFileSync(join(root!, file)) })))
      return packages.map((made, at): NamedPackage => ({ name: /XDTOPackages\/([^/]+)\//.exec(files[at]!)![1]!, package: made }))
    })
    expect(sets.flat()).toHaveLength(95)
    expect(complaints(sets)).toBe('')
  })
})

describe('a module', () => {
  const Shop = XDTOPackage({ Namespace: 'urn:shop' })
  const Money = Shop.valueType('money-2', xs.decimal, { fractionDigits: 2 })
  const Kind = Shop.valueType('class', xs.string, { enumeration: ["it's", 'b"c'] })
  interface Node {
    readonly Children: readonly Node[]
  }
  const Node: ObjectType<Node> = Shop.objectType('Node', { Children: property(() => Node, { lowerBound: 0, upperBound: -1 }) })
  const Title = Shop.rootProperty('Node', property(xs.string))
  Shop.objectType('XDTOValue', {
    ['__proto__']: property(Money),
    'a-b': property(Kind, { default: "it's", lowerBound: 0 }),
    'Node': reference(Title),
    'Any': property(),
    'Inside': property(Shop.anonymousObjectType({ Список: property(Shop.anonymousListType(xs.int)) }, { open: true })),
  })

  test('has an export for every type, with names that TypeScript takes', () => {
    const { text, file } = typeModules([{ name: 'Магазин', package: Shop }])[0]!
    expect(file).toBe('Магазин.ts')
    expect(text).toContain("export const Магазин = XDTOPackage({ Namespace: 'urn:shop' })")
    expect(text).toContain("export const money_2 = Магазин.valueType('money-2', xs.decimal, { fractionDigits: 2 })")
    expect(text).toContain("export const _class = Магазин.valueType('class', xs.string, { enumeration: ['it\\'s', 'b\"c'] })")
    expect(text).toContain('export interface Node {\n  readonly Children: readonly (Node)[]\n}')
    expect(text).toContain('Children: property(() => Node, { lowerBound: 0, upperBound: -1 }),')
    expect(text).toContain("['__proto__']: property(money_2),")
  })

  test('compiles, and so does one that needs another package in a circle', { timeout: 300_000 }, () => {
    const A = XDTOPackage({ Namespace: 'urn:a' })
    const B = XDTOPackage({ Namespace: 'urn:b' })
    const InB: ObjectType = B.objectType('Same', {
      Back: property(() => Root, { lowerBound: 0 }),
      Value: property(() => Leaf, { lowerBound: 0 }),
    })
    const Root: ObjectType = A.objectType('Same', { Other: property(() => InB) })
    const Leaf = A.objectType('Leaf', { Text: property(xs.string) }, { mixed: true })
    expect(
      complaints([
        [{ name: 'Shop', package: Shop }],
        [
          { name: 'A', package: A },
          { name: 'B', package: B },
        ],
      ]),
    ).toBe('')
  })
})
