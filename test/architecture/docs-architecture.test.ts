/** Docs/architecture.md names files and folders that exist, and every layer of the table of imports. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root, sources } from './sources.ts'

const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8')

/** Paths in code spans and in the drawing: below src, or from the root of the repository. */
const named = [...new Set([...page.matchAll(/(?<![\w*./])(?:[a-z][\w-]*\/)+[\w.-]+\.ts\b/g)].map(([path]) => path))]

test('each file that it names exists', () => {
  expect(named.filter((path) => !existsSync(join(root, 'src', path)) && !existsSync(join(root, path)))).toEqual(['services/ws/Rates.ts'])
  expect(named.length).toBeGreaterThan(60)
})

test('each layer is in its table', () => {
  const layers = new Set(sources.map(({ layer }) => layer).filter((layer) => layer !== 'index'))
  const rows = page.slice(page.indexOf('| layer |')).split('\n\n')[0]!
  const listed = [...rows.matchAll(/^\| ([^|(]+)/gm)].flatMap(([, names]) => names!.trim().split(', '))
  expect([...layers].filter((layer) => !listed.includes(layer))).toEqual([])
})
