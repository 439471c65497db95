/** Links of shipped pages lead to what is shipped: who installs the package has neither sources nor tests. */
import { readFileSync, readdirSync } from 'node:fs'
import { join, posix } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './sources.ts'

const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly files: readonly string[] }
/** Npm packs them in any case. */
const always = ['package.json', 'LICENSE', 'README.md']
const isShipped = (path: string): boolean =>
  [...files, ...always].some((one) => path === one || path.startsWith(`${one}/`)) && !path.startsWith('..')

const pages = files.flatMap((one) =>
  one.endsWith('.md')
    ? [one]
    : one === 'dist'
      ? []
      : readdirSync(join(root, one), { recursive: true, encoding: 'utf8' })
          .map((name) => `${one}/${name.replaceAll('\\', '/')}`)
          .filter((name) => name.endsWith('.md') && !name.includes('node_modules')),
)

const linksOf = (page: string): readonly string[] =>
  [...page.replace(/^```[^]*?^```|`[^`\n]*`/gm, '').matchAll(/\]\(([^)\s#]+)[^)]*\)/g)]
    .map(([, link]) => link!)
    .filter((link) => !/^\w+:/.test(link))

test('there are pages and links', () => {
  expect(pages.length).toBeGreaterThan(60)
  expect(pages.flatMap((page) => linksOf(readFileSync(join(root, page), 'utf8'))).length).toBeGreaterThan(500)
})

test.each(pages)('%s', (page) => {
  const outside = linksOf(readFileSync(join(root, page), 'utf8'))
    .map((link) => posix.normalize(posix.join(posix.dirname(page), decodeURI(link))))
    .filter((path) => !isShipped(path))
  expect(outside).toEqual([])
})
