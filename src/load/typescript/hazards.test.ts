/** The fast transform of TypeScript is asked only where it means what oxc, which is exact, means: our own sources, and hazards made up. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { minifySync, transformSync } from 'rolldown/utils'
import { transform } from 'sucrase'
import { expect, test } from 'vitest'
import { sources } from '../../../test/architecture/sources.ts'
import { isHazardous } from './hazards.ts'

/** JavaScript without blanks, so that two ways of writing one program are one text. */
function minified(code: string): string {
  const { code: text, errors } = minifySync('a.js', code, {
    module: true,
    compress: false,
    mangle: false,
    codegen: { removeWhitespace: true },
  })
  if (errors.length > 0) throw new SyntaxError(errors[0]!.message)
  // That it is a module, said by who finds nothing else to say it.
  // Empty statements, and that it is a module where nothing else says so.
  return text
    .replace(/export\{\};/, '')
    .replace(/(^|[;{}]);+/g, '$1')
    .replace(/;$/, '')
}

const bySucrase = (source: string): string => minified(transform(source, { transforms: ['typescript'], disableESTransforms: true }).code)

function byOxc(source: string): string {
  const { code, errors } = transformSync('a.ts', source, { typescript: { onlyRemoveTypeImports: false } })
  if (errors.length > 0) throw new SyntaxError(errors[0]!.message)
  return minified(code)
}

/** Enumerations are written by each in a way of its own, which `evaluate.test.ts` runs. */
const comparable = (source: string): boolean => !isHazardous(source) && !/\benum\b/.test(source)

test('both transforms mean the same by every source of this library that is not left to the thorough one', () => {
  const compared = sources.map(({ path }) => path).filter((path) => comparable(read(path)))
  expect(compared.filter((path) => bySucrase(read(path)) !== byOxc(read(path)))).toEqual([])
  expect(compared.length).toBeGreaterThan(sources.length * 0.7)
})

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

test.each([
  ['the semicolon of a style without them, behind a type', 'const a = 1\ntype T = number\n;[1].map(String)'],
  ['the same behind a comment', 'const a = 1\ntype T = number\n/* so */ ;[1].map(String)'],
  ['a list behind a type without any', 'let a = f\ntype T = number\n[1].map(String)'],
  ['a call behind `as`', 'let a = f as T\n(1)'],
  ['an index behind `satisfies`', 'let a = f satisfies T\n[0]'],
  ['a template behind `as`', 'let a = f as T\n`x`'],
  ['a regular expression behind an interface', 'let a = f\ninterface T {}\n/x/.test("x")'],
  ['parameters of types on lines of their own', 'const a = () => {\n  return <\n    T,\n  >(a: T) => a\n}'],
  ['a namespace with values', 'namespace A {\n  export const b = 1\n}'],
  ['an import that is called', "const a = () => import('./a.ts')"],
  ['the address of the module', 'const a = import.meta.url'],
  ['a wait at the top', 'const a = await (f())'],
  ['a wait as a statement', 'await f()'],
  ['a field called set, whose type alone parts it from the next one', 'class A {\n  readonly set: Map<string, number>\n  b = 1\n}'],
  ['a field called get before a method', 'class A {\n  get: () => void\n  total() {}\n}'],
  ['a field called static with a type over several lines', 'class A {\n  static: {\n    b: 1\n  }\n  c = 1\n}'],
  ['a decorator', '@sealed\nclass A {}'],
])('%s is left to the thorough transform', (_, source) => {
  expect(isHazardous(source)).toBe(true)
})

test('properties of objects with such names are none', () => {
  expect(isHazardous('const a = {\n  get: (b: A) => b.c,\n  set: (b: A) => {\n    b.c = 1\n  },\n}')).toBe(false)
})

test('a sum whose summands are calls over several lines is none', () => {
  expect(isHazardous("h(\n  b\n    + f(\n      'x',\n    )\n    + g(),\n)")).toBe(false)
  expect(isHazardous('let a = f\ntype T = (\n  | 1\n)\n+1')).toBe(true)
  expect(isHazardous(read('../services/hs/ПримерРаботы.ts'))).toBe(false)
})

const pieces = [
  'const a = f',
  'let b: number = 1',
  'type T = number',
  'type U<X> = X extends string ? 1 : 2',
  'interface I {\n  x: number\n}',
  'declare const c: string',
  'declare function d(): void',
  'function g(x: number): void\nfunction g(x: unknown): void {}',
  'a = b as number',
  'a = b satisfies unknown',
  'a = b as unknown as T',
  'a = <T>b',
  'a!',
  'class A {\n  declare x: number\n  y!: string\n  z = 1\n}',
  'abstract class B {\n  abstract m(): void\n  private readonly n: number = 2\n}',
  "import type { Q } from 'q'",
  "import { r, type S } from 'r'",
  'r',
  '[1].map(String)',
  ';[1].map(String)',
  '(1)',
  ';(1)',
  '`x`',
  ';`x`',
  '/x/.test(a)',
  '+1',
  '-1',
  '++b',
  ';',
  '{ }',
  'const h = <X,>(x: X): X => x',
  'const k = async <\n  X,\n>(x: X) => x',
  'if (a) b = 2',
  'export { a }',
  'export type { T }',
  'label: for (;;) break label',
]

test('no program of such statements, in any order, means something else by the fast transform (property)', () => {
  let compared = 0
  fc.assert(
    fc.property(fc.shuffledSubarray(pieces, { minLength: 1, maxLength: 6 }), fc.constantFrom('\n', '\n// so\n', ';\n'), (some, end) => {
      const source = some.join(end)
      const exact = exactly(source)
      if (exact === undefined || !comparable(source)) return
      compared++
      expect(bySucrase(source)).toBe(exact)
    }),
    { numRuns: 600 },
  )
  expect(compared).toBeGreaterThan(50)
})

/** `undefined` for what is no program. */
function exactly(source: string): string | undefined {
  try {
    return byOxc(source)
  } catch {
    return undefined
  }
}
