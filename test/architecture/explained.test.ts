/** Readers of the package find out what a citation means: sections name their chapter, pages with marks say where marks are explained. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root, sources } from './sources.ts'

const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const under = (folder: string, name: RegExp): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((one) => `${folder}/${one.replaceAll('\\', '/')}`)
    .filter((path) => name.test(path) && !path.includes('node_modules'))

const pages = ['README.md', ...under('docs', /\.md$/), ...under('examples', /\.md$/)]

/** They cite in tables, and say at their head which document the numbers are of. */
const explainThemselves = [
  'docs/glossary.md',
  'docs/ru/glossary.md',
  'docs/sources.md',
  'docs/quirks.md',
  'docs/architecture.md',
  'docs/performance.md',
]

/** `chapter 17.3`, also with the line's end between, and the further numbers of a list. */
const named = /(?:chapters?|глав\p{L}*)[\s*]+17(?:\.\d+)+(?:(?:,[\s*]+|; | and | и |-)17(?:\.\d+)+)*/gu
const section = /(?<![\d.])17\.\d(?:\.\d+)*(?![\d.]*\d|%| )|(?<![\d.])17(?:\.\d+){2,}/g

const bare = (text: string): readonly string[] => text.replace(named, '').match(section) ?? []

test('comments name the chapter that a section is of', () => {
  const comments = sources.map(({ path, text }) => [path, [...text.matchAll(/\/\*\*[^]*?\*\//g)].join('\n')] as const)
  expect(comments.flatMap(([path, text]) => bare(text).map((one) => `${path}: ${one}`))).toEqual([])
})

test('so do pages and schemas', () => {
  const shipped = [...pages.filter((path) => !explainThemselves.includes(path)), ...under('schema', /\.json$/)]
  expect(shipped.flatMap((path) => bare(read(path)).map((one) => `${path}: ${one}`))).toEqual([])
  expect(shipped.length).toBeGreaterThan(50)
})

test.each(explainThemselves.filter((path) => !path.endsWith('performance.md')))('%s says what its numbers are', (path) => {
  expect(read(path)).toMatch(/(?:chapter|глава) 17/i)
  expect(/glossary|sources/.test(path) || /\]\((?:sources|glossary)\.md/.test(read(path))).toBe(true)
})

test('a page with marks leads to their meaning', () => {
  const marked = pages.filter((path) => /^\|[^\n]*\| (?:mark|оценка) \|/m.test(read(path)))
  expect(
    marked.filter(
      (path) =>
        !/(?:^|\/)(?:glossary|sources)\.md$/.test(path) && !/\((?:docs\/|\.\.\/)*(?:ru\/)?(?:glossary|quirks|sources)\.md/.test(read(path)),
    ),
  ).toEqual([])
  expect(marked.length).toBeGreaterThan(3)
})

test('the entry that hovers belong to says where its citations are explained', () => {
  expect(read('src/index.ts')).toContain('docs/glossary.md')
})

/** Each is explained in the glossary of its language. */
describe.each(['docs/glossary.md', 'docs/ru/glossary.md'])('%s has', (path) => {
  const words = [
    'default.vrd',
    'XDTO',
    'composition',
    'publication',
    'separator',
    'infobase',
    'stand-in',
    'stub',
    'fixture',
    'near miss',
    'seam',
  ]
  test.each(words)('%s', (word) => {
    expect(read(path)).toMatch(new RegExp(`^\\|[^\\n]*\\b${word.replace('.', '\\.')}\\b[^\\n]*\\|$`, 'm'))
  })
})

test('a bare section is seen', () => {
  expect(bare('rules 1-5 (17.3.2.2.2)')).toEqual(['17.3.2.2.2'])
  expect(bare('rules (chapter 17.3.2.2.2, 17.6), в главе 17.4.2')).toEqual([])
  expect(bare('took 17.3 ms, 17.5 MB')).toEqual([])
})
