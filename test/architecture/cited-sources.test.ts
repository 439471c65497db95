/** Each source and each section of chapter 17 that code, tests and pages cite has its row in docs/sources.md, numbered once. */
import { readFileSync, readdirSync } from 'node:fs'
import { join, sep } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './sources.ts'

/** Folders and pages whose texts may cite. */
const places = ['src', 'test', 'docs', 'examples', 'services', 'bench', 'scripts']
const pages = ['README.md', 'CHANGELOG.md']

const texts = [
  ...pages,
  ...places.flatMap((place) =>
    readdirSync(join(root, place), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|mjs|js|md|yaml)$/.test(entry.name) && !entry.parentPath.includes('node_modules'))
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length).split(sep).join('/')),
  ),
]
  .filter((path) => path !== 'docs/sources.md' && !path.endsWith('cited-sources.test.ts'))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))

const page = readFileSync(join(root, 'docs/sources.md'), 'utf8')
const rows = [...page.matchAll(/^\| <a id="s(\d+)"><\/a>(\d+) \|/gm)].map((found) => [found[1]!, found[2]!] as const)
const numbers = new Set(rows.map(([, number]) => number))
const sections = new Set([...page.matchAll(/^\| (17(?:\.\d+)+) \|/gm)].map((found) => found[1]!))

/** What `find` gives for each text and has no place among `known`, with the file that cites it. */
const unknown = (find: (text: string) => readonly string[], known: ReadonlySet<string>): string[] =>
  texts.flatMap(({ path, text }) =>
    find(text)
      .filter((one) => !known.has(one))
      .map((one) => `${path}: ${one}`),
  )

const citedSources = (text: string): string[] => [
  ...[...text.matchAll(/\bsources? (\d+(?:(?:, | and )\d+)*)/g)].flatMap((found) => found[1]!.match(/\d+/g)!),
  ...[...text.matchAll(/sources\.md#s(\d+)/g)].map((found) => found[1]!),
]
const citedSections = (text: string): string[] =>
  [...text.matchAll(/(?<![\d.])17(?:\.\d+){2,}(?![\d.]*\d)|(?<=chapter )17\.\d+(?![\d.]*\d)/g)].map(([section]) => section)

test('each row has one number, which its anchor repeats', () => {
  expect(rows.filter(([anchor, number]) => anchor !== number)).toEqual([])
  expect(rows.length).toBe(numbers.size)
  expect(rows.length).toBeGreaterThan(50)
})

test('each cited source has its row', () => {
  expect(unknown(citedSources, numbers)).toEqual([])
})

test('a link to a source names the number that it leads to', () => {
  const links = texts.flatMap(({ text }) => [...text.matchAll(/\[source (\d+)\]\([./]*(?:docs\/)?sources\.md#s(\d+)\)/g)])
  expect(links.filter((found) => found[1] !== found[2]).map(([link]) => link)).toEqual([])
  expect(links.length).toBeGreaterThan(20)
})

test('each cited section of chapter 17 is one of its current edition', () => {
  expect(unknown(citedSections, sections)).toEqual([])
})

test('no text cites what is not in the project', () => {
  const elsewhere = /\bfacts(?:\/[\w-]+\.md|,)? \d|\bfacts\/[\w-]+|\bshared\/(?:facts|design|seeds|faults)\b/gi
  expect(unknown((text) => text.match(elsewhere) ?? [], new Set())).toEqual([])
})
