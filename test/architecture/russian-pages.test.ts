/** Russian pages follow the English ones: a change of commands, code, headings or rows of one fails until the other has it. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exitCodes } from '../../src/cli/shared/exit-codes.ts'
import { blocksOf, outlineOf } from '../support/russian-page.ts'
import { root, sources } from './sources.ts'

/** They leave parts of the English page out: their blocks are some of its blocks, in its order. */
const overviews = [
  'cli.md',
  'errors.md',
  'infobase.md',
  'integration-bus.md',
  'odata.md',
  'project-file.md',
  'stub-language.md',
  'web-services.md',
]
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const pages = readdirSync(join(root, 'docs/ru'), { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.md'))
const pairs = [['README.ru.md', 'README.md'] as const, ...pages.map((name) => [`docs/ru/${name}`, `docs/${name}`] as const)]

describe.each(pairs)('%s', (russian, english) => {
  const overview = overviews.includes(russian.slice('docs/ru/'.length))

  test(`its code is that of ${english}`, () => {
    const [ours, theirs] = [blocksOf(read(russian)), blocksOf(read(english))]
    expect(ours).toEqual(overview ? theirs.filter((block) => ours.some(({ code }) => code === block.code)) : theirs)
  })

  if (!overview)
    test(`its headings and tables are those of ${english}`, () => {
      expect(outlineOf(read(russian))).toEqual(outlineOf(read(english)))
    })

  test('both link to each other', () => {
    const link = (from: string, to: string): string => relative(join(from, '..'), to).replaceAll('\\', '/')
    expect(linksOf(read(russian))).toContain(link(russian, english))
    expect(linksOf(read(english))).toContain(link(english, russian))
  })
})

/** GitHub's anchors: small letters and digits of any script, spaces as hyphens. */
const anchorsOf = (page: string): readonly string[] => [
  ...[...page.replace(/^```[^]*?^```$/gm, '').matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  ),
  ...[...page.matchAll(/<a id="([^"]+)"/g)].map(([, id]) => id!),
]

const linksOf = (page: string): readonly string[] =>
  [...page.replace(/^```[^]*?^```$|`[^`\n]*`/gm, '').matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link]) => link!)
    .filter((link) => !/^\w+:/.test(link))

function leadsNowhere(path: string, link: string): boolean {
  const [file = '', anchor] = link.split('#')
  const target = file === '' ? path : join(path, '..', decodeURI(file))
  if (!existsSync(join(root, target))) return true
  return anchor !== undefined && target.endsWith('.md') && !anchorsOf(read(target)).includes(decodeURI(anchor))
}

const english = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'))

test.each(['README.md', 'README.ru.md', 'CONTRIBUTING.md', ...english.map((name) => `docs/${name.replaceAll('\\', '/')}`)])(
  'links of %s',
  (path) => {
    expect(linksOf(read(path)).filter((link) => leadsNowhere(path, link))).toEqual([])
  },
)

test('the overview of the command has every command and every exit code', () => {
  const commands = [...read('docs/cli.md').matchAll(/^## `standin (\w+)/gm)].map(([, name]) => name!)
  expect(commands.filter((name) => !read('docs/ru/cli.md').includes(`| \`standin ${name}`))).toEqual([])
  expect(commands.length).toBeGreaterThan(15)
  const codes = [...read('docs/ru/errors.md').matchAll(/^\| (\d{1,2}) \|/gm)].map(([, code]) => Number(code))
  expect(codes).toEqual(Object.values(exitCodes).map(({ code }) => code))
})

/** Literals of one line that have Russian words and name a page of docs. */
const citing = /['"`][^'"`\n]*[а-яё][^'"`\n]*['"`]/giu

test('Russian messages name the Russian page where there is one', () => {
  const cited = sources.flatMap(({ path, text }) =>
    (text.match(citing) ?? []).flatMap((one) =>
      [...one.matchAll(/docs\/(ru\/)?([\w-]+\.md)/g)].map(([, ru, page]) => ({ path, ru, page: page! })),
    ),
  )
  expect(cited.filter(({ ru, page }) => ru === undefined && pages.includes(page))).toEqual([])
  expect(cited.filter(({ ru, page }) => ru !== undefined && !pages.includes(page))).toEqual([])
  expect(cited.length).toBeGreaterThan(6)
})

describe('a difference is seen', () => {
  test('in code, not in comments and outputs', () => {
    const page = (command: string, comment: string): string =>
      `\`\`\`console\n$ ${command}\n${comment}\n\`\`\`\n\`\`\`yaml\na: 1 # ${comment}\n\`\`\`\n\`\`\`ts\na() // ${comment}\n\`\`\`\n`
    expect(blocksOf(page('standin check', 'один'))).toEqual(blocksOf(page('standin check --lang ru', 'one')))
    expect(blocksOf(page('standin check', 'один'))).not.toEqual(blocksOf(page('standin serve', 'one')))
    expect(blocksOf(page("php -r 'a\nb'", 'x'))[0]?.code).toBe("$ php -r 'a\nb'")
  })

  test('in headings and rows', () => {
    expect(outlineOf('# A\n\n| a |\n| --- |\n| b |\n\n## C\n```sh\n# no heading\n```\n')).toEqual(['#', '|3', '##'])
  })
})
