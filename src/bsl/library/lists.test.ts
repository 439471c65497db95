/** The typed lists are what the script writes; both names are one thing, and the very one that modules run; no compiler is loaded. */
import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { libraryFiles } from '../../../scripts/bsl-library.mjs'
import { importsOf, sources, withoutComments } from '../../../test/architecture/sources.ts'
import { platformDictionary } from '../objects/library.ts'
import { dictionary, groups } from './parts.ts'

const bare = (text: string): string => text.replace(/[\s,()]/g, '').replace(/['`]|=\|/g, (mark) => (mark === '=|' ? '=' : mark))

test.each(Object.entries(libraryFiles(groups)))('%s is current: node scripts/bsl-library.mjs', (name, text) => {
  expect(bare(readFileSync(new URL(`./lists/${name}.ts`, import.meta.url), 'utf8'))).toBe(bare(text))
})

test('functions and types are those that modules run', () => {
  const ofModules = platformDictionary()
  const other = [...dictionary.types].filter(([name, type]) => ofModules.types.get(name) !== type)
  expect(other.map(([name]) => name)).toEqual([])
  const unlike = [...dictionary.functions].filter(([name, one]) => {
    const known = ofModules.functions.get(name)
    return known === undefined || known.russian !== one.russian || known.english !== one.english || known.kinds !== one.kinds
  })
  expect(unlike.map(([name]) => name)).toEqual([])
})

const byPath = new Map(sources.map((one) => [one.path, one]))

function loadedWith(path: string, met = new Set<string>()): ReadonlySet<string> {
  const source = byPath.get(path)
  if (source === undefined || met.has(path)) return met
  met.add(path)
  for (const { from, typeOnly } of importsOf({ ...source, text: withoutComments(source.text) }))
    if (!typeOnly && from.startsWith('.')) loadedWith(posix.normalize(posix.join(posix.dirname(path), from)), met)
  return met
}

test('neither the compiler nor a server is loaded', () => {
  const loaded = [...loadedWith('library/index.ts')]
  expect(
    loaded.filter((path) => /^bsl\/(?:compile|syntax|bind|modules)\/|^(?:platform|standin|infobase|ws|soap|odata)\//.test(path)),
  ).toEqual([])
  expect(loaded).toContain('bsl/objects/json/json.ts')
})
